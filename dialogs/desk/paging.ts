import type { Action, ListReply } from '../../src/conversation/replies.ts'
import { button, type DeskScene } from './desk-scene.ts'

/** How much of a filter a button holds, in characters. */
const longestFilter = 160

/** Which page is shown, from 0, of how many things. */
export interface PageShown {
  readonly number: number
  readonly size: number
  readonly total: number
}

/**
 * A list's place among its pages, and the buttons to the ones beside it.
 *
 * @param deed the deed that shows the list; its `about` comes back as `readPage` reads it.
 * @param filter what the list is narrowed down by, as the deed takes it.
 * @example const { page, actions } = pageOf(at, 'audit', '', { number: 0, size: 8, total: 20 })
 */
export function pageOf(at: DeskScene, deed: string, filter: string, { number, size, total }: PageShown): { readonly page: NonNullable<ListReply['page']>; readonly actions: readonly Action[] } {
  const of = Math.max(1, Math.ceil(total / size))
  const to = (other: number, label: string): Action => button(at, { deed, label, about: `~${other + 1} ${filter.slice(0, longestFilter)}`.trim() })
  return {
    page: { number: number + 1, of, total },
    actions: [...(number > 0 ? [to(Math.min(number, of) - 1, 'previous')] : []), ...(number + 1 < of ? [to(number + 1, 'next')] : [])],
  }
}

/**
 * The page that a button asks for, from 0, and what the list is narrowed down by. Typed words ask for
 * the first page.
 *
 * @example readPage('~3 กรมชลประทาน') // { number: 2, filter: 'กรมชลประทาน' }
 */
export function readPage(about: string): { readonly number: number; readonly filter: string } {
  const [, number, filter = ''] = /^~(\d{1,6})(?:\s+(.*))?$/su.exec(about) ?? []
  return number === undefined ? { number: 0, filter: about.trim() } : { number: Math.max(1, Number(number)) - 1, filter: filter.trim() }
}
