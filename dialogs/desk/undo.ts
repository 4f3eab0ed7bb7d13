import type { Reply } from '../../src/conversation/replies.ts'
import { changeText, momentText, whoText } from './audit.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { refused } from './refusals.ts'

/** Shows what would be taken back: the change that a button names, or the coordinator's newest one. */
export async function undoChange(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const change = /^\d{1,9}$/.test(about) ? await at.desk.audit.get(Number(about)) : await at.desk.audit.lastUndoable()
  if (!change || change.undoneBy !== null) return [tell(at, say(at, 'undo.nothing'), [{ deed: 'audit' }, { deed: 'menu' }], { tone: 'note' })]
  const summary = say(at, 'undo.summary', { what: changeText(at, change), date: momentText(at, change.at), who: whoText(at, change) })
  return confirm(at, { task: 'undo', summary, about: { id: String(change.id) }, danger: true, label: 'undo' })
}

export const changeUndone: Confirmed = async (at, { id = '' }) => {
  const undone = await at.desk.audit.undo(Number(id))
  if (undone.ok) return [tell(at, say(at, 'undo.done', { what: changeText(at, undone.undone) }), [{ deed: 'audit' }, { deed: 'menu' }], { tone: 'note' })]
  if (undone.code === 'against-rules') return [tell(at, say(at, 'undo.against-rules'), [], { tone: 'problem' }), refused(at, undone)]
  return [refused(at, undone)]
}
