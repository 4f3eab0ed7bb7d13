import { z } from 'zod'
import { MET, reachNot, type Kleene } from '../truth.ts'
import type { Operator } from './operator.ts'

/** Met when its part is unmet; unknown stays unknown. */
export const not: Operator<unknown> = {
  word: 'not',
  says: 'its part is unmet',
  parameters: z.unknown(),
  compile(parameters, place) {
    const part = place.build(parameters)
    return {
      facts: part.facts,
      registry: part.registry,
      evaluate: (situation) => (MET - part.evaluate(situation)) as Kleene,
      missing: (situation, marks) => part.missing(situation, marks),
      reach: (situation) => reachNot(part.reach(situation)),
      changes: (situation, wanted) => part.changes(situation, !wanted),
      // Time only ever makes things met in this language: nothing becomes unmet by waiting.
      metFrom: () => undefined,
    }
  },
  examples: [
    { expression: { not: { is: { fact: 'yes', value: true } } }, facts: { yes: true }, gives: 'unmet' },
    { expression: { not: { is: { fact: 'yes', value: true } } }, facts: { yes: false }, gives: 'met' },
    { expression: { not: { is: { fact: 'yes', value: true } } }, gives: 'unknown', missing: ['yes'] },
  ],
}
