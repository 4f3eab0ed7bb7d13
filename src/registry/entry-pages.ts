import type { SchemaTransaction } from '../database/database.ts'
import { comparable } from '../rules/index.ts'
import type { EntryFilter, EntryRecord, Page, PageWish, Scope } from './desk.ts'
import { entryRecord, isEntered } from './rows.ts'
import { bodyKeyOf } from './scope.ts'
import { pageLimits, pageOf, wordsOccur } from './search.ts'

/** Entries of a round that a scope sees and a filter wants, newest first. */
export async function pageEntries(
  transaction: SchemaTransaction, seen: { readonly round: number; readonly scope: Scope }, filter: EntryFilter, page: PageWish,
): Promise<Page<EntryRecord>> {
  let query = transaction.selectFrom('entries').where('round', '=', seen.round).where(isEntered)
  const own = bodyKeyOf(seen.scope)
  if (own !== undefined) query = query.where('body_key', '=', own)
  if (filter.body !== undefined) query = query.where('body_key', '=', comparable(filter.body))
  if (filter.award !== undefined) query = query.where('award', '=', filter.award)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  for (const occurs of wordsOccur(filter.search)) query = query.where(occurs)
  const { limit, offset } = pageLimits(page)
  const rows = await query.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute()
  const { total } = await query.select((row) => row.fn.countAll().as('total')).executeTakeFirstOrThrow()
  return pageOf(rows.map(entryRecord), total)
}
