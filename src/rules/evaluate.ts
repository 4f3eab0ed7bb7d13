import { formatDate, parseDate } from './dates.ts'
import type { Expression, Situation } from './expression.ts'
import { readFacts, type Facts, type FactValues } from './facts.ts'
import type { AwardOutcome, Outcome, Status } from './outcome.ts'
import { comparable, emptyRegistry, type RoundRegistry } from './registry.ts'
import { RuleError } from './rule-error.ts'
import type { CompiledAward, CompiledCondition, CompiledReading, ReadyOutcome, RulesCore } from './rules.ts'
import { MET, nameOf, joined, UNKNOWN, UNMET, UNSETTLED, worse, type Kleene, type Result, type ResultName } from './truth.ts'

/** A whole evaluation, which explanations and the next question build on. */
export interface Evaluation {
  readonly rules: RulesCore
  readonly situation: Situation
  readonly awards: readonly AwardOutcome[]
  /** By condition of `rules.conditions`. */
  readonly results: readonly Result[]
  /** By award: which facts it still waits for, by place; undefined where it waits for none. */
  readonly waits: readonly (Uint8Array | undefined)[]
}

/**
 * Puts a case before the rules.
 *
 * @param asOf the day of the evaluation, `YYYY-MM-DD`.
 * @param registry as `registryOf` indexes it; none: an empty one.
 * @throws RuleError where the facts or the date are not well-formed.
 */
export function situationOf(rules: RulesCore, facts: Facts, asOf: string, registry: RoundRegistry = emptyRegistry): Situation {
  return situationOfValues(rules, readFacts(rules, facts), asOf, registry)
}

/** The same for facts that are read already. */
export function situationOfValues(rules: RulesCore, values: FactValues, asOf: string, registry: RoundRegistry): Situation {
  const day = asOf.length === 10 ? parseDate(asOf) : undefined
  if (day === undefined) throw new RuleError('no-such-date', `there is no day "${asOf}"; write YYYY-MM-DD`, 'asOf')
  const name = values[rules.who.name]
  const countsAs = rules.who.countsAs === undefined ? undefined : values[rules.who.countsAs]
  const applicant = typeof name === 'string' ? comparable(name) : null
  const named = typeof countsAs === 'string' ? comparable(countsAs) : null
  const body = applicant === null ? null : named ?? applicant
  return { values, asOf: day, registry, applicant, body, countsAs: named, unnamed: name === undefined }
}

/**
 * Evaluates every award of the round for a situation: its status, its conditions with their
 * readings and source lines, and the facts an open award still waits for.
 *
 * @example
 * const rules = compile(await loadRulebook(2564))
 * evaluate(rules, situationOf(rules, { 'applicant.kind': 'department' }, '2021-02-01')).awards
 */
export function evaluate(rules: RulesCore, situation: Situation): Evaluation {
  const { conditions } = rules
  const results = new Array<Result>(conditions.length)
  const outcomes = new Array<Outcome>(conditions.length)
  for (let i = 0; i < conditions.length; i++) {
    const condition = conditions[i] as CompiledCondition
    if (condition.ambiguous) {
      const { result, outcome } = ambiguousOutcome(condition, situation)
      results[i] = result
      outcomes[i] = outcome
    } else {
      const result = condition.registry && situation.applicant === null ? UNKNOWN : plainResult(condition, situation)
      results[i] = result
      outcomes[i] = condition.plain[result] as Outcome
    }
  }
  const waits = new Array<Uint8Array | undefined>(rules.awards.length)
  const awards = rules.awards.map((award) => judge(rules, award, situation, results, outcomes, waits))
  return { rules, situation, awards, results, waits }
}

/** The status of one award: the first that holds of no match, ineligible, open, unsettled, unstated, eligible. */
function judge(
  rules: RulesCore,
  award: CompiledAward,
  situation: Situation,
  results: readonly Result[],
  outcomes: readonly Outcome[],
  waits: (Uint8Array | undefined)[],
): AwardOutcome {
  const conditions = award.conditions.map((place) => outcomes[place] as Outcome)
  const make = (status: Status): AwardOutcome => ({ id: award.id, status, missing: nothing, conditions })
  if (!award.fit) return make('derived')
  const fit = award.fit.evaluate(situation)
  if (fit === UNMET) return make('not-a-match')
  let unmet = 0
  let unmetPlace = -1
  let unknown = fit === UNKNOWN
  let unsettled = false
  for (const place of award.conditions) {
    const result = results[place]
    if (result === UNMET) {
      unmet++
      unmetPlace = place
    } else if (result === UNKNOWN) unknown = true
    else if (result === UNSETTLED) unsettled = true
  }
  if (unmet > 0) {
    const from = unmet === 1 ? metFrom(rules.conditions[unmetPlace] as CompiledCondition, situation) : undefined
    if (from === undefined) return make('ineligible')
    return { id: award.id, status: 'ineligible', eligibleFrom: formatDate(from), missing: nothing, conditions }
  }
  if (unknown) {
    const marks = new Uint8Array(rules.facts.length)
    if (fit === UNKNOWN) award.fit.missing(situation, marks)
    for (const place of award.conditions) {
      if (results[place] === UNKNOWN) markMissing(rules, rules.conditions[place] as CompiledCondition, situation, marks)
    }
    const missing: string[] = []
    for (let i = 0; i < marks.length; i++) if (marks[i]) missing.push((rules.facts[i] as { id: string }).id)
    waits[award.index] = marks
    return { id: award.id, status: 'open', missing, conditions }
  }
  if (unsettled) return make('unsettled')
  return make(award.definition.stated === 'none' ? 'unstated' : 'eligible')
}

