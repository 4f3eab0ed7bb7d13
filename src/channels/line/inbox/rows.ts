import { CompiledQuery, sql, type Kysely } from 'kysely'
import type { Database, SchemaTransaction } from '../../../database/database.ts'
import type { Schema } from '../../../database/schema.ts'

/** What is written of an event. */
export interface NewRow {
  readonly eventId: string
  readonly conversation: string
  readonly payload: string
  readonly baseUrl: string | null
  /** ISO 8601 */
  readonly receivedAt: string
}

/** An event that is to be handled now. */
export interface WaitingRow {
  readonly id: number
  readonly conversation: string
  readonly payload: string
  readonly base_url: string | null
  readonly received_at: string
  readonly attempts: number
}

const columns = 5
/** So few different statements that each stays prepared. */
const sizes = [64, 16, 4, 1] as const
const statements = { sqlite: new Map(sizes.map((size) => [size, statementOf(size, () => '?')])), postgres: new Map(sizes.map((size) => [size, statementOf(size, (at) => `$${at}`)])) }

/** An event that waits already is not kept twice; its reply token lives anew. */
function statementOf(size: number, placeholder: (at: number) => string): string {
  const values = Array.from({ length: size }, (_, row) => {
    const own = Array.from({ length: columns }, (_none, column) => placeholder(row * columns + column + 1))
    return `(${own.join(', ')}, 'waiting', 0, '')`
  })
  return `insert into inbox (event_id, conversation, payload, base_url, received_at, state, attempts, not_before) values ${values.join(', ')}
    on conflict (event_id) do update set received_at = excluded.received_at where inbox.state = 'waiting'`
}

/** Writes rows in their order, all or none. @param rows each event id once */
export async function writeRows(database: Database, rows: readonly NewRow[]): Promise<void> {
  const queries: CompiledQuery[] = []
  for (let from = 0; from < rows.length;) {
    const size = sizes.find((one) => one <= rows.length - from) ?? 1
    const values: (string | null)[] = []
    for (const row of rows.slice(from, from + size)) values.push(row.eventId, row.conversation, row.payload, row.baseUrl, row.receivedAt)
    queries.push(CompiledQuery.raw(statements[database.engine].get(size) ?? '', values))
    from += size
  }
  const [first, ...more] = queries
  if (first === undefined) return
  if (more.length === 0) {
    await database.kysely.executeQuery(first)
    return
  }
  await database.kysely.transaction().execute(async (transaction) => {
    for (const query of queries) await transaction.executeQuery(query)
  })
}

/**
 * The longest waiting events that may be handled now, none of a chat of which another process has
 * some or which waits for another attempt. With PostgreSQL they are this process's own until `until`;
 * a SQLite file has one process that handles events.
 */
export async function takeRows({ kysely, engine }: Database, options: { readonly at: string; readonly until: string; readonly most: number }): Promise<readonly WaitingRow[]> {
  const { at, until, most } = options
  if (engine === 'sqlite') return (await due(at, most).execute(kysely)).rows
  const { rows } = await sql<WaitingRow>`
    update inbox set not_before = ${until} where id in (select id from (${due(at, most)} for update skip locked) as due)
    returning id, conversation, payload, base_url, received_at, attempts`.execute(kysely)
  return rows.toSorted((one, other) => one.id - other.id)
}

const due = (at: string, most: number) => sql<WaitingRow>`
  select id, conversation, payload, base_url, received_at, attempts from inbox as own
  where state = 'waiting' and not exists (
    select 1 from inbox as other where other.conversation = own.conversation and other.state = 'waiting' and other.not_before > ${at}
  ) order by id limit ${most}`

/**
 * Takes an event out as part of its turn, so that both are kept or neither.
 *
 * @returns false where it was taken out before, or an earlier one of its chat still waits
 */
export async function takeOut(transaction: SchemaTransaction, { id, conversation }: WaitingRow): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('inbox')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) => not(exists(
      selectFrom('inbox as earlier').select('earlier.id')
        .where('earlier.conversation', '=', conversation).where('earlier.state', '=', 'waiting').where('earlier.id', '<', id),
    )))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function dropRow(kysely: Kysely<Schema>, id: number): Promise<void> {
  await kysely.deleteFrom('inbox').where('id', '=', id).execute()
}

/** Another attempt will be made, no earlier than said; those that came after it wait with it. */
export async function putOff(kysely: Kysely<Schema>, ids: readonly number[], notBefore: string, attempts?: number): Promise<void> {
  await kysely.updateTable('inbox')
    .set({ not_before: notBefore, ...(attempts === undefined ? {} : { attempts }) })
    .where('id', 'in', ids).where('state', '=', 'waiting').execute()
}

/** No more attempts: that it failed is kept, and nothing of what was said. */
export async function giveUp(kysely: Kysely<Schema>, id: number, attempts: number): Promise<void> {
  await kysely.updateTable('inbox')
    .set({ state: 'failed', attempts, conversation: '', payload: '', base_url: null, not_before: '' })
    .where('id', '=', id).execute()
}

export async function sweepInbox(kysely: Kysely<Schema>, before: string): Promise<void> {
  await kysely.deleteFrom('inbox').where('received_at', '<', before).execute()
}
