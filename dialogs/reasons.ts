import { answerText, dateText, labelOf } from '../src/conversation/formats.ts'
import type { ReasonView } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { Change, ConditionExplanation, RulebookFact } from '../src/rules/index.ts'
import { sourceViews } from './sources.ts'

/** One condition as a person reads it: what is demanded, their answer, the result, why, and what would change it. */
export function reasonView(scene: Scene, condition: ConditionExplanation): ReasonView {
  const answers = condition.answered.map((id) => {
    const fact = scene.fact(id) as RulebookFact
    return scene.say('fact-answer', { short: scene.short(id), answer: answerText(fact, scene.session.answers[id], scene.words) })
  })
  const remark = remarkOf(scene, condition)
  return {
    condition: condition.id,
    result: condition.result,
    resultLabel: scene.say(`result.${condition.result}`),
    text: scene.words.rule('conditions', condition.id, 'required'),
    ...(answers.length > 0 ? { answer: scene.say('answered', { answer: answers.join(scene.say('comma')) }) } : {}),
    ...(remark === '' ? {} : { remark }),
    changes: changeTexts(scene, condition.changes),
    source: sourceViews(scene, condition.source),
  }
}

/** The doubt, the collision or the ruling behind a result. */
function remarkOf(scene: Scene, condition: ConditionExplanation): string {
  const { words } = scene
  const lines: string[] = []
  for (const entry of condition.entries) {
    lines.push(
      entry.title === null
        ? scene.say('remark.collision-untitled', { agency: entry.agency })
        : scene.say('remark.collision', { title: entry.title, agency: entry.agency }),
    )
  }
  for (const round of condition.wins) {
    lines.push(round === null ? scene.say('remark.won-unknown') : scene.say('remark.won', { round }))
  }
  if (condition.ruling) {
    const { reading, by, on } = condition.ruling
    lines.push(scene.say('remark.ruling', { by, date: dateText(on, words.language), reading: words.rule('readings', condition.id, reading) }))
  }
  const readings = Object.entries(condition.readings ?? {})
  if (condition.result !== 'met' && new Set(readings.map(([, result]) => result)).size > 1) {
    lines.push(scene.say('remark.readings'))
    for (const [name, result] of readings) {
      lines.push(scene.say('remark.reading', { reading: words.rule('readings', condition.id, name), result: scene.say(`result.${result}`) }))
    }
  }
  if (condition.registry && condition.result === 'met') lines.push(scene.say('remark.by-registry'))
  for (const doubt of condition.doubts) lines.push(words.rule('doubts', doubt))
  return lines.join('\n')
}

/** What would make a result come out differently, a sentence each. */
export function changeTexts(scene: Scene, changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.flatMap((change) => changeText(scene, change)))]
}

function changeText(scene: Scene, change: Change): readonly string[] {
  switch (change.by) {
    case 'answer': {
      const fact = scene.fact(change.fact)
      if (!fact) return []
      const short = scene.short(change.fact)
      // Nobody is advised to be somebody else.
      if (fact.given && scene.facts[change.fact] != null) return []
      if (scene.session.answers[change.fact] == null) return [scene.say('change.tell', { short })]
      if ('to' in change) {
        const quoted = change.to.map((value) => scene.say('change.quoted', { value: labelOf(change.fact, value, scene.words) }))
        const key = change.not ? 'answer-not' : fact.type === 'choices' ? 'answer-has' : 'answer'
        return [scene.say(`change.${key}`, { short, values: quoted.join(scene.say('or')) })]
      }
      if ('atLeast' in change && change.atLeast !== undefined) return [scene.say('change.at-least', { short, number: change.atLeast })]
      if ('atMost' in change && change.atMost !== undefined) return [scene.say('change.at-most', { short, number: change.atMost })]
      return []
    }
    case 'time':
      return [scene.say('change.time', { date: dateText(change.from, scene.session.language) })]
    case 'entry':
      return [change.entered ? scene.say('change.enter', { award: scene.award(change.award) }) : scene.say('change.withdraw')]
    case 'ruling':
      return change.readings.map((reading) => scene.say('change.ruling', { reading: scene.words.rule('readings', change.condition, reading) }))
  }
}
