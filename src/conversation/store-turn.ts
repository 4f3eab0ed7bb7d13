import type { Aside } from '../database/aside.ts'
import type { SchemaTransaction } from '../database/database.ts'
import { outboxRows } from '../delivery/outbox.ts'
import type { Delivery } from '../delivery/outbox.ts'
import { forgetWishes } from '../reminders/wishes.ts'
import { keptVerdictId } from './store-identity.ts'

/** Of so many events of a conversation, the newest, a repetition is recognised: nobody repeats what is longer ago. */
const MOST_EVENTS = 200
/** After so many turns those beyond are deleted. */
const EVENTS_LOOKED_AFTER = 50
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
  /**
   * With the turn's commit, deletes the conversation's earlier events, kept verdicts and settled
   * deliveries, the person's wish for reminders and those that still wait, and the address unless this turn gives it again.
   */
  forget(): void
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
  readonly #randomToken: () => string
  readonly #randomUuid: () => string
  readonly #kept: { id: string; data: string }[] = []
  readonly #deliveries: Delivery[] = []
  readonly #more: (() => Promise<unknown>)[] = []
  #forgets = false

  constructor(options: {
    transaction: SchemaTransaction
    conversation: string
    conversationId: string
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
    this.#randomToken = options.randomToken
    this.#randomUuid = options.randomUuid
  }

  keepVerdict(data: unknown): string {
    const token = this.#randomToken()
    this.#kept.push({ id: keptVerdictId(token), data: JSON.stringify(data ?? null) })
    return token
  }

  forget(): void {
    this.#kept.length = 0
    this.#forgets = true
  }

  send(delivery: Delivery): void {
    this.#deliveries.push(delivery)
  }

  also(work: () => Promise<unknown>): void {
    this.#more.push(work)
  }

  async write({ session, revision, address }: { session: string; revision: number; address?: unknown }): Promise<void> {
    if (this.#forgets) await this.#deleteEarlier()
    const newest = address === undefined ? (this.#forgets ? { address: null } : {}) : { address: JSON.stringify(address) }
    await this.transaction
      .updateTable('conversations')
      .set({ session, revision, updated_at: this.at.toISOString(), ...newest })
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

  async #deleteEarlier(): Promise<void> {
    await forgetWishes(this.transaction, this.conversationId)
    for (const table of ['events', 'kept_verdicts', 'begun_events'] as const) {
      await this.transaction.deleteFrom(table).where('conversation_id', '=', this.conversationId).execute()
    }
    // Of a chat, by the platform's own id: what was set aside holds what was said.
    await this.transaction.deleteFrom('inbox').where('conversation', '=', this.conversation).where('state', '=', 'set-aside').execute()
    await this.transaction
      .deleteFrom('outbox')
      .where('conversation_id', '=', this.conversationId)
      .where((row) => row.or([
        row('state', 'in', ['sent', 'failed', 'uncertain']),
        row.and([row('kind', '=', 'reminder'), row('state', '=', 'waiting')]),
      ]))
      .execute()
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

  /** @param revision how many turns the conversation has had */
  async writeEvent(event: { event_id: string; replies: string }, revision: number): Promise<void> {
    await this.transaction
      .insertInto('events')
      .values({ ...event, conversation_id: this.conversationId, created_at: this.at.toISOString() })
      .execute()
    if (revision % EVENTS_LOOKED_AFTER !== 0) return
    const kept = this.transaction.selectFrom('events').select('event_id').where('conversation_id', '=', this.conversationId)
      .orderBy('created_at', 'desc').limit(MOST_EVENTS)
    await this.transaction.deleteFrom('events').where('conversation_id', '=', this.conversationId).where('event_id', 'not in', kept).execute()
  }
}
