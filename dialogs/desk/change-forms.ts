import type { Reply } from '../../src/conversation/replies.ts'
import { normalise } from '../../src/thai/normalise.ts'
import { changeText, correctionOf, entryOf, fieldsOf, objectionsTo, readChange, writeChange, type Change } from './changes.ts'
import { confirm } from './confirm.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { draftOf, entryFields, valuesOf, type EntryValues } from './entry-form.ts'
import { entryName, fieldLabel, word } from './entry-words.ts'
import { openForm, type FormTask, type TaskField } from './form.ts'
import { objectionLines, refused } from './refusals.ts'

/** A new entry; taken up again after an objection, its `about` holds what was filled in. */
export const registerForm: FormTask = {
  title: (at) => word(at, 'register.title', { round: at.desk.round }),
  fields(at, values, about) {
    return about === '' ? entryFields(at, values) : partByPart(at, values, fieldsOf(readChange(about)))
  },
  done: (at, values, about) => askYes(at, { ...fieldsOf(readChange(about)), ...fieldsOf(values), does: 'register' }),
}

/** An entry that is corrected; `about` is a change of it with nothing or something filled in. */
export const correctForm: FormTask = {
  title: (at, about) => word(at, 'correct.title', { id: readChange(about)['id'] ?? '' }),
  async fields(at, values, about) {
    const change = readChange(about)
    const entry = await entryOf(at, change)
    return partByPart(at, values, { ...(entry ? valuesOf(at, entry) : {}), ...fieldsOf(change) })
  },
  async done(at, values, about) {
    const change: Change = { ...readChange(about), ...fieldsOf(values), does: 'correct' }
    const entry = await entryOf(at, change)
    if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
    return Object.keys(correctionOf(at, change, entry)).length === 0 ? [refused(at, { ok: false, code: 'nothing-to-do' })] : askYes(at, change)
  },
}

/** Where fields are asked for one at a time, only the one that is to change is: a form shows them all. */
function partByPart(at: DeskScene, values: EntryValues, before: EntryValues): readonly TaskField[] {
  const fields = entryFields(at, values, before)
  const choices = fields.map(({ id, label }) => ({ value: id, label }))
  const part: TaskField = {
    id: 'part', alone: true, type: 'choice', required: true, choices, label: word(at, 'correct.part-label'), prompt: word(at, 'correct.part'),
    read(typed) {
      const said = normalise(typed).toLowerCase()
      const choice = choices.find(({ value, label }, i) => value === said || label.toLowerCase() === said || String(i + 1) === said)
      return choice ? { value: choice.value } : { problem: say(at, 'form.no-choice', { field: word(at, 'correct.part-label') }) }
    },
  }
  const { part: wanted = '' } = values
  // With another agency or award may come a field that the entry had no need of.
  const alongside: Readonly<Record<string, string>> = { agency: 'kind', award: 'nominee' }
  return [part, ...fields.filter(({ id }) => wanted === '' || id === wanted || (id === alongside[wanted] && !before[id]))]
}

/** Shows a change before it is made, or what speaks against it. */
export async function askYes(at: DeskScene, change: Change): Promise<readonly Reply[]> {
  if ((await objectionsTo(at, change)).length > 0) return tellObjections(at, change)
  return confirm(at, { task: change['does'] ?? '', summary: await changeText(at, change), about: change })
}

/** Tells what speaks against a change, and asks how to go on. */
export function tellObjections(at: DeskScene, change: Change): Promise<readonly Reply[]> {
  const { override: _override, ...plain } = change
  return openForm(at, objectedForm, 'objected', writeChange(plain))
}

/** How to go on with a change that the rules speak against. */
export const objectedForm: FormTask = {
  title: (at) => word(at, 'objections.title'),
  async fields(at, _values, about) {
    const change = readChange(about)
    const against = objectionLines(at, await objectionsTo(at, change), (await draftAward(at, change)))
    const ways = ['override', 'mend', ...(change['does'] === 'register' ? ['draft'] : [])]
    const choices = ways.map((way) => ({ value: way, label: word(at, `objections.ways.${way}`) }))
    return [{
      id: 'way', type: 'choice', required: true, choices, label: word(at, 'objections.way-label'),
      prompt: [word(at, 'objections.title'), ...against, word(at, 'objections.way')].join('\n'),
      read(typed) {
        const said = normalise(typed).toLowerCase()
        const choice = choices.find(({ value, label }, i) => value === said || label.toLowerCase() === said || String(i + 1) === said)
        return choice ? { value: choice.value } : { problem: say(at, 'form.no-choice', { field: word(at, 'objections.way-label') }) }
      },
    }]
  },
  async done(at, { way }, about) {
    const change = readChange(about)
    if (way === 'override') return openForm(at, overrideForm, 'override', about)
    if (way === 'draft') return keepDraft(at, change)
    if (change['does'] === 'register') return openForm(at, registerForm, 'register', about)
    return openForm(at, correctForm, 'correct', writeChange({ ...change, does: 'correct' }))
  },
}

async function draftAward(at: DeskScene, change: Change): Promise<string | undefined> {
  return change['award'] ?? (await entryOf(at, change))?.award
}

/** Asks why the rules are overridden; what is overridden is said again before a yes. */
export const overrideForm: FormTask = {
  title: (at) => word(at, 'override.title'),
  fields: (at) => [{ id: 'reason', type: 'long-text', required: true, label: fieldLabel(at, 'reason'), prompt: word(at, 'override.reason') }],
  async done(at, { reason = '' }, about) {
    const change = readChange(about)
    const against = objectionLines(at, await objectionsTo(at, change), await draftAward(at, change))
    const summary = [await changeText(at, change), '', word(at, 'override.summary'), ...against, word(at, 'override.because', { reason })].join('\n')
    return confirm(at, { task: change['does'] ?? '', summary, about: { ...change, override: reason }, danger: true, label: 'override' })
  },
}

async function keepDraft(at: DeskScene, change: Change): Promise<readonly Reply[]> {
  const kept = await at.desk.entries.keepDraft(draftOf(at, change))
  if (!kept.ok) return [refused(at, kept, change['award'])]
  const { id } = kept.entry
  return [tell(at, word(at, 'register.drafted', { name: entryName(at, kept.entry) }), [
    { deed: 'entry', about: String(id) }, { deed: 'undo', about: String(kept.audit) }, { deed: 'menu' },
  ], { tone: 'note' })]
}
