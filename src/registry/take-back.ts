import type { ChangedEntry, ChangedRows, EntryBefore, StoredAgency, TakenBack } from './changed-rows.ts'
import type { KeptDate } from './dates-in-force.ts'
import type { DeskParts } from './desk-parts.ts'
import type { StoredEntry, StoredWinner } from './rows.ts'
import { takeBackAgencies, takeBackSettling } from './take-back-agencies.ts'
import { takeBackEntries } from './take-back-entries.ts'
import { actionOf, read, type Audited } from './take-back-kinds.ts'
import { takeBackMilestone } from './take-back-milestones.ts'
import { takeBackRuling } from './take-back-rulings.ts'
import { takeBackWinners } from './take-back-winners.ts'

/**
 * Takes a change of a round back, where everything is still as the change left it and nothing rests on
 * it; an undo of such a change, too, which does it once more. The round is locked, and `canTakeBack`
 * has been asked.
 *
 * @param version the round's new version.
 */
export function takeBack(audited: Audited, parts: DeskParts, version: number): Promise<TakenBack> {
  const action = actionOf(audited)
  const before = read(audited.before)
  const after = read(audited.after)
  switch (action.split('.')[0]) {
    case 'entry':
      return takeBackEntries([{ before: before as StoredEntry | null, after: after as StoredEntry }], parts, version)
    case 'winner':
      return takeBackWinners([{ before: before as StoredWinner | null, after: after as StoredWinner }], parts)
    case 'ruling':
      return takeBackRuling(action, before, after, parts)
    case 'milestone':
      return takeBackMilestone(before as KeptDate | null, after as KeptDate, parts)
    case 'agency':
      return takeBackSettling(audited, parts)
    default:
      return takeBackImport(before as ChangedRows | null, after as ChangedRows, parts, version)
  }
}

async function takeBackImport(before: ChangedRows | null, after: ChangedRows, parts: DeskParts, version: number): Promise<TakenBack> {
  // Both sides list the same rows.
  const pairs = <Before, After>(rows: readonly (After | null)[]): { before: Before | null; after: After }[] =>
    rows.flatMap((row, i) => (row === null ? [] : [{ before: (before?.rows[i] ?? null) as Before | null, after: row }]))
  const taken = await (after.kind === 'entries' ? takeBackEntries(pairs<EntryBefore, ChangedEntry>(after.rows), parts, version)
    : after.kind === 'winners' ? takeBackWinners(pairs<StoredWinner, StoredWinner>(after.rows), parts)
    : takeBackAgencies(pairs<StoredAgency, StoredAgency>(after.rows), parts))
  if (!taken.ok) return taken
  const [was, is] = [listOf(taken.before), listOf(taken.after)]
  return { ok: true, before: { kind: after.kind, rows: was }, after: { kind: after.kind, rows: after.kind === 'entries' ? is.map(brief) : is } }
}

/** What an undo has to know of an entry after a change. */
function brief(row: unknown): ChangedEntry {
  const { id, revision, body_key, restored, restored_at } = row as StoredEntry
  return { id, revision, body_key, restored, restored_at }
}

function listOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [rows]
}
