import { evaluate, nextQuestion, situationOf, type Evaluation, type RoundRegistry,
  type Rules } from '../../src/rules/index.ts'

/** An order of questions: the next fact to ask among those that open awards miss, or null. */
export type QuestionOrder = (rules: Rules, evaluation: Evaluation) => string | null

/** What can be asked and is missing in an open award, with the number of awards that miss it. */
function wanted(rules: Rules, evaluation: Evaluation): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id, asked } of rules.facts) {
    const missing = asked ? evaluation.awards.filter(award => award.missing.includes(id)).length : 0
    if (missing > 0) counts.set(id, missing)
  }
  return counts
}

/** Ours and three others, by what they go by. */
export const orders: Readonly<Record<string, QuestionOrder>> = {
  ours: nextQuestion,
  'award after award': (rules, evaluation) => {
    const can = wanted(rules, evaluation)
    for (const { missing } of evaluation.awards) {
      const first = rules.facts.find(({ id }) => missing.includes(id) && can.has(id))
      if (first) return first.id
    }
    return null
  },
  'order of the file': (rules, evaluation) => [...wanted(rules, evaluation).keys()][0] ?? null,
  'most awards first': (rules, evaluation) => {
    const ranked = [...wanted(rules, evaluation)].sort(([, one], [, other]) => other - one)
    return ranked[0]?.[0] ?? null
  },
}

/**
 * How many questions an applicant is asked in an order. All orders stop where nothing can change
 * any more, so that they differ only in what they ask, not in when they notice the end.
 */
export function questionsAsked(
  rules: Rules, order: QuestionOrder, answers: Readonly<Record<string, unknown>>, registry: RoundRegistry,
    asOf: string,
): number {
  const facts: Record<string, unknown> = {}
  for (let asked = 0; ; asked++) {
    const evaluation = evaluate(rules, situationOf(rules, facts, asOf, registry))
    const next = nextQuestion(rules, evaluation) === null ? null : order(rules, evaluation)
    if (next === null) return asked
    facts[next] = answers[next] ?? null
  }
}
