import type { Expression, ExpressionBuilder, Insertable, Selectable, SqlBool } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'
import type { EntryRow, WinnerRow } from '../database/schema-registry.ts'
import type { Schema } from '../database/schema.ts'
import { comparable } from '../rules/index.ts'
import type { EntryRecord, EntryState, Level, WinnerRecord } from './desk.ts'
import { searchText } from './search.ts'
import type { TidyDraft } from './texts.ts'

/** An entry as the database holds it. */
export type StoredEntry = Selectable<EntryRow>
/** An earlier win as the database holds it. */
export type StoredWinner = Selectable<WinnerRow>

/** What of an entry is not a person's text. */
export interface EntryStanding {
  readonly state: EntryState
  readonly level: Level | null
  readonly override: string | null
}

/** When a row is written: the turn's time, and the version that `lockRound` gave. */
export interface Moment {
  readonly at: Date
  readonly version: number
}

/** The columns that follow from what a person filled in; texts as `tidyDraft` gives them. */
export function entryColumns(draft: TidyDraft): Pick<
  Insertable<EntryRow>,
  'award' | 'agency' | 'agency_key' | 'body' | 'body_key' | 'kind' | 'title' | 'area' | 'partners' | 'contact' | 'nominee' | 'search'
> {
  return {
    award: draft.award,
    agency: draft.agency,
    agency_key: comparable(draft.agency),
    body: draft.countsAs,
    body_key: comparable(draft.countsAs),
    kind: draft.kind,
    title: draft.title,
    area: draft.area,
    partners: JSON.stringify(draft.partners),
    contact: draft.contact,
    nominee: draft.nominee,
    search: searchText([draft.title, draft.agency, draft.countsAs, draft.nominee]),
  }
}

/** The text in which an entry is searched for. */
export const searchOf = ({ title, agency, body, nominee }: Pick<StoredEntry, 'title' | 'agency' | 'body' | 'nominee'>): string =>
  searchText([title, agency, body, nominee])

/** What a person filled in, read back from a row. */
export function draftOfRow(row: StoredEntry): TidyDraft {
  const { award, agency, body: countsAs, kind, title, area, contact, nominee } = row
  return { award, agency, countsAs, kind, title, area, contact, nominee, partners: JSON.parse(row.partners) as string[] }
}

/** Stores a new entry. Whoever calls it has locked the round and asked the core. */
export async function insertEntryRow(
  transaction: SchemaTransaction, round: number, draft: TidyDraft, standing: EntryStanding, { at, version }: Moment,
): Promise<StoredEntry> {
  const now = at.toISOString()
  return transaction
    .insertInto('entries')
    .values({ ...entryColumns(draft), ...standing, round, revision: 1, changed: version, created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Stores an entry as it is from now on; its revision counts up. The round is locked. */
export async function updateEntryRow(
  transaction: SchemaTransaction, before: StoredEntry, draft: TidyDraft, standing: EntryStanding, { at, version }: Moment,
): Promise<StoredEntry> {
  return transaction
    .updateTable('entries')
    .set({ ...entryColumns(draft), ...standing, revision: before.revision + 1, changed: version, updated_at: at.toISOString() })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * The revision whose state an entry has. An undo brings the state of an earlier one back under a new
 * revision; 0 stands for the time before it was entered.
 */
export function standsAs({ revision, restored, restored_at }: Pick<StoredEntry, 'revision'> & Partial<Pick<StoredEntry, 'restored' | 'restored_at'>>): number {
  return restored_at === revision ? (restored ?? revision) : revision
}

/** Whether an entry is there at all: one whose registration was taken back is in no list. */
export function isEntered(row: ExpressionBuilder<Schema, 'entries'>): Expression<SqlBool> {
  return row.or([row('restored_at', 'is', null), row('restored_at', '!=', row.ref('revision')), row('restored', '!=', 0)])
}

/** What of an earlier win is told. */
export type WinnerTexts = Omit<WinnerRecord, 'id' | 'source'>

/** Stores an earlier win; texts are tidy. The round is locked. */
export async function insertWinnerRow(
  transaction: SchemaTransaction, winner: WinnerTexts, source: WinnerRecord['source'], at: Date,
): Promise<StoredWinner> {
  return transaction
    .insertInto('winners')
    .values({ ...winnerColumns(winner), source, state: 'listed', created_at: at.toISOString() })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The columns that follow from what is told of an earlier win. */
export function winnerColumns(winner: WinnerTexts): Pick<
  Insertable<WinnerRow>, 'round' | 'award' | 'agency' | 'agency_key' | 'body' | 'body_key' | 'level' | 'title' | 'search'
> {
  return {
    round: winner.round,
    award: winner.award,
    agency: winner.agency,
    agency_key: comparable(winner.agency),
    body: winner.countsAs,
    body_key: comparable(winner.countsAs),
    level: winner.level,
    title: winner.title,
    search: searchText([winner.title, winner.agency, winner.countsAs]),
  }
}

/** An entry as dialogs see it. */
export function entryRecord(row: StoredEntry): EntryRecord {
  return {
    ...draftOfRow(row),
    id: row.id,
    round: row.round,
    state: row.state,
    level: row.level,
    revision: row.revision,
    override: row.override,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** An earlier win as dialogs see it. */
export function winnerRecord(row: StoredWinner): WinnerRecord {
  const { id, round, award, agency, body: countsAs, level, title, source } = row
  return { id, round, award, agency, countsAs, level, title, source }
}
