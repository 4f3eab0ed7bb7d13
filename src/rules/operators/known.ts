import { z } from 'zod'
import { MET, UNKNOWN } from '../truth.ts'
import { leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** The fact has a value, whichever it is. Without one it is unknown, never unmet. */
export const known: Operator<{ fact: string }> = {
  word: 'known',
  says: 'the fact has a value',
  parameters: z.strictObject({ fact: z.string() }),
  compile({ fact }, place) {
    const { index } = place.fact(fact, ['text', 'choice', 'choices', 'date', 'yes-no', 'number'])
    return leaf(index, {
      evaluate(situation) {
        const answer = situation.values[index]
        return answer === undefined || answer === null ? UNKNOWN : MET
      },
      // No answer makes it unmet.
      reach: (situation) => 1 << (situation.values[index] === null ? UNKNOWN : MET),
      changes: (_, wanted) => (wanted ? [{ by: 'answer', fact }] : []),
    })
  },
  examples: [
    { expression: { known: { fact: 'one' } }, facts: { one: 'a' }, gives: 'met' },
    { expression: { known: { fact: 'one' } }, facts: { one: null }, gives: 'unknown', missing: [] },
    { expression: { known: { fact: 'one' } }, gives: 'unknown', missing: ['one'] },
  ],
}
