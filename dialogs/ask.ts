import { buddhist, dateText, labelOf } from '../src/conversation/formats.ts'
import type { Action, Choice, QuestionReply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { actionToken, answerToken } from '../src/conversation/tokens.ts'
import type { RulebookFact } from '../src/rules/index.ts'

/**
 * Puts the question for a fact, and remembers that it is the one to be answered.
 *
 * @param options.changing whether an answer that stands already is to be changed.
 * @param options.ticks what is ticked so far, where several choices are ticked one at a time.
 */
export function ask(scene: Scene, id: string, options: { readonly changing?: boolean; readonly ticks?: readonly string[] } = {}): QuestionReply {
  const fact = scene.fact(id) as RulebookFact
  const { changing = false, ticks } = options
  scene.update({ asked: id, changing: changing || undefined, ticks, year: undefined, offered: undefined })
  const { words } = scene
  const prompt = words.rule('facts', id, 'question')
  const choices = choicesOf(scene, fact)
  const hint = words.maybeRule('facts', id, 'hint')
  const current = scene.facts[id] === undefined ? scene.session.proposed?.[id] : scene.facts[id]
  const answered = scene.answered.filter((other) => other !== id).length
  // A question that a person brought up themselves may be none of those that are left.
  const own = scene.evaluation.awards.some((award) => award.missing.includes(id)) ? 0 : 1
  const leftAtMost = changing ? scene.leftAtMostChanging(id) : scene.leftAtMost + own
  const progress = scene.say('progress', { answered, left: leftAtMost })
  return {
    kind: 'question',
    fact: id,
    type: fact.type,
    prompt,
    ...(fact.topic === undefined ? {} : { topic: words.rule('topics', fact.topic) }),
    ...(hint === undefined ? {} : { hint }),
    ...(choices.length > 0 ? { choices } : {}),
    ...(current == null ? {} : { current }),
    ...(fact.type === 'choices' ? ticksOf(scene, id, choices, ticks ?? current) : { fill: answerToken(scene.session, id, '') }),
    ...(fact.type === 'number' ? { number: numberOf(scene, fact) } : {}),
    progress: { answered, leftAtMost, text: progress },
    actions: actionsOf(scene, id),
    text: [prompt, ...choices.map((choice, i) => scene.say('choose-number', { number: i + 1, label: choice.label })), hint, `(${progress})`]
      .filter((line) => line !== undefined)
      .join('\n'),
  }
}

/** A year was said without its month: the twelve months to choose from. */
export function askMonth(scene: Scene, id: string, year: number): QuestionReply {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
  const prompt = scene.say('which-month', { year: scene.session.language === 'th' ? year + buddhist : year })
  const choices = months.map((value): Choice => ({
    label: dateText(value, scene.session.language).split(' ')[0] as string,
    value,
    choice: answerToken(scene.session, id, value),
  }))
  scene.update({ year })
  return {
    kind: 'question', fact: id, type: 'date', prompt, choices, actions: actionsOf(scene, id),
    text: [prompt, ...choices.map((choice, i) => scene.say('choose-number', { number: i + 1, label: choice.label }))].join('\n'),
  }
}

/** The answers that a question offers, in the language of the conversation. */
export function choicesOf(scene: Scene, fact: RulebookFact): readonly Choice[] {
  const values: readonly (string | boolean)[] = fact.type === 'yes-no' ? [true, false] : (fact.values ?? [])
  return values.map((value) => ({
    label: labelOf(fact.id, value, scene.words),
    value,
    choice: answerToken(scene.session, fact.id, value),
  }))
}

/** The choices as boxes to tick one at a time, and the button that takes them. */
function ticksOf(scene: Scene, id: string, choices: readonly Choice[], ticked: unknown): Pick<QuestionReply, 'ticks' | 'done' | 'fill'> {
  const chosen: readonly unknown[] = Array.isArray(ticked) ? ticked : []
  return {
    ticks: choices.map((choice) => ({
      ...choice,
      choice: actionToken(scene.session, 'tick', `${id}=${choice.value}`),
      ticked: chosen.includes(choice.value),
    })),
    done: scene.action('done', { about: id, ...(chosen.length === 0 ? { label: 'none' } : {}) }),
    fill: answerToken(scene.session, id, ''),
  }
}

function actionsOf(scene: Scene, id: string): readonly Action[] {
  return [
    ...(scene.session.changing === true && id in scene.facts ? [scene.action('keep', { about: id })] : []),
    scene.action('unknown', { about: id }),
    ...(scene.answered.length > 0 ? [scene.action('back')] : []),
    scene.action('why', { about: id }),
    ...(scene.answered.length > 0 ? [scene.action('summary')] : []),
    ...(scene.session.focus === undefined ? [] : [scene.action('other', { about: 'all-awards', label: 'all-awards' })]),
    scene.action('language'),
  ]
}

function numberOf(scene: Scene, fact: RulebookFact): NonNullable<QuestionReply['number']> {
  return {
    ...(fact.min === undefined ? {} : { min: fact.min }),
    ...(fact.max === undefined ? {} : { max: fact.max }),
    ...(fact.integer === undefined ? {} : { integer: fact.integer }),
    ...(fact.unit === undefined ? {} : { unit: scene.say(`unit-names.${fact.unit}`) }),
  }
}
