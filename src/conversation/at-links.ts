import { adopt, offerCode, separate, takeCode } from '../../dialogs/link.ts'
import { looksLikeLinkCode } from '../registry/codes.ts'
import type { Input } from './input.ts'
import type { Reply } from './replies.ts'
import type { Links, Scene } from './scene.ts'
import type { Session } from './session.ts'
import { recogniseLinkCommand } from './understanding/link-commands.ts'

/** Whether an input may be about linked channels, or the person has any. */
export function concernsLinks(session: Session, input: Input): boolean {
  return session.linked === true || (input.kind === 'text' && (looksLikeLinkCode(input.text) || recogniseLinkCommand(input.text) !== undefined))
}

/**
 * One turn of somebody with several channels, or who wants to link one.
 *
 * @param since ISO time of the turn before.
 * @returns undefined where the turn is about something else; newer answers are in the scene then.
 */
export async function atLinks(scene: Scene, input: Input, links: Links, since: string): Promise<readonly Reply[] | undefined> {
  const command = input.kind === 'text' ? recogniseLinkCommand(input.text) : undefined
  if (command === 'link') return offerCode(scene, links)
  if (command === 'unlink') return separate(scene, links)
  if (input.kind === 'text' && looksLikeLinkCode(input.text)) return takeCode(scene, links, input.text)
  await adopt(scene, links, since)
  return undefined
}
