import type { Choice, FormField, FormReply, Reply } from '../../src/conversation/replies.ts'
import { actionToken } from '../../src/conversation/tokens.ts'
import { fold, tidy } from '../../src/thai/normalise.ts'
import { button, say, tell, updateDesk, type DeskScene } from './desk-scene.ts'

/** A field's reading of what was filled in: the value to keep, or what is wrong with it in words. */
export type FieldReading = { readonly value: string } | { readonly problem: string } | { readonly choices: readonly { readonly label: string; readonly value: string }[]; readonly problem: string }

/** One field as a task defines it. */
export interface TaskField extends Omit<FormField, 'value' | 'problem'> {
  /** Asks for the field alone, where a channel asks one at a time. */
  readonly prompt: string
  /** What stands in a form before it is filled in, such as what is corrected; it is not asked for again. */
  readonly present?: string
  /** Where a form is filled in at once, this is not part of it: it leads from field to field. */
  readonly alone?: boolean
  /** Without it, whatever is not empty is taken as it was typed, in one line and without what is invisible. */
  read?(typed: string): FieldReading
  /** Whether words that are a command, too, are certainly meant for this field. Without it, a text takes all words. */
  certain?(typed: string): boolean
  /** A value as a person reads it, where it holds marks of its own. */
  shown?(value: string): string
}

/** A form and what becomes of it. */
export interface FormTask {
  title(at: DeskScene, about: string): string
  /** The fields in the order in which they are asked for; they may depend on what is filled in so far. */
  fields(at: DeskScene, values: Readonly<Record<string, string>>, about: string): readonly TaskField[] | Promise<readonly TaskField[]>
  /** Everything is filled in and well-formed: mostly a summary that asks for a yes. */
  done(at: DeskScene, values: Readonly<Record<string, string>>, about: string): readonly Reply[] | Promise<readonly Reply[]>
}

/** Begins a form; fields that are known already are not asked for one by one. */
export async function openForm(at: DeskScene, task: FormTask, name: string, about = '', values: Readonly<Record<string, string>> = {}): Promise<readonly Reply[]> {
  const id = at.scene.world.newId()
  updateDesk(at.scene, { confirming: undefined, form: { task: name, about, id, values, asks: '' } })
  return goOn(at, task, values)
}

/** A word typed for the field that is asked for. */
export async function takeField(at: DeskScene, task: FormTask, typed: string): Promise<readonly Reply[]> {
  const { form } = at.scene.session.desk ?? {}
  if (!form) return []
  const fields = await task.fields(at, form.values, form.about)
  const field = fields.find(({ id }) => id === form.asks)
  if (!field) return goOn(at, task, form.values)
  const reading = readField(at, field, typed)
  if ('problem' in reading) return [show(at, task, fields, form.values, field, { [field.id]: reading })]
  return goOn(at, task, { ...form.values, [field.id]: reading.value })
}

/** Whether words that are a command, too, are meant for the field that is asked for. */
export async function isForField(at: DeskScene, task: FormTask, typed: string): Promise<boolean> {
  const { form } = at.scene.session.desk ?? {}
  const field = form && (await task.fields(at, form.values, form.about)).find(({ id }) => id === form.asks)
  if (!field) return false
  if (field.certain) return field.certain(typed)
  return field.type !== 'choice' || field.choices?.some(({ value, label }) => value === typed || fold(label) === fold(typed)) === true
}

/** A whole form that was sent. What can't be read is shown with the rest, and nothing of it is lost. */
export async function takeForm(at: DeskScene, task: FormTask, sent: Readonly<Record<string, string>>): Promise<readonly Reply[]> {
  const { form } = at.scene.session.desk ?? {}
  if (!form) return []
  const filled = withMarks(await task.fields(at, form.values, form.about), form.values, sent)
  const fields = await task.fields(at, { ...form.values, ...filled }, form.about)
  const values: Record<string, string> = {}
  const problems: Record<string, FieldReading> = {}
  for (const field of fields) {
    if (field.alone) {
      values[field.id] = form.values[field.id] ?? ''
      continue
    }
    const typed = filled[field.id] ?? form.values[field.id] ?? field.present ?? ''
    const reading = readField(at, field, typed)
    if ('problem' in reading) problems[field.id] = reading
    values[field.id] = 'value' in reading ? reading.value : typed
  }
  const wrong = fields.find(({ id }) => id in problems)
  if (wrong) return [show(at, task, fields, values, wrong, problems)]
  return finish(at, task, values)
}

