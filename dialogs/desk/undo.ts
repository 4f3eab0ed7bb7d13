import type { Reply } from '../../src/conversation/replies.ts'
import type { AuditRecord, DeskRefusal } from '../../src/registry/desk.ts'
import { changeText, entryOfChange, momentText, tellAudit, whoText } from './audit.ts'
import { differenceLines, draftOfEntry } from './changes.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { say, tell, type DeskButton, type DeskScene } from './desk-scene.ts'
import { entryStatus, fieldLabel, word } from './entry-words.ts'
import { refused } from './refusals.ts'

const after: readonly DeskButton[] = [{ deed: 'audit' }, { deed: 'menu' }]

/**
 * Shows what would be taken back: the change that a button names, or the coordinator's newest one; for
 * an entry (`#12`), its changes to choose from. An undo that is taken back itself does the change once more.
 */
export async function undoChange(at: DeskScene, about: string): Promise<readonly Reply[]> {
  if (about.startsWith('#')) return tellAudit(at, about)
  const named = /^\d{1,9}$/.test(about)
  const change = named ? await at.desk.audit.get(Number(about)) : await at.desk.audit.lastUndoable()
  if (!change || change.undoneBy !== null) return [tell(at, say(at, named ? 'undo.nothing' : 'undo.nothing-own'), after, { tone: 'note' })]
  if (!change.canUndo) return [tell(at, say(at, 'undo.no-way', { what: changeText(at, change) }), after, { tone: 'problem' })]
  const again = change.action === 'undone'
  const values = { ...change.about, what: changeText(at, again ? await takenBackBy(at, change) : change), date: momentText(at, change.at), who: whoText(at, change) }
  return confirm(at, {
    task: 'undo', summary: [say(at, again ? 'undo.summary-again' : summaryOf(change), values), ...await effectLines(at, change)].join('\n'), about: { id: String(change.id) }, danger: !again, label: again ? 'redo' : 'undo',
  })
}

/** What is taken back along with a change is said before the yes. */
function summaryOf({ action }: AuditRecord): string {
  if (action === 'coordinator.invited') return 'undo.summary-invitation'
  if (action === 'coordinator.removed') return 'undo.summary-removal'
  if (action === 'import.applied') return 'undo.summary-import'
  return action === 'entry.registered' || action === 'entry.drafted' ? 'undo.summary-entry' : 'undo.summary'
}

/** What of an entry will be as it was. */
async function effectLines(at: DeskScene, change: AuditRecord): Promise<readonly string[]> {
  const { now, then } = (await at.desk.audit.effect(change.id)) ?? {}
  if (!now || !then) return []
  const [is, will] = [entryStatus(at, now).label, entryStatus(at, then).label]
  return [
    ...differenceLines(at, draftOfEntry(now), draftOfEntry(then)),
    ...(is === will ? [] : [word(at, 'correct.line', { field: fieldLabel(at, 'state'), before: is, after: will })]),
  ]
}

async function takenBackBy(at: DeskScene, undo: AuditRecord): Promise<AuditRecord> {
  return (await at.desk.audit.get(undo.undoes ?? 0)) ?? undo
}

export const changeUndone: Confirmed = async (at, { id = '' }) => {
  const change = await at.desk.audit.get(Number(id))
  const undone = await at.desk.audit.undo(Number(id))
  if (!undone.ok) return tellRefused(at, undone, change)
  const { action } = undone.undone
  if (action === 'undone') {
    const again = await takenBackBy(at, undone.undone)
    return [tell(at, say(at, 'undo.done-again', { what: changeText(at, again) }), [{ deed: 'undo', about: String(again.id) }, ...entryButton(again), ...after], { tone: 'note' })]
  }
  const undo = await at.desk.audit.get(undone.audit)
  const redo: readonly DeskButton[] = undo?.canUndo ? [{ deed: 'undo', about: String(undo.id), label: 'redo' }] : []
  const isThere = action !== 'entry.registered' && action !== 'entry.drafted'
  const done = [say(at, doneOf(action), { what: changeText(at, undone.undone) }), ...(undone.erased ? [say(at, 'undo.erased')] : [])].join('\n')
  return [tell(at, done, [
    ...redo, { deed: 'undo', label: 'undo-before' }, ...(isThere ? entryButton(undone.undone) : []), ...(action.startsWith('coordinator.') ? [{ deed: 'staff' }] : []), ...after,
  ], { tone: 'note' })]
}

function doneOf(action: string): string {
  return action === 'coordinator.invited' ? 'undo.done-invitation' : action === 'coordinator.removed' ? 'undo.done-removal' : 'undo.done'
}

/** Why it stays, and what to do instead. */
function tellRefused(at: DeskScene, refusal: DeskRefusal, change: AuditRecord | undefined): readonly Reply[] {
  const problem = (key: string, buttons: readonly DeskButton[]): readonly Reply[] =>
    [tell(at, say(at, key, { name: change?.about['name'] ?? '' }), [...buttons, { deed: 'menu' }], { tone: 'problem' })]
  switch (refusal.code) {
    case 'against-rules':
      return [tell(at, say(at, 'undo.against-rules'), [], { tone: 'problem' }), refused(at, refusal)]
    case 'depends':
      return change?.action === 'coordinator.invited' ? problem('undo.invitation-used', [{ deed: 'staff' }]) : [refused(at, refusal)]
    case 'changed-meanwhile':
      return change?.action === 'coordinator.removed' ? problem('undo.role-given', [{ deed: 'staff' }])
        : problem('undo.changed-later', [change === undefined ? { deed: 'audit' } : historyButton(change)])
    default:
      return [refused(at, refusal)]
  }
}

function entryButton(change: AuditRecord): readonly DeskButton[] {
  const entry = entryOfChange(change)
  return entry === undefined ? [] : [{ deed: 'entry', about: entry }]
}

/** The history of the entry that a change is of, or all of it. */
function historyButton(change: AuditRecord): DeskButton {
  const entry = entryOfChange(change)
  return entry === undefined ? { deed: 'audit' } : { deed: 'audit', about: `#${entry}`, label: 'entry-audit' }
}
