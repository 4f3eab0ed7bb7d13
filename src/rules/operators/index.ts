import { all } from './all.ts'
import { always } from './always.ts'
import { any } from './any.ts'
import { atLeast } from './at-least.ts'
import { atMost } from './at-most.ts'
import { entered } from './entered.ts'
import { has } from './has.ts'
import { oneOf } from './in.ts'
import { is } from './is.ts'
import { known } from './known.ts'
import { not } from './not.ts'
import type { Operator } from './operator.ts'
import { runningFor } from './running-for.ts'
import { winRound } from './win-round.ts'
import type { z } from 'zod'
import type { Expression, Place } from '../expression.ts'

/** An operator whose parameters are checked before they are compiled. */
export interface AnyOperator extends Pick<Operator, 'word' | 'says' | 'examples'> {
  readonly parameters: z.ZodType
  build(parameters: unknown, place: Place): Expression
}

function checked<P>(operator: Operator<P>): AnyOperator {
  return {
    word: operator.word,
    says: operator.says,
    examples: operator.examples,
    parameters: operator.parameters,
    build(parameters, place) {
      const result = operator.parameters.safeParse(parameters)
      if (!result.success) {
        const issue = result.error.issues[0]
        const where = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
        throw place.error('bad-parameters', `"${operator.word}" takes other parameters${where}: ${issue?.message ?? 'wrong shape'}`)
      }
      return operator.compile(result.data, place)
    },
  }
}

/** The whole language of conditions, by word. A new operator is a new file and a line here. */
export const operators: ReadonlyMap<string, AnyOperator> = new Map(
  [
    checked(all), checked(any), checked(not), checked(is), checked(oneOf), checked(has), checked(atLeast),
    checked(atMost), checked(runningFor), checked(known), checked(entered), checked(winRound), checked(always),
  ].map((operator) => [operator.word, operator]),
)
