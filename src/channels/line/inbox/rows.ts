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

/** An event that was begun before and did not end: it may be what ended the process. */
export interface SuspectRow extends WaitingRow {
  /** How often it has been begun alone by now, this time included. */
  readonly begun_alone: number
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
 * some or which waits for another attempt, none that comes behind a suspect of its chat. That they
 * are begun is written down first. With PostgreSQL they are this process's own until `until`; a
 * SQLite file has one process that handles events.
 */
export async function takeRows({ kysely, engine }: Database, options: { readonly at: string; readonly until: string; readonly most: number }): Promise<readonly WaitingRow[]> {
  const { at, until, most } = options
  if (engine === 'sqlite') {
    const { rows } = await due(at, most).execute(kysely)
    const begun = rows.length === 1 ? 'begun_alone' as const : 'begun_among' as const
    if (rows.length > 0) {
      await kysely.updateTable('inbox').set((row) => ({ [begun]: row(begun, '+', 1) })).where('id', 'in', rows.map(({ id }) => id)).execute()
    }
    return rows
  }
  const { rows } = await sql<WaitingRow>`
    with due as materialized (${due(at, most)} for update skip locked), counted as (select count(*) as n from due)
    update inbox set not_before = ${until},
      begun_alone = begun_alone + case when counted.n = 1 then 1 else 0 end,
      begun_among = begun_among + case when counted.n = 1 then 0 else 1 end
    from counted where id in (select id from due)
    returning id, conversation, payload, base_url, received_at, attempts`.execute(kysely)
  return rows.toSorted((one, other) => one.id - other.id)
}

const due = (at: string, most: number) => sql<WaitingRow>`
  select id, conversation, payload, base_url, received_at, attempts from inbox as own
  where state = 'waiting' and not exists (
    select 1 from inbox as other where other.conversation = own.conversation and other.state = 'waiting'
      and (other.not_before > ${at} or (other.id <= own.id and other.begun_alone + other.begun_among > 0))
  ) order by id limit ${most}`

/**
 * One event that was begun before and did not end, where nobody has it: those begun alone least often
 * first, so that the innocent ones that were under way beside another are soon done. That it is begun
 * alone is written down first.
 */
export async function takeSuspect({ kysely, engine }: Database, options: { readonly at: string; readonly until: string }): Promise<SuspectRow | undefined> {
  const { at, until } = options
  const lease = engine === 'postgres' ? sql`, not_before = ${until}` : sql``
  const lock = engine === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<SuspectRow>`
    update inbox set begun_alone = begun_alone + 1 ${lease} where id in (
      select id from inbox as own
      where begun_alone + begun_among > 0 and state = 'waiting' and not_before <= ${at} and not exists (
        select 1 from inbox as earlier where earlier.conversation = own.conversation and earlier.state = 'waiting' and earlier.id < own.id
      ) order by begun_alone, id limit 1 ${lock}
    ) returning id, conversation, payload, base_url, received_at, attempts, begun_alone`.execute(kysely)
  return rows[0]
}

/** An event that ends the process again and again is tried no more; others of its chat go on. */
export async function setAside(kysely: Kysely<Schema>, id: number): Promise<void> {
  await kysely.updateTable('inbox').set({ state: 'set-aside', not_before: '' }).where('id', '=', id).execute()
}

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

/** Events under way stay with who has them until then. */
export async function hold(kysely: Kysely<Schema>, ids: readonly number[], until: string): Promise<void> {
  await kysely.updateTable('inbox').set({ not_before: until }).where('id', 'in', ids).where('state', '=', 'waiting').execute()
}

/**
 * Events whose attempt ended, or that were not begun. Another attempt will be made, no earlier than
 * said; those that came after it wait with it.
 */
export async function putOff(kysely: Kysely<Schema>, ids: readonly number[], notBefore: string, attempts?: number): Promise<void> {
  await kysely.updateTable('inbox')
    .set({ not_before: notBefore, begun_alone: 0, begun_among: 0, ...(attempts === undefined ? {} : { attempts }) })
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
