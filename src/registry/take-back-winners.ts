import type { DeskRefusal } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { rewriteRows, storedRows, type Step } from './many-rows.ts'
import { refuse } from './refusals.ts'
import { winnerRecord, type StoredWinner } from './rows.ts'

/** Puts earlier wins back to what they were; one that the change added is removed from the list. */
export async function takeBackWinners(
  changes: readonly { readonly before: StoredWinner | null; readonly after: StoredWinner }[], { transaction, engine }: DeskParts,
): Promise<{ readonly ok: true; readonly steps: readonly Step<StoredWinner>[] } | DeskRefusal> {
  const now = await storedRows<StoredWinner>(transaction, 'winners', changes.map(({ after }) => after.id))
  const steps: Step<StoredWinner>[] = []
  for (const { before, after } of changes) {
    const current = now.get(after.id)
    if (current === undefined || !isAsLeft(current, after)) return refuse('changed-meanwhile')
    steps.push({ current, target: before === null ? { ...current, state: 'removed' } : { ...current, ...before } })
  }
  await rewriteRows(transaction, engine, 'winners', steps)
  return { ok: true, steps }
}

function isAsLeft(row: StoredWinner, left: StoredWinner): boolean {
  return row.state === left.state && JSON.stringify(Object.values(winnerRecord(row))) === JSON.stringify(Object.values(winnerRecord(left)))
}
