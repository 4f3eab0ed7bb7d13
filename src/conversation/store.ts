import { randomUUID } from 'node:crypto'
import { withAside } from '../database/aside.ts'
import { CodedError } from '../database/coded-error.ts'
import type { Database, SchemaTransaction } from '../database/database.ts'
import { renewReplyToken } from '../delivery/outbox.ts'
import { identityOf } from '../registry/people.ts'
import { BegunEvents, endEvent, setEventAside, type Begun } from './store-begun.ts'
import type { Reply } from './replies.ts'
import { EventLog } from './store-events.ts'
import { conversationId, isToken, keptVerdictId } from './store-identity.ts'
import type { Channel } from './store-identity.ts'
import { deleteConversations } from './store-erase.ts'
import { sweepStore } from './store-sweep.ts'
import type { Swept } from './store-sweep.ts'
import { TurnTransaction } from './store-turn.ts'
import type { TurnTools } from './store-turn.ts'

/** What a conversation makes of one input: the session to save and what to say. */
export interface Decision<S> {
  readonly session: S
  readonly replies: readonly Reply[]
}

export interface TurnRequest<S> {
  readonly channel: Channel
  /** The token of `createConversation`, or the platform's own id of the conversation. */
  readonly conversation: string
  /** The platform's id of whoever speaks, where that is not the conversation's own. */
  readonly user?: string
  /**
   * Makes the session of a conversation that does not exist yet, in the same transaction. Without
   * it, such a conversation is an error.
   */
  readonly create?: () => S
  /** Where the platform reaches the conversation, as JSON; the newest is kept. */
  readonly address?: Readonly<Record<string, unknown>>
  /**
   * The platform sent the event again: where it was handled before and its answer still waits, the
   * reply token counts from this receipt.
   */
  readonly redelivered?: { readonly replyToken: string; readonly receivedAt: string }
  /** The event's id, given by whoever sends it; without one, a repetition is a new event. */
  readonly eventId?: string
  /** Awaited where the turn waits for slow work, which is done while no transaction is open. */
  readonly onAside?: () => Promise<void> | void
  /** Runs inside the transaction. It may throw: then nothing has happened. It runs anew after slow work that it asked for. */
  readonly decide: (session: S, tools: TurnTools) => Decision<S> | Promise<Decision<S>>
  /**
   * For senders who repeat an event that was not answered: decides in place of `decide` where the event
   * was begun twice before and ended the process each time. It owns up to that, and touches nothing that the event says.
   */
  readonly setAside?: (session: S, tools: TurnTools) => Decision<S> | Promise<Decision<S>>
}

export interface TurnResult {
  readonly replies: readonly Reply[]
  /** The event was handled before, and these are the replies it got then. */
  readonly repeated: boolean
  /** The event is not tried any more, and the replies own up to it. */
  readonly setAside: boolean
}

export interface KeptVerdict {
  readonly data: unknown
  readonly createdAt: string
}

/** Conversations in the database. `S` is the session: anything that survives JSON. */
export interface Store<S> {
  /** Begins a conversation and returns the token that alone opens it. Only its hash is stored. */
  createConversation(channel: Channel, session: S): Promise<string>
  /**
   * One turn in one transaction: refuse an event seen before, lock the conversation, decide, save
   * session, event and replies, commit. Two turns of one conversation run one after the other, in
   * whatever process they are.
   *
   * @throws CodedError `unknown-conversation`
   */
  runTurn(request: TurnRequest<S>): Promise<TurnResult>
  /** The session as it stands. @throws CodedError `unknown-conversation` */
  session(channel: Channel, conversation: string): Promise<S>
  /** Deletes a conversation with all that hangs on it; false where there is none. */
  deleteConversation(channel: Channel, conversation: string): Promise<boolean>
  /**
   * Keeps a verdict outside a turn and returns the token of its address.
   *
   * @throws CodedError `unknown-conversation`
   */
  keepVerdict(channel: Channel, conversation: string, data: unknown): Promise<string>
  keptVerdict(token: string): Promise<KeptVerdict | undefined>
  /** Deletes events older than 7 days, and conversations that are untouched for 400 days or were erased 7 days ago. */
  sweep(): Promise<Swept>
}

/**
 * @param options.now the clock
 * @param options.randomToken at least 128 random bits in characters of base64url
 * @param options.randomUuid the retry keys of deliveries
 *
 * @example
 * const store = createStore<Session>(database, { now: () => new Date(), randomToken })
 * const conversation = await store.createConversation('web', session)
 * const { replies } = await store.runTurn({ channel: 'web', conversation, eventId: '1', decide })
 */
