import type { FormField, FormReply, MessageReply, QuestionReply } from '../../../conversation/replies.ts'
import type { FactType } from '../../../rules/index.ts'
import { column, row, text, type Part } from './flex.ts'
import { clean, cut, isBlank } from '../../graphemes.ts'
import { wanted } from './limits.ts'
import { colour, toneLook } from './palette.ts'
import type { Block, Rendered, View } from './pieces.ts'
import { questionPieces } from './question.ts'

/** LINE has no forms: fields are asked for one by one, as questions are. */
const askedAs: Readonly<Record<FormField['type'], FactType>> = { text: 'text', 'long-text': 'text', choice: 'choice', number: 'text', date: 'text' }
/** What has been filled in is shown this short, in UTF-16 code units. */
const valueUnits = 160
const fieldsShown = 20

/**
 * A form as the question for its present field, with what is filled in so far below it.
 *
 * @param notes remarks that the turn made just before.
 */
export function formPieces(reply: FormReply, notes: readonly MessageReply[], view: View): Rendered {
  const present = reply.fields.find((field) => field.id === reply.asks.field)
  const question: QuestionReply = {
    kind: 'question', text: reply.text, prompt: promptOf(reply), topic: cut(clean(reply.title), { units: 120 }),
    type: askedAs[present?.type ?? 'text'],
    ...(present?.hint === undefined ? {} : { hint: present.hint }),
    ...(present?.value === undefined ? {} : { current: present.value }),
    ...(reply.asks.choices === undefined ? {} : { choices: reply.asks.choices }),
    ...(reply.actions === undefined ? {} : { actions: reply.actions }),
  }
  return questionPieces(question, notes, view, filledBlocks(reply, view))
}

/** What is asked, without the choices that the text spells out: they are buttons. */
function promptOf({ text: words, asks }: FormReply): string {
  const labels = new Set((asks.choices ?? []).map(({ label }) => clean(label)))
  const asked = words.split('\n').filter((line) => !labels.has(clean(line.replace(/^\s*(?:[•*-]|\d+[.)])\s+/, ''))))
  return asked.every((line) => isBlank(line)) ? words : asked.join('\n')
}

/** Each field that holds something, and what is wrong with it. */
function filledBlocks(reply: FormReply, view: View): readonly Block[] {
  const filled = reply.fields.filter((field) => !isBlank(clean(field.value ?? '')) || field.problem !== undefined).slice(0, fieldsShown)
  if (filled.length === 0) return []
  const title = text(view.words.say('line:filled'), { size: 'xs', color: colour.muted, weight: 'bold', margin: '16px' })
  return [{ parts: title }, ...filled.map((field): Block => ({ parts: filledRow(field), rows: 1 }))]
}

function filledRow(field: FormField): readonly Part[] {
  const value = field.choices?.find((choice) => choice.value === field.value)?.label ?? field.value ?? ''
  const said = row([
    ...text(cut(clean(field.label), { units: valueUnits }), { size: 'xs', color: colour.muted, flex: 2 }),
    ...text(cut(clean(value), { units: valueUnits }), { size: 'xs', flex: 3 }),
  ], { spacing: '8px', margin: '6px' })
  const { tone, soft } = toneLook.problem
  const wrong = text(cut(clean(field.problem ?? ''), { units: wanted.label }), { size: 'xs', color: tone })
  return [...said, ...column(wrong, { backgroundColor: soft, cornerRadius: '6px', paddingAll: '6px', margin: '4px' })]
}
