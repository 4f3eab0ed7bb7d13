import type { Aside } from '../database/aside.ts'
import type { SchemaTransaction } from '../database/database.ts'
import { outboxRows } from '../delivery/outbox.ts'
import type { Delivery } from '../delivery/outbox.ts'
import type { Reply } from './replies.ts'
import { eraseData } from './store-erase.ts'
import type { EventLog } from './store-events.ts'
import { keptVerdictId } from './store-identity.ts'

/** So many results of a conversation, the newest, have an address. */
const MOST_KEPT_VERDICTS = 20

/** What a decision may use while its transaction is open. */
export interface TurnTools {
  readonly transaction: SchemaTransaction
  /** The token or the platform's own id, as the turn was asked for. */
  readonly conversation: string
  /** Its stored id. */
  readonly conversationId: string
  /** The time of the turn. */
  readonly at: Date
  /** For slow work, which no transaction waits for. */
  readonly aside?: Aside | undefined
  /** Keeps a verdict with the turn's commit and returns at once the token of its address. */
  keepVerdict(data: unknown): string
  /** What was answered to an earlier event of this conversation; undefined where it was not handled. */
  repliesTo(eventId: string): Promise<readonly Reply[] | undefined>
  /**
   * With the turn's commit, deletes what is stored of the person, as `eraseData` has it, and the address
   * unless this turn gives it again.
   *
   * @param where on all channels that they have linked, as is meant without it, or on this one alone.
   */
  forget(where?: 'here' | 'everywhere'): void
  /**
   * With the turn's commit, queues rendered messages for a platform, in this order after what waits
   * already. At most five go into one call; only the first call gets the reply token.
   */
  send(delivery: Delivery): void
  /** With the turn's commit, does this as well, inside of the transaction. */
  also(work: () => Promise<unknown>): void
}

/** Gathers what one turn writes, so that a decision can be synchronous. */
export class TurnTransaction implements TurnTools {
  readonly transaction: SchemaTransaction
  readonly conversation: string
  readonly at: Date
  readonly aside: Aside | undefined
  readonly conversationId: string
  readonly #identity: string
  readonly #events: EventLog
  readonly #randomToken: () => string
  readonly #randomUuid: () => string
  readonly #kept: { id: string; data: string }[] = []
  readonly #deliveries: Delivery[] = []
  readonly #more: (() => Promise<unknown>)[] = []
  #forgets: 'here' | 'everywhere' | undefined

  constructor(options: {
    transaction: SchemaTransaction
    conversation: string
    conversationId: string
    /** As `identityOf` makes it of whoever speaks. */
    identity: string
    events: EventLog
    at: Date
    randomToken: () => string
    randomUuid: () => string
    aside?: Aside
  }) {
    this.transaction = options.transaction
    this.conversation = options.conversation
    this.at = options.at
    this.aside = options.aside
    this.conversationId = options.conversationId
    this.#identity = options.identity
    this.#events = options.events
    this.#randomToken = options.randomToken
    this.#randomUuid = options.randomUuid
  }

  keepVerdict(data: unknown): string {
    const token = this.#randomToken()
    this.#kept.push({ id: keptVerdictId(token), data: JSON.stringify(data ?? null) })
    return token
  }

  repliesTo(eventId: string): Promise<readonly Reply[] | undefined> {
    return this.#events.repliesTo(eventId)
  }

  forget(where: 'here' | 'everywhere' = 'everywhere'): void {
    this.#kept.length = 0
    this.#forgets = where
  }

  /** Whether everything before is deleted with this turn. */
  get erases(): boolean {
    return this.#forgets !== undefined
  }

  send(delivery: Delivery): void {
    this.#deliveries.push(delivery)
  }

  also(work: () => Promise<unknown>): void {
    this.#more.push(work)
  }

  /** @param turn `says`: there are replies beside what is sent to a platform. */
  async write({ session, revision, address, says }: { session: string; revision: number; address?: unknown; says: boolean }): Promise<void> {
    const { transaction, conversation, conversationId, at } = this
    const erased_at = at.toISOString()
    if (this.#forgets) {
      await eraseData({
        transaction, conversation, conversationId, identity: this.#identity, at, everywhere: this.#forgets === 'everywhere', randomToken: this.#randomToken,
      })
    }
    const newest = address === undefined ? (this.#forgets ? { address: null } : {}) : { address: JSON.stringify(address) }
    // Whoever is answered again after a deletion has come back.
    const back = says || this.#deliveries.length > 0 ? { erased_at: null } : {}
    await this.transaction
      .updateTable('conversations')
      .set({ session, revision, updated_at: at.toISOString(), ...newest, ...(this.#forgets ? { erased_at } : back) })
      .where('id', '=', this.conversationId)
      .execute()
    await this.writeKeptVerdicts()
    const rows = outboxRows(this.#deliveries, {
      conversationId: this.conversationId, at: this.at, randomUuid: this.#randomUuid,
    })
    // One by one: the order of their ids is the order of delivery.
    for (const row of rows) await this.transaction.insertInto('outbox').values(row).execute()
    for (const work of this.#more) await work()
  }

  async writeKeptVerdicts(): Promise<void> {
    if (this.#kept.length === 0) return
    const created_at = this.at.toISOString()
    await this.transaction
      .insertInto('kept_verdicts')
      .values(this.#kept.map((kept) => ({ ...kept, conversation_id: this.conversationId, created_at })))
      .execute()
    const kept = this.transaction.selectFrom('kept_verdicts').select('id').where('conversation_id', '=', this.conversationId)
      .orderBy('created_at', 'desc').orderBy('id').limit(MOST_KEPT_VERDICTS)
    await this.transaction.deleteFrom('kept_verdicts').where('conversation_id', '=', this.conversationId).where('id', 'not in', kept).execute()
  }
}
