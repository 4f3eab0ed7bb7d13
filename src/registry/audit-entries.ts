import type { SchemaTransaction } from '../database/database.ts'
import { runsOf } from './id-runs.ts'

/** Rows of one statement. */
const ROWS = 1000

/**
 * Notes which entries one change of many concerns, so that the history of each can be told without a
 * line of the audit for each. Entries that an import adds have ids in a row and take one note together.
 *
 * @example await noteEntries(transaction, audit, [7, 5, 6, 9]) // 5–7 and 9
 */
export async function noteEntries(transaction: SchemaTransaction, audit: number, ids: readonly number[]): Promise<void> {
  const runs = runsOf(ids).map((run) => ({ audit, ...run }))
  for (let i = 0; i < runs.length; i += ROWS) {
    await transaction.insertInto('audit_entries').values(runs.slice(i, i + ROWS)).execute()
  }
}

/** The audit ids of the changes of many that an entry was among, the newest ones. */
export async function changesOfMany(transaction: SchemaTransaction, entry: number): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom('audit_entries').select('audit')
    .where('last', '>=', entry).where('first', '<=', entry)
    .orderBy('audit', 'desc').limit(ROWS)
    .execute()
  return rows.map(({ audit }) => audit)
}
