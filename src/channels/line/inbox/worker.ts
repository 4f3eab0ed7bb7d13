import type { Logger } from 'pino'
import type { Database, SchemaTransaction } from '../../../database/database.ts'
import { isDatabaseAway } from '../../../database/database-away.ts'
import { readEvent, type LineEvent, type ReadEvent } from '../events.ts'
import type { Observe, TurnOutcome } from '../turns.ts'
import type { Arrival } from './inbox.ts'
import { dropRow, giveUp, hold, putOff, setAside as setRowAside, sweepInbox, takeOut, takeRows, takeSuspect, type SuspectRow, type WaitingRow } from './rows.ts'

/** Events taken in one go. */
const MOST = 64
/** How long events belong to who took them with PostgreSQL, or does slow work for them, in milliseconds. */
const LEASE = 10_000
/** What another process left, or what nobody told of, is looked for so often, in milliseconds. */
const LOOK_EVERY = 2_000
const HOUR = 60 * 60_000
const KEPT = 7 * 24 * HOUR
/** An event that was begun alone so often, and ended the process each time, is begun no more. */
const MOST_BEGUN = 2

export interface InboxWorkerOptions {
  readonly database: Database
  /**
   * Handles one event. Where it begins a turn it calls `takeOut` inside of the turn's transaction, and
   * `setAside` where the turn waits for slow work: other chats go on meanwhile. Rejects where nothing
   * could be committed.
   */
  readonly take: (
    event: LineEvent, arrival: Arrival, takeOut: (transaction: SchemaTransaction) => Promise<void>, setAside: () => Promise<void>,
  ) => Promise<TurnOutcome>
  /**
   * Owns up to a person whose event is tried no more, and calls `mark` inside of the transaction.
   *
   * @param chat the platform's id of the chat
   */
  readonly apologise: (chat: string, receivedAt: string, mark: (transaction: SchemaTransaction) => Promise<void>) => Promise<void>
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

/** Events that were taken together: a database that is away is away for all of them. */
interface Batch {
  fault: unknown
}

/**
 * Handles the events of the inbox: those of one chat in the order in which they arrived, one at a
 * time. It begins with what an earlier process left. Any number of processes may run one on the same
 * PostgreSQL. An event whose turn cannot be committed is tried again, later and later, its chat
 * waiting with it and no other; after the last attempt it counts as failed. While the database is away
 * no attempt counts.
 *
 * An event that was begun and did not end, because the process died in it or was ended, is a suspect: it
 * is begun again while nothing else is under way here, so that it alone is counted where that happens
 * again. One that was begun alone twice in vain is set aside.
 */
export function createInboxWorker(options: InboxWorkerOptions): InboxWorker {
  const { database, take, apologise, now, log, traceOf, observe, attempts: most = 8, firstPause = 250 } = options
  const { kysely } = database
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let swept = -Infinity
  /** Chats of which an event waits for slow work. */
  const aside = new Set<Promise<void>>()
  /** Events whose attempt ended here, which could not be written down since the database was away. */
  const ended = new Set<number>()
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

  const handle = async (row: WaitingRow, setAside: () => Promise<void>): Promise<'settled' | 'put-off' | 'left'> => {
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
      }, setAside)
      observe(kind, outcome, seconds())
      if (outcome !== 'answered') await dropRow(kysely, row.id)
    } catch (error) {
      if (error instanceof Overtaken) return 'left'
      await failed(row, kind, seconds(), error)
      return 'put-off'
    }
    return 'settled'
  }

  /**
   * Handles the events of one chat one after the other.
   *
   * @returns the ids of those that were not handled
   */
  const inOrder = async (rows: readonly WaitingRow[], batch: Batch, setAside: (waiting: readonly number[]) => Promise<void>): Promise<readonly number[]> => {
    for (const [index, row] of rows.entries()) {
      const waiting = rows.slice(index).map(({ id }) => id)
      if (stopped || batch.fault !== undefined) return waiting
      const result = await handle(row, () => setAside(waiting)).catch((error: unknown) => {
        batch.fault = error
        return 'left' as const
      })
      if (result !== 'settled') return result === 'left' ? waiting : waiting.slice(1)
    }
    return []
  }

  /** Resolves when the events of a chat are over, or one of them waits for slow work: from then on they go on by themselves. */
  const handleChat = (rows: readonly WaitingRow[], batch: Batch): Promise<void> => new Promise((resolve, reject) => {
    let holding: NodeJS.Timeout | undefined
    const setAside = async (waiting: readonly number[]): Promise<void> => {
      const keep = (): Promise<void> => hold(kysely, waiting, later(LEASE))
      await keep()
      holding ??= setInterval(() => void keep().catch(() => undefined), LEASE / 3)
      aside.add(over)
      resolve()
    }
    const end = async (left: readonly number[]): Promise<void> => {
      clearInterval(holding)
      if (left.length === 0) return
      try {
        await putOff(kysely, left, '')
      } catch (error) {
        for (const id of left) ended.add(id)
        throw error
      }
    }
    const over: Promise<void> = inOrder(rows, batch, setAside).then(end).then(resolve, (error: unknown) => {
      if (holding !== undefined) log.error(traceOf(error), 'inbox interrupted')
      reject(error)
    }).finally(() => {
      // Others of the chat may have come meanwhile.
      if (aside.delete(over)) kick()
    })
  })

  /** Handles one event that did not end before, alone. */
  const retry = async (row: SuspectRow, batch: Batch): Promise<void> => {
    if (row.begun_alone <= MOST_BEGUN) return handleChat([row], batch)
    log.error({ event: row.id, begun: row.begun_alone - 1 }, 'event set aside')
    // Where owning up to it ended the process as well, it is left.
    if (row.begun_alone > MOST_BEGUN + 1) await setRowAside(kysely, row.id)
    else await apologise(row.conversation, row.received_at, (transaction) => setRowAside(transaction, row.id))
    observe('other', 'set-aside')
  }

  /** @returns whether there may be more to do at once */
  const work = async (): Promise<boolean> => {
    if (ended.size > 0) {
      await putOff(kysely, [...ended], '')
      ended.clear()
    }
    // What waits for slow work is under way, too.
    const suspect = aside.size === 0 ? await takeSuspect(database, { at: now().toISOString(), until: later(LEASE) }) : undefined
    if (suspect !== undefined) {
      const batch: Batch = { fault: undefined }
      await retry(suspect, batch)
      if (batch.fault !== undefined) throw batch.fault
      return true
    }
    const rows = await takeRows(database, { at: now().toISOString(), until: later(LEASE), most: MOST })
    const batch: Batch = { fault: undefined }
    const chats = new Map<string, WaitingRow[]>()
    for (const row of rows) chats.set(row.conversation, [...(chats.get(row.conversation) ?? []), row])
    await Promise.all([...chats.values()].map((own) => handleChat(own, batch)))
    if (batch.fault !== undefined) throw batch.fault
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
      await Promise.all([running, ...aside])
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
