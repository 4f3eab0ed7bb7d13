import type { SchemaTransaction } from '../database/database.ts'
import { keptVerdictId } from './store-identity.ts'

/** What a decision may use while its transaction is open. */
export interface TurnTools {
  readonly transaction: SchemaTransaction
  /** The time of the turn. */
  readonly at: Date
  /** Keeps a verdict with the turn's commit and returns at once the token of its address. */
  keepVerdict(data: unknown): string
  /** With the turn's commit, deletes the conversation's earlier events and kept verdicts. */
  forget(): void
}

/** Gathers what one turn writes, so that a decision can be synchronous. */
export class TurnTransaction implements TurnTools {
  readonly transaction: SchemaTransaction
  readonly at: Date
  readonly #conversationId: string
  readonly #randomToken: () => string
  readonly #kept: { id: string; data: string }[] = []
  #forgets = false

  constructor(options: {
    transaction: SchemaTransaction
    conversationId: string
    at: Date
    randomToken: () => string
  }) {
    this.transaction = options.transaction
    this.at = options.at
    this.#conversationId = options.conversationId
    this.#randomToken = options.randomToken
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

  async write({ session, revision }: { session: string; revision: number }): Promise<void> {
    if (this.#forgets) {
      for (const table of ['events', 'kept_verdicts'] as const) {
        await this.transaction.deleteFrom(table).where('conversation_id', '=', this.#conversationId).execute()
      }
    }
    await this.transaction
      .updateTable('conversations')
      .set({ session, revision, updated_at: this.at.toISOString() })
      .where('id', '=', this.#conversationId)
      .execute()
    await this.writeKeptVerdicts()
  }

  async writeKeptVerdicts(): Promise<void> {
    if (this.#kept.length === 0) return
    const created_at = this.at.toISOString()
    await this.transaction
      .insertInto('kept_verdicts')
      .values(this.#kept.map((kept) => ({ ...kept, conversation_id: this.#conversationId, created_at })))
      .execute()
  }

  async writeEvent(event: { event_id: string; digest: string; replies: string }): Promise<void> {
    await this.transaction
      .insertInto('events')
      .values({ ...event, conversation_id: this.#conversationId, created_at: this.at.toISOString() })
      .execute()
  }
}
