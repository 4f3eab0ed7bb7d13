import { yearsBefore } from './dates.ts'
import { evaluate } from './evaluate.ts'
import type { Value } from './expression.ts'
import { emptyRegistry } from './registry.ts'
import type { RulebookFact } from './rulebook.ts'
import type { RulesCore } from './rules.ts'

/** Any day will do: settling power compares answers with each other, not with a calendar. */
const someDay = 20010101

/**
 * How much one answer alone settles: for each fact and award, the share of the fact's typical
 * answers after which nothing else can open the award again. It tells which of two questions is
 * worth asking first, and is worked out once for a rulebook.
 */
export function settlingPower(rules: RulesCore): readonly Float64Array[] {
  return rules.facts.map((fact, index) => {
    const power = new Float64Array(rules.awards.length)
    const answers = typicalAnswers(fact)
    for (const answer of answers) {
      const values: (Value | undefined)[] = []
      values[index] = answer
      const situation = { values, asOf: someDay, registry: emptyRegistry, applicant: null, body: null, unnamed: true }
      for (const [i, award] of evaluate(rules, situation).awards.entries()) {
        if (award.status === 'ineligible' || award.status === 'not-a-match') power[i] = (power[i] as number) + 1 / answers.length
      }
    }
    return power
  })
}

/** Answers that stand for all that could be given. */
export function typicalAnswers(fact: RulebookFact, asOf: number = someDay): readonly Value[] {
  switch (fact.type) {
    case 'yes-no':
      return [true, false]
    case 'choice':
      return fact.values ?? []
    case 'choices':
      return (fact.values ?? []).map((value) => [value])
    case 'date':
      return [0, 1, 2, 5].map((years) => yearsBefore(asOf, years))
    case 'number': {
      const min = fact.min ?? 0
      const range = Math.min((fact.max ?? min + 10) - min, fact.unit === 'percent' ? 100 : 10)
      return Array.from({ length: 11 }, (_, i) => min + Math.round((range * i) / 10))
    }
    case 'text':
      return []
  }
}
