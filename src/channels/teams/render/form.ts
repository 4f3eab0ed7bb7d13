import type { FormField, FormReply, MessageReply } from '../../../conversation/replies.ts'
import type { Element, Input, TeamsActivity } from './card.ts'
import { inputNames } from './card-input.ts'
import { box, heading, lines } from './elements.ts'
import { bytesOf, limits, room, wanted } from './limits.ts'
import { messageCards, remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { clean, escaped, isBlank, oneLine } from './plain.ts'
import { actionSets, labelOf, send, tapsOf } from './taps.ts'

const typedAtMost = { text: 1_000, 'long-text': 5_000 } as const

/**
 * A form with all its fields on one card, which sends them together. One that is too large for a
 * card is asked field by field instead, as its text does: a card that drops a part of what a field
 * holds would lose it.
 */
export function formCards(reply: FormReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const { words } = view
  const fields = reply.fields.flatMap((field) => fieldElements(field, view))
  if (!fits(reply.fields, fields)) return [...remarks.flatMap((remark) => messageCards(remark, view)), ...asked(reply, view)]
  const blocks: readonly Block[] = [
    ...remarkBlocks(remarks, view),
    (units) => heading(reply.title, { units }),
    () => [...fields, ...actionSets([send(labelOf(reply.submit.label, words), { token: reply.submit.choice, takes: 'form' }), ...tapsOf(reply.actions, words)], 'medium')],
  ]
  return cardsOf(blocks, { title: clean(reply.title), summary: reply.title }, view)
}

/** Whether all fields stand on one card, each under a name of its own. */
function fits(fields: readonly FormField[], elements: readonly Element[]): boolean {
  const ids = new Set(fields.map((field) => field.id))
  const whole = fields.every((field) => (field.value?.length ?? 0) <= (field.type === 'text' ? typedAtMost.text : typedAtMost['long-text']))
  return fields.length > 0 && ids.size === fields.length && whole && bytesOf(elements) <= room / 2
}

/** The present field alone, with the buttons that answer it. */
function asked(reply: FormReply, view: View): readonly TeamsActivity[] {
  const choices = (reply.asks.choices ?? []).map((choice) => ({ label: choice.label, choice: choice.choice, does: 'other' as const }))
  return messageCards({ kind: 'message', text: reply.text, actions: [...choices, reply.submit, ...(reply.actions ?? [])] }, view)
}

function fieldElements(field: FormField, view: View): readonly Element[] {
  const hint = oneLine(field.hint, wanted.label)
  const problem = oneLine(field.problem, wanted.label)
  return [
    input(field, view),
    // A mark beside the colour, which not everybody sees.
    ...(isBlank(problem) ? [] : box(lines(`⚠ ${problem}`, { size: 'small', colour: 'attention' }), { spacing: 'small' })),
    ...(isBlank(hint) || showsHint(field) ? [] : lines(hint, { size: 'small', subtle: true, spacing: 'small' })),
  ]
}

/** A hint that fits into the empty field itself. */
const showsHint = (field: FormField): boolean =>
  (field.type === 'text' || field.type === 'long-text') && field.value === undefined && clean(field.hint ?? '').length <= 60

function input(field: FormField, view: View): Input {
  const { words } = view
  const label = oneLine(field.label, wanted.label)
  const value = clean(field.value ?? '')
  const hint = oneLine(field.hint, 60)
  const shared = {
    id: `${inputNames.field}${field.id}`, label: isBlank(label) ? words.say('teams:your-answer') : label,
    ...(field.required ? { isRequired: true, errorMessage: words.say(`teams:${errors[field.type]}`) } : {}),
  }
  const choices = (field.choices ?? []).filter((choice) => choice.value !== '')
  switch (field.type) {
    case 'date': {
      const day = /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
      // A month alone is no day that the picker could show; it stays as it was typed.
      if (value !== '' && day === undefined) break
      return { type: 'Input.Date', ...shared, ...(day === undefined ? {} : { value: day }) }
    }
    case 'number': {
      const number = Number(value)
      if (value !== '' && !Number.isFinite(number)) break
      return { type: 'Input.Number', ...shared, ...(value === '' ? {} : { value: number }) }
    }
    case 'choice':
      if (choices.length === 0) break
      return {
        type: 'Input.ChoiceSet', ...shared, wrap: true, style: choices.length > limits.expanded - 2 ? 'compact' : 'expanded', placeholder: words.say('teams:choose'),
        choices: choices.map((choice) => ({ title: titleOf(choice.label, view), value: choice.value })),
        ...(choices.some((choice) => choice.value === field.value) ? { value: field.value as string } : {}),
      }
  }
  const long = field.type === 'long-text'
  return {
    type: 'Input.Text', ...shared, maxLength: typedAtMost[long ? 'long-text' : 'text'],
    ...(long ? { isMultiline: true } : {}), ...(value === '' ? {} : { value }), ...(showsHint(field) && !isBlank(hint) ? { placeholder: hint } : {}),
  }
}

const errors = { text: 'text-first', 'long-text': 'text-first', choice: 'choose-first', number: 'number-first', date: 'date-first' } as const

function titleOf(label: string, view: View): string {
  const said = oneLine(label, wanted.label)
  return isBlank(said) ? view.words.say('teams:choose') : escaped(said)
}
