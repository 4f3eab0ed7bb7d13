import { z } from 'zod'
import { kleene, UNKNOWN } from '../truth.ts'
import { leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** A number is this or less. */
export const atMost: Operator<{ fact: string; number: number }> = {
  word: 'at-most',
  says: 'the number is this or less',
  parameters: z.strictObject({ fact: z.string(), number: z.number() }),
  compile({ fact, number }, place) {
    const { index } = place.fact(fact, ['number'])
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return typeof answer === 'number' ? kleene(answer <= number) : UNKNOWN
      },
      changes: (_, wanted) => [{ by: 'answer', fact, ...(wanted ? { atMost: number } : {}) }],
    })
  },
  examples: [
    { expression: { 'at-most': { fact: 'number', number: 70 } }, facts: { number: 70 }, gives: 'met' },
    { expression: { 'at-most': { fact: 'number', number: 70 } }, facts: { number: 70.1 }, gives: 'unmet' },
    { expression: { 'at-most': { fact: 'number', number: 70 } }, gives: 'unknown', missing: ['number'] },
  ],
}
