import { z } from 'zod'
import { kleene, UNKNOWN } from '../truth.ts'
import { checkValue } from './leaf.ts'
import type { Operator } from './operator.ts'
import { leaf } from './leaf.ts'

/** A choice or a yes-no has exactly this value. */
export const is: Operator<{ fact: string; value: string | boolean }> = {
  word: 'is',
  says: 'the fact has this value',
  parameters: z.strictObject({ fact: z.string(), value: z.union([z.string(), z.boolean()]) }),
  compile({ fact, value }, place) {
    const { index, definition } = place.fact(fact, ['choice', 'yes-no'])
    checkValue(place, definition, value)
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return answer === undefined || answer === null ? UNKNOWN : kleene(answer === value)
      },
      changes: (_, wanted) =>
        typeof value === 'boolean'
          ? [{ by: 'answer', fact, to: [wanted ? value : !value] }]
          : [{ by: 'answer', fact, to: [value], ...(wanted ? {} : { not: true }) }],
    })
  },
  examples: [
    { expression: { is: { fact: 'yes', value: true } }, facts: { yes: true }, gives: 'met' },
    { expression: { is: { fact: 'one', value: 'a' } }, facts: { one: 'b' }, gives: 'unmet' },
    { expression: { is: { fact: 'one', value: 'a' } }, gives: 'unknown', missing: ['one'] },
    { expression: { is: { fact: 'one', value: 'a' } }, facts: { one: null }, gives: 'unknown', missing: [] },
  ],
}
