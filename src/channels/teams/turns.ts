import type { Language } from '../../conversation/session.ts'
import type { Moment } from '../../conversation/worlds.ts'
import type { World } from '../../conversation/scene.ts'
import type { Reply } from '../../conversation/replies.ts'
import type { Store } from '../../conversation/store.ts'
import { conversationId } from '../../conversation/store-identity.ts'
import type { TurnTools } from '../../conversation/store-turn.ts'
import { dayInBangkok } from '../../conversation/formats.ts'
import type { Words } from '../../conversation/words.ts'
import { isSetAside } from '../../database/aside.ts'
import { isRepeatable } from '../../database/database-away.ts'
import { CodedError } from '../../database/coded-error.ts'
import { joinByAllowList } from '../../registry/door.ts'
import { addressOf } from './address.ts'
import { answerEvent } from './answer.ts'
import { answerConsent, offerFiles } from './consent-turn.ts'
import type { Consent } from './consent.ts'
import type { TeamsEvent } from './events.ts'
import type { FetchedFile } from './files.ts'
import { inPlace, staysAfter, type InPlace, type InvokeBody } from './in-place.ts'
import { leaveConversation } from './leaving.ts'
import { renderTeams, type TeamsActivity } from './render/index.ts'
import type { Saving } from './save-file.ts'
import { afterTurn, beginAnew, beginTeamsSession, repetitionOf, type TeamsSession } from './teams-session.ts'

export interface TurnParts {
  readonly store: Store<TeamsSession>
  /** Makes the world of one turn. */
  readonly world: (moment: Moment) => World
  readonly round: number
  /** The words of that round. */
  readonly words: (language: Language) => Words
  readonly newId: () => string
  /** Told when a dialog or a rendering failed; the person gets an apology. */
  readonly onFailure: (error: unknown) => void
}

/** How and when an event reached us. */
export interface Arrival {
  readonly at: Date
  /** The service's own address, where the person's Teams can open it. */
  readonly baseUrl?: string
  /** It came without a token, from a local test client. */
  readonly anonymous: boolean
}

/** What was found out about an event before its turn, outside of the transaction. */
export interface Prepared {
  /** What was fetched, of an event about a file. */
  readonly file?: FetchedFile
  /** What came of storing a file that the person allowed to be stored. */
  readonly saving?: Saving
  /** Whether the settings name the person as a coordinator. */
  readonly appointed: boolean
}

export interface TurnResult {
  /** `repeated`: handled before. `nothing`: there is no conversation that it could concern. */
  readonly outcome: 'answered' | 'repeated' | 'set-aside' | 'nothing'
  /** The answer to a pressed button. */
  readonly invoke?: InvokeBody
}

/** A dialog or a rendering failed, and nothing of its turn may be kept. */
class TurnFailed extends Error {
  override readonly name = 'TurnFailed'
}

/**
 * Handles one event in one transaction: refuse a repetition, decide, commit the session and the
 * answer, which the deliverer sends afterwards. The answer to a pressed button is given back, and is
 * the same where Teams asks again.
 *
 * @throws what the database throws; then nothing has happened, and the event may be taken again.
 */
export async function takeTeamsEvent(event: TeamsEvent, arrival: Arrival, prepared: Prepared, parts: TurnParts): Promise<TurnResult> {
  try {
    return await runTurn(event, arrival, parts, (session, tools) => decide(session, event, arrival, prepared, tools, parts))
  } catch (error) {
    if (event.happening.kind === 'removed' && error instanceof CodedError && error.code === 'unknown-conversation') return { outcome: 'nothing' }
    if (!(error instanceof TurnFailed)) throw error
    // A fault of ours would meet the same event again and again: it counts as handled, and is owned up to.
    parts.onFailure(error.cause)
    return runTurn(event, arrival, parts, (session, tools) => apologise(session, event, arrival, tools, parts))
  }
}

interface Decided {
  readonly session: TeamsSession
  /** Kept only where Teams may ask for the answer again. */
  readonly replies: readonly Reply[]
  /** The same was handled under another id. */
  readonly again?: boolean
  /** The answer to a pressed button. */
  readonly body?: InvokeBody
}

async function runTurn(
  event: TeamsEvent, arrival: Arrival, parts: TurnParts, decideIn: (session: TeamsSession, tools: TurnTools) => Promise<Decided>,
): Promise<TurnResult> {
  const { happening, key } = event
  let decided: Decided | undefined
  const { replies, repeated, setAside } = await parts.store.runTurn({
    channel: 'teams',
    conversation: key,
    user: event.user,
    eventId: event.id,
    ...(happening.kind === 'removed' && event.place === 'personal' ? {} : {
      create: () => beginTeamsSession({ round: parts.round, locale: event.locale, id: parts.newId(), at: arrival.at.toISOString() }),
    }),
    decide: async (session, tools) => {
      decided = await decideIn(session, tools)
      const { session: turned, replies: said } = decided
      return { session: turned, replies: said }
    },
    setAside: async (session, tools) => {
      decided = await apologise(session, event, arrival, tools, parts, 'chat:set-aside')
      return decided
    },
  })
  const outcome = repeated || decided?.again === true ? 'repeated' : setAside ? 'set-aside' : 'answered'
  if (!isInPlace(event)) return { outcome }
  if (decided?.body !== undefined) return { outcome, invoke: decided.body }
  const { language } = await parts.store.session('teams', key)
  const words = parts.words(language)
  return { outcome, invoke: placed(rendered(replies, event, arrival, words), event, words).body }
}

