import type { SchemaTransaction } from '../../database/database.ts'
import type { ChangedRows, StoredAgency } from '../changed-rows.ts'
import { entryColumns, insertWinnerRow, updateWinnerRow, type Moment, type StoredEntry, type StoredWinner } from '../rows.ts'
import { breath } from './limits.ts'
import type { AgencyWork } from './plan-agencies.ts'
import type { EntryWork } from './plan-entries.ts'
import type { Work } from './plan-file.ts'
import type { WinnerWork } from './plan-winners.ts'

/** Rows of one statement: both engines allow more parameters than that takes. */
const ROWS = 500

/** The rows of an import before and after it, for the audit. */
export interface CarriedOut {
  readonly before: ChangedRows
  readonly after: ChangedRows
}

/** Writes what a plan would change. The round is locked, and the plan was made under that lock. */
export async function carryOut(transaction: SchemaTransaction, work: Work, round: number, moment: Moment): Promise<CarriedOut> {
  switch (work.kind) {
    case 'entries': {
      const after = await inPortions(work.items, (items) => writeEntries(transaction, items, round, moment))
      return { before: { kind: 'entries', rows: work.items.map(({ before }) => before) }, after: { kind: 'entries', rows: after } }
    }
    case 'winners': {
      const after = await inPortions(work.items, (items) => writeWinners(transaction, items, moment))
      return { before: { kind: 'winners', rows: work.items.map(({ before }) => before) }, after: { kind: 'winners', rows: after } }
    }
    case 'agencies': {
      const after = await inPortions(work.items, (items) => writeAgencies(transaction, items, moment))
      return { before: { kind: 'agencies', rows: work.items.map(({ before }) => before) }, after: { kind: 'agencies', rows: after } }
    }
  }
}

async function inPortions<Item, Row>(items: readonly Item[], write: (items: readonly Item[]) => Promise<readonly Row[]>): Promise<Row[]> {
  const written: Row[] = []
  for (let at = 0; at < items.length; at += ROWS) {
    for (const row of await write(items.slice(at, at + ROWS))) written.push(row)
    await breath()
  }
  return written
}

async function writeEntries(
  transaction: SchemaTransaction, items: readonly EntryWork[], round: number, { at, version }: Moment,
): Promise<readonly StoredEntry[]> {
  const now = at.toISOString()
  const columns = ({ draft, standing }: EntryWork) => ({ ...entryColumns(draft), ...standing, round, changed: version, updated_at: now })
  const added = items.filter(({ before }) => before === null)
  const changed = items.flatMap((item) => (item.before === null ? [] : [{ ...item, before: item.before }]))
  const inserted = added.length === 0 ? [] : await transaction
    .insertInto('entries')
    .values(added.map((item) => ({ ...columns(item), revision: 1, created_at: now })))
    .returningAll().execute()
  // A row that is there already is met by its id, and takes the new values: one statement for many rows.
  const updated = changed.length === 0 ? [] : await transaction
    .insertInto('entries')
    .values(changed.map((item) => ({ ...columns(item), id: item.before.id, revision: item.before.revision + 1, created_at: item.before.created_at })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet((row) => ({
      award: row.ref('excluded.award'), agency: row.ref('excluded.agency'), agency_key: row.ref('excluded.agency_key'),
      body: row.ref('excluded.body'), body_key: row.ref('excluded.body_key'), kind: row.ref('excluded.kind'),
      title: row.ref('excluded.title'), area: row.ref('excluded.area'), partners: row.ref('excluded.partners'),
      contact: row.ref('excluded.contact'), nominee: row.ref('excluded.nominee'), state: row.ref('excluded.state'),
      level: row.ref('excluded.level'), override: row.ref('excluded.override'), search: row.ref('excluded.search'),
      revision: row.ref('excluded.revision'), changed: row.ref('excluded.changed'), updated_at: row.ref('excluded.updated_at'),
    })))
    .returningAll().execute()
  const byId = new Map(updated.map((row) => [row.id, row]))
  // Ids are given in the order of the values, which is not the order in which rows must come back.
  const fresh = inserted.toSorted((one, other) => one.id - other.id).values()
  return items.map(({ before }) => (before === null ? fresh.next().value : byId.get(before.id)) as StoredEntry)
}

async function writeWinners(transaction: SchemaTransaction, items: readonly WinnerWork[], { at }: Moment): Promise<readonly StoredWinner[]> {
  const rows: StoredWinner[] = []
  for (const { before, winner } of items) {
    rows.push(await (before === null ? insertWinnerRow(transaction, winner, 'import', at) : updateWinnerRow(transaction, before.id, winner, 'listed')))
  }
  return rows
}

async function writeAgencies(transaction: SchemaTransaction, items: readonly AgencyWork[], { at }: Moment): Promise<readonly StoredAgency[]> {
  const rows = await transaction
    .insertInto('agencies')
    .values(items.map(({ agency, before }) => ({ ...agency, name: before?.name ?? agency.name, state: 'listed' as const, created_at: before?.created_at ?? at.toISOString() })))
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({
      english: row.ref('excluded.english'), kind: row.ref('excluded.kind'), parent: row.ref('excluded.parent'),
      counts_as: row.ref('excluded.counts_as'), short: row.ref('excluded.short'), province: row.ref('excluded.province'),
      district: row.ref('excluded.district'), state: row.ref('excluded.state'),
    })))
    .returningAll().execute()
  const byName = new Map(rows.map((row) => [row.name, row]))
  return items.map(({ agency, before }) => byName.get(before?.name ?? agency.name) as StoredAgency)
}
