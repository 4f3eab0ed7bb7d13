import type { RuleError } from './rule-error.ts'
import type { EntrySeen, RoundRegistry } from './registry.ts'
import type { Kleene } from './truth.ts'

/** The value of a fact inside the core; dates are numbers such as 20191015. */
export type Value = string | number | boolean | readonly string[]

/** Everything an expression may look at. Nothing else: no clock, no files, no database. */
export interface Situation {
  /** By the fact's place in the rulebook; absent: not asked yet; null: asked, and not known. */
  readonly values: readonly (Value | null | undefined)[]
  /** The day of the evaluation, as a date number. */
  readonly asOf: number
  readonly registry: RoundRegistry
  /** The agency and the body it counts for, in comparable form; null where not known. */
  readonly applicant: string | null
  readonly body: string | null
  /** The body by its own fact, known or not even before the applicant is named. */
  readonly countsAs?: string | null
  /** The applicant has not been asked for its name yet. */
  readonly unnamed: boolean
  /** Inside a condition about earlier wins: the round of the win in question. */
  win?: number | null
}

/** One way in which a result could come out differently. */
export type Change =
  | { readonly by: 'answer'; readonly fact: string; readonly to: readonly (string | boolean)[]; readonly not?: boolean }
  | { readonly by: 'answer'; readonly fact: string; readonly atLeast?: number; readonly atMost?: number }
  | { readonly by: 'answer'; readonly fact: string }
  | { readonly by: 'time'; readonly from: string }
  | { readonly by: 'entry'; readonly award: string; readonly entered: boolean; readonly with: readonly EntrySeen[] }
  | { readonly by: 'ruling'; readonly condition: string; readonly readings: readonly string[] }

/** A compiled expression. */
export interface Expression {
  evaluate(situation: Situation): Kleene
  /** Marks the facts whose absence keeps the expression unknown. Called only while it is unknown. */
  missing(situation: Situation, marks: Uint8Array): void
  /** Which results the answers still missing could bring about, as a mask of `1 << result`. */
  reach(situation: Situation): number
  /** What would turn the result into met (`wanted` true) or unmet. Called only while it is not so. */
  changes(situation: Situation, wanted: boolean): readonly Change[]
  /** From which day on it is met, everything else staying the same; undefined where time does not help. */
  metFrom(situation: Situation): number | undefined
  /** Places of the facts it looks at. */
  readonly facts: readonly number[]
  /** Whether it looks at the registry, and whether at the entries or wins of the award in question. */
  readonly registry: boolean
}

/** What an operator is told when it is compiled. */
export interface Place {
  /** The place of a fact in the rulebook. Throws a RuleError where there is no such fact. */
  fact(id: string, types: readonly FactType[]): { readonly index: number; readonly definition: FactDefinition }
  /** The id of the award in question. */
  readonly award: string
  /** Throws where there is no such award. */
  knownAward(id: string): string
  /** Makes an error that names the place in the rulebook. */
  error(code: string, message: string): RuleError
  build(expression: unknown): Expression
}

export type FactType = 'text' | 'choice' | 'choices' | 'date' | 'yes-no' | 'number'

export interface FactDefinition {
  readonly id: string
  readonly type: FactType
  readonly values?: readonly string[] | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly integer?: boolean | undefined
}

/** Registers a fact as missing, unless the person said that they don't know it. */
export function markMissing(situation: Situation, index: number, marks: Uint8Array): void {
  if (situation.values[index] === undefined) marks[index] = 1
}

/** The union of the facts of some expressions. */
export function factsOf(parts: readonly Expression[]): readonly number[] {
  return [...new Set(parts.flatMap((part) => part.facts))]
}
