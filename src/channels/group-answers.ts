import { tellContact, tellDeadlines } from '../../dialogs/inform.ts'
import { note } from '../../dialogs/proceed.ts'
import { explainAwardTo, tellEvidence, whichAward } from '../../dialogs/why-not.ts'
import { awardNames } from '../conversation/award-names.ts'
import type { Action, Reply } from '../conversation/replies.ts'
import { Scene, type World } from '../conversation/scene.ts'
import { newSession, type Language, type Session } from '../conversation/session.ts'
import { readToken } from '../conversation/tokens.ts'
import type { Turn } from '../conversation/turn.ts'
import { findAward, recogniseCommand, type Command } from '../conversation/understanding/index.ts'

/** What happened in a group: the bot was taken in (`join`), words (`text`), a button (`postback`); any other kind is left alone. */
export interface GroupHappening {
  readonly kind: string
  /** The words. */
  readonly text?: string
  /** The token that the button sent. */
  readonly data?: string
}

/** What everybody in a group may see: nothing that hangs on anybody's answers. */
const open = new Set<string>(['why-not', 'evidence', 'why', 'language', 'help', 'deadlines', 'contact'])

/** Whether a button does what is answered in a group, whoever presses it. */
export const isForEverybody = ({ does }: Pick<Action, 'does'>): boolean => open.has(does)

/**
 * What the bot says in a group or room: what holds for everybody, such as an award's conditions. A
 * check asks an agency's own facts, so it is done in a chat of one's own. Nothing that is said in a
 * group is kept but the language. Pure.
 *
 * @param privateChat the address that opens a chat with the bot, where it is known.
 */
export function answerGroup(session: Session, happening: GroupHappening, world: World, privateChat: string | undefined): Turn {
  const { id, language, revision } = session
  const scene = new Scene({ ...newSession({ round: world.rules.round, language, id, at: world.now }), revision: revision + 1, greeted: true }, world)
  const replies = respond(scene, happening, privateChat)
  const { language: now } = scene.session
  return {
    session: { ...session, round: world.rules.round, language: now, revision: revision + 1, greeted: true, at: world.now },
    replies: replies.map(withoutPersonal),
  }
}

function respond(scene: Scene, { kind, text = '', data = '' }: GroupHappening, privateChat: string | undefined): readonly Reply[] {
  switch (kind) {
    case 'join':
      return [introduce(scene, 'joined', privateChat)]
    case 'text':
      return takeWords(scene, text, privateChat)
    case 'postback':
      return takeTap(scene, data, privateChat)
    default:
      return []
  }
}

function takeWords(scene: Scene, text: string, privateChat: string | undefined): readonly Reply[] {
  if (text === '') return [introduce(scene, 'help', privateChat)]
  const names = awardNames(scene.rules, scene.world.vocabulary)
  const command = recogniseCommand(text, names)
  if (command) return obey(scene, command, privateChat)
  const [award, ...more] = findAward(text, names)
  if (award === undefined) return [introduce(scene, 'private', privateChat)]
  return more.length === 0 ? explainAwardTo(scene, award) : whichAward(scene, [award, ...more])
}

function obey(scene: Scene, command: Command, privateChat: string | undefined): readonly Reply[] {
  switch (command.does) {
    case 'hello':
    case 'help':
      return [introduce(scene, 'help', privateChat)]
    case 'thanks':
      return [note(scene.say('thanks'))]
    case 'language':
      return speak(scene, command.language, privateChat)
    case 'why':
      return whichAward(scene)
    case 'why-not':
      return explainAwardTo(scene, command.award)
    case 'evidence':
      return command.award === undefined ? whichAward(scene) : tellEvidence(scene, command.award)
    case 'deadlines':
      return tellDeadlines(scene)
    case 'contact':
      return tellContact(scene)
    case 'check':
      return [introduce(scene, 'private', privateChat), ...explainAwardTo(scene, command.award)]
    default:
      return [introduce(scene, 'private', privateChat)]
  }
}

/** A tapped button: whoever in the group tapped it, it shows no more than words would. */
function takeTap(scene: Scene, data: string, privateChat: string | undefined): readonly Reply[] {
  const button = readToken(data)
  if (button?.kind !== 'action' || !open.has(button.does)) return [introduce(scene, 'private', privateChat)]
  switch (button.does) {
    case 'language':
      return speak(scene, scene.session.language === 'th' ? 'en' : 'th', privateChat)
    case 'why-not':
      return explainAwardTo(scene, button.about)
    case 'evidence':
      return knownAward(scene, button.about) ? tellEvidence(scene, button.about) : whichAward(scene)
    case 'why':
      return whichAward(scene)
    case 'deadlines':
      return tellDeadlines(scene)
    case 'contact':
      return tellContact(scene)
    default:
      return [introduce(scene, 'help', privateChat)]
  }
}

const knownAward = (scene: Scene, id: string): boolean => scene.rules.rulebook.awards.some((award) => award.id === id)

function speak(scene: Scene, language: Language, privateChat: string | undefined): readonly Reply[] {
  scene.update({ language })
  return [introduce(scene, 'help', privateChat)]
}

/** What the bot does in a group, and where it does the rest. */
function introduce(scene: Scene, what: 'joined' | 'help' | 'private', privateChat: string | undefined): Reply {
  const text = scene.words.say(`line-events:group.${what}`, { round: scene.words.rule('round') })
  const awards: Action = { ...scene.action('why', { label: 'detail' }), label: scene.words.say('line-events:group.awards') }
  return note(text, {
    actions: [awards, scene.action('language')],
    ...(privateChat === undefined ? {} : { link: { label: scene.words.say('line-events:group.open'), href: privateChat } }),
  })
}

function withoutPersonal(reply: Reply): Reply {
  return reply.actions === undefined ? reply : { ...reply, actions: reply.actions.filter(isForEverybody) }
}