/** What was sent, where a value that came back as it was shown is the one that the form holds, with its marks. */
function withMarks(fields: readonly TaskField[], values: Readonly<Record<string, string>>, sent: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = fields.flatMap(({ id, present, shown }) => {
    const held = values[id] ?? present
    return held !== undefined && shown && sent[id] === shown(held) ? [[id, held]] : []
  })
  return { ...sent, ...Object.fromEntries(kept) as Record<string, string> }
}

/** Leaves an optional field empty; one that is required is asked for again. */
export async function skipField(at: DeskScene, task: FormTask): Promise<readonly Reply[]> {
  const { form } = at.scene.session.desk ?? {}
  if (!form) return []
  const fields = await task.fields(at, form.values, form.about)
  const field = fields.find(({ id }) => id === form.asks)
  if (field?.required) return [show(at, task, fields, form.values, field, { [field.id]: readField(at, field, '') })]
  return goOn(at, task, { ...form.values, [form.asks]: '' })
}

async function goOn(at: DeskScene, task: FormTask, values: Readonly<Record<string, string>>): Promise<readonly Reply[]> {
  const { form } = at.scene.session.desk ?? {}
  const fields = await task.fields(at, values, form?.about ?? '')
  // A form that was sent half empty holds what can't be taken; it is asked for again.
  const next = fields.find((field) => !(field.id in values) || (!field.alone && 'problem' in readField(at, field, values[field.id] as string)))
  return next ? [show(at, task, fields, values, next, {})] : finish(at, task, values)
}

function finish(at: DeskScene, task: FormTask, values: Readonly<Record<string, string>>): readonly Reply[] | Promise<readonly Reply[]> {
  const about = at.scene.session.desk?.form?.about ?? ''
  updateDesk(at.scene, { form: undefined })
  return task.done(at, values, about)
}

const longest = 300

function readField(at: DeskScene, field: TaskField, typed: string): FieldReading {
  const text = typed.normalize('NFC').trim()
  if (tidy(text) === '') return field.required ? { problem: say(at, 'form.required', { field: field.label }) } : { value: '' }
  if (text.length > longest) return { problem: say(at, 'form.too-long', { field: field.label, most: longest }) }
  if (field.read) return field.read(text)
  if (field.type !== 'choice') return { value: tidy(text) }
  const choice = field.choices?.find(({ value, label }) => value === text || label === text)
  return choice ? { value: choice.value } : { problem: say(at, 'form.no-choice', { field: field.label }) }
}

function show(
  at: DeskScene, task: FormTask, fields: readonly TaskField[], values: Readonly<Record<string, string>>, present: TaskField,
  problems: Readonly<Record<string, FieldReading>>,
): FormReply {
  const { form } = at.scene.session.desk ?? {}
  const about = form?.about ?? ''
  const id = form?.id ?? ''
  updateDesk(at.scene, { form: { task: form?.task ?? '', about, id, values, asks: present.id } })
  const wrong = problems[present.id]
  const offered = (wrong && 'choices' in wrong ? wrong.choices : undefined) ?? present.choices
  const choices: readonly Choice[] | undefined = offered?.map(({ label, value }) => ({
    label, value, choice: actionToken(at.scene.session, 'desk', `fill:${id} ${present.id} ${value}`),
  }))
  const text = [...(wrong && 'problem' in wrong ? [wrong.problem] : []), present.prompt].join('\n')
  return {
    kind: 'form',
    text: choices === undefined ? text : [text, ...choices.map(({ label }) => `• ${label}`)].join('\n'),
    title: task.title(at, about),
    fields: fields.filter(({ alone }) => alone !== true).map(({ prompt: _prompt, read: _read, alone: _alone, certain: _certain, shown = (value) => value, present, ...field }) => {
      const problem = problems[field.id]
      const ways = (problem && 'choices' in problem ? problem.choices : undefined)
      return {
        ...field,
        ...(field.id in values ? { value: shown(values[field.id] as string) } : present === undefined ? {} : { value: shown(present) }),
        ...(problem && 'problem' in problem ? { problem: problem.problem } : {}),
        ...(ways ? { type: 'choice' as const, choices: ways } : {}),
      }
    }),
    asks: { field: present.id, ...(choices ? { choices } : {}) },
    submit: button(at, { deed: 'send-form', about: id, label: 'send-form', tone: 'primary' }),
    actions: [...(present.required ? [] : [button(at, { deed: 'skip-field', about: id })]), button(at, { deed: 'cancel' })],
  }
}

/** Nothing is kept of a form that is left. */
export function leaveForm(at: DeskScene): readonly Reply[] {
  updateDesk(at.scene, { form: undefined, confirming: undefined })
  return [tell(at, say(at, 'cancelled'), [{ deed: 'menu' }], { tone: 'note' })]
}
