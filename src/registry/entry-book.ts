import { Admissions, objectionsInSight } from './admissions.ts'
import { writeAudit } from './audit.ts'
import type { ChangeWish, DeskResult, EntryBook, EntryDraft, EntryRecord, Level } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { pageEntries } from './entry-pages.ts'
import { refuse, refusing } from './refusals.ts'
import { lockRound } from './round-lock.ts'
import { draftOfRow, entryRecord, insertEntryRow, isEntered, updateEntryRow, type EntryStanding, type StoredEntry } from './rows.ts'
import { covers } from './scope.ts'
import { comparable } from '../rules/index.ts'
import { tidyDraft, tidyReason, type TidyDraft } from './texts.ts'

type Changed = DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>

/** What decides whether an entry may stand; a change of anything else asks the core nothing. */
const DECISIVE = ['award', 'agency', 'countsAs', 'kind', 'title', 'area'] as const
const LEVELS: readonly (Level | null)[] = ['excellent', 'good', 'none', null]

/**
 * The entries of a round, as one coordinator may see and change them. Every change locks the round
 * first and is decided by the core over what this transaction then sees.
 */
export function createEntryBook(parts: DeskParts): EntryBook {
  const { transaction, rulebook, at, coordinator: { scope } } = parts
  const { round } = rulebook
  const admissions = new Admissions(parts)

  const rowInScope = async (id: number): Promise<StoredEntry | undefined> => {
    if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined
    const row = await transaction.selectFrom('entries').selectAll().where('id', '=', id).where('round', '=', round).where(isEntered).executeTakeFirst()
    return row && covers(scope, row.body_key) ? row : undefined
  }

  const record = async (action: string, row: StoredEntry, before: StoredEntry | null, more: { reason?: string | null; about?: object } = {}): Promise<Changed> => {
    const audit = await writeAudit(transaction, parts.actor, at, {
      action,
      round,
      subject: `entry:${row.id}`,
      bodyKey: row.body_key,
      about: { award: row.award, agency: row.agency, countsAs: row.body, title: row.title, ...more.about },
      reason: more.reason ?? null,
      before,
      after: row,
    })
    return { ok: true, entry: entryRecord(row), audit }
  }

  /** Lets a stored entry be changed: found, as it was shown, with the round locked. */
  const change = async (
    id: number, wish: ChangeWish | undefined, run: (row: StoredEntry, version: number) => Promise<Changed>,
  ): Promise<Changed> => refusing<Changed>(async () => {
    const version = await lockRound(transaction, round)
    const row = await rowInScope(id)
    if (!row) return refuse('unknown')
    if (wish?.revision !== undefined && wish.revision !== row.revision) return refuse('changed-meanwhile')
    return run(row, version)
  })

  const standingOf = (row: StoredEntry): EntryStanding => ({ state: row.state, level: row.level, override: row.override })

  /** Asks the core; an override with a reason lets an entry in nevertheless. */
  const admit = async (draft: TidyDraft, wish: ChangeWish | undefined, except?: number): Promise<
    { readonly ok: true; readonly override: string | null; readonly objections: readonly string[] } | Extract<Changed, { readonly ok: false }>
  > => {
    const override = tidyReason('override', wish?.override)
    const objections = await admissions.objections(draft, except)
    if (objections.length === 0) return { ok: true, override: null, objections: [] }
    if (override === null) return { ok: false, code: 'against-rules', objections: objectionsInSight(objections, scope) }
    return { ok: true, override, objections: objections.map(({ condition }) => condition) }
  }
  const overridden = (admitted: { override: string | null; objections: readonly string[] }): { reason: string | null; about: object } => ({
    reason: admitted.override,
    about: admitted.override === null ? {} : { against: admitted.objections },
  })

  return {
    find: (filter, page) => pageEntries(transaction, { round, scope }, filter, page),

    async get(id) {
      const row = await rowInScope(id)
      return row && entryRecord(row)
    },

    async examine(draft, except) {
      const found = await refusing(async () => objectionsInSight(await admissions.objections(tidyDraft(draft), except), scope))
      // What can't be entered at all is said when it is to be stored.
      return 'ok' in found ? [] : found
    },

    register: (draft, wish) => refusing<Changed>(async () => {
      const tidy = tidyDraft(draft)
      if (!covers(scope, comparable(tidy.countsAs))) return refuse('not-allowed')
      const version = await lockRound(transaction, round)
      const admitted = await admit(tidy, wish)
      if (!admitted.ok) return admitted
      const standing: EntryStanding = { state: 'registered', level: null, override: admitted.override }
      const row = await insertEntryRow(transaction, round, tidy, standing, { at, version })
      return record('entry.registered', row, null, overridden(admitted))
    }),

    keepDraft: (draft) => refusing<Changed>(async () => {
      const tidy = tidyDraft(draft)
      if (!covers(scope, comparable(tidy.countsAs))) return refuse('not-allowed')
      const version = await lockRound(transaction, round)
      // Asked only for what could never be entered: an award or a kind that does not exist.
      await admissions.objections(tidy)
      const row = await insertEntryRow(transaction, round, tidy, { state: 'draft', level: null, override: null }, { at, version })
      return record('entry.drafted', row, null)
    }),

    reinstate: (id, wish) => change(id, wish, async (row, version) => {
      if (row.state === 'registered') return refuse('nothing-to-do')
      const draft = draftOfRow(row)
      const admitted = await admit(draft, wish, row.id)
      if (!admitted.ok) return admitted
      const standing: EntryStanding = { ...standingOf(row), state: 'registered', override: admitted.override }
      const after = await updateEntryRow(transaction, row, draft, standing, { at, version })
      return record('entry.reinstated', after, row, overridden(admitted))
    }),

    correct: (id, changes, wish) => change(id, wish, async (row, version) => {
      const before = draftOfRow(row)
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      const tidy = tidyDraft({ ...before, ...given } satisfies EntryDraft)
      if (!covers(scope, comparable(tidy.countsAs))) return refuse('not-allowed')
      if (sameJson(tidy, before)) return refuse('nothing-to-do')
      const asks = row.state === 'registered' && DECISIVE.some((field) => tidy[field] !== before[field])
      const admitted = asks ? await admit(tidy, wish, row.id) : undefined
      if (admitted?.ok === false) return admitted
      if (!asks) await admissions.objections(tidy, row.id)
      const standing = admitted ? { ...standingOf(row), override: admitted.override } : standingOf(row)
      const after = await updateEntryRow(transaction, row, tidy, standing, { at, version })
      return record('entry.corrected', after, row, admitted && overridden(admitted))
    }),

    withdraw: (id, wish) => change(id, wish, async (row, version) => {
      const reason = tidyReason('reason', wish?.reason || undefined)
      if (row.state === 'withdrawn') return refuse('nothing-to-do')
      const after = await updateEntryRow(transaction, row, draftOfRow(row), { ...standingOf(row), state: 'withdrawn' }, { at, version })
      return record('entry.withdrawn', after, row, { reason })
    }),

    setLevel: (id, level, wish) => change(id, wish, async (row, version) => {
      if (scope.kind !== 'all' || row.state !== 'registered' || !LEVELS.includes(level)) return refuse('not-allowed')
      if (row.level === level) return refuse('nothing-to-do')
      const after = await updateEntryRow(transaction, row, draftOfRow(row), { ...standingOf(row), level }, { at, version })
      return record('entry.result', after, row, { about: { level } })
    }),
  }
}

function sameJson(one: TidyDraft, other: TidyDraft): boolean {
  const ordered = (draft: TidyDraft): string => JSON.stringify(Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1)))
  return ordered(one) === ordered(other)
}
