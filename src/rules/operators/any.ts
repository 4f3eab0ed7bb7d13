import { z } from 'zod'
import { factsOf, type Expression } from '../expression.ts'
import { MET, reachAll, reachNot, UNKNOWN, UNMET, type Kleene } from '../truth.ts'
import type { Operator } from './operator.ts'

/** Met as soon as one part is met; unmet only when every part is unmet. */
export const any: Operator<unknown[]> = {
  word: 'any',
  says: 'at least one part is met',
  parameters: z.array(z.unknown()).min(1),
  compile(parameters, place) {
    const parts = parameters.map((part) => place.build(part))
    return anyOf(parts)
  },
  examples: [
    { expression: { any: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: true }, gives: 'met' },
    { expression: { any: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: false, other: false }, gives: 'unmet' },
    { expression: { any: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: false }, gives: 'unknown', missing: ['other'] },
    { expression: { any: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: null }, gives: 'unknown', missing: ['other'] },
  ],
}

export function anyOf(parts: readonly Expression[]): Expression {
  return {
    facts: factsOf(parts),
    registry: parts.some((part) => part.registry),
    evaluate(situation) {
      let result: Kleene = UNMET
      for (let i = 0; i < parts.length; i++) {
        const part = (parts[i] as Expression).evaluate(situation)
        if (part === MET) return MET
        if (part === UNKNOWN) result = UNKNOWN
      }
      return result
    },
    missing(situation, marks) {
      for (const part of parts) if (part.evaluate(situation) === UNKNOWN) part.missing(situation, marks)
    },
    // By De Morgan: some part is met unless all are unmet.
    reach: (situation) => reachNot(parts.reduce((reach, part) => reachAll(reach, reachNot(part.reach(situation))), 1 << MET)),
    changes(situation, wanted) {
      const goal = wanted ? MET : UNMET
      return parts.flatMap((part) => (part.evaluate(situation) === goal ? [] : part.changes(situation, wanted)))
    },
    metFrom(situation) {
      let earliest: number | undefined
      for (const part of parts) {
        const from = part.evaluate(situation) === MET ? 0 : part.metFrom(situation)
        if (from !== undefined && (earliest === undefined || from < earliest)) earliest = from
      }
      return earliest
    },
  }
}
