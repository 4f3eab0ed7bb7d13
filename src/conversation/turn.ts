import { note, repeat } from '../../dialogs/proceed.ts'
import { greet } from '../../dialogs/start.ts'
import { takeButton, takeFilled, takeList } from './buttons.ts'
import { atDesk, concernsDesk } from './at-desk.ts'
import { atLinks, concernsLinks } from './at-links.ts'
import { atReminders, concernsReminders } from './at-reminders.ts'
import type { Input } from './input.ts'
import type { Reply } from './replies.ts'
import { Scene, type World } from './scene.ts'
import type { Session } from './session.ts'
import { takeText } from './typed.ts'

export { newSession, type Session } from './session.ts'
export type { World } from './scene.ts'

/** What a turn comes to: the session to keep, and what to say. */
export interface Turn {
  readonly session: Session
  readonly replies: readonly Reply[]
}

/** After so long a pause, in milliseconds, the person is welcomed back. */
const longPause = 6 * 3_600_000

/**
 * One turn of a conversation: what a person did, and what the bot makes of it. Pure: the same
 * session, input and world give the same turn.
 *
 * @param session as the turn before left it, or `newSession`.
 * @param input one thing the person did.
 * @param world the rules, the registry, the words and the time.
 * @example takeTurn(session, { kind: 'text', text: 'ขอเช็ค Open Governance' }, world).replies
 */
export function takeTurn(session: Session, input: Input, world: World): Turn {
  const { scene, away } = beginTurn(session, world)
  const count = scene.answered.length
  const replies = respond(scene, input)
  const welcome = away && count > 0 && input.kind !== 'hello'
  return {
    session: scene.session,
    replies: welcome ? [note(scene.say('welcome-back', { count }), { tone: 'note' }), ...replies] : replies,
  }
}

/**
 * The same where more than the session may be asked: a person's other channels, their reminders, and a
 * coordinator's desk, all inside the transaction that the world belongs to. Everything else goes to `takeTurn`.
 */
export async function takeTurnAtDesk(session: Session, input: Input, world: World): Promise<Turn> {
  const { door, links, reminders } = world
  const linking = links && concernsLinks(session, input) ? links : undefined
  const desk = door && concernsDesk(session, input) ? door : undefined
  const reminding = reminders && concernsReminders(session, input) ? reminders : undefined
  if (!linking && !reminding && !desk) return takeTurn(session, input, world)
  const { scene } = beginTurn(session, world)
  const replies = (linking && (await atLinks(scene, input, linking, session.at))) ??
    (reminding && (await atReminders(scene, input, reminding, links))) ?? (desk && (await atDesk(scene, input, desk)))
  // What the channels have in common is in the scene now; a turn counts once.
  return replies ? { session: scene.session, replies } : takeTurn({ ...scene.session, revision: session.revision, at: session.at }, input, world)
}

function beginTurn(session: Session, world: World): { readonly scene: Scene; readonly away: boolean } {
  const away = session.greeted && Date.parse(world.now) - Date.parse(session.at) > longPause
  const scene = new Scene({ ...session, round: world.rules.round, revision: session.revision + 1, at: world.now }, world)
  // A question that the rulebook of today no longer knows is forgotten.
  const { asked } = scene.session
  if (asked !== undefined && !scene.fact(asked)?.asked) scene.update({ asked: undefined, changing: undefined })
  const { focus } = scene.session
  if (focus !== undefined && !world.rules.awards.some((award) => award.id === focus)) scene.update({ focus: undefined })
  return { scene, away }
}

function respond(scene: Scene, input: Input): readonly Reply[] {
  switch (input.kind) {
    case 'hello':
      return greet(scene)
    case 'text':
      return takeText(scene, input.text)
    case 'choice':
      return takeButton(scene, input.token)
    case 'choices':
      return takeList(scene, input.values)
    case 'filled':
      return takeFilled(scene, input.token, input.value)
    case 'form':
      return takeButton(scene, input.token)
    case 'file':
      return [note(scene.say('no-file'), { tone: 'problem' }), ...repeat(scene)]
  }
}
