import type { Reply } from '../../src/conversation/replies.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { entryOf, readChange, writeChange } from './changes.ts'
import type { DeskScene } from './desk-scene.ts'
import { listEntries } from './entries.ts'
import { entryName, entryShort, fieldLabel, numbered, word } from './entry-words.ts'
import { openForm, type FormTask } from './form.ts'
import { refused } from './refusals.ts'
import { afterChange, wishOf } from './register.ts'

/** Asks why an entry is withdrawn; without a number, the entries to choose from. */
export async function withdrawEntry(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const number = numbered(about)
  if (!number) return listEntries(at, about)
  const entry = await at.desk.entries.get(number.id)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  if (entry.state === 'withdrawn') return [refused(at, { ok: false, code: 'nothing-to-do' })]
  return openForm(at, withdrawForm, 'withdraw', writeChange({ does: 'withdraw', id: String(entry.id), revision: String(entry.revision) }))
}

/** The reason may be left out. */
export const withdrawForm: FormTask = {
  title: (at, about) => word(at, 'withdraw.title', { id: readChange(about)['id'] ?? '' }),
  fields: (at) => [{ id: 'reason', type: 'long-text', required: false, label: fieldLabel(at, 'reason'), prompt: word(at, 'withdraw.reason') }],
  async done(at, { reason = '' }, about) {
    const change = readChange(about)
    const entry = await entryOf(at, change)
    if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
    const summary = [
      word(at, 'withdraw.summary', { name: entryName(at, entry) }), ...entryShort(at, entry),
      ...(reason === '' ? [] : [word(at, 'override.because', { reason })]),
    ].join('\n')
    return confirm(at, { task: 'withdraw', summary, about: { ...change, reason }, danger: true, label: 'withdraw' })
  },
}

export const entryWithdrawn: Confirmed = async (at, change) => {
  const { reason = '' } = change
  const result = await at.desk.entries.withdraw(Number(change['id']), { ...wishOf(change), ...(reason === '' ? {} : { reason }) })
  return afterChange(at, change, result, 'withdraw.done', ({ id }) => [{ deed: 'entry', about: String(id) }])
}
