import type { Kysely } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'
import { isConnectionLost } from '../database/database-away.ts'
import type { Schema } from '../database/schema.ts'
import type { Channel } from './store-identity.ts'

/** An event that was begun alone so often, and ended the process each time, is begun no more. */
const MOST_BEGUN = 2

/** Which event of which conversation, as they are stored. */
export interface EventKey {
  readonly channel: Channel
  readonly conversationId: string
  readonly eventId: string
}

/** How an event may be handled: as always, or no more; then the person gets an apology. */
export type Begun = 'begin' | 'set-aside'

/**
 * Counts events of senders who repeat them (the web page, Teams) before they are begun, so that one
 * that ends the process, by hanging or by dying, is not begun for ever. One that was begun before and
 * did not end is begun while no other is under way here: so it alone is counted where that happens
 * again, and not those that were under way beside it.
 */
export class BegunEvents {
  readonly #kysely: Kysely<Schema>
  readonly #now: () => Date
  /** Those under way, of which nobody is alone. */
  readonly #underWay = new Set<Promise<unknown>>()
  /** The one that is alone, or wants to be. */
  #alone: Promise<unknown> | undefined
  /** Those whose attempt ended here, which could not be written down since the database was away. */
  readonly #ended = new Map<string, EventKey>()
  #writingDown: Promise<void> | undefined

  constructor(kysely: Kysely<Schema>, now: () => Date) {
    this.#kysely = kysely
    this.#now = now
  }

  /**
   * Runs the work of an event once that it is begun is on the disk. The work takes the event's row out
   * with its own transaction, by `end`; where the work throws, the attempt has ended, and counts for nothing.
   * While the database is away nothing can be begun, and those who wait for their turn wait no longer.
   */
  async run<T>(key: EventKey, work: (begun: Begun) => Promise<T>): Promise<T> {
    if (this.#ended.size > 0 || this.#writingDown !== undefined) await this.#writeDown()
    const known = await this.#known(key)
    if (known === undefined) return this.#beside(key, work)
    return known.set_aside_at === null ? this.#byItself(key, work) : work('set-aside')
  }

  async #beside<T>(key: EventKey, work: (begun: Begun) => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await this.#aloneIsOver()
    const counted = this.#underWay.size === 0 ? { begun_alone: 1, begun_among: 0 } : { begun_alone: 0, begun_among: 1 }
    const running = this.#counted(key, counted, () => work('begin'))
    this.#underWay.add(running)
    try {
      return await running
    } finally {
      this.#underWay.delete(running)
    }
  }

  async #byItself<T>(key: EventKey, work: (begun: Begun) => Promise<T>): Promise<T> {
    while (this.#alone !== undefined) await this.#aloneIsOver()
    const running = (async () => {
      await Promise.allSettled(this.#underWay)
      // It may have ended while it waited.
      const known = await this.#known(key)
      const begun = (known?.begun_alone ?? 0) >= MOST_BEGUN ? 'set-aside' : 'begin'
      return this.#counted(key, { begun_alone: 1, begun_among: 0 }, () => work(begun))
    })()
    this.#alone = running
    try {
      return await running
    } finally {
      this.#alone = undefined
    }
  }

  /**
   * To be asked again after it was awaited, in one go with taking the place: several may have waited.
   */
  async #aloneIsOver(): Promise<void> {
    await this.#alone?.catch((error: unknown) => {
      if (isConnectionLost(error)) throw error
    })
  }

  #known({ conversationId, eventId }: EventKey): Promise<{ begun_alone: number; set_aside_at: string | null } | undefined> {
    return this.#kysely.selectFrom('begun_events').select(['begun_alone', 'set_aside_at'])
      .where('conversation_id', '=', conversationId).where('event_id', '=', eventId).executeTakeFirst()
  }

  async #counted<T>(
    { channel, conversationId, eventId }: EventKey, counted: { readonly begun_alone: number; readonly begun_among: number }, work: () => Promise<T>,
  ): Promise<T> {
    try {
      await this.#kysely.insertInto('begun_events')
        .values({ channel, conversation_id: conversationId, event_id: eventId, begun_at: this.#now().toISOString(), ...counted })
        .onConflict((conflict) => conflict.columns(['conversation_id', 'event_id']).doUpdateSet((row) => ({
          begun_alone: row('begun_events.begun_alone', '+', counted.begun_alone),
          begun_among: row('begun_events.begun_among', '+', counted.begun_among),
        })))
        .execute()
      return await work()
    } catch (error) {
      this.#ended.set(`${conversationId} ${eventId}`, { channel, conversationId, eventId })
      // Whether a row was written while the database went away is not known; the next event finds out.
      if (!isConnectionLost(error)) await this.#writeDown().catch(() => undefined)
      throw error
    }
  }

  /** Takes back what was counted for attempts that ended. */
  #writeDown(): Promise<void> {
    return this.#writingDown ??= (async () => {
      const ended = [...this.#ended]
      this.#ended.clear()
      try {
        for (const [, { conversationId, eventId }] of ended) {
          await this.#kysely.deleteFrom('begun_events')
            .where('conversation_id', '=', conversationId).where('event_id', '=', eventId).where('set_aside_at', 'is', null)
            .execute()
        }
      } catch (error) {
        for (const [name, key] of ended) this.#ended.set(name, key)
        throw error
      } finally {
        this.#writingDown = undefined
      }
    })()
  }
}

/** Takes an event out of those that were begun, with the transaction of its turn. */
export async function endEvent(transaction: SchemaTransaction, { conversationId, eventId }: EventKey): Promise<void> {
  await transaction.deleteFrom('begun_events').where('conversation_id', '=', conversationId).where('event_id', '=', eventId).execute()
}

/** Keeps of an event that it is begun no more, with the transaction in which the person gets an apology. */
export async function setEventAside(transaction: SchemaTransaction, { conversationId, eventId }: EventKey, at: Date): Promise<void> {
  await transaction.updateTable('begun_events').set({ set_aside_at: at.toISOString() })
    .where('conversation_id', '=', conversationId).where('event_id', '=', eventId).execute()
}
