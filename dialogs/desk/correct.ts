import type { Reply } from '../../src/conversation/replies.ts'
import { correctForm } from './change-forms.ts'
import { correctionOf, entryOf, writeChange } from './changes.ts'
import type { Confirmed } from './confirm.ts'
import type { DeskScene } from './desk-scene.ts'
import { listEntries } from './entries.ts'
import { numbered } from './entry-words.ts'
import { openForm } from './form.ts'
import { refused } from './refusals.ts'
import { afterChange, wishOf } from './register.ts'

export { correctForm } from './change-forms.ts'

/** Opens the form of an entry; without a number, the entries to choose from. */
export async function correctEntry(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const number = numbered(about)
  if (!number) return listEntries(at, about)
  const entry = await at.desk.entries.get(number.id)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  return openForm(at, correctForm, 'correct', writeChange({ does: 'correct', id: String(entry.id), revision: String(entry.revision) }))
}

export const entryCorrected: Confirmed = async (at, change) => {
  const entry = await entryOf(at, change)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  const result = await at.desk.entries.correct(entry.id, correctionOf(at, change, entry), wishOf(change))
  return afterChange(at, change, result, 'correct.done', ({ id }) => [{ deed: 'entry', about: String(id) }])
}
