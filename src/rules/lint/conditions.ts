import type { Situation } from '../expression.ts'
import type { Rulebook, RulebookCondition } from '../rulebook.ts'
import { MET, reconcile, UNMET, UNSETTLED, type Result } from '../truth.ts'
import { casesOf, tooManyCases } from './cases.ts'
import type { Remark } from './finding.ts'
import { everyPart, leavesOf, type Part } from './part.ts'
import { rangeOf } from './parts.ts'

/** One way to read a condition, in parts. */
export interface ReadingParts {
  /** Empty where the condition is read in only one way. */
  readonly name: string
  readonly met: Part
  readonly when: Part | undefined
}

/** A condition in parts; only those that compile. */
export interface ConditionParts {
  readonly definition: RulebookCondition
  /** Its path: `conditions.3`. */
  readonly path: string
  /** The award it was read for: conditions about entries mean that award's. */
  readonly award: string
  readonly readings: readonly ReadingParts[]
}

/** What a condition comes to in one case, by the readings that apply. */
export function resultOf(readings: readonly ReadingParts[], situation: Situation): Result {
  const applying = readings.filter(({ when }) => readings.length === 1 || !when || when.expression.evaluate(situation) !== UNMET)
  return reconcile(applying.map(({ met }) => met.expression.evaluate(situation)))
}

/** The leaves of all readings of a condition. */
export function leavesOfCondition({ readings }: Pick<ConditionParts, 'readings'>): readonly Part[] {
  return readings.flatMap(({ met, when }) => [...leavesOf(met), ...(when ? leavesOf(when) : [])])
}

/** Remarks about a condition by itself: what is always or never met, and readings that make no difference. */
export function conditionRemarks(rulebook: Rulebook, condition: ConditionParts): Remark[] {
  const { definition, path, award, readings } = condition
  const rule = definition.id
  const remarks: Remark[] = winRemarks(rulebook, condition)
  const leaves = leavesOfCondition(condition)
  let explained = false
  for (const { met, when } of readings) {
    for (const part of when ? [met, when] : [met]) {
      const range = rangeOf(rulebook, part, award, rule)
      // What depends on the win in question may well be the same for every win.
      remarks.push(...range.remarks.filter(({ code }) => !definition.each || !code.startsWith('part-')))
      if (part === when && !range.canBeMet) remarks.push({ code: 'reading-never-applies', path: part.path, rule, details: { reading: nameOf(condition, met) } })
      explained ||= range.explained && readings.length === 1
    }
  }
  if (tooManyCases(rulebook, leaves, award)) return remarks
  const results = new Set<Result>()
  const differing = new Set<string>()
  for (const situation of casesOf(rulebook, leaves, award)) {
    results.add(resultOf(readings, situation))
    noteDifferences(readings, situation, differing)
  }
  if (!explained) {
    if (results.size === 1 && results.has(MET)) remarks.push({ code: 'condition-always-met', path, rule })
    else if (!results.has(MET) && results.has(UNSETTLED) && !definition.each) remarks.push({ code: 'condition-never-settled', path, rule })
    else if (!results.has(MET) && !definition.each) remarks.push({ code: 'condition-never-met', path, rule })
  }
  for (const [i, one] of readings.entries()) {
    for (const other of readings.slice(i + 1)) {
      if (differing.has(`${one.name}\n${other.name}`)) continue
      remarks.push({ code: 'readings-never-differ', path: `${path}.readings`, rule, details: { one: one.name, other: other.name } })
    }
  }
  return remarks
}

function nameOf({ readings }: ConditionParts, met: Part): string {
  return readings.find((reading) => reading.met === met)?.name ?? ''
}

/** Notes which pairs of readings come out differently, or of which only one applies. */
function noteDifferences(readings: readonly ReadingParts[], situation: Situation, differing: Set<string>): void {
  if (readings.length < 2) return
  const results = readings.map(({ met, when }) =>
    when && when.expression.evaluate(situation) === UNMET ? undefined : met.expression.evaluate(situation),
  )
  for (const [i, one] of results.entries()) {
    for (let j = i + 1; j < results.length; j++) {
      const other = results[j]
      if (one !== undefined && other !== undefined && one !== other) differing.add(`${readings[i]?.name}\n${readings[j]?.name}`)
    }
  }
}

/** `win-round` and `each: earlier-win` go together, and no earlier win is of this round or a later one. */
function winRemarks(rulebook: Rulebook, { definition, path, readings }: ConditionParts): Remark[] {
  const rule = definition.id
  const parts = readings.flatMap(({ met, when }) => [...everyPart(met), ...(when ? everyPart(when) : [])])
  const wins = parts.filter((part) => part.word === 'win-round')
  if (!definition.each) return wins.map((part) => ({ code: 'win-round-without-each', path: part.path, rule }))
  const late = wins.filter((part) => Number(part.parameters['from'] ?? -Infinity) >= rulebook.round)
  return [
    ...(wins.length === 0 ? [{ code: 'condition-without-wins', path, rule }] : []),
    ...late.map((part) => ({ code: 'win-round-too-late', path: part.path, rule, details: { from: Number(part.parameters['from']), round: rulebook.round } })),
    ...readings.flatMap(({ name, when }) => (when ? [{ code: 'when-ignored', path: when.path, rule, details: { reading: name } }] : [])),
  ]
}
