import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'

/** An event that is tried no more, because it ended the process twice. Nothing tells what it says or whose it is. */
export interface SetAsideEvent {
  /** By which it is named on the command line, such as `line-12`. */
  readonly id: string
  readonly channel: string
  /** When it was received, or begun last; ISO 8601, UTC. */
  readonly at: string
  /** How often it was begun and did not end. */
  readonly begun: number
  /** How much is kept of it, in bytes; 0 where only its sender has it. */
  readonly bytes: number
}

/** The events that are set aside, the oldest first. */
export async function listSetAside(kysely: Kysely<Schema>): Promise<readonly SetAsideEvent[]> {
  const kept = await kysely.selectFrom('inbox')
    .select(['id', 'received_at', 'begun_alone', 'begun_among', sql<number | string>`octet_length(payload)`.as('bytes')])
    .where('state', '=', 'set-aside').execute()
  const repeated = await kysely.selectFrom('begun_events')
    .select(['id', 'channel', 'begun_at', 'begun_alone', 'begun_among']).where('set_aside_at', 'is not', null).execute()
  return [
    ...kept.map((row) => ({ id: `line-${row.id}`, channel: 'line', at: row.received_at, begun: begunOf(row), bytes: Number(row.bytes) })),
    ...repeated.map((row) => ({ id: `${row.channel}-${row.id}`, channel: row.channel, at: row.begun_at, begun: begunOf(row), bytes: 0 })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

/** The last time was the one in which the person got an apology. */
const begunOf = ({ begun_alone, begun_among }: { readonly begun_alone: number; readonly begun_among: number }): number =>
  Math.max(1, begun_alone + begun_among - 1)

/**
 * Lets an event be tried again: one that is kept at once, one that only its sender has when it is sent again.
 *
 * @param id as in `listSetAside`
 * @returns false where no such event is set aside
 */
export function retrySetAside(kysely: Kysely<Schema>, id: string): Promise<boolean> {
  return kysely.transaction().execute(async (transaction) => {
    const { channel, row } = parse(id)
    if (channel === 'line') {
      const { numUpdatedRows } = await transaction.updateTable('inbox')
        .set({ state: 'waiting', attempts: 0, begun_alone: 0, begun_among: 0, not_before: '' })
        .where('id', '=', row).where('state', '=', 'set-aside').executeTakeFirst()
      return numUpdatedRows > 0n
    }
    const event = await transaction.deleteFrom('begun_events')
      .where('id', '=', row).where('channel', '=', channel).where('set_aside_at', 'is not', null)
      .returning(['conversation_id', 'event_id']).executeTakeFirst()
    if (event === undefined) return false
    // With the apology that its repetition would be answered with.
    await transaction.deleteFrom('events').where('conversation_id', '=', event.conversation_id).where('event_id', '=', event.event_id).execute()
    return true
  })
}

/**
 * Forgets an event that is set aside, with all that is kept of it.
 *
 * @param id as in `listSetAside`
 * @returns false where no such event is set aside
 */
export async function dropSetAside(kysely: Kysely<Schema>, id: string): Promise<boolean> {
  const { channel, row } = parse(id)
  const { numDeletedRows } = channel === 'line'
    ? await kysely.deleteFrom('inbox').where('id', '=', row).where('state', '=', 'set-aside').executeTakeFirst()
    : await kysely.deleteFrom('begun_events').where('id', '=', row).where('channel', '=', channel).where('set_aside_at', 'is not', null).executeTakeFirst()
  return numDeletedRows > 0n
}

function parse(id: string): { readonly channel: string; readonly row: number } {
  const [, channel = '', row = ''] = /^([a-z]+)-(\d{1,9})$/.exec(id) ?? []
  return { channel, row: Number(row === '' ? -1 : row) }
}
