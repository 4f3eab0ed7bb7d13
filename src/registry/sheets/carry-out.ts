import type { Engine, SchemaTransaction } from '../../database/database.ts'
import type { ChangedEntry, ChangedRows, StoredAgency } from '../changed-rows.ts'
import type { Moment, StoredWinner } from '../rows.ts'
import { writeRows } from './bulk-rows.ts'
import type { FileKind } from './lexicon.ts'
import type { AgencyItem, EntryItem, Item, Value, WinnerItem } from './work-items.ts'

/** The rows of an import before and after it, for the audit. */
export interface CarriedOut {
  readonly before: ChangedRows
  readonly after: ChangedRows
}

/** What rows are written into. The round is locked, and the plan is of what this transaction sees. */
export interface Writing extends Moment {
  readonly transaction: SchemaTransaction
  readonly engine: Engine
  readonly round: number
}

/** Writes what a plan would change. */
export async function carryOut(kind: FileKind, items: readonly Item[], writing: Writing): Promise<CarriedOut> {
  switch (kind) {
    case 'entries': {
      const entries = items as readonly EntryItem[]
      return { before: { kind, rows: entries.map(({ before }) => before) }, after: { kind, version: writing.version, rows: await writeEntries(entries, writing) } }
    }
    case 'winners': {
      const winners = items as readonly WinnerItem[]
      return { before: { kind, rows: winners.map(({ before }) => before) }, after: { kind, rows: await writeWinners(winners, writing) } }
    }
    case 'agencies': {
      const agencies = items as readonly AgencyItem[]
      return { before: { kind, rows: agencies.map(({ before }) => before) }, after: { kind, rows: await writeAgencies(agencies, writing) } }
    }
  }
}

async function writeEntries(items: readonly EntryItem[], { transaction, engine, round, at, version }: Writing): Promise<readonly ChangedEntry[]> {
  const now = at.toISOString()
  const own = columnsOf(items)
  const columns = [...own, 'round', 'changed', 'revision', 'created_at', 'updated_at']
  const values = ({ columns: decided }: EntryItem, revision: number): Value[] =>
    [...own.map((column) => decided[column] ?? null), round, version, revision, now, now]
  const added = items.filter(({ before }) => before === null)
  const changed = items.flatMap((item) => (item.before === null ? [] : [{ item, id: item.before.id, revision: item.before.revision + 1 }]))
  const ids = (await writeRows(transaction, engine, { table: 'entries', columns, rows: added.map((item) => values(item, 1)) })).values()
  await writeRows(transaction, engine, {
    table: 'entries', columns: [...columns, 'id'], rows: changed.map(({ item, id, revision }) => [...values(item, revision), id]),
    meet: { by: 'id', update: [...own, 'changed', 'revision', 'updated_at'] },
  })
  return items.map(({ before, columns: { body_key } }) => ({
    ...(before === null ? { id: ids.next().value as number, revision: 1 } : { id: before.id, revision: before.revision + 1 }),
    body_key: String(body_key),
  }))
}

async function writeWinners(items: readonly WinnerItem[], { transaction, engine, at }: Writing): Promise<readonly StoredWinner[]> {
  const own = columnsOf(items)
  const columns = [...own, 'source', 'state', 'created_at']
  const after = items.map(({ before, columns: decided }) => ({
    ...decided, source: before?.source ?? 'import', state: 'listed', created_at: before?.created_at ?? at.toISOString(),
  }))
  const rows = after.map((row) => columns.map((column) => (row as Readonly<Record<string, Value>>)[column] ?? null))
  const ids = (await writeRows(transaction, engine, { table: 'winners', columns, rows: rows.filter((_row, index) => items[index]?.before === null) })).values()
  await writeRows(transaction, engine, {
    table: 'winners', columns: [...columns, 'id'],
    rows: rows.flatMap((row, index) => (items[index]?.before ? [[...row, items[index].before.id]] : [])),
    meet: { by: 'id', update: [...own, 'state'] },
  })
  return items.map(({ before }, index) => ({ ...after[index], id: before?.id ?? ids.next().value }) as StoredWinner)
}

async function writeAgencies(items: readonly AgencyItem[], { transaction, engine, at }: Writing): Promise<readonly StoredAgency[]> {
  const own = columnsOf(items)
  const columns = [...own, 'state', 'created_at']
  const after = items.map(({ before, columns: decided }) => ({ ...decided, state: 'listed', created_at: before?.created_at ?? at.toISOString() }))
  await writeRows(transaction, engine, {
    table: 'agencies', columns, rows: after.map((row) => columns.map((column) => (row as Readonly<Record<string, Value>>)[column] ?? null)),
    // Somebody's words may have brought the name in at this very moment.
    meet: { by: 'name', update: [...own.filter((column) => column !== 'name'), 'state'] },
  })
  const names = items.map(({ columns: { name } }) => String(name))
  const ids = new Map<string, number>()
  for (let from = 0; from < names.length; from += NAMES) {
    const rows = await transaction.selectFrom('agencies').select(['id', 'name']).where('name', 'in', names.slice(from, from + NAMES)).execute()
    for (const { id, name } of rows) ids.set(name, id)
  }
  return after.map((row, index) => ({ ...row, id: ids.get(names[index] ?? '') }) as StoredAgency)
}

const NAMES = 500

/** What files decide of a row: the same columns in all of them. */
const columnsOf = (items: readonly Item[]): readonly string[] => Object.keys(items[0]?.columns ?? {})
