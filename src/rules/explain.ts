import { winsOf, withWin, type Evaluation } from './evaluate.ts'
import type { Change, Expression, Situation } from './expression.ts'
import type { EntrySeen } from './registry.ts'
import type { Status } from './outcome.ts'
import type { Source } from './rulebook.ts'
import type { CompiledCondition, Rules } from './rules.ts'
import { MET, UNKNOWN, type ResultName } from './truth.ts'

/** Why a condition came out as it did. All of it is data; words for people are made elsewhere. */
export interface ConditionExplanation {
  readonly id: string
  readonly result: ResultName
  readonly readings?: Readonly<Record<string, ResultName>>
  /** The reading that a ruling chose, and who decided when. */
  readonly ruling?: { readonly reading: string; readonly by: string; readonly on: string }
  /** Facts that it looks at and that have an answer. */
  readonly answered: readonly string[]
  /** What would make it met. */
  readonly changes: readonly Change[]
  /** Whether it rests on the registry, which is only as complete as it is kept. */
  readonly registry: boolean
  /** Entries of the registry that it collides with. */
  readonly entries: readonly EntrySeen[]
  /** Rounds of earlier wins that it speaks of; null where the registry lacks the year. */
  readonly wins: readonly (number | null)[]
  readonly source: readonly Source[]
  readonly doubts: readonly string[]
}

/** Why an award has its status. */
export interface AwardExplanation {
  readonly id: string
  readonly status: Status
  readonly eligibleFrom?: string
  readonly missing: readonly string[]
  /** Facts that were answered with "don't know" and that keep it open. */
  readonly notKnown: readonly string[]
  /** Where the award is no match: what would make it one. */
  readonly fitChanges: readonly Change[]
  readonly conditions: readonly ConditionExplanation[]
}

/**
 * Explains an award of an evaluation: for each condition the result, the answers it rests on, the
 * source lines, and what would change it: an answer, time, an entry, a ruling.
 *
 * @param award the award's id.
 * @returns undefined where the round has no such award.
 */
export function explainAward(rules: Rules, evaluation: Evaluation, award: string): AwardExplanation | undefined {
  const compiled = rules.awards.find((candidate) => candidate.id === award)
  const outcome = compiled && evaluation.awards[compiled.index]
  if (!compiled || !outcome) return undefined
  const { situation } = evaluation
  const undecided = [
    ...(compiled.fit?.evaluate(situation) === UNKNOWN ? compiled.fit.facts : []),
    ...compiled.conditions.flatMap((place) => (evaluation.results[place] === UNKNOWN ? factsOfCondition(rules, rules.conditions[place] as CompiledCondition) : [])),
  ]
  return {
    id: award,
    notKnown: [...new Set(undecided)].filter((fact) => situation.values[fact] === null).map((fact) => (rules.facts[fact] as { id: string }).id),
    status: outcome.status,
    ...(outcome.eligibleFrom === undefined ? {} : { eligibleFrom: outcome.eligibleFrom }),
    missing: outcome.missing,
    fitChanges: compiled.fit && compiled.fit.evaluate(situation) !== MET ? merge(compiled.fit.changes(situation, true)) : [],
    conditions: compiled.conditions.map((place, i) =>
      explainCondition(rules, rules.conditions[place] as CompiledCondition, situation, outcome.conditions[i] as { result: ResultName; readings?: Record<string, ResultName> }, award),
    ),
  }
}

function factsOfCondition(rules: Rules, condition: CompiledCondition): readonly number[] {
  return [...(condition.registry ? [rules.who.name] : []), ...condition.readings.flatMap(({ met, when }) => [...met.facts, ...(when?.facts ?? [])])]
}

function explainCondition(
  rules: Rules,
  condition: CompiledCondition,
  situation: Situation,
  outcome: { readonly result: ResultName; readonly readings?: Readonly<Record<string, ResultName>> },
  award: string,
): ConditionExplanation {
  const wins = condition.eachWin ? winsOf(condition, situation) : []
  const changes: Change[] = []
  const used = new Set<number>(condition.registry ? [rules.who.name] : [])
  const look = (expression: Expression): void => {
    for (const fact of expression.facts) used.add(fact)
    // A registry that can't be asked yet has nothing to change: the applicant's name comes first.
    if (condition.registry && situation.applicant === null) return
    if (condition.eachWin) {
      for (const win of wins) withWin(situation, win, () => collect(expression))
    } else collect(expression)
  }
  const collect = (expression: Expression): void => {
    if (expression.evaluate(situation) !== MET) changes.push(...expression.changes(situation, true))
  }
  for (const reading of condition.readings) {
    if (outcome.result !== 'met' && (!outcome.readings || reading.name in outcome.readings)) look(reading.met)
    else for (const fact of reading.met.facts) used.add(fact)
  }
  const disagreeing = Object.entries(outcome.readings ?? {}).filter(([, result]) => result === 'met')
  if (outcome.result === 'unsettled') {
    changes.push({ by: 'ruling', condition: condition.id, readings: disagreeing.map(([name]) => name) })
  }
  const entries = changes.flatMap((change) => (change.by === 'entry' && !change.entered ? change.with : []))
  return {
    id: condition.id,
    result: outcome.result,
    ...(outcome.readings ? { readings: outcome.readings } : {}),
    ...(condition.ruling ? { ruling: { reading: condition.ruling.reading, by: condition.ruling.by, on: condition.ruling.on } } : {}),
    answered: [...used].filter((fact) => situation.values[fact] != null).map((fact) => (rules.facts[fact] as { id: string }).id),
    changes: outcome.result === 'met' ? [] : merge(changes),
    registry: condition.registry,
    entries: [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()],
    wins,
    source: condition.definition.source.filter((source) => source.awards === undefined || source.awards.includes(award)),
    doubts: condition.definition.doubts ?? [],
  }
}

/** Joins changes of the same answer, so that "or" is said once. */
function merge(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>()
  for (const change of changes) {
    const key = 'fact' in change && 'to' in change ? `${change.fact} ${change.not === true}` : JSON.stringify(change)
    const before = merged.get(key)
    if (before && 'to' in before && 'to' in change) {
      merged.set(key, { ...before, to: [...new Set([...before.to, ...change.to])] })
    } else merged.set(key, change)
  }
  return [...merged.values()]
}

