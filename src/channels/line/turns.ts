import type { Moment } from '../../conversation/worlds.ts'
import type { World } from '../../conversation/scene.ts'
import type { Decision, Store } from '../../conversation/store.ts'
import type { Language } from '../../conversation/session.ts'
import { conversationId } from '../../conversation/store-identity.ts'
import type { SchemaTransaction } from '../../database/database.ts'
import type { TurnTools } from '../../conversation/store-turn.ts'
import type { Turn } from '../../conversation/turn.ts'
import { isSetAside } from '../../database/aside.ts'
import { CodedError } from '../../database/coded-error.ts'
import { endWishes } from '../../reminders/wishes.ts'
import { rescuable } from '../desk-savepoint.ts'
import { answerGroup } from '../group-answers.ts'
import { answerPerson } from './answer-person.ts'
import type { FetchContent } from './content.ts'
import type { LineEvent } from './events.ts'
import { fetchFile, type Happened } from './files.ts'
import type { Arrival } from './inbox/inbox.ts'
import type { ProfileLanguages } from './languages.ts'
import { afterTurn, beginLineSession, deletedAt, isLate, withProfile, type LineSession } from './line-session.ts'
import { renderLine } from './render/index.ts'

/** How long a first greeting waits for the language of the person's profile, in milliseconds. */
const PROFILE_PATIENCE = 300
/** A reply token is void so long after its event, however often LINE delivers it again. */
const TOKEN_LIFE = 20 * 60_000

export interface TurnParts {
  readonly store: Store<LineSession>
  /** Makes the world of one turn. */
  readonly world: (moment: Moment) => World
  readonly round: number
  readonly newId: () => string
  readonly languages: ProfileLanguages
  /** Gets a file that a coordinator sent. */
  readonly fetchContent: FetchContent
  /** The address that opens a chat with the bot, once it is known. */
  readonly privateChat: () => string | undefined
  /** Told the language after a committed turn of a one-to-one chat, unless it is and was Thai, as menus are. */
  readonly onLanguage?: (userId: string, language: Language) => void
  /** Told when a dialog or a rendering failed; the person gets an apology. */
  readonly onFailure: (error: unknown) => void
}

/** `repeated`: handled before. `nothing`: there is no conversation that it could concern. */
export type TurnOutcome = 'answered' | 'repeated' | 'nothing'

/**
 * Told of every event: its kind (`other` where it is left alone), what came of it, and how long that
 * took. `retried`: it could not be committed and is tried again; `failed`: not any more; `set-aside`: it
 * ended the process twice.
 */
export type Observe = (kind: string, outcome: TurnOutcome | 'retried' | 'failed' | 'set-aside' | `ignored-${string}`, seconds?: number) => void

/**
 * Handles one event in one transaction: refuse a repetition, decide, commit the session and the
 * answer, which the deliverer sends afterwards.
 *
 * @param takeOut run inside of the transaction of a turn, so that both are kept or neither.
 * @param onAside awaited where the turn waits for slow work, while no transaction is open.
 * @throws what the database or `takeOut` throws; then nothing has happened, and the event may be taken again.
 */
export async function takeLineEvent(
  event: LineEvent, arrival: Arrival, parts: TurnParts, takeOut: (transaction: SchemaTransaction) => Promise<void>,
  onAside?: () => Promise<void>,
): Promise<TurnOutcome> {
  const { store, languages } = parts
  const { chat, happening } = event
  const oneToOne = chat.kind === 'user'
  const leaves = happening.kind === 'unfollow' || happening.kind === 'leave'
  if (happening.kind === 'unsend') return 'nothing'
  if (happening.kind === 'follow') await languages.within(chat.to, PROFILE_PATIENCE)

  // A file is not waited for inside of the transaction.
  const happened = await fetchFile(happening, () => isCoordinator(store, chat.to), parts.fetchContent)
  const profile = oneToOne ? languages.known(chat.to) : undefined
  const receivedAt = arrival.at.toISOString()
  const replyToken = arrival.at.getTime() - event.at < TOKEN_LIFE ? event.replyToken : undefined
  let settled = true
  let spoken: Language | undefined
  try {
    const { repeated } = await store.runTurn({
      channel: 'line',
      conversation: chat.to,
      eventId: event.id,
      // What is kept of an event is that it was handled, not what was said.
      ...(leaves ? {} : {
        create: () => beginLineSession({ round: parts.round, profile, id: parts.newId(), at: receivedAt }),
      }),
      ...(replyToken === undefined ? {} : { redelivered: { replyToken, receivedAt } }),
      ...(onAside === undefined ? {} : { onAside }),
      decide: async (stored, tools) => {
        await takeOut(tools.transaction)
        const session = oneToOne ? withProfile(stored, profile) : stored
        settled = session.line?.settled === true
        if (leaves) return leave(session, event, tools)
        // What was asked before everything was deleted is gone with it.
        if (event.at <= deletedAt(session)) return { session, replies: [] }
        if (session.line?.reachable !== true) await keepAddress(event, tools)
        const { decision, messages } = await answer(session, { ...event, happening: happened }, arrival, tools, parts)
        if (messages.length > 0) {
          tools.send({ channel: 'line', address: chat, messages, receivedAt, ...(replyToken === undefined ? {} : { replyToken }) })
        }
        const { language } = decision.session
        if (language !== 'th' || stored.language !== 'th') spoken = language
        return decision
      },
    })
    if (oneToOne && spoken !== undefined) parts.onLanguage?.(chat.to, spoken)
    if (oneToOne && !leaves && !settled) languages.learn(chat.to)
    return repeated ? 'repeated' : 'answered'
  } catch (error) {
    if (leaves && error instanceof CodedError && error.code === 'unknown-conversation') return 'nothing'
    throw error
  }
}

