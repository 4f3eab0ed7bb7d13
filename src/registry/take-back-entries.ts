import { Admissions, concernedOf, objectionsInSight } from './admissions.ts'
import type { Objection } from './desk.ts'
import type { ChangedEntry, EntryBefore, TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { EntryIndex, roundRegistry } from './round-index.ts'
import { draftOfRow, entryColumns, standsAs, writeEntryRows, type StoredEntry } from './rows.ts'
import { breath, STRIDE } from './sheets/limits.ts'

const IDS = 400

/**
 * Puts entries back to what they were before a change. One that the change added is in no list any
 * more; its row stays, as withdrawn, so that whoever keeps the entries in mind hears of it. Refused
 * where one was changed since and that was not taken back; where the core is against what they were;
 * or where another entry was let in because of what they are.
 */
export async function takeBackEntries(
  changes: readonly { readonly before: EntryBefore | null; readonly after: ChangedEntry }[], parts: DeskParts, version: number,
): Promise<TakenBack> {
  const now = await storedEntries(changes.map(({ after }) => after.id), parts)
  const steps: { current: StoredEntry; target: StoredEntry }[] = []
  for (const { before, after } of changes) {
    const current = now.get(after.id)
    // Its present state may have come back by undoing what had been done since.
    if (!current || standsAs(current) !== standsAs(after)) return refuse('changed-meanwhile')
    const target: StoredEntry = before === null ? { ...current, state: 'withdrawn' } : { ...current, ...before }
    const revision = current.revision + 1
    steps.push({
      current,
      target: {
        ...target, ...entryColumns(draftOfRow(target)), revision, restored: before === null ? 0 : standsAs(before), restored_at: revision,
        changed: version, created_at: current.created_at, updated_at: parts.at.toISOString(),
      },
    })
  }
  const admissions = new Admissions(parts)
  const resting = await admissions.restingOn(steps.map(({ current }) => current), steps.map(({ target }) => target))
  await writeEntryRows(parts.transaction, steps.map(({ target }) => target))
  const objections = await objectionsTo(steps, admissions)
  if (objections.length > 0 || resting.length > 0) {
    // Nothing of it is kept: the rows are what they were, also by their revisions.
    await writeEntryRows(parts.transaction, steps.map(({ current }) => current))
    return objections.length > 0 ? { ok: false, code: 'against-rules', objections: objectionsInSight(objections, parts.coordinator.scope) } : refuse('depends')
  }
  const [one] = steps
  const single = changes.length === 1 && one !== undefined
  return {
    ok: true,
    before: single ? one.current : steps.map(({ current }) => current),
    after: single ? one.target : steps.map(({ target }) => target),
  }
}

/** What the core has against entries that count again, now that all are as they were. */
async function objectionsTo(
  steps: readonly { readonly current: StoredEntry; readonly target: StoredEntry }[], admissions: Admissions,
): Promise<readonly Objection[]> {
  // An entry that stood against the rules before, with a reason, stands again.
  const asked = steps.filter(({ current, target }) =>
    target.state === 'registered' && target.override === null && (current.state !== 'registered' || !sameWork(current, target)))
  if (asked.length === 0) return []
  const drafts = asked.map(({ target }) => draftOfRow(target))
  const standing = await admissions.standing(concernedOf(drafts))
  // Indexed once: there may be as many as a file has lines.
  const index = EntryIndex.empty.with(standing.entries)
  const objections: Objection[] = []
  for (const [count, { target }] of asked.entries()) {
    if (count % STRIDE === STRIDE - 1) await breath()
    objections.push(...admissions.judge(standing, draftOfRow(target), roundRegistry(index, standing.wins, { withIds: true, except: new Set([target.id]) })))
  }
  return objections
}

function sameWork(one: StoredEntry, other: StoredEntry): boolean {
  return (['award', 'agency_key', 'body_key', 'kind', 'title', 'area'] as const).every((column) => one[column] === other[column])
}

async function storedEntries(ids: readonly number[], { transaction, rulebook }: DeskParts): Promise<ReadonlyMap<number, StoredEntry>> {
  const found = new Map<number, StoredEntry>()
  for (let i = 0; i < ids.length; i += IDS) {
    const rows = await transaction
      .selectFrom('entries').selectAll()
      .where('id', 'in', ids.slice(i, i + IDS)).where('round', '=', rulebook.round)
      .execute()
    for (const row of rows) found.set(row.id, row)
    await breath()
  }
  return found
}
