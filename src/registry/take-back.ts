import type { ChangedEntry, ChangedRows, EntryBefore, StoredAgency, TakenBack } from './changed-rows.ts'
import type { KeptDate } from './dates-in-force.ts'
import type { DeskRefusal } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { difference, type Step } from './many-rows.ts'
import type { StoredEntry, StoredWinner } from './rows.ts'
import { eachInTurn } from './sheets/limits.ts'
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
export async function takeBack(audited: Audited & { readonly id: number }, parts: DeskParts, version: number): Promise<TakenBack> {
  const action = actionOf(audited)
  const before = read(audited.before)
  const after = read(audited.after)
  switch (action.split('.')[0]) {
    case 'entry':
      return ofOne(await takeBackEntries([{ before: before as StoredEntry | null, after: after as StoredEntry }], parts, version, { audit: audited.id, changed: (after as StoredEntry).changed }))
    case 'winner':
      return ofOne(await takeBackWinners([{ before: before as StoredWinner | null, after: after as StoredWinner }], parts))
    case 'ruling':
      return takeBackRuling(action, before, after, parts)
    case 'milestone':
      return takeBackMilestone(before as KeptDate | null, after as KeptDate, parts)
    case 'agency':
      return takeBackSettling(audited, parts)
    default:
      return takeBackImport(audited.id, before as ChangedRows | null, after as ChangedRows, parts, version)
  }
}

type Steps<Row> = { readonly ok: true; readonly steps: readonly Step<Row>[] } | DeskRefusal

function ofOne<Row>(taken: Steps<Row>): TakenBack {
  return taken.ok ? { ok: true, before: taken.steps[0]?.current, after: taken.steps[0]?.target } : taken
}

async function takeBackImport(audit: number, before: ChangedRows | null, after: ChangedRows, parts: DeskParts, version: number): Promise<TakenBack> {
  // Both sides list the same rows.
  const pairs = <Before, After>(rows: readonly (After | null)[]): { before: Before | null; after: After }[] =>
    rows.flatMap((row, i) => (row === null ? [] : [{ before: (before?.rows[i] ?? null) as Before | null, after: row }]))
  switch (after.kind) {
    case 'entries': {
      const { kind, version: changed = 0 } = after
      const taken = await takeBackEntries(pairs<EntryBefore, ChangedEntry>(after.rows), parts, version, { audit, changed })
      if (!taken.ok) return taken
      // An undo of this undo has to know what became different, and of the rest whether it is still so.
      const was = await eachInTurn(taken.steps, (step) => ({ ...difference(step, 'current'), ...brief(step.current) }))
      return { ok: true, before: { kind, rows: was }, after: { kind, version, rows: taken.steps.map(({ target }) => brief(target)) } }
    }
    case 'winners':
      return ofMany(after.kind, await takeBackWinners(pairs<StoredWinner, StoredWinner>(after.rows), parts))
    case 'agencies':
      return ofMany(after.kind, await takeBackAgencies(pairs<StoredAgency, StoredAgency>(after.rows), parts))
  }
}

function ofMany<Row>(kind: ChangedRows['kind'], taken: Steps<Row>): TakenBack {
  if (!taken.ok) return taken
  return { ok: true, before: { kind, rows: taken.steps.map(({ current }) => current) }, after: { kind, rows: taken.steps.map(({ target }) => target) } }
}

/** What an undo has to know of an entry after a change. */
function brief({ id, revision, body_key, restored, restored_at }: StoredEntry): ChangedEntry {
  return { id, revision, body_key, restored, restored_at }
}