const nothing: readonly string[] = []

/** Wins that a condition with `each: earlier-win` speaks of. */
export function winsOf(condition: CompiledCondition, situation: Situation): readonly (number | null)[] {
  return situation.body === null ? [] : situation.registry.wins(condition.award, situation.body)
}

/** Evaluates an expression of a condition as though it spoke of one earlier win. */
function forWin(expression: Expression, situation: Situation, win: number | null): Kleene {
  return withWin(situation, win, () => expression.evaluate(situation))
}

/** Runs something while the situation speaks of one earlier win; such runs never nest. */
export function withWin<T>(situation: Situation, win: number | null, run: () => T): T {
  situation.win = win
  const result = run()
  delete situation.win
  return result
}

/** A condition with one reading. */
function plainResult(condition: CompiledCondition, situation: Situation): Kleene {
  const { met } = condition.readings[0] as CompiledReading
  if (!condition.eachWin) return met.evaluate(situation)
  let result: Kleene = MET
  for (const win of winsOf(condition, situation)) result = worse(result, forWin(met, situation, win)) as Kleene
  return result
}

/**
 * A condition with several readings, or with one that a ruling left. Few combinations of results
 * arise, so that the outcome of each is made once and shared from then on.
 */
function ambiguousOutcome(condition: CompiledCondition, situation: Situation): ReadyOutcome {
  const { each, result } = readingResults(condition, situation)
  let key: number = result
  for (let i = 0; i < each.length; i++) key = key * 5 + (each[i] ?? 4)
  const ready = condition.ready[key]
  if (ready) return ready
  const readings: Record<string, ResultName> = {}
  for (const [i, { name }] of condition.readings.entries()) {
    const own = each[i]
    if (own !== undefined) readings[name] = nameOf(own)
  }
  const outcome = Object.freeze({ id: condition.id, result: nameOf(result), readings: Object.freeze(readings), lines: condition.lines })
  return (condition.ready[key] = { result, outcome })
}

/** What each reading gives, undefined where it is not possible here, and what they come to. */
export function readingResults(condition: CompiledCondition, situation: Situation): { result: Result; each: readonly (Result | undefined)[] } {
  const { readings } = condition
  const each = new Array<Result | undefined>(readings.length)
  const several = readings.length > 1
  if (condition.registry && situation.applicant === null) {
    // A reading that does not look at the registry still says what it says; the condition stays unknown.
    for (let i = 0; i < each.length; i++) {
      const { met, when } = readings[i] as CompiledReading
      if (!several || when?.evaluate(situation) !== UNMET) each[i] = met.registry ? UNKNOWN : met.evaluate(situation)
    }
    return { result: UNKNOWN, each }
  }
  if (!condition.eachWin) {
    let possible: Result | undefined
    let sure: Result | undefined
    let doubtful = false
    for (let i = 0; i < each.length; i++) {
      const { met, when } = readings[i] as CompiledReading
      const applies = when === undefined || !several ? MET : when.evaluate(situation)
      if (applies === UNMET) continue
      const result = met.evaluate(situation)
      each[i] = result
      possible = joined(possible, result)
      if (applies === MET) sure = joined(sure, result)
      else doubtful = true
    }
    // Where it is open whether a reading applies at all, the result stands only if that changes nothing.
    return { result: doubtful && (sure ?? UNKNOWN) !== possible ? UNKNOWN : (possible ?? UNKNOWN), each }
  }
  each.fill(MET)
  let result: Result = MET
  for (const win of winsOf(condition, situation)) {
    let common: Result | undefined
    for (let i = 0; i < each.length; i++) {
      const own = forWin((readings[i] as CompiledReading).met, situation, win)
      each[i] = worse(each[i] as Result, own)
      common = joined(common, own)
    }
    result = worse(result, common ?? UNKNOWN)
  }
  return { result, each }
}

/** Marks what an unknown condition waits for. */
function markMissing(rules: RulesCore, condition: CompiledCondition, situation: Situation, marks: Uint8Array): void {
  if (condition.registry && situation.applicant === null) {
    // Somebody who does not know who applies: no other answer can open the registry.
    if (!situation.unnamed) return
    marks[rules.who.name] = 1
  }
  const mark = (expression: Expression): void => {
    if (expression.evaluate(situation) === UNKNOWN) expression.missing(situation, marks)
  }
  for (const reading of condition.readings) {
    if (condition.eachWin) {
      for (const win of winsOf(condition, situation)) {
        if (forWin(reading.met, situation, win) === UNKNOWN) withWin(situation, win, () => reading.met.missing(situation, marks))
      }
    } else {
      if (condition.readings.length > 1 && reading.when) mark(reading.when)
      mark(reading.met)
    }
  }
}

/** The day from which an unmet condition is met by the passing of time alone. */
function metFrom(condition: CompiledCondition, situation: Situation): number | undefined {
  let latest = 0
  for (const reading of condition.readings) {
    if (condition.readings.length > 1 && reading.when?.evaluate(situation) === UNMET) continue
    const from = reading.met.evaluate(situation) === MET ? 0 : reading.met.metFrom(situation)
    if (from === undefined) return undefined
    latest = Math.max(latest, from)
  }
  return latest === 0 ? undefined : latest
}
