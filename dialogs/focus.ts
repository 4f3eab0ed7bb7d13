import type { Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { AnswerValue } from '../src/conversation/session.ts'
import { explainAward, type AwardExplanation } from '../src/rules/index.ts'
import { note, proceed } from './proceed.ts'
import { explainAwardTo } from './why-not.ts'

/**
 * Checks one award alone, for somebody who knows it already: what makes it a match counts as
 * answered, and only its own questions are asked.
 */
export function checkAward(scene: Scene, id: string): readonly Reply[] {
  const award = scene.rules.awards.find((candidate) => candidate.id === id)
  if (!award?.fit) return explainAwardTo(scene, id)
  scene.update({ focus: id, misses: 0, greeted: true, asked: undefined, changing: undefined })
  const { fitChanges } = explainAward(scene.rules, scene.evaluation, id) as AwardExplanation
  const answers: Record<string, AnswerValue> = {}
  for (const change of fitChanges) {
    // Only what the award's own name says is taken for granted; the rest is asked.
    if (change.by !== 'answer' || !('to' in change) || change.not) continue
    const fact = scene.fact(change.fact)
    if (fact?.type !== 'choices') continue
    const before = scene.session.answers[change.fact]
    const chosen = new Set([...(Array.isArray(before) ? (before as readonly string[]) : []), ...change.to.map(String)])
    answers[change.fact] = (fact.values ?? []).filter((value) => chosen.has(value))
  }
  // What the award's name says is filled in, not answered: it counts as no question of the person's.
  scene.answer(answers, Object.keys(answers).filter((fact) => !scene.answered.includes(fact)))
  return [note(scene.say('focus', { award: scene.award(id) }), { tone: 'note' }), ...proceed(scene)]
}

/** Back to all awards. What only the award's name had said is asked now, for it may not be all. */
export function checkAll(scene: Scene): readonly Reply[] {
  const { kind, 'counts-as': countsAs } = scene.rules.rulebook.who
  const said = new Set(scene.session.filled.filter((id) => id !== kind && id !== countsAs))
  const answers = Object.fromEntries(Object.entries(scene.session.answers).filter(([id]) => !said.has(id)))
  const filled = scene.session.filled.filter((id) => !said.has(id))
  // It is proposed, though, so that nothing that was meant gets lost.
  const proposed = Object.fromEntries(Object.entries(scene.facts).flatMap(([id, value]) => (said.has(id) && Array.isArray(value) ? [[id, value as readonly string[]]] : [])))
  scene.update({ answers, filled, proposed, focus: undefined, asked: undefined, changing: undefined })
  return [note(scene.say('focus-cleared'), { tone: 'note' }), ...proceed(scene)]
}
