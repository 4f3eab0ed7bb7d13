import type { ResultName } from './truth.ts'

/** What a condition came to, as the command line gives it. */
export interface Outcome {
  readonly id: string
  readonly result: ResultName
  readonly readings?: Readonly<Record<string, ResultName>>
  readonly lines: readonly number[]
}

export type Status =
  | 'not-a-match' | 'ineligible' | 'open' | 'unsettled' | 'unstated' | 'eligible' | 'derived'

/** An award's status with its reasons. */
export interface AwardOutcome {
  readonly id: string
  readonly status: Status
  readonly eligibleFrom?: string
  readonly missing: readonly string[]
  readonly conditions: readonly Outcome[]
}
