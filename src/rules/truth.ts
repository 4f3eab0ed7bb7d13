/**
 * Truth values. The first three are Kleene's: their order makes `and` a minimum and `or` a maximum.
 * `UNSETTLED` arises only where the readings of a condition disagree, never inside an expression.
 */
export const UNMET = 0
export const UNKNOWN = 1
export const MET = 2
export const UNSETTLED = 3

/** A value of three-valued logic. */
export type Kleene = typeof UNMET | typeof UNKNOWN | typeof MET
/** The result of a condition. */
export type Result = Kleene | typeof UNSETTLED

/** Names of results, as programs read them. */
export type ResultName = 'met' | 'unmet' | 'unknown' | 'unsettled'

const names: readonly ResultName[] = ['unmet', 'unknown', 'met', 'unsettled']

/** The name of a result: `nameOf(MET) === 'met'`. */
export function nameOf(result: Result): ResultName {
  return names[result] as ResultName
}

/** Truth of a plain yes or no. */
export function kleene(value: boolean): Kleene {
  return value ? MET : UNMET
}

/**
 * What several readings of one condition come to, one joined after another: their common result
 * where all agree; else unknown while any reading is unknown; else unsettled.
 */
export function joined(before: Result | undefined, next: Kleene): Result {
  if (before === undefined || before === next) return next
  return before === UNKNOWN || next === UNKNOWN ? UNKNOWN : UNSETTLED
}

/** The same for all readings at once. */
export function reconcile(results: readonly Kleene[]): Result {
  let so: Result | undefined
  for (const result of results) so = joined(so, result)
  return so ?? UNKNOWN
}

/** From worst to best, for conditions that speak of several things at once. */
const badness: readonly number[] = [3, 2, 0, 1]

/** The worse of two results, in the order unmet, unknown, unsettled, met. */
export function worse(one: Result, other: Result): Result {
  return (badness[one] as number) >= (badness[other] as number) ? one : other
}

const cannot = 1 << UNMET
const open = 1 << UNKNOWN
const can = 1 << MET

/** The results that `all` of two parts can reach, as masks of `1 << result`. */
export function reachAll(one: number, other: number): number {
  const mayStayOpen = ((one & open) !== 0 && (other & (open | can)) !== 0) || ((other & open) !== 0 && (one & (open | can)) !== 0)
  return ((one | other) & cannot) | (one & other & can) | (mayStayOpen ? open : 0)
}

/** The results that the opposite of a part can reach. */
export function reachNot(one: number): number {
  return ((one & cannot) !== 0 ? can : 0) | (one & open) | ((one & can) !== 0 ? cannot : 0)
}
