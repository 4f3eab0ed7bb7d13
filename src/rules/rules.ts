import type { Expression } from './expression.ts'
import type { Outcome } from './outcome.ts'
import type { Rulebook, RulebookAward, RulebookCondition, RulebookFact, Ruling } from './rulebook.ts'
import type { Result } from './truth.ts'

/** A reading of a condition, compiled. */
export interface CompiledReading {
  readonly name: string
  readonly met: Expression
  readonly when: Expression | undefined
  readonly lines: readonly number[]
}

/** A condition as one award demands it. Awards share it where it does not depend on the award. */
export interface CompiledCondition {
  readonly id: string
  readonly award: string
  readonly definition: RulebookCondition
  /** One or more; a single one without a name is a condition that is read in only one way. */
  readonly readings: readonly CompiledReading[]
  /** Whether there is more than one way to read it before any ruling. */
  readonly ambiguous: boolean
  readonly ruling: Ruling | undefined
  readonly eachWin: boolean
  readonly registry: boolean
  readonly lines: readonly number[]
  /** What it gives where it has one reading, ready made by result. */
  readonly plain: readonly Outcome[]
  /** What it gives where it has several, by a number made of the readings' results; filled as they arise. */
  readonly ready: (ReadyOutcome | undefined)[]
}

export interface ReadyOutcome {
  readonly result: Result
  readonly outcome: Outcome
}

export interface CompiledAward {
  readonly id: string
  readonly index: number
  readonly definition: RulebookAward
  readonly fit: Expression | undefined
  /** Places in `Rules.conditions`, in the rulebook's order. */
  readonly conditions: readonly number[]
}

/** What an evaluation needs of the rules. */
export type RulesCore = Omit<Rules, 'settling'>

/** A rulebook made ready for evaluation. */
export interface Rules {
  readonly rulebook: Rulebook
  readonly round: number
  readonly facts: readonly RulebookFact[]
  readonly factIndex: ReadonlyMap<string, number>
  readonly awards: readonly CompiledAward[]
  readonly conditions: readonly CompiledCondition[]
  readonly who: { readonly name: number; readonly countsAs: number | undefined }
  /** Facts that are asked for, by topic and then in the rulebook's order. */
  readonly askOrder: readonly number[]
  /** By fact, then by award: how much of the fact's answers settle the award at one blow (0 to 1). */
  readonly settling: readonly Float64Array[]
}
