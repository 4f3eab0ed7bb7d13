import { checkCase, type CaseDefaults } from './check.ts'
import type { Expression, Situation } from './expression.ts'
import type { CompiledCondition, CompiledReading, Rules } from './rules.ts'
import { MET, UNKNOWN, UNMET, type ResultName } from './truth.ts'

/** How often some cases brought a condition, or one reading of it, to each result. */
export interface RuleCoverage {
  readonly award: string
  readonly condition: string
  /** Absent in the row of the condition as a whole. */
  readonly reading?: string
  readonly counts: Readonly<Record<ResultName, number>>
  /** Results that no case at all can bring about, such as unsettled where there is one reading. */
  readonly impossible: readonly ResultName[]
  /** Results that are possible and that no case brought about. */
  readonly never: readonly ResultName[]
}

const results: readonly ResultName[] = ['met', 'unmet', 'unknown', 'unsettled']

/**
 * Tells what a set of cases exercises of a rulebook: one row for every condition of every award,
 * followed by one for each of its readings where it has several.
 *
 * @param cases as the command line takes them: `{ facts, registry?, asOf? }`.
 * @param defaults the day and the registry for cases that bring none.
 * @throws RuleError as `checkCase` does, for the first case that is none.
 * @example
 * const rows = ruleCoverage(rules, cases, { asOf: '2021-02-01', registry: emptyRegistry })
 * rows.filter((row) => row.never.length > 0) // what no case has tried yet
 */
export function ruleCoverage(rules: Rules, cases: readonly unknown[], defaults: CaseDefaults): readonly RuleCoverage[] {
  const counts = new Map<string, Record<ResultName, number>>()
  const key = (award: string, condition: string, reading = ''): string => JSON.stringify([award, condition, reading])
  const countsOf = (row: string): Record<ResultName, number> => {
    const known = counts.get(row) ?? { met: 0, unmet: 0, unknown: 0, unsettled: 0 }
    counts.set(row, known)
    return known
  }
  for (const input of cases) {
    for (const award of checkCase(rules, input, defaults).awards) {
      for (const { id, result, readings = {} } of award.conditions) {
        countsOf(key(award.id, id))[result]++
        for (const [name, of] of Object.entries(readings)) countsOf(key(award.id, id, name))[of]++
      }
    }
  }
  return rules.awards.flatMap((award) =>
    award.conditions.flatMap((place): RuleCoverage[] => {
      const condition = rules.conditions[place] as CompiledCondition
      const row = (possible: ReadonlySet<ResultName>, reading?: string): RuleCoverage => {
        const seen = countsOf(key(award.id, condition.id, reading))
        return {
          award: award.id,
          condition: condition.id,
          ...(reading === undefined ? {} : { reading }),
          counts: seen,
          impossible: results.filter((result) => !possible.has(result)),
          never: results.filter((result) => possible.has(result) && seen[result] === 0),
        }
      }
      const whole = row(possibleResults(rules, condition))
      if (!condition.ambiguous) return [whole]
      return [whole, ...condition.readings.map((reading) => row(readingResults(rules, reading), reading.name))]
    }),
  )
}

/** Nothing is known yet, of anybody: what an expression can reach from here is all that it can reach. */
function blank(rules: Rules): Situation {
  // A registry that can't list its entries is taken to hold any, and any wins.
  const registry = { entries: () => [], wins: () => [] }
  return { values: new Array<undefined>(rules.facts.length), asOf: 20010101, registry, applicant: null, body: null, unnamed: true }
}

/** As far as the shape of the expression tells: its parts are taken to be independent of each other. */
function expressionResults(rules: Rules, expression: Expression): ReadonlySet<ResultName> {
  const reach = expression.reach(blank(rules))
  const possible = new Set<ResultName>()
  if (reach & (1 << MET)) possible.add('met')
  if (reach & (1 << UNMET)) possible.add('unmet')
  if (expression.evaluate(blank(rules)) === UNKNOWN) possible.add('unknown')
  return possible
}

function readingResults(rules: Rules, reading: CompiledReading): ReadonlySet<ResultName> {
  return expressionResults(rules, reading.met)
}

function possibleResults(rules: Rules, condition: CompiledCondition): ReadonlySet<ResultName> {
  const readings = condition.readings.map((reading) => readingResults(rules, reading))
  // A reading that may not apply can be left out of the agreement; while that is open, all is.
  const applies = condition.readings.map((reading) => condition.readings.length === 1 || reading.when === undefined)
  const possible = new Set<ResultName>()
  if (condition.eachWin || readings.every((reading, i) => reading.has('met') || !applies[i])) possible.add('met')
  if (readings.every((reading, i) => reading.has('unmet') || !applies[i])) possible.add('unmet')
  if (condition.registry || readings.some((reading) => reading.has('unknown')) || applies.includes(false)) possible.add('unknown')
  const disagree = readings.some((one, i) => one.has('met') && readings.some((other, j) => i !== j && other.has('unmet')))
  if (disagree) possible.add('unsettled')
  return possible
}
