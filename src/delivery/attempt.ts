import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Schema } from '../database/schema.ts'
import { afterAttempt, nextCall, PAUSE_AT_LIMIT } from './decision.ts'
import type { Address } from './outbox.ts'
import type { QuotaWatch } from './quota.ts'
import { claim, endUnasked, errorJson, postpone, putBack, settle, situationOf } from './rows.ts'
import type { Row } from './rows.ts'
import type { OutboundCall, Sender, SendResult } from './sender.ts'

/** What is counted of deliveries, without anything about any person. */
export interface DeliveryMetrics {
  /** One call was made. `outcome` is `ok` or the code of the failure. */
  attempted(labels: { channel: string; method: string; outcome: string }, seconds: number): void
  /** A delivery is over: sent, failed or uncertain. */
  settled(labels: { channel: string; kind: string; state: string }): void
  /** How many deliveries are not over yet, seen at each sweep. */
  waiting(channel: string, deliveries: number): void
}

export interface AttemptDependencies {
  readonly kysely: Kysely<Schema>
  readonly senders: Readonly<Record<string, Sender | undefined>>
  readonly now: () => Date
  readonly random: () => number
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly metrics: DeliveryMetrics | undefined
  readonly after: (milliseconds: number, run: () => void) => () => void
  readonly leaseMs: number
  readonly callLimitMs: number
  readonly quota: QuotaWatch
}

/**
 * Takes a delivery one step further where that is possible now.
 *
 * @returns when to look at it again, in milliseconds since 1970; undefined: at once
 */
export async function attemptDelivery(row: Row, dependencies: AttemptDependencies): Promise<number | undefined> {
  const { kysely, senders, quota, leaseMs } = dependencies
  const now = dependencies.now().getTime()
  if (row.state === 'sending' && row.lease_until !== null && Date.parse(row.lease_until) > now) {
    return Date.parse(row.lease_until)
  }
  const sender = senders[row.channel]
  if (sender === undefined) return Infinity

  const once = sender.once === true
  const situation = situationOf(row, once)
  const next = nextCall(situation, now)
  if (next.do === 'wait') return next.until
  if (next.do === 'give up') {
    const settled = await settle(kysely, row, { state: next.state, now, error: errorJson(next) })
    if (settled) reportSettled(row, { state: next.state, code: next.code }, dependencies)
    return undefined
  }
  if (next.do === 'push' && row.kind === 'reminder' && !situation.doubtful) {
    const allowed = await limited(dependencies, (signal) => quota.allowsReminder(row.channel, sender, signal), true)
    if (!allowed) {
      const until = now + PAUSE_AT_LIMIT
      await postpone(kysely, row, until)
      return until
    }
  }
  const readyAt = sender.readyAt?.(addressOf(row)) ?? now
  if (readyAt > now) return readyAt
  const claimed = await claim(kysely, row, { method: next.do, now, leaseMs })
  // Who was faster will also do what follows; should he not, the lease runs out.
  if (claimed === undefined) return now + leaseMs
  const result = await callOf(claimed, sender, dependencies)
  await record(claimed, once, result, dependencies)
  return undefined
}

const addressOf = (row: Row): Address => JSON.parse(row.address ?? 'null') as Address

/** Makes the call within the time limit, whatever the sender does. */
async function callOf(row: Row, sender: Sender, dependencies: AttemptDependencies): Promise<SendResult> {
  const method = row.method ?? 'push'
  const call: OutboundCall = {
    method,
    address: addressOf(row),
    messages: JSON.parse(row.payload ?? '[]') as unknown[],
    ...(method === 'reply' && row.reply_token !== null ? { replyToken: row.reply_token } : {}),
    retryKey: row.retry_key,
  }
  const begun = performance.now()
  const timedOut: SendResult = { ok: false, code: 'timed-out', ambiguous: true }
  const result = await limited(dependencies, (signal) => sender.send(call, signal), timedOut)
  const outcome = result.ok ? 'ok' : result.code
  dependencies.metrics?.attempted({ channel: row.channel, method, outcome }, (performance.now() - begun) / 1000)
  return result
}

/** The work's value, or another where it takes too long or fails. A late value is not looked at. */
async function limited<T>(
  dependencies: AttemptDependencies, work: (signal: AbortSignal) => Promise<T>, otherwise: T,
): Promise<T> {
  const controller = new AbortController()
  const { promise: late, resolve } = Promise.withResolvers<T>()
  const cancel = dependencies.after(dependencies.callLimitMs, () => {
    controller.abort()
    resolve(otherwise)
  })
  try {
    return await Promise.race([work(controller.signal), late])
  } catch {
    return otherwise
  } finally {
    cancel()
  }
}

async function record(row: Row, once: boolean, result: SendResult, dependencies: AttemptDependencies): Promise<void> {
  const { kysely, quota, random } = dependencies
  const now = dependencies.now().getTime()
  const after = afterAttempt(situationOf({ ...row, state: 'waiting' }, once), result, now, random())
  if (after.do === 'sent') {
    if (!(await settle(kysely, row, { state: 'sent', now, error: null }))) return
    reportSettled(row, { state: 'sent', ...(result.requestId === undefined ? {} : { requestId: result.requestId }) }, dependencies)
    if (row.method === 'push') await quota.used(row.channel)
    return
  }
  if (!result.ok && result.code === 'monthly-limit') await quota.exhausted(row.channel)
  if (!result.ok && result.code === 'blocked') await endUnasked(kysely, row.conversation_id)
  if (after.do === 'give up') {
    const settled = await settle(kysely, row, { state: after.state, now, error: errorJson(after, result) })
    if (settled) reportSettled(row, { state: after.state, code: after.code, ...seenOf(result) }, dependencies)
    return
  }
  const code = result.ok ? 'ok' : result.code
  await putBack(kysely, row, after, errorJson({ code }, result))
  dependencies.log.info(
    { delivery: row.id, channel: row.channel, method: row.method, attempt: row.attempts, code, ...seenOf(result) },
    'delivery failed for now',
  )
}

function seenOf(result: SendResult): { status?: number; requestId?: string; cause?: string } {
  if (result.ok) return {}
  return {
    cause: result.code,
    ...(result.status === undefined ? {} : { status: result.status }),
    ...(result.requestId === undefined ? {} : { requestId: result.requestId }),
  }
}

function reportSettled(
  row: Row, end: { readonly state: string; readonly code?: string; readonly requestId?: string },
  { log, metrics }: AttemptDependencies,
): void {
  metrics?.settled({ channel: row.channel, kind: row.kind, state: end.state })
  const line = { delivery: row.id, channel: row.channel, kind: row.kind, method: row.method, attempts: row.attempts, ...end }
  if (end.state === 'sent') log.info(line, 'delivered')
  else log.warn(line, 'not delivered')
}
