import type { Reply } from '../../src/conversation/replies.ts'
import { restart } from '../start.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'

/** The applicant's guided check, from a clean start, with the registry as it stands. */
export function beginFullCheck(at: DeskScene): readonly Reply[] {
  const [, ...question] = restart(at.scene)
  return [tell(at, say(at, 'full-check.begin'), [], { tone: 'note' }), ...question]
}
