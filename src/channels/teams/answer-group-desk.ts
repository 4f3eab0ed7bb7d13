import { note } from '../../../dialogs/proceed.ts'
import { atDesk } from '../../conversation/at-desk.ts'
import type { Input } from '../../conversation/input.ts'
import type { Action, Reply } from '../../conversation/replies.ts'
import { Scene, type World } from '../../conversation/scene.ts'
import { newSession } from '../../conversation/session.ts'
import { readToken } from '../../conversation/tokens.ts'
import type { Turn } from '../../conversation/turn.ts'
import { recogniseDeskCommand } from '../../conversation/understanding/desk-commands.ts'
import { recogniseLinkCommand } from '../../conversation/understanding/link-commands.ts'
import { looksLikeCode, looksLikeLinkCode } from '../../registry/codes.ts'
import type { DeskDoor } from '../../registry/desk.ts'
import type { TeamsSession } from './teams-session.ts'

/**
 * What a coordinator may do where others look on: what shows titles, agencies, figures and readings. Whatever
 * shows a contact, a code, a file or who did what, and whatever changes something, is done in a chat of one's own.
 */
const open: ReadonlySet<string> = new Set([
  'menu', 'check', 'entries', 'search', 'winners', 'doubts', 'rulings', 'overview', 'grand',
  // The forms that ask what to look for.
  'fill', 'send-form', 'skip-field', 'cancel',
])

/**
 * Whether what somebody says in a group is a code or asks for one. Nobody's is taken or given there: whoever
 * reads a code may use it.
 */
export function isAboutCode(input: Input): boolean {
  return input.kind === 'text' && (looksLikeCode(input.text) || looksLikeLinkCode(input.text) || recogniseLinkCommand(input.text) !== undefined)
}

/**
 * One turn of a coordinator in a group or channel: the registry to look at, and the way to the chat of
 * their own for the rest.
 *
 * @param privateChat the address that opens a chat with the bot alone.
 * @returns undefined where it is not the desk's: it is answered as anybody's is.
 */
export async function answerGroupDesk(session: TeamsSession, input: Input, at: { readonly world: World; readonly door: DeskDoor; readonly privateChat: string }): Promise<Turn | undefined> {
  const { world, door, privateChat } = at
  const { id, language, revision } = session
  const begun = { ...newSession({ round: world.rules.round, language, id, at: world.now }), revision: revision + 1, greeted: true }
  const scene = new Scene(session.desk === undefined ? begun : { ...begun, desk: session.desk }, world)
  const replies = isClosed(input) ? [sendAway(isAboutCode(input) ? 'code-not-here' : 'not-here', scene, privateChat)] : await atDesk(scene, input, door)
  if (replies === undefined) return undefined
  const { desk: _before, ...kept } = session
  const { desk } = scene.session
  return {
    session: { ...kept, ...(desk === undefined ? {} : { desk }), round: world.rules.round, revision: revision + 1, greeted: true, at: world.now },
    replies: replies.map((reply) => forEverybody(reply, { label: scene.words.say('line-events:group.open'), href: privateChat })),
  }
}

/** The answer to what is done in a chat of one's own alone. */
export function sendAway(why: 'not-here' | 'code-not-here', scene: Pick<Scene, 'words'>, privateChat: string): Reply {
  return note(scene.words.say(`teams-events:${why}`), { tone: 'note', link: { label: scene.words.say('line-events:group.open'), href: privateChat } })
}

function isClosed(input: Input): boolean {
  const deed = input.kind === 'text' ? recogniseDeskCommand(input.text)?.does : deedOf('token' in input ? input.token : '')
  return isAboutCode(input) || (deed !== undefined && !open.has(deed))
}

/** The deed of the desk that a button does. */
function deedOf(token: string): string | undefined {
  const button = readToken(token)
  return button?.kind === 'action' && button.does === 'desk' ? button.about.split(':', 1)[0] : undefined
}

/** A reply without the buttons that would only lead to the chat of one's own; where it lost some, with the way there. */
function forEverybody(reply: Reply, privateChat: { readonly label: string; readonly href: string }): Reply {
  const shown = reply.kind === 'list' ? { ...reply, items: reply.items.map((item) => (item.actions === undefined ? item : { ...item, actions: item.actions.filter(isOpen) })) } : reply
  const actions = shown.actions?.filter(isOpen)
  if (actions === undefined) return shown
  const less = actions.length < (shown.actions?.length ?? 0)
  return shown.kind === 'message' && less && shown.link === undefined ? { ...shown, actions, link: privateChat } : { ...shown, actions }
}

const isOpen = ({ choice }: Action): boolean => {
  const deed = deedOf(choice)
  return deed === undefined || open.has(deed)
}