/** Nobody is there any more: what waits is dropped, and reminders end. */
async function leave(session: LineSession, event: LineEvent, { transaction }: TurnTools): Promise<Decision<LineSession>> {
  if (isLate(session, event)) return { session, replies: [] }
  const id = conversationId('line', event.chat.to)
  await endWishes(transaction, [id])
  await transaction.deleteFrom('outbox').where('conversation_id', '=', id).where('state', '=', 'waiting').execute()
  await transaction.updateTable('conversations').set({ address: null }).where('id', '=', id).execute()
  return { session: afterTurn(session, session, event, 'left'), replies: [] }
}

/** Not with every turn, so that a turn in which everything is deleted leaves no address behind. */
async function keepAddress({ chat }: LineEvent, { transaction }: TurnTools): Promise<void> {
  await transaction
    .updateTable('conversations').set({ address: JSON.stringify(chat) })
    .where('id', '=', conversationId('line', chat.to))
    .execute()
}

/** Whether there is a conversation that may have a desk; the registry says in the turn whether it does. */
async function isCoordinator(store: Store<LineSession>, to: string): Promise<boolean> {
  try {
    return (await store.session('line', to)).desk?.coordinator === true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

/** An event with the content of a file that came with it. */
type Taken = Omit<LineEvent, 'happening'> & { readonly happening: Happened }

interface Answer {
  readonly decision: Decision<LineSession>
  readonly messages: readonly unknown[]
}

async function answer(session: LineSession, event: Taken, arrival: Arrival, tools: TurnTools, parts: TurnParts): Promise<Answer> {
  const { baseUrl } = arrival
  let deleted: 'here' | 'everywhere' | undefined
  const plain = parts.world({
    now: tools.at,
    newId: parts.newId,
    // In a group nobody works at a desk: everybody would see it.
    ...(event.chat.kind === 'user' ? { person: { channel: 'line', id: event.chat.to, tools } } : {}),
    // Without an address that LINE's app can open there is no page to offer.
    ...(baseUrl === undefined ? {} : { keep: (data: unknown) => `/verdicts/${tools.keepVerdict(data)}` }),
    forget: (where) => {
      deleted = where
    },
  })
  const desk = plain.door && rescuable(plain.door, tools.transaction)
  const world = desk ? { ...plain, door: desk.door } : plain
  try {
    const turn = await turnOf(session, event, world, parts)
    const { language } = turn.session
    const words = world.vocabulary.words(language, world.rules.round)
    const messages = turn.replies.length === 0 ? [] : renderLine(turn.replies, {
      language, words, today: world.today, ...(baseUrl === undefined ? {} : { baseUrl }),
    })
    if (deleted) tools.forget(deleted)
    // The outbox holds what was said until it is delivered; nothing reads it after that.
    return { decision: { session: afterTurn(session, turn.session, event, deleted ? 'deleted' : undefined), replies: [] }, messages }
  } catch (error) {
    if (isSetAside(error)) throw error
    // A fault of ours would meet the same event again and again: it counts as handled, and is owned up to.
    parts.onFailure(error)
    await desk?.undo()
    const text = world.vocabulary.words(session.language, world.rules.round).say('line-events:failed')
    return { decision: { session: afterTurn(session, session, event), replies: [] }, messages: [{ type: 'text', text }] }
  }
}

function turnOf(session: LineSession, event: Taken, world: World, parts: TurnParts): Turn | Promise<Turn> {
  if (event.chat.kind !== 'user') return answerGroup(session, event.happening, world, parts.privateChat())
  return answerPerson(session, event.happening, isLate(session, event), world)
}