export function createStore<S>(
  database: Database,
  options: {
    readonly now: () => Date
    readonly randomToken: () => string
    readonly randomUuid?: () => string
    /**
     * A secret that is not in the database. By it the replies are locked of channels whose conversations
     * have no token of their own; without it, those are not kept.
     */
    readonly repliesSecret?: string
    /** Awaited before the transaction of each turn, for what a turn needs and must not ask for inside of it. */
    readonly before?: () => Promise<void>
  },
): Store<S> {
  const { kysely } = database
  const { now, randomToken, randomUuid = randomUUID } = options
  const begunEvents = new BegunEvents(kysely, now)

  /** The conversation, locked until the transaction ends. */
  const locked = (transaction: SchemaTransaction, id: string) => {
    const lookUp = transaction.selectFrom('conversations').select(['session', 'revision']).where('id', '=', id)
    // SQLite took its one write lock when the transaction began, and knows no row locks.
    return (database.engine === 'postgres' ? lookUp.forUpdate() : lookUp).executeTakeFirst()
  }

  return {
    async createConversation(channel, session) {
      const token = randomToken()
      const at = now().toISOString()
      await kysely
        .insertInto('conversations')
        .values({
          id: conversationId(channel, token), channel, session: JSON.stringify(session),
          revision: 0, created_at: at, updated_at: at,
        })
        .execute()
      return token
    },

    async runTurn({ channel, conversation, user = conversation, eventId, decide, create, address, redelivered, onAside, setAside }) {
      const id = conversationId(channel, conversation)
      const key = eventId === undefined || setAside === undefined ? undefined : { channel, conversationId: id, eventId }
      let erased = false
      const attempt = (begun: Begun) => withAside(async (aside) => {
        await options.before?.()
        return kysely.transaction().execute(async (transaction) => {
          let row = await locked(transaction, id)
          if (row === undefined && create !== undefined) {
            const at = now().toISOString()
            // Where another turn makes it at this moment, the insert waits for that one's commit.
            await transaction
              .insertInto('conversations')
              .values({ id, channel, session: JSON.stringify(create()), revision: 0, created_at: at, updated_at: at })
              .onConflict((conflict) => conflict.column('id').doNothing())
              .execute()
            row = await locked(transaction, id)
          }
          if (row === undefined) throw new CodedError('unknown-conversation', { path: 'conversation' })

          const events = new EventLog(transaction, id, isToken(channel) ? conversation : options.repliesSecret)
          const seen = eventId === undefined ? undefined : await events.repliesTo(eventId)
          if (seen !== undefined) {
            if (redelivered !== undefined) await renewReplyToken(transaction, { conversationId: id, ...redelivered })
            if (key !== undefined && begun === 'begin') await endEvent(transaction, key)
            return { replies: seen, repeated: true, setAside: begun === 'set-aside' }
          }

          const turn = new TurnTransaction({
            transaction, conversation, conversationId: id, identity: identityOf(channel, user), events, at: now(), randomToken, randomUuid, aside,
          })
          const chosen = begun === 'set-aside' && setAside !== undefined ? setAside : decide
          const { session, replies } = await chosen(JSON.parse(row.session) as S, turn)
          const revision = row.revision + 1
          await turn.write({ session: JSON.stringify(session), revision, address, says: replies.length > 0 })
          if (eventId !== undefined) await events.write({ eventId, replies, at: turn.at, erases: turn.erases, revision })
          if (key !== undefined) await (begun === 'begin' ? endEvent(transaction, key) : setEventAside(transaction, key, turn.at))
          erased = turn.erases
          // Through JSON, as a repetition would read them: the first answer and the second are the same.
          return { replies: JSON.parse(JSON.stringify(replies)) as Reply[], repeated: false, setAside: begun === 'set-aside' }
        })
      }, onAside)
      const result = await (key === undefined ? attempt('begin') : begunEvents.run(key, attempt))
      if (erased) void database.scrub()
      return result
    },

    async session(channel, conversation) {
      const row = await kysely
        .selectFrom('conversations')
        .select('session')
        .where('id', '=', conversationId(channel, conversation))
        .executeTakeFirst()
      if (row === undefined) throw new CodedError('unknown-conversation', { path: 'conversation' })
      return JSON.parse(row.session) as S
    },

    async deleteConversation(channel, conversation) {
      const deleted = await kysely.transaction().execute((transaction) => deleteConversations(transaction, [conversationId(channel, conversation)]))
      void database.scrub()
      return deleted > 0
    },

    async keepVerdict(channel, conversation, data) {
      const id = conversationId(channel, conversation)
      return kysely.transaction().execute(async (transaction) => {
        let lookUp = transaction.selectFrom('conversations').select('id').where('id', '=', id)
        if (database.engine === 'postgres') lookUp = lookUp.forKeyShare()
        if ((await lookUp.executeTakeFirst()) === undefined) {
          throw new CodedError('unknown-conversation', { path: 'conversation' })
        }
        const turn = new TurnTransaction({
          transaction, conversation, conversationId: id, identity: identityOf(channel, conversation), events: new EventLog(transaction, id, undefined),
          at: now(), randomToken, randomUuid,
        })
        const token = turn.keepVerdict(data)
        await turn.writeKeptVerdicts()
        return token
      })
    },

    async keptVerdict(token) {
      const row = await kysely
        .selectFrom('kept_verdicts')
        .select(['data', 'created_at'])
        .where('id', '=', keptVerdictId(token))
        .executeTakeFirst()
      return row && { data: JSON.parse(row.data), createdAt: row.created_at }
    },

    sweep: async () => {
      const swept = await sweepStore(database, now())
      void database.scrub()
      return swept
    },
  }
}
