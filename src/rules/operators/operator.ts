import type { z } from 'zod'
import type { Expression, Place } from '../expression.ts'
import type { ResultName } from '../truth.ts'

/**
 * One operator of the rule language: the word under which it stands in a rulebook, the shape of
 * its parameters, and how it is compiled. Each lives in a file of its own, with examples as data
 * that the tests run.
 */
export interface Operator<Parameters = never> {
  readonly word: string
  readonly says: string
  readonly parameters: z.ZodType<Parameters>
  compile(parameters: Parameters, place: Place): Expression
  readonly examples: readonly OperatorExample[]
}

/** An expression with facts, and what comes out; the tests read the facts of `examples.ts`. */
export interface OperatorExample {
  readonly expression: unknown
  readonly facts?: Readonly<Record<string, unknown>>
  readonly registry?: { readonly entries?: readonly unknown[]; readonly winners?: readonly unknown[] }
  readonly asOf?: string
  /** The round of the earlier win in question, for operators about wins. */
  readonly win?: number | null
  readonly gives: Exclude<ResultName, 'unsettled'>
  readonly missing?: readonly string[]
}
