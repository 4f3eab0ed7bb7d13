import { z } from 'zod'
import { kleene, UNKNOWN } from '../truth.ts'
import { leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** A number is this or more. */
export const atLeast: Operator<{ fact: string; number: number }> = {
  word: 'at-least',
  says: 'the number is this or more',
  parameters: z.strictObject({ fact: z.string(), number: z.number() }),
  compile({ fact, number }, place) {
    const { index } = place.fact(fact, ['number'])
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return typeof answer === 'number' ? kleene(answer >= number) : UNKNOWN
      },
      changes: (_, wanted) => [{ by: 'answer', fact, ...(wanted ? { atLeast: number } : {}) }],
    })
  },
  examples: [
    { expression: { 'at-least': { fact: 'number', number: 70 } }, facts: { number: 70 }, gives: 'met' },
    { expression: { 'at-least': { fact: 'number', number: 70 } }, facts: { number: 69.9 }, gives: 'unmet' },
    { expression: { 'at-least': { fact: 'number', number: 70 } }, gives: 'unknown', missing: ['number'] },
  ],
}
