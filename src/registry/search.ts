import { sql, type Expression, type SqlBool } from 'kysely'
import { comparable } from '../rules/index.ts'
import type { Page, PageWish } from './desk.ts'

const WORDS = 10
const PAGE = 100

/** What a row is searched by: its texts in comparable form. */
export function searchText(texts: readonly (string | null)[]): string {
  return texts.flatMap((text) => (text === null ? [] : [comparable(text)])).join('\n')
}

/**
 * Conditions that every word of a search must fulfil: each occurs in the column `search`. What is
 * special in a pattern stands for itself.
 */
export function wordsOccur(search: string | undefined): readonly Expression<SqlBool>[] {
  const words = comparable((search ?? '').toWellFormed().replace(/\p{Cc}/gu, ' ')).split(' ').filter((word) => word !== '')
  return words.slice(0, WORDS).map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql<SqlBool>`${sql.ref('search')} like ${pattern} escape '\\'`
  })
}

/** Limit and offset of a page: at most 100 rows; what is no whole number from 0 is the first page. */
export function pageLimits({ page, size }: PageWish): { readonly limit: number; readonly offset: number } {
  const limit = Math.min(Math.max(Number.isInteger(size) ? size : PAGE, 1), PAGE)
  // An offset past every table's end, and within what the engines count to.
  const offset = Number.isInteger(page) && page > 0 ? Math.min(page, 10_000_000) * limit : 0
  return { limit, offset }
}

/** A page of items with the number of all. */
export function pageOf<T>(items: readonly T[], total: number | string | bigint | undefined): Page<T> {
  return { items, total: Number(total ?? 0) }
}
