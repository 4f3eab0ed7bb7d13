import { note } from '../../../dialogs/proceed.ts'
import type { Input } from '../../conversation/input.ts'
import type { Reply } from '../../conversation/replies.ts'
import type { World } from '../../conversation/scene.ts'
import { actionToken } from '../../conversation/tokens.ts'
import { takeTurn, takeTurnAtDesk, type Turn } from '../../conversation/turn.ts'
import { answerGroup, type GroupHappening } from '../group-answers.ts'
import { answerGroupDesk, isAboutCode, isOthers, sendAway } from './answer-group-desk.ts'
import type { TeamsEvent } from './events.ts'
import type { FetchedFile } from './files.ts'
import { inputOfCard } from './render/card-input.ts'
import type { TeamsSession } from './teams-session.ts'

/** What the bot makes of an event. `file`: what was fetched, where it is one about a file. */
export async function answerEvent(session: TeamsSession, event: TeamsEvent, world: World, file: FetchedFile | undefined): Promise<Turn> {
  if (event.place === 'personal') return answerPerson(session, event, world, file)
  return answerInGroup(session, event, world)
}

async function answerInGroup(session: TeamsSession, event: TeamsEvent, world: World): Promise<Turn> {
  const input = inputOf(event, undefined)
  const privateChat = privateChatOf(event)
  const forAll = (): Turn => answerGroup(session, groupHappening(event), world, privateChat)
  if (input === undefined) return forAll()
  const desk = await world.door?.enter()
  const scene = { words: world.vocabulary.words(session.language, world.rules.round) }
  if (isOthers(session, input, desk)) return { session, replies: [note(scene.words.say('teams-events:not-yours'))] }
  if (desk !== undefined) return await answerGroupDesk(session, input, { world, desk, privateChat }) ?? forAll()
  return isAboutCode(input) ? { session, replies: [sendAway('code-not-here', scene, privateChat)] } : forAll()
}

async function answerPerson(session: TeamsSession, event: TeamsEvent, world: World, file: FetchedFile | undefined): Promise<Turn> {
  switch (event.happening.kind) {
    case 'installed':
      // Installing tells of itself twice, and an update of the app once more.
      return session.greeted ? { session, replies: [] } : takeTurnAtDesk(session, { kind: 'hello' }, world)
    case 'unreadable':
    case 'edited':
      return remind(event.happening.kind, session, world)
    case 'file':
      // Nobody's but a coordinator's was fetched.
      if (file === undefined) return takeTurn(session, { kind: 'file', name: event.happening.file.name, bytes: new Uint8Array() }, world)
      if (!file.ok) return remind(`file.${file.code}`, session, world, file.values)
      break
    default:
  }
  const input = inputOf(event, file)
  // A card of another bot, or one that was tampered with.
  return input === undefined ? remind('unknown-card', session, world) : takeTurnAtDesk(session, input, world)
}

function inputOf({ happening }: TeamsEvent, file: FetchedFile | undefined): Input | undefined {
  switch (happening.kind) {
    case 'text':
      return { kind: 'text', text: happening.text }
    case 'press':
      return inputOfCard(happening.data)
    case 'file':
      return file?.ok === true ? { kind: 'file', name: happening.file.name, bytes: file.bytes } : undefined
    default:
      return undefined
  }
}

/** What happened in a group, as the answers for groups know it. */
function groupHappening({ happening }: TeamsEvent): GroupHappening {
  switch (happening.kind) {
    case 'installed':
      return { kind: 'join' }
    case 'text':
      return { kind: 'text', text: happening.text }
    case 'press': {
      const input = inputOfCard(happening.data)
      return { kind: 'postback', data: input !== undefined && 'token' in input ? input.token : '' }
    }
    default:
      return { kind: 'unreadable' }
  }
}

/** The address that opens a chat of one's own with the bot. */
const privateChatOf = ({ activity }: TeamsEvent): string =>
  `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(activity.recipient.id)}`

/** A remark, and the present question once more; to somebody new, the greeting. */
function remind(remark: string, session: TeamsSession, world: World, values?: Readonly<Record<string, unknown>>): Turn {
  const input: Input = session.greeted ? { kind: 'choice', token: actionToken(session, 'resume') } : { kind: 'hello' }
  const turn = takeTurn(session, input, world)
  const words = world.vocabulary.words(turn.session.language, world.rules.round)
  const said: Reply = note(words.say(`teams-events:${remark}`, values), { tone: 'problem' })
  return { session: turn.session, replies: [said, ...turn.replies] }
}
