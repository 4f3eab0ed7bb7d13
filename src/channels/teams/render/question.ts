import type { Choice, MessageReply, QuestionReply } from '../../../conversation/replies.ts'
import { graphemesIn } from '../../graphemes.ts'
import type { Element, Input, TapData, TeamsActivity } from './card.ts'
import { choiceValue, inputNames } from './card-input.ts'
import { heading, lines } from './elements.ts'
import { bytesOf, limits, wanted } from './limits.ts'
import { remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { clean, escaped, isBlank, oneLine, plain } from './plain.ts'
import { actionSets, execute, labelOf, send, tap, tapsOf } from './taps.ts'

/** What a person types at most into the card, in characters. */
const typedAtMost = 1_000
/** Bytes that the answers of one card may take; further answers follow on further cards. */
const choicesRoom = 14_000

/**
 * A question as a card: what the bot remarks first, the topic, the prompt, the ways to answer, how
 * far it is, and the ways around it.
 *
 * @param remarks what the turn said just before.
 */
export function questionCards(reply: QuestionReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const { words } = view
  const prompt = isBlank(clean(reply.prompt)) ? reply.text : reply.prompt
  const title = isBlank(clean(prompt)) ? words.say('teams:question') : prompt
  const [answers = [], ...more] = answerBlocks(reply, view)
  const before: readonly Block[] = [
    ...remarkBlocks(remarks, view),
    (units) => [
      ...lines(reply.topic, { size: 'small', subtle: true, units: units ?? wanted.label }),
      ...heading(title, { spacing: 'small', units }),
    ],
    // What the label of an input does not say.
    ...(labelsHint(reply) || !reply.hint ? [] : [(units?: number) => lines(reply.hint, { size: 'small', subtle: true, units })]),
  ]
  const after: readonly Block[] = [
    (units) => lines(reply.progress?.text, { size: 'small', subtle: true, spacing: 'medium', units: units ?? wanted.label }),
    () => actionSets(tapsOf(reply.actions, words), 'medium'),
  ]
  const about = { title: clean(title), summary: [title, ...remarks.map((remark) => remark.text)].join('\n') }
  // The inputs of a card are sent together, so that each part of the answers has a card of its own.
  const sheets = [answers, ...more]
  return sheets.flatMap((part, at) => cardsOf([...(at === 0 ? before : []), ...part, ...(at === sheets.length - 1 ? after : [])], about, view))
}

/** Ticks and choices are the same answers; a channel with boxes needs one of them. */
function severalOf(reply: QuestionReply): readonly Choice[] | undefined {
  if (reply.type !== 'choices' && (reply.ticks?.length ?? 0) === 0) return undefined
  // A box without a value would send nothing.
  return (reply.choices?.length ? reply.choices : reply.ticks)?.filter((choice) => choice.value !== '')
}

const fillOf = (reply: QuestionReply): string | undefined => (reply.fill === undefined || reply.fill === '' ? undefined : reply.fill)

/** Whether the answer goes into a field of the card. */
function hasInput(reply: QuestionReply): boolean {
  if (severalOf(reply)?.length) return true
  if (reply.choices?.length) return !areButtons(reply.choices)
  return fillOf(reply) !== undefined && reply.type !== 'yes-no' && reply.type !== 'choices'
}

/** Whether the label of the field is the hint; that of a calendar says that words do as well. */
const labelsHint = (reply: QuestionReply): boolean => hasInput(reply) && (reply.type !== 'date' || Boolean(reply.choices?.length))

/** A few short answers are buttons: one tap instead of two. */
const areButtons = (choices: readonly Choice[]): boolean =>
  choices.length <= 3 && choices.every((choice) => !choice.hint && choice.label.length <= 120 && graphemesIn(clean(choice.label)) <= 24)

/** The means to answer, for each of the cards that they take. */
function answerBlocks(reply: QuestionReply, view: View): readonly (readonly Block[])[] {
  const several = severalOf(reply)
  if (several?.length) return [[(units) => severalInput(reply, several, view, units)]]
  const choices = reply.choices ?? []
  if (choices.length > 0 && areButtons(choices)) {
    return [[() => actionSets(choices.map((choice) => tap(marked(reply, choice, view), choice.choice)), 'medium')]]
  }
  if (choices.length > 0) return partsOf(choices, view).map((part, at, all): readonly Block[] => [(units) => single(reply, part, view, { units, part: at, parts: all.length })])
  const token = fillOf(reply)
  if (token === undefined) return [[() => lines(view.words.say(view.place === 'group' ? 'teams:type-in-group' : 'teams:type-answer'), { size: 'small', subtle: true })]]
  if (!hasInput(reply)) return []
  return [[(units) => [field(reply, view, units), ...actionSets([send(view.words.say('teams:send'), { token, takes: 'value' })])]]]
}

/** A short answer as a button, with the sign of the one that stands. */
const marked = (reply: QuestionReply, choice: Choice, view: View): string =>
  `${reply.current === choice.value ? '✓ ' : ''}${labelOf(choice.label, view.words)}`

/** Answers in parts that leave room for the rest of a card. */
function partsOf(choices: readonly Choice[], view: View): readonly (readonly Choice[])[] {
  const parts: Choice[][] = []
  let used = Infinity
  for (const choice of choices) {
    const bytes = bytesOf({ title: titleOf(choice, view), value: choice.choice })
    if (used + bytes > choicesRoom) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(choice)
    used += bytes
  }
  return parts
}

function titleOf(choice: Choice, view: View, units: number = wanted.label): string {
  const label = oneLine(choice.label, units)
  const said = isBlank(label) ? view.words.say('teams:choose') : label
  const hint = oneLine(choice.hint, units)
  return escaped(isBlank(hint) ? said : view.words.say('teams:choice-hint', { label: said, hint }))
}

function single(reply: QuestionReply, choices: readonly Choice[], view: View, options: { readonly units: number | undefined; readonly part: number; readonly parts: number }): readonly Element[] {
  const { words } = view
  const token = fillOf(reply)
  const current = choices.find((choice) => choice.value === reply.current)
  const input: Input = {
    type: 'Input.ChoiceSet', id: inputNames.choice, wrap: true, style: choices.length > limits.expanded ? 'compact' : 'expanded',
    label: options.parts > 1 ? words.say('teams:answers-part', { part: options.part + 1, parts: options.parts }) : labelFor(reply, view, 'teams:choose-one'),
    choices: choices.map((choice) => ({ title: titleOf(choice, view, options.units), value: choice.choice })),
    isRequired: true, errorMessage: words.say('teams:choose-first'), placeholder: words.say('teams:choose'),
    ...(current ? { value: current.choice } : {}),
  }
  const submit = send(words.say('teams:send'), { ...(token === undefined ? {} : { token }), takes: 'choice' })
  return [input, ...actionSets([submit])]
}

function severalInput(reply: QuestionReply, choices: readonly Choice[], view: View, units: number | undefined): readonly Element[] {
  const { words } = view
  const token = fillOf(reply)
  const ticked = tickedOf(reply, choices)
  const data: TapData = { ...(token === undefined ? {} : { token }), takes: 'choices' }
  const input: Input = {
    type: 'Input.ChoiceSet', id: inputNames.choices, isMultiSelect: true, wrap: true, style: 'expanded',
    label: labelFor(reply, view, 'teams:choose-several'),
    choices: choices.map((choice) => ({ title: titleOf(choice, view, units), value: choiceValue(choice.value) })),
    // Nothing ticked by mistake is no answer; a button of its own says that there is none.
    isRequired: true, errorMessage: words.say('teams:choose-some', { none: words.say('chat:actions.none') }),
    ...(ticked.length > 0 ? { value: ticked.map((choice) => choiceValue(choice.value)).join(',') } : {}),
  }
  return [input, ...actionSets([send(words.say('teams:send'), data), execute(words.say('chat:actions.none'), data, { alone: true })])]
}

function tickedOf(reply: QuestionReply, choices: readonly Choice[]): readonly Choice[] {
  const { ticks, current } = reply
  const values: readonly unknown[] = ticks && ticks.length > 0 ? ticks.filter((tick) => tick.ticked).map((tick) => tick.value) : Array.isArray(current) ? current : []
  return choices.filter((choice) => values.includes(choice.value))
}

/** The field for a date, a number or words, with what stands already. */
function field(reply: QuestionReply, view: View, units: number | undefined): Input {
  const { words, today } = view
  const { type, current, number } = reply
  const shared = { id: inputNames.value, isRequired: true }
  if (type === 'date') {
    const value = typeof current === 'string' && isDay(current) ? current : undefined
    const max = isDay(today) && (value === undefined || value <= today) ? today : undefined
    return {
      type: 'Input.Date', ...shared, label: words.say(view.place === 'group' ? 'teams:pick-date' : 'teams:pick-or-type-date'), errorMessage: words.say('teams:date-first'),
      ...(value === undefined ? {} : { value }), ...(max === undefined ? {} : { max }),
    }
  }
  if (type === 'number') {
    const { min, max, unit } = number ?? {}
    const ranged = finite(min) && finite(max) && min <= max
    const placeholder = oneLine(unit, 40)
    const value = typeof current === 'number' ? current : undefined
    return {
      type: 'Input.Number', ...shared,
      label: labelFor(reply, view, isBlank(placeholder) ? 'teams:number' : 'teams:number-unit', units),
      errorMessage: ranged ? words.say('teams:number-range', { min, max }) : words.say('teams:number-first'),
      ...(ranged || max === undefined ? (finite(min) ? { min } : {}) : {}), ...(ranged || min === undefined ? (finite(max) ? { max } : {}) : {}),
      ...(isBlank(placeholder) ? {} : { placeholder }), ...(finite(value) ? { value } : {}),
    }
  }
  const value = typeof current === 'string' ? clean(current) : ''
  return {
    type: 'Input.Text', ...shared, label: labelFor(reply, view, 'teams:your-answer', units), errorMessage: words.say('teams:text-first'), maxLength: typedAtMost,
    ...(isBlank(value) || value.length > typedAtMost ? {} : { value }),
  }
}

/** What stands above an input: the question's own hint, else what to do with it. */
function labelFor(reply: QuestionReply, view: View, key: string, units: number = wanted.label): string {
  const hint = plain(reply.hint, Math.min(units, wanted.label)).replaceAll(/\s+/g, ' ')
  return isBlank(hint) ? view.words.say(key, { unit: oneLine(reply.number?.unit, 40) }) : hint
}

const finite = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)

const isDay = (text: string): boolean => /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

