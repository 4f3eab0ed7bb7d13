import type { Logger } from 'pino'
import type { Database, SchemaTransaction } from '../../../database/database.ts'
import { isDatabaseAway } from '../../../database/database-away.ts'
import { readEvent, type LineEvent, type ReadEvent } from '../events.ts'
import { InOrder } from '../in-order.ts'
import type { Observe, TurnOutcome } from '../turns.ts'
import type { Arrival } from './inbox.ts'
import { dropRow, giveUp, putOff, sweepInbox, takeOut, takeRows, type WaitingRow } from './rows.ts'

/** Events taken in one go. */
const MOST = 64
/** With PostgreSQL, how long events belong to who took them, in milliseconds. */
const LEASE = 10_000
/** What another process left, or what nobody told of, is looked for so often, in milliseconds. */
const LOOK_EVERY = 2_000
const HOUR = 60 * 60_000
const KEPT = 7 * 24 * HOUR

export interface InboxWorkerOptions {
  readonly database: Database
  /**
   * Handles one event. Where it begins a turn it calls `takeOut` inside of the turn's transaction.
   * Rejects where nothing could be committed.
   */
  readonly take: (event: LineEvent, arrival: Arrival, takeOut: (transaction: SchemaTransaction) => Promise<void>) => Promise<TurnOutcome>
  readonly now: () => Date
  readonly log: Pick<Logger, 'error'>
  /** What a log may know of an error. */
  readonly traceOf: (error: unknown) => object
  readonly observe: Observe
  /** How often an event is tried at most. */
  readonly attempts?: number
  /** Before the second attempt, in milliseconds; doubled before each further one. */
  readonly firstPause?: number
}

export interface InboxWorker {
  /** Looks for events now. */
  kick(): void
  /** Begins no more turns; resolves when the running ones are over. */
  stop(): Promise<void>
}

/** An earlier event of the chat came in between, or another process was faster. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/**
 * Handles the events of the inbox: those of one chat in the order in which they arrived, one at a
 * time. It begins with what an earlier process left. Any number of processes may run one on the same
 * PostgreSQL. An event whose turn cannot be committed is tried again, later and later, its chat
 * waiting with it and no other; after the last attempt it counts as failed. While the database is away
 * no attempt counts.
 */
export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { database, take, now, log, traceOf, observe, attempts: most = 8, firstPause = 250 } = options
  const { kysely, engine } = database
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let swept = -Infinity
  let timer: NodeJS.Timeout | undefined
  const later = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString()

  const failed = async (row: WaitingRow, kind: string, seconds: number, error: unknown): Promise<void> => {
    if (isDatabaseAway(error)) throw error
    log.error({ ...traceOf(error), attempt: row.attempts + 1 }, 'event not handled')
    const attempts = row.attempts + 1
    if (attempts >= most) {
      await giveUp(kysely, row.id, attempts)
      observe(kind, 'failed', seconds)
      return
    }
    const pause = firstPause * 2 ** row.attempts
    await putOff(kysely, [row.id], later(pause), attempts)
    observe(kind, 'retried', seconds)
    setTimeout(kick, pause + 1).unref()
  }

  const handle = async (row: WaitingRow): Promise<'settled' | 'put-off' | 'left'> => {
    const at = new Date(row.received_at)
    const event = eventOf(row, at)
    if ('ignored' in event) {
      await dropRow(kysely, row.id)
      observe('other', `ignored-${event.ignored}`)
      return 'settled'
    }
    const begun = performance.now()
    const seconds = () => (performance.now() - begun) / 1000
    const { kind } = event.happening
    try {
      const outcome = await take(event, { at, ...(row.base_url === null ? {} : { baseUrl: row.base_url }) }, async (transaction) => {
        if (!(await takeOut(transaction, row))) throw new Overtaken()
      })
      observe(kind, outcome, seconds())
      if (outcome !== 'answered') await dropRow(kysely, row.id)
    } catch (error) {
      if (error instanceof Overtaken) return 'left'
      await failed(row, kind, seconds(), error)
      return 'put-off'
    }
    return 'settled'
  }

  /** @returns whether there may be more to do at once */
  const work = async (): Promise<boolean> => {
    const rows = await takeRows(database, { at: now().toISOString(), until: later(LEASE), most: MOST })
    const chats = new InOrder()
    const left: number[] = []
    const interrupted = new Set<string>()
    let fault: unknown
    await Promise.all(rows.map((row) => chats.run(row.conversation, row.id, async () => {
      const goesOn = !stopped && fault === undefined && !interrupted.has(row.conversation)
      const result = !goesOn ? 'left' : await handle(row).catch((error: unknown) => {
        fault = error
        return 'left' as const
      })
      if (result === 'settled') return
      interrupted.add(row.conversation)
      if (result === 'left') left.push(row.id)
    })))
    if (left.length > 0 && engine === 'postgres') await putOff(kysely, left, '')
    if (fault !== undefined) throw fault
    return rows.length > 0
  }

  const sweep = async (): Promise<void> => {
    const at = now().getTime()
    if (at - swept < HOUR) return
    await sweepInbox(kysely, new Date(at - KEPT).toISOString())
    swept = at
  }

  const run = async (): Promise<void> => {
    try {
      await sweep()
      while (!stopped && await work());
    } catch (error) {
      again = false
      log.error(traceOf(error), 'inbox interrupted')
    }
  }

  const kick = (): void => {
    if (stopped) return
    again = true
    if (running !== undefined) return
    again = false
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (stopped) return
      if (again) return kick()
      timer = setTimeout(kick, LOOK_EVERY).unref()
    })
  }

  kick()
  return {
    kick,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function eventOf({ payload }: WaitingRow, received: Date): ReadEvent {
  let item: unknown
  try {
    item = JSON.parse(payload)
  } catch {
    return { ignored: 'malformed' }
  }
  return readEvent(item, received.getTime())
}
