import type { Reply } from '../../src/conversation/replies.ts'
import type { Scene } from '../../src/conversation/scene.ts'
import type { Redeemed } from '../../src/registry/desk.ts'
import { note, repeat } from '../proceed.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { scopeText, showMenu } from './menu.ts'

/** Welcomes somebody whose code made them a coordinator. */
export function greetCoordinator(at: DeskScene): readonly Reply[] {
  return [tell(at, say(at, 'joined', { name: at.desk.who.name, scope: scopeText(at) }), [], { tone: 'note' }), ...showMenu(at)]
}

/** A code that makes nobody a coordinator. Unknown, used and expired ones get the same answer. */
export function refuseCode(scene: Scene, redeemed: Redeemed): readonly Reply[] {
  const code = redeemed.ok ? 'no-such-code' : redeemed.code
  const minutes = redeemed.ok ? undefined : redeemed.minutes
  const refusal = note(scene.words.say(`desk:code.${code}`, { minutes: minutes ?? 60 }), { tone: 'problem' })
  return scene.session.asked === undefined ? [refusal] : [refusal, ...repeat(scene)]
}
