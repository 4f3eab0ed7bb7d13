import { createHash } from 'node:crypto'
import type { SchemaTransaction } from '../database/database.ts'
import type { Reply } from './replies.ts'
import { decodeReplies, encodeReplies, repliesKey, type RepliesKey } from './stored-replies.ts'

/** Stands before the id of an event of which only that is kept, as a hash. */
const ERASED = 'erased:'
/** Rows that are written at once. */
const ROWS = 200

/** Of so many events of a conversation, the newest, a repetition is recognised: nobody repeats what is longer ago. */
const MOST_EVENTS = 200
/** After so many turns those beyond are deleted. */
const EVENTS_LOOKED_AFTER = 50

/** The events of one conversation that were handled, in one transaction. */
export class EventLog {
  readonly #transaction: SchemaTransaction
  readonly #conversationId: string
  readonly #secret: string | undefined

  /** @param secret what the replies are locked with and the database does not hold; without it none are kept. */
  constructor(transaction: SchemaTransaction, conversationId: string, secret: string | undefined) {
    this.#transaction = transaction
    this.#conversationId = conversationId
    this.#secret = secret
  }

  /** What was answered to an event; undefined where it was not handled before. */
  async repliesTo(eventId: string): Promise<readonly Reply[] | undefined> {
    const seen = await this.#transaction.selectFrom('events').select('replies')
      .where('conversation_id', '=', this.#conversationId).where('event_id', 'in', [eventId, erasedId(this.#conversationId, eventId)])
      .executeTakeFirst()
    return seen && decodeReplies(seen.replies, this.#key(eventId))
  }

  /** @param erases everything before was deleted with this event: its id is kept as a hash. */
  async write({ eventId, replies, at, erases, revision }: {
    readonly eventId: string
    readonly replies: readonly Reply[]
    readonly at: Date
    readonly erases: boolean
    /** How many turns the conversation has had. */
    readonly revision: number
  }): Promise<void> {
    await this.#transaction.insertInto('events')
      .values({
        conversation_id: this.#conversationId, event_id: erases ? erasedId(this.#conversationId, eventId) : eventId,
        replies: encodeReplies(replies, this.#key(eventId)), created_at: at.toISOString(),
      })
      .execute()
    if (revision % EVENTS_LOOKED_AFTER !== 0) return
    const own = this.#transaction.selectFrom('events').select('event_id').where('conversation_id', '=', this.#conversationId)
    await this.#transaction.deleteFrom('events').where('conversation_id', '=', this.#conversationId)
      .where('event_id', 'not in', own.orderBy('created_at', 'desc').limit(MOST_EVENTS)).execute()
  }

  #key(eventId: string): RepliesKey | undefined {
    return this.#secret === undefined ? undefined : { key: repliesKey(this.#secret, this.#conversationId), eventId }
  }
}

/** Keeps of a conversation's events only that they were handled, until they expire: a late repetition is no new message. */
export async function eraseEvents(transaction: SchemaTransaction, conversationId: string): Promise<void> {
  const events = await transaction.selectFrom('events').select(['event_id', 'created_at']).where('conversation_id', '=', conversationId).execute()
  await transaction.deleteFrom('events').where('conversation_id', '=', conversationId).execute()
  const kept = events.map(({ event_id, created_at }) => ({
    conversation_id: conversationId, event_id: event_id.startsWith(ERASED) ? event_id : erasedId(conversationId, event_id), replies: '[]', created_at,
  }))
  for (let from = 0; from < kept.length; from += ROWS) {
    await transaction.insertInto('events').values(kept.slice(from, from + ROWS)).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

function erasedId(conversationId: string, eventId: string): string {
  return ERASED + createHash('sha256').update(`${conversationId}:${eventId}`, 'utf8').digest('base64url')
}
