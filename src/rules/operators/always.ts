import { z } from 'zod'
import { MET } from '../truth.ts'
import type { Operator } from './operator.ts'

/** Met in every case: a reading by which a condition binds nobody. */
export const always: Operator<true> = {
  word: 'always',
  says: 'met in every case',
  parameters: z.literal(true),
  compile() {
    return {
      facts: [],
      registry: false,
      evaluate: () => MET,
      missing: () => {},
      reach: () => 1 << MET,
      changes: () => [],
      metFrom: () => 0,
    }
  },
  examples: [{ expression: { always: true }, gives: 'met' }],
}
