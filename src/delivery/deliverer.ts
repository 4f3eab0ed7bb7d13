import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { attemptDelivery } from './attempt.ts'
import type { DeliveryMetrics } from './attempt.ts'
import type { DeliveryChannel } from './outbox.ts'
import { createQuotaWatch } from './quota.ts'
import { countUnsettled, dueConversations, headsOf, sweepSettled } from './rows.ts'
import type { Sender } from './sender.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

export interface DelivererOptions {
  readonly database: Database
  readonly senders: Readonly<Partial<Record<DeliveryChannel, Sender>>>
  readonly now: () => Date
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly metrics?: DeliveryMetrics
  /** From 0 to below 1. */
  readonly random?: () => number
  /** Runs something later, and returns what calls that off. */
  readonly after?: (milliseconds: number, run: () => void) => () => void
  /** Conversations served at the same time. */
  readonly concurrency?: number
  /** For how long a row belongs to whoever is sending it; longer than any call may take. */
  readonly leaseMs?: number
  /** The longest that a sender may take, in case it does not keep its own limit. */
  readonly callLimitMs?: number
  readonly sweepEveryMs?: number
  /** Messages of the month's quota kept for answers; by default a fifth of it. */
  readonly reserve?: number
}

/** Makes the calls that stand in the outbox. */
export interface Deliverer {
  /**
   * Looks at a conversation now, or at all of them.
   *
   * @param conversationId as stored: `conversationId('line', userId)`
   */
  kick(conversationId?: string): void
  /** Resolves when nothing is being sent and nothing more is due. */
  idle(): Promise<void>
  /** Begins no more calls and resolves when the running ones are over and recorded. */
  stop(): Promise<void>
}

/**
 * Delivers the rows of the outbox: those of one conversation in their order, those of different
 * conversations at the same time. It begins at once with what an earlier process left. Any number
 * of processes may run one on the same PostgreSQL: a row is sent by who claimed it.
 *
 * @example
 * const deliverer = createDeliverer({ database, senders: { line }, now: () => new Date(), log })
 * await store.runTurn({ channel: 'line', conversation: userId, … })
 * deliverer.kick(conversationId('line', userId))
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { database, senders, now, log, metrics, after = later } = options
  const { concurrency = 16, leaseMs = 20 * SECOND, callLimitMs = 10 * SECOND, sweepEveryMs = 5 * SECOND } = options
  const { kysely } = database
  const quota = createQuotaWatch(kysely, { now, reserve: options.reserve })
  const attempt = { kysely, senders, now, log, metrics, after, leaseMs, callLimitMs, quota, random: options.random ?? Math.random }

  const queue = new Set<string>()
  const running = new Set<string>()
  const alarms = new Map<string, () => void>()
  let sweeping: Promise<void> | undefined
  let sweepAgain = false
  let nextSweep: (() => void) | undefined
  let sweptSettledAt = -Infinity
  let stopped = false
  let idlers: (() => void)[] = []

  /** Sends what is due in a conversation; returns when there is something to do there again, if ever. */
  const serve = async (conversationId: string): Promise<number> => {
    while (!stopped) {
      let wake = Infinity
      for (const row of await headsOf(kysely, conversationId)) {
        const until = await attemptDelivery(row, attempt)
        if (until === undefined) {
          wake = -Infinity
          break
        }
        wake = Math.min(wake, until)
      }
      if (wake > -Infinity) return wake
    }
    return Infinity
  }

  const work = async (conversationId: string): Promise<void> => {
    try {
      const wake = await serve(conversationId)
      const pause = wake - now().getTime()
      // What is due later than the next sweep is found by a sweep.
      if (!stopped && pause <= sweepEveryMs) {
        alarms.get(conversationId)?.()
        alarms.set(conversationId, after(Math.max(pause, 1), () => kick(conversationId)))
      }
    } catch (error) {
      log.error({ ...kindOf(error) }, 'delivery interrupted')
    } finally {
      running.delete(conversationId)
      pump()
    }
  }

  const pump = (): void => {
    for (const conversationId of queue) {
      if (stopped || running.size >= concurrency) break
      if (running.has(conversationId)) continue
      queue.delete(conversationId)
      running.add(conversationId)
      void work(conversationId)
    }
    if (running.size > 0 || sweeping !== undefined || (queue.size > 0 && !stopped)) return
    const waiting = idlers
    idlers = []
    for (const resolve of waiting) resolve()
  }

  const enqueue = (conversationId: string): void => {
    alarms.get(conversationId)?.()
    alarms.delete(conversationId)
    queue.add(conversationId)
    pump()
  }

  const sweep = async (): Promise<void> => {
    try {
      for await (const conversationId of dueConversations(kysely, Object.keys(senders), now().getTime())) {
        if (stopped) return
        enqueue(conversationId)
      }
      if (metrics !== undefined) {
        const counts = await countUnsettled(kysely)
        for (const channel of Object.keys(senders)) metrics.waiting(channel, counts.get(channel) ?? 0)
      }
      const at = now().getTime()
      if (at - sweptSettledAt >= HOUR) {
        await sweepSettled(kysely, at)
        sweptSettledAt = at
      }
    } catch (error) {
      log.error({ ...kindOf(error) }, 'sweep of the outbox failed')
    }
  }

  const sweepNow = (): void => {
    if (stopped) return
    if (sweeping !== undefined) {
      sweepAgain = true
      return
    }
    nextSweep?.()
    sweeping = sweep().finally(() => {
      sweeping = undefined
      if (stopped) return pump()
      if (sweepAgain) {
        sweepAgain = false
        return sweepNow()
      }
      nextSweep = after(sweepEveryMs, sweepNow)
      pump()
    })
  }

  const kick = (conversationId?: string): void => {
    if (stopped) return
    if (conversationId === undefined) sweepNow()
    else enqueue(conversationId)
  }

  const idle = (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    idlers.push(resolve)
    pump()
    return promise
  }

  sweepNow()
  return {
    kick,
    idle,
    stop: async () => {
      stopped = true
      nextSweep?.()
      for (const cancel of alarms.values()) cancel()
      alarms.clear()
      queue.clear()
      await idle()
    },
  }
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}

/** An error's kind and code; its message may quote what a person wrote. */
function kindOf(error: unknown): { error: string; errorCode?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { error: error.constructor.name, ...(code === undefined ? {} : { errorCode: code }) }
}
