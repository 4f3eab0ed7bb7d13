import type { TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { updateWinnerRow, winnerRecord, type StoredWinner } from './rows.ts'

const IDS = 400

/** Puts earlier wins back to what they were; one that the change added is removed from the list. */
export async function takeBackWinners(
  changes: readonly { readonly before: StoredWinner | null; readonly after: StoredWinner }[], { transaction }: DeskParts,
): Promise<TakenBack> {
  const now = new Map<number, StoredWinner>()
  const ids = changes.map(({ after }) => after.id)
  for (let i = 0; i < ids.length; i += IDS) {
    const rows = await transaction.selectFrom('winners').selectAll().where('id', 'in', ids.slice(i, i + IDS)).execute()
    for (const row of rows) now.set(row.id, row)
  }
  if (changes.some(({ after }) => !isAsLeft(now.get(after.id), after))) return refuse('changed-meanwhile')
  const written = []
  for (const { before, after } of changes) {
    written.push(await updateWinnerRow(transaction, after.id, winnerRecord(before ?? after), before?.state ?? 'removed'))
  }
  const left = changes.map(({ after }) => after)
  return { ok: true, before: changes.length === 1 ? left[0] : left, after: changes.length === 1 ? written[0] : written }
}

function isAsLeft(row: StoredWinner | undefined, left: StoredWinner): boolean {
  return row !== undefined && row.state === left.state &&
    JSON.stringify(Object.values(winnerRecord(row))) === JSON.stringify(Object.values(winnerRecord(left)))
}
