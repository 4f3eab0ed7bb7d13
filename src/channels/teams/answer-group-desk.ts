import { isForField } from '../../../dialogs/desk/form.ts'
import { deskForms } from '../../../dialogs/desk/index.ts'
import { note } from '../../../dialogs/proceed.ts'
import { atDesk } from '../../conversation/at-desk.ts'
import type { Input } from '../../conversation/input.ts'
import type { Reply } from '../../conversation/replies.ts'
import { Scene, type World } from '../../conversation/scene.ts'
import { newSession } from '../../conversation/session.ts'
import { actionToken, readToken } from '../../conversation/tokens.ts'
import type { Turn } from '../../conversation/turn.ts'
import { recogniseDeskCommand } from '../../conversation/understanding/desk-commands.ts'
import { recogniseLinkCommand } from '../../conversation/understanding/link-commands.ts'
import { recogniseReminderCommand } from '../../conversation/understanding/reminder-commands.ts'
import { looksLikeCode, looksLikeLinkCode } from '../../registry/codes.ts'
import type { Desk } from '../../registry/desk.ts'
import { deskForEverybody, PersonalMatter } from './group-desk.ts'
import { deskDeed, forEverybody, isOpen, personalField, withOwner } from './group-replies.ts'
import type { TeamsSession } from './teams-session.ts'

/** What goes on with something begun: only whoever began it may. */
const goesOn: ReadonlySet<string> = new Set(['confirm', 'cancel', 'fill', 'send-form', 'skip-field'])

/**
 * Whether what somebody says in a group is a code or asks for one. Nobody's is taken or given there: whoever
 * reads a code may use it.
 */
export function isAboutCode(input: Input): boolean {
  return input.kind === 'text' && (looksLikeCode(input.text) || looksLikeLinkCode(input.text) || recogniseLinkCommand(input.text) !== undefined)
}

/**
 * Whether a button goes on with what another person began, or is a coordinator's and pressed by somebody
 * who is none. In a group everybody sees a card, and anybody may press what stands on it.
 *
 * @param session of whoever pressed it.
 * @param desk theirs, where they are a coordinator.
 */
export function isOthers(session: TeamsSession, input: Input, desk: Desk | undefined): boolean {
  if (!('token' in input)) return false
  const does = deskDeed(input.token)
  if (does === undefined || readToken(input.token)?.session === session.id) return false
  return desk === undefined || goesOn.has(does.deed)
}

/**
 * One turn of a coordinator in a group or channel: the registry to look at and to change, and the way to the
 * chat of their own for the rest. What they begin there is theirs; another coordinator's work goes on beside it.
 *
 * @param at.desk theirs.
 * @param at.privateChat the address that opens a chat with the bot alone.
 * @returns undefined where it is not the desk's: it is answered as anybody's is.
 */
export async function answerGroupDesk(session: TeamsSession, input: Input, at: { readonly world: World; readonly desk: Desk; readonly privateChat: string }): Promise<Turn | undefined> {
  const { world, privateChat } = at
  const { id, language, revision } = session
  const begun = { ...newSession({ round: world.rules.round, language, id, at: world.now }), revision: revision + 1, greeted: true }
  const scene = new Scene(session.desk === undefined ? begun : { ...begun, desk: session.desk }, world)
  const desk = deskForEverybody(at.desk)
  const replies = isAboutCode(input) ? [sendAway('code-not-here', scene, privateChat)] : await work(scene, input, { desk, privateChat })
  if (replies === undefined) return undefined
  const { desk: _before, ...kept } = session
  const { desk: after } = scene.session
  const open = { label: scene.words.say('line-events:group.open'), href: privateChat }
  return {
    session: { ...kept, ...(after === undefined ? {} : { desk: after }), round: world.rules.round, revision: revision + 1, greeted: true, at: world.now },
    replies: withOwner(replies, scene, desk.who).map((reply) => forEverybody(reply, open)),
  }
}

/** The answer to what is done in a chat of one's own alone. */
export function sendAway(why: 'not-here' | 'code-not-here', scene: Pick<Scene, 'words'>, privateChat: string): Reply {
  return note(scene.words.say(`teams-events:${why}`), { tone: 'note', link: { label: scene.words.say('line-events:group.open'), href: privateChat } })
}

async function work(scene: Scene, input: Input, { desk, privateChat }: { readonly desk: Desk; readonly privateChat: string }): Promise<readonly Reply[] | undefined> {
  if (await isClosed(scene, input, desk)) return [sendAway('not-here', scene, privateChat)]
  const door = { enter: () => Promise.resolve(desk), redeem: () => Promise.reject(new PersonalMatter()) }
  try {
    const replies = await atDesk(scene, withoutPersonalField(input), door)
    const { form } = scene.session.desk ?? {}
    // Where fields are asked for one by one, this one is passed over.
    return form?.asks === personalField ? await atDesk(scene, { kind: 'choice', token: actionToken(scene.session, 'desk', `skip-field:${form.id}`) }, door) : replies
  } catch (error) {
    if (error instanceof PersonalMatter) return [sendAway('not-here', scene, privateChat)]
    throw error
  }
}

/** Words that the field of an open form takes are no command, whatever they sound like. */
async function isClosed(scene: Scene, input: Input, desk: Desk): Promise<boolean> {
  if (input.kind !== 'text') {
    const does = 'token' in input ? deskDeed(input.token) : undefined
    return does !== undefined && !isOpen(does.deed, does.about)
  }
  const reminder = recogniseReminderCommand(input.text)
  if (reminder !== undefined && reminder.does !== 'my-data') return true
  const command = recogniseDeskCommand(input.text)
  if (command === undefined || isOpen(command.does, command.rest)) return false
  const { form } = scene.session.desk ?? {}
  const task = form && Object.hasOwn(deskForms, form.task) ? deskForms[form.task] : undefined
  return task === undefined || !await isForField({ scene, desk }, task, input.text)
}

function withoutPersonalField(input: Input): Input {
  if (input.kind !== 'form') return input
  const { [personalField]: _personal, ...values } = input.values
  return { ...input, values }
}
