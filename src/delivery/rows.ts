import type { Kysely, Selectable } from 'kysely'
import type { OutboxRow, Schema } from '../database/schema.ts'
import { endWishes } from '../reminders/wishes.ts'
import type { After, GivenUp, Situation } from './decision.ts'
import type { SendResult } from './sender.ts'

export type Row = Selectable<OutboxRow>

const UNSETTLED = ['waiting', 'sending'] as const
const DAY = 24 * 60 * 60 * 1000
/** For how long a settled delivery stays, to answer what became of it. */
const SETTLED_DAYS = 7
const PAGE = 500

export const iso = (time: number): string => new Date(time).toISOString()

/**
 * What may be delivered next in a conversation, the more urgent first: answers wait for earlier
 * answers, reminders for everything before them.
 */
export async function headsOf(kysely: Kysely<Schema>, conversationId: string): Promise<readonly Row[]> {
  const unsettled = kysely
    .selectFrom('outbox').selectAll()
    .where('conversation_id', '=', conversationId).where('state', 'in', UNSETTLED)
    .orderBy('id').limit(1)
  const first = await unsettled.executeTakeFirst()
  if (first === undefined) return []
  if (first.kind === 'answer') return [first]
  const answer = await unsettled.where('kind', '=', 'answer').executeTakeFirst()
  return answer === undefined ? [first] : [answer, first]
}

/** Conversations of these channels in which something is due and nothing before it stands in its way. */
export async function* dueConversations(kysely: Kysely<Schema>, channels: readonly string[], now: number): AsyncGenerator<string> {
  const at = iso(now)
  let after = 0
  for (;;) {
    const rows = await kysely
      .selectFrom('outbox as o')
      .select(['o.id', 'o.conversation_id'])
      .where('o.id', '>', after)
      .where('o.channel', 'in', channels)
      .where((row) => row.or([
        row.and([row('o.state', '=', 'waiting'), row('o.not_before', '<=', at)]),
        row.and([row('o.state', '=', 'sending'), row('o.lease_until', '<=', at)]),
      ]))
      .where((row) => row.not(row.exists(
        row.selectFrom('outbox as e').select('e.id')
          .whereRef('e.conversation_id', '=', 'o.conversation_id').where('e.state', 'in', UNSETTLED)
          .whereRef('e.id', '<', 'o.id')
          .where((earlier) => earlier.or([earlier('o.kind', '=', 'reminder'), earlier('e.kind', '=', 'answer')])),
      )))
      .orderBy('o.id')
      .limit(PAGE)
      .execute()
    for (const row of rows) yield row.conversation_id
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
}

/** @param once whether the platform recognises no repetition */
export function situationOf(row: Row, once: boolean): Situation {
  return {
    kind: row.kind,
    createdAt: Date.parse(row.created_at),
    tokenReceivedAt: row.reply_token === null || row.received_at === null ? undefined : Date.parse(row.received_at),
    attempts: row.attempts,
    method: row.method,
    // Whoever held the lease may have sent it before he went away.
    doubtful: row.doubtful === 1 || row.state === 'sending',
    once,
    pushedAt: row.pushed_at === null ? undefined : Date.parse(row.pushed_at),
    notBefore: row.state === 'sending' ? 0 : Date.parse(row.not_before),
  }
}

/** Only while the row is as it was read: the number of attempts tells one holder of a lease from the next. */
function unchanged(kysely: Kysely<Schema>, row: Row) {
  return kysely
    .updateTable('outbox')
    .where('id', '=', row.id).where('state', '=', row.state).where('attempts', '=', row.attempts)
}

/** Takes a row for one attempt; undefined where someone else was faster. */
export async function claim(
  kysely: Kysely<Schema>, row: Row,
  attempt: { readonly method: 'reply' | 'push'; readonly now: number; readonly leaseMs: number },
): Promise<Row | undefined> {
  const { method, now, leaseMs } = attempt
  const pushedAt = method === 'push' ? (row.pushed_at ?? iso(now)) : row.pushed_at
  const taken = {
    state: 'sending', method, attempts: row.attempts + 1, doubtful: situationOf(row, false).doubtful ? 1 : 0,
    pushed_at: pushedAt, lease_until: iso(now + leaseMs),
  } as const
  const { numUpdatedRows } = await unchanged(kysely, row).set(taken).executeTakeFirst()
  return numUpdatedRows === 0n ? undefined : { ...row, ...taken }
}

/** Ends a delivery. What was said, to whom and by which token is not kept. */
export async function settle(
  kysely: Kysely<Schema>, row: Row,
  end: { readonly state: 'sent' | 'failed' | 'uncertain'; readonly now: number; readonly error?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await unchanged(kysely, row)
    .set({
      state: end.state, settled_at: iso(end.now), lease_until: null,
      address: null, payload: null, reply_token: null,
      ...(end.error === undefined ? {} : { error: end.error }),
    })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts a delivery back after an attempt that failed. */
export async function putBack(
  kysely: Kysely<Schema>, row: Row, after: Extract<After, { do: 'again' }>, error: string,
): Promise<boolean> {
  const { numUpdatedRows } = await unchanged(kysely, row)
    .set({
      state: 'waiting', lease_until: null, not_before: iso(after.notBefore), doubtful: after.doubtful ? 1 : 0, error,
      ...(after.keepToken ? {} : { reply_token: null }),
      // A push that surely was not accepted has not used its key.
      ...(after.doubtful ? {} : { pushed_at: null }),
    })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Leaves a delivery for later without an attempt. */
export async function postpone(kysely: Kysely<Schema>, row: Row, until: number): Promise<void> {
  await unchanged(kysely, row).set({ state: 'waiting', lease_until: null, not_before: iso(until) }).executeTakeFirst()
}

/** The platform does not let us write there any more: nothing unasked is sent to it. */
export async function endUnasked(kysely: Kysely<Schema>, conversationId: string): Promise<void> {
  await endWishes(kysely, [conversationId])
  await kysely.updateTable('conversations').set({ address: null }).where('id', '=', conversationId).execute()
  await kysely
    .deleteFrom('outbox')
    .where('conversation_id', '=', conversationId).where('state', '=', 'waiting').where('kind', '=', 'reminder')
    .execute()
}

/** What is kept of a failure: never a name, a text or a token. */
export function errorJson(failure: Pick<GivenUp, 'code'>, result?: SendResult): string {
  if (result === undefined || result.ok) return JSON.stringify({ code: failure.code })
  return JSON.stringify({
    code: failure.code,
    ...(result.code === failure.code ? {} : { cause: result.code }),
    ...(result.status === undefined ? {} : { status: result.status }),
    ...(result.requestId === undefined ? {} : { requestId: result.requestId }),
  })
}

export async function countUnsettled(kysely: Kysely<Schema>): Promise<ReadonlyMap<string, number>> {
  const rows = await kysely
    .selectFrom('outbox')
    .select(({ fn }) => ['channel', fn.countAll<number | string | bigint>().as('rows')])
    .where('state', 'in', UNSETTLED)
    .groupBy('channel')
    .execute()
  return new Map(rows.map(({ channel, rows: count }) => [channel, Number(count)]))
}

/** Deletes what was settled more than 7 days ago, and says how much it was. */
export async function sweepSettled(kysely: Kysely<Schema>, now: number): Promise<number> {
  const { numDeletedRows } = await kysely
    .deleteFrom('outbox').where('settled_at', '<', iso(now - SETTLED_DAYS * DAY)).executeTakeFirst()
  return Number(numDeletedRows)
}
