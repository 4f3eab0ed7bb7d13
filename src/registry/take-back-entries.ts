import { sql } from 'kysely'
import { Admissions, objectionsInSight } from './admissions.ts'
import type { DeskRefusal } from './desk.ts'
import type { ChangedEntry, EntryBefore } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { rewriteRows, storedRows, type Step } from './many-rows.ts'
import { refuse } from './refusals.ts'
import { searchOf, standsAs, type StoredEntry } from './rows.ts'
import { breath, STRIDE } from './sheets/limits.ts'

type EntryStep = Step<StoredEntry>

/** The entries before and after they were put back. */
export type EntriesTakenBack = { readonly ok: true; readonly steps: readonly EntryStep[] } | DeskRefusal

/** The change that is taken back. */
export interface Origin {
  /** Its row in the audit. */
  readonly audit: number
  /** The round's version that it made; 0 where that is not known. */
  readonly changed: number
}

/**
 * Puts entries back to what they were before a change. One that the change added is in no list any
 * more; its row stays, as withdrawn, so that whoever keeps the entries in mind hears of it. Refused
 * where one was changed since and that was not taken back; where the core is against what they were;
 * or where another entry was let in because of what they are.
 */
export async function takeBackEntries(
  changes: readonly { readonly before: EntryBefore | null; readonly after: ChangedEntry }[], parts: DeskParts, version: number, origin: Origin,
): Promise<EntriesTakenBack> {
  const { transaction, engine, rulebook: { round } } = parts
  const now = await storedRows<StoredEntry>(transaction, 'entries', changes.map(({ after }) => after.id))
  const steps: EntryStep[] = []
  const at = { changed: version, updated_at: parts.at.toISOString() }
  for (const { before, after } of changes) {
    if (steps.length % STRIDE === STRIDE - 1) await breath()
    const current = now.get(after.id)
    // Its present state may have come back by undoing what had been done since.
    if (!current || current.round !== round || standsAs(current) !== standsAs(after)) return refuse('changed-meanwhile')
    const revision = current.revision + 1
    const { created_at } = current
    const target: StoredEntry = {
      ...current, ...(before ?? { state: 'withdrawn' }), ...at, created_at, revision, restored: before === null ? 0 : standsAs(before), restored_at: revision,
    }
    steps.push({ current, target: { ...target, search: searchOf(target) } })
  }
  // Where nothing of the round was changed in between, all of it stood like this a step ago.
  const refused = version === origin.changed + 1 ? undefined : await refusalOf(steps, parts, origin)
  if (refused !== undefined) return refused
  const next = sql<number>`revision + 1`
  await rewriteRows(transaction, engine, 'entries', steps, { revision: next, restored_at: next })
  return { ok: true, steps }
}

/** What speaks against putting entries back. */
async function refusalOf(steps: readonly EntryStep[], parts: DeskParts, { audit, changed }: Origin): Promise<DeskRefusal | undefined> {
  const admissions = new Admissions(parts)
  const after = steps.map(({ target }) => target)
  // An entry that stood against the rules before, with a reason, stands again.
  const asked = steps.flatMap(({ current, target }) =>
    (target.state === 'registered' && target.override === null && (current.state !== 'registered' || !sameWork(current, target)) ? [target] : []))
  const objections = await admissions.objectionsToReturn(asked, after, await isRuledAnew(audit, parts) ? undefined : changed)
  if (objections.length > 0) return { ok: false, code: 'against-rules', objections: objectionsInSight(objections, parts.coordinator.scope) }
  const resting = await admissions.restingOn(steps.map(({ current }) => current), after, changed)
  return resting.length > 0 ? refuse('depends') : undefined
}

/** Whether a reading was settled or revoked since then: what was fine may be no more. */
async function isRuledAnew(audit: number, { transaction, rulebook: { round } }: DeskParts): Promise<boolean> {
  const later = await transaction.selectFrom('audit').select('id')
    .where('id', '>', audit).where('round', '=', round).where('subject', 'like', 'ruling:%').limit(1).executeTakeFirst()
  return later !== undefined
}

function sameWork(one: StoredEntry, other: StoredEntry): boolean {
  return (['award', 'agency_key', 'body_key', 'kind', 'title', 'area'] as const).every((column) => one[column] === other[column])
}