async function decide(
  stored: TeamsSession, event: TeamsEvent, arrival: Arrival, prepared: Prepared, tools: TurnTools, parts: TurnParts,
): Promise<Decided> {
  const { happening, id, sameAs } = event
  const now = tools.at.getTime()
  const earlier = repetitionOf(stored, sameAs, now)
  if (earlier !== undefined) return { session: stored, replies: await tools.repliesTo(earlier.id) ?? [], again: true }
  if (happening.kind === 'removed') {
    await leaveConversation(tools.transaction, event)
    return { session: afterTurn(stored, stored, { sameAs, id, now }), replies: [] }
  }
  const newcomer = happening.kind === 'installed' && event.place !== 'personal'
  const address = addressOf(event, arrival.anonymous)
  await tools.transaction.updateTable('conversations').set({ address: JSON.stringify(address) })
    .where('id', '=', conversationId('teams', event.key)).execute()
  if (newcomer && stored.teams?.introduced === true) return { session: stored, replies: [] }
  try {
    if (happening.kind === 'consent' && event.place === 'personal') {
      return settleConsent(stored, happening.consent, { event, arrival, saving: prepared.saving ?? 'none', tools, parts })
    }
    let deleted: 'here' | 'everywhere' | undefined
    const world = parts.world({
      now: tools.at,
      newId: parts.newId,
      ...(arrival.baseUrl === undefined ? {} : { keep: (data: unknown) => `/verdicts/${tools.keepVerdict(data)}` }),
      forget: (where) => {
        deleted = where
      },
      person: { channel: 'teams', id: event.user, tools },
    })
    const session = prepared.appointed ? await appointedSession(stored, event, tools) : stored
    const turn = await answerEvent(session, event, world, prepared.file)
    const words = world.vocabulary.words(turn.session.language, world.rules.round)
    const activities = rendered(turn.replies, event, arrival, words)
    const { body, further } = isInPlace(event) ? placed(activities, event, words) : { body: undefined, further: activities }
    const kept = afterTurn(deleted ? beginAnew(stored) : stored, turn.session, { sameAs, id, now, introduced: newcomer })
    const { session: after, offers } = takesFiles(event, arrival) ? await offerFiles(kept, turn.replies, { tools, newId: parts.newId, words }) : { session: kept, offers: [] }
    if (deleted) tools.forget(deleted)
    const messages = [...further, ...offers]
    if (messages.length > 0) tools.send({ channel: 'teams', address, messages })
    return {
      session: after,
      // The outbox holds what was said until it is delivered; of an answer in place, Teams may ask again.
      replies: body === undefined ? [] : turn.replies,
      ...(body === undefined ? {} : { body }),
    }
  } catch (cause) {
    throw isRepeatable(cause) || isSetAside(cause) ? cause : new TurnFailed('turn', { cause })
  }
}

/** Only Teams itself stores files, for the person that the bot speaks with alone. */
const takesFiles = ({ place, activity }: TeamsEvent, { anonymous }: Arrival): boolean =>
  place === 'personal' && activity.channelId === 'msteams' && !anonymous

function settleConsent(
  stored: TeamsSession, consent: Consent, options: { readonly event: TeamsEvent; readonly arrival: Arrival; readonly saving: Saving; readonly tools: TurnTools; readonly parts: TurnParts },
): Decided {
  const { event, arrival, saving, tools, parts } = options
  const words = parts.words(stored.language)
  const { session, replies, card, replaces } = answerConsent(stored, consent, saving, words)
  const [first, ...further] = card === undefined ? rendered(replies, event, arrival, words) : [card]
  const messages = [...(first === undefined ? [] : [replaces === undefined ? first : { ...first, replaces }]), ...further]
  tools.send({ channel: 'teams', address: addressOf(event, arrival.anonymous), messages })
  return { session, replies: [] }
}

async function apologise(
  stored: TeamsSession, event: TeamsEvent, arrival: Arrival, tools: TurnTools, parts: TurnParts, saying = 'teams-events:failed',
): Promise<Decided> {
  const words = parts.words(stored.language)
  const replies: readonly Reply[] = [{ kind: 'message', text: words.say(saying), tone: 'problem' }]
  const activities = rendered(replies, event, arrival, words)
  const session = afterTurn(stored, stored, { sameAs: event.sameAs, id: event.id, now: tools.at.getTime() })
  if (isInPlace(event)) return { session, replies }
  tools.send({ channel: 'teams', address: addressOf(event, arrival.anonymous), messages: activities })
  return { session, replies: [] }
}

const isInPlace = ({ happening }: TeamsEvent): boolean => happening.kind === 'press' && happening.inPlace

function rendered(replies: readonly Reply[], event: TeamsEvent, { at, baseUrl }: Arrival, words: Words): readonly TeamsActivity[] {
  if (replies.length === 0) return []
  return renderTeams(replies, {
    language: words.language, words, today: dayInBangkok(at), place: event.place === 'personal' ? 'personal' : 'group',
    ...(baseUrl === undefined ? {} : { baseUrl }),
  })
}

function placed(activities: readonly TeamsActivity[], { happening, place }: TeamsEvent, words: Words): InPlace {
  const stays = happening.kind === 'press' && staysAfter(happening.data)
  return inPlace(activities, { stays, shared: place !== 'personal', words })
}

/** Whoever the settings name is a coordinator from their first words on, unless one was removed since. */
async function appointedSession(session: TeamsSession, event: TeamsEvent, { transaction, at }: TurnTools): Promise<TeamsSession> {
  if (session.desk?.coordinator === true) return session
  const { user, activity: { from } } = event
  const joined = await joinByAllowList(
    { transaction, at, identity: { channel: 'teams', id: user } },
    { name: from.name ?? event.aadObjectId ?? user, scope: { kind: 'all' } },
  )
  return joined === undefined ? session : { ...session, desk: { coordinator: true } }
}
