import { z } from 'zod'
import { kleene, UNKNOWN } from '../truth.ts'
import { checkValue, leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** A list of choices holds this value. */
export const has: Operator<{ fact: string; value: string }> = {
  word: 'has',
  says: 'the choices hold this value',
  parameters: z.strictObject({ fact: z.string(), value: z.string() }),
  compile({ fact, value }, place) {
    const { index, definition } = place.fact(fact, ['choices'])
    checkValue(place, definition, value)
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return answer === undefined || answer === null ? UNKNOWN : kleene((answer as readonly string[]).includes(value))
      },
      changes: (_, wanted) => [{ by: 'answer', fact, to: [value], ...(wanted ? {} : { not: true }) }],
    })
  },
  examples: [
    { expression: { has: { fact: 'many', value: 'a' } }, facts: { many: ['b', 'a'] }, gives: 'met' },
    { expression: { has: { fact: 'many', value: 'a' } }, facts: { many: [] }, gives: 'unmet' },
    { expression: { has: { fact: 'many', value: 'a' } }, gives: 'unknown', missing: ['many'] },
  ],
}
