import { CompiledQuery } from 'kysely'
import type { Engine, SchemaTransaction } from '../../database/database.ts'
import { breath } from './limits.ts'
import type { Value } from './work-items.ts'

/** So many rows in one statement, so few different ones that each stays prepared. */
const SIZES = [100, 10, 1] as const
/** After so long, others have their turn, in milliseconds. */
const AT_A_STRETCH = 60

/** Rows for one table. */
export interface Bulk {
  readonly table: 'entries' | 'winners' | 'agencies'
  readonly columns: readonly string[]
  /** Their values in the order of the columns. */
  readonly rows: readonly (readonly Value[])[]
  /** Rows that are there already are met by this column, and take the values of `update`. */
  readonly meet?: { readonly by: string; readonly update: readonly string[] }
}

/**
 * Writes many rows by statements that are put together once, not row by row: 50,000 in half a second.
 *
 * @returns the ids of the rows, in their order.
 */
export async function writeRows(transaction: SchemaTransaction, engine: Engine, bulk: Bulk): Promise<readonly number[]> {
  const ids: number[] = []
  const { rows } = bulk
  let begun = performance.now()
  for (let from = 0; from < rows.length;) {
    const size = SIZES.find((one) => one <= rows.length - from) ?? 1
    const statement = statementOf(engine, bulk, size)
    const written = await transaction.executeQuery(CompiledQuery.raw(statement, rows.slice(from, from + size).flat()))
    const some = (written.rows as { id: number }[]).map(({ id }) => id)
    // Ids are given in the order of the values, which is not the order in which rows must come back.
    for (const id of bulk.meet === undefined ? some.sort((one, other) => one - other) : some) ids.push(id)
    from += size
    // Statements that are done at once let nobody else have a turn by themselves. Those who write wait meanwhile.
    if (performance.now() - begun < AT_A_STRETCH) continue
    await breath()
    begun = performance.now()
  }
  return ids
}

function statementOf(engine: Engine, { table, columns, meet }: Bulk, size: number): string {
  let at = 0
  const placeholder = (): string => (engine === 'postgres' ? `$${++at}` : '?')
  const values = Array.from({ length: size }, () => `(${columns.map(placeholder).join(', ')})`)
  const update = meet?.update.map((column) => `"${column}" = excluded."${column}"`).join(', ')
  return [
    `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${values.join(', ')}`,
    ...(meet === undefined ? [] : [`on conflict ("${meet.by}") do update set ${update}`]),
    'returning "id"',
  ].join(' ')
}
