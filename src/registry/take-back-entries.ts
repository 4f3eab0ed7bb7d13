import { Admissions, concernedOf, objectionsInSight, registryOfStanding } from './admissions.ts'
import type { Objection } from './desk.ts'
import type { TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { draftOfRow, updateEntryRow, type StoredEntry } from './rows.ts'

const IDS = 400

/**
 * Puts entries back to what they were before a change. One that the change added is withdrawn: it
 * stays, so that its history does. Refused where one was changed since; where the core is against what
 * they were; or where another entry was let in because of what they are.
 */
export async function takeBackEntries(
  changes: readonly { readonly before: StoredEntry | null; readonly after: StoredEntry }[], parts: DeskParts, version: number,
): Promise<TakenBack> {
  const now = await storedEntries(changes.map(({ after }) => after.id), parts)
  const steps: { current: StoredEntry; target: StoredEntry }[] = []
  for (const { before, after } of changes) {
    const current = now.get(after.id)
    if (!current || current.revision !== after.revision) return refuse('changed-meanwhile')
    const target: StoredEntry = before ?? { ...after, state: 'withdrawn' }
    steps.push({ current, target })
  }
  const admissions = new Admissions(parts)
  const resting = await admissions.restingOn(steps.map(({ current }) => current), steps.map(({ target }) => target))
  const written: StoredEntry[] = []
  for (const { current, target } of steps) {
    const { state, level, override } = target
    written.push(await updateEntryRow(parts.transaction, current, draftOfRow(target), { state, level, override }, { at: parts.at, version }))
  }
  const objections = await objectionsTo(steps, admissions)
  if (objections.length > 0 || resting.length > 0) {
    // Nothing of it is kept: the rows are what they were, also by their revisions.
    for (const { current } of steps) await putBack(current, parts)
    return objections.length > 0 ? { ok: false, code: 'against-rules', objections: objectionsInSight(objections, parts.coordinator.scope) } : refuse('depends')
  }
  const [one] = steps
  const single = changes.length === 1 && one !== undefined
  return { ok: true, before: single ? one.current : steps.map(({ current }) => current), after: single ? written[0] : written }
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
  return asked.flatMap(({ target }) => admissions.judge(standing, draftOfRow(target), registryOfStanding(standing, target.id)))
}

function sameWork(one: StoredEntry, other: StoredEntry): boolean {
  return (['award', 'agency_key', 'body_key', 'kind', 'title', 'area'] as const).every((column) => one[column] === other[column])
}

async function putBack({ id, ...columns }: StoredEntry, { transaction }: DeskParts): Promise<void> {
  await transaction.updateTable('entries').set(columns).where('id', '=', id).execute()
}

async function storedEntries(ids: readonly number[], { transaction, rulebook }: DeskParts): Promise<ReadonlyMap<number, StoredEntry>> {
  const found = new Map<number, StoredEntry>()
  for (let i = 0; i < ids.length; i += IDS) {
    const rows = await transaction
      .selectFrom('entries').selectAll()
      .where('id', 'in', ids.slice(i, i + IDS)).where('round', '=', rulebook.round)
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}
