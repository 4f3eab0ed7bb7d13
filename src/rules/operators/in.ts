import { z } from 'zod'
import { kleene, UNKNOWN } from '../truth.ts'
import { checkValue, leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** A choice has one of these values. */
export const oneOf: Operator<{ fact: string; values: string[] }> = {
  word: 'in',
  says: 'the fact has one of these values',
  parameters: z.strictObject({ fact: z.string(), values: z.array(z.string()).min(1) }),
  compile({ fact, values }, place) {
    const { index, definition } = place.fact(fact, ['choice'])
    for (const value of values) checkValue(place, definition, value)
    const wantedValues = new Set(values)
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return typeof answer === 'string' ? kleene(wantedValues.has(answer)) : UNKNOWN
      },
      changes: (_, wanted) => [{ by: 'answer', fact, to: values, ...(wanted ? {} : { not: true }) }],
    })
  },
  examples: [
    { expression: { in: { fact: 'one', values: ['a', 'b'] } }, facts: { one: 'b' }, gives: 'met' },
    { expression: { in: { fact: 'one', values: ['a', 'b'] } }, facts: { one: 'c' }, gives: 'unmet' },
    { expression: { in: { fact: 'one', values: ['a', 'b'] } }, gives: 'unknown', missing: ['one'] },
  ],
}
