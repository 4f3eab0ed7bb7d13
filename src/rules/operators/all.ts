import { z } from 'zod'
import { factsOf, type Expression } from '../expression.ts'
import { MET, reachAll, UNKNOWN, UNMET, type Kleene } from '../truth.ts'
import type { Operator } from './operator.ts'

/** Met when every part is met; unmet as soon as one is unmet, whatever else is unknown. */
export const all: Operator<unknown[]> = {
  word: 'all',
  says: 'every part is met',
  parameters: z.array(z.unknown()).min(1),
  compile(parameters, place) {
    const parts = parameters.map((part) => place.build(part))
    return allOf(parts)
  },
  examples: [
    { expression: { all: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: true, other: true }, gives: 'met' },
    { expression: { all: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: false }, gives: 'unmet' },
    { expression: { all: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: true }, gives: 'unknown', missing: ['other'] },
    { expression: { all: [{ is: { fact: 'yes', value: true } }, { is: { fact: 'other', value: true } }] }, facts: { yes: true, other: null }, gives: 'unknown', missing: [] },
  ],
}

export function allOf(parts: readonly Expression[]): Expression {
  return {
    facts: factsOf(parts),
    registry: parts.some((part) => part.registry),
    evaluate(situation) {
      let result: Kleene = MET
      for (let i = 0; i < parts.length; i++) {
        const part = (parts[i] as Expression).evaluate(situation)
        if (part === UNMET) return UNMET
        if (part === UNKNOWN) result = UNKNOWN
      }
      return result
    },
    missing(situation, marks) {
      for (const part of parts) if (part.evaluate(situation) === UNKNOWN) part.missing(situation, marks)
    },
    reach: (situation) => parts.reduce((reach, part) => reachAll(reach, part.reach(situation)), 1 << MET),
    changes(situation, wanted) {
      const goal = wanted ? MET : UNMET
      return parts.flatMap((part) => (part.evaluate(situation) === goal ? [] : part.changes(situation, wanted)))
    },
    metFrom(situation) {
      let latest = 0
      for (const part of parts) {
        const from = part.evaluate(situation) === MET ? 0 : part.metFrom(situation)
        if (from === undefined) return undefined
        latest = Math.max(latest, from)
      }
      return latest
    },
  }
}
