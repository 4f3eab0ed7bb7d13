import { sql, type RawBuilder } from 'kysely'
import type { Engine, SchemaTransaction } from '../database/database.ts'
import { portionsOf, within } from './id-runs.ts'
import { writeRows, type Bulk } from './sheets/bulk-rows.ts'
import { breath, STRIDE } from './sheets/limits.ts'
import type { Value } from './sheets/work-items.ts'

type Table = Bulk['table']

/** So many rows that become alike are worth a statement of their own. */
const ALIKE = 20

/** A row as it is, and as it is to be. */
export interface Step<Row> {
  readonly current: Row
  readonly target: Row
}

/** The rows of some ids; those that are not there are left out. */
export async function storedRows<Row extends { readonly id: number }>(
  transaction: SchemaTransaction, table: Table, ids: readonly number[],
): Promise<ReadonlyMap<number, Row>> {
  const found = new Map<number, Row>()
  for (const runs of portionsOf(ids)) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${within(runs)}`.execute(transaction)
    for (const row of rows) found.set(row.id, row)
    await breath()
  }
  return found
}

/**
 * Writes rows as they are to be. Of a change of 50,000, most become alike: those take a statement for a
 * thousand, the others are written whole.
 *
 * @param counted columns that count up from what they are, so that rows become alike though these differ.
 */
export async function rewriteRows<Row extends { readonly id: number }>(
  transaction: SchemaTransaction, engine: Engine, table: Table, steps: readonly Step<Row>[],
  counted: Readonly<Record<string, RawBuilder<number>>> = {},
): Promise<void> {
  const groups = new Map<string, { readonly set: Readonly<Record<string, Value>>; readonly steps: Step<Row>[] }>()
  for (const [count, step] of steps.entries()) {
    if (count % STRIDE === STRIDE - 1) await breath()
    const set = difference(step, 'target', counted)
    const key = JSON.stringify(set)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { set, steps: [step] })
    else group.steps.push(step)
  }
  const others: Row[] = []
  for (const { set, steps: alike } of groups.values()) {
    if (alike.length < ALIKE) {
      for (const { target } of alike) others.push(target)
      continue
    }
    const assigned = Object.entries({ ...set, ...counted }).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
    if (assigned.length === 0) continue
    for (const runs of portionsOf(alike.map(({ current }) => current.id))) {
      await sql`update ${sql.table(table)} set ${sql.join(assigned)} where ${within(runs)}`.execute(transaction)
      await breath()
    }
  }
  const [first] = others
  if (first === undefined) return
  const columns = Object.keys(first)
  await writeRows(transaction, engine, {
    table, columns, rows: others.map((row) => columns.map((column) => (row as Readonly<Record<string, Value>>)[column] ?? null)),
    meet: { by: 'id', update: columns.filter((column) => column !== 'id') },
  })
}

/** What becomes different of a row, with the values of one side. */
export function difference<Row extends object>(
  { current, target }: Step<Row>, side: 'current' | 'target', leftOut: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, Value>> {
  const was = current as Readonly<Record<string, Value>>
  const is = target as Readonly<Record<string, Value>>
  const different: Record<string, Value> = {}
  for (const column in is) {
    if (was[column] !== is[column] && !Object.hasOwn(leftOut, column)) different[column] = (side === 'target' ? is : was)[column] ?? null
  }
  return different
}
