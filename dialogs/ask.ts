import { buddhist, dateText, labelOf } from '../src/conversation/formats.ts'
import type { Action, Choice, QuestionReply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { answerToken } from '../src/conversation/tokens.ts'
import type { RulebookFact } from '../src/rules/index.ts'

/**
 * Puts the question for a fact, and remembers that it is the one to be answered.
 *
 * @param options.changing whether an answer that stands already is to be changed.
 */
export function ask(scene: Scene, id: string, options: { readonly changing?: boolean } = {}): QuestionReply {
  const fact = scene.fact(id) as RulebookFact
  scene.update({ asked: id, changing: options.changing === true ? true : undefined, year: undefined })
  const { words } = scene
  const prompt = words.rule('facts', id, 'question')
  const choices = choicesOf(scene, fact)
  const hint = words.maybeRule('facts', id, 'hint')
  const current = scene.session.answers[id]
  const answered = scene.answered.filter((other) => other !== id).length
  const leftAtMost = Math.max(scene.leftAtMost, 1)
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

function actionsOf(scene: Scene, id: string): readonly Action[] {
  return [
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
