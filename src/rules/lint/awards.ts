import type { Situation } from '../expression.ts'
import type { Rulebook, RulebookAward } from '../rulebook.ts'
import { MET, UNSETTLED } from '../truth.ts'
import { casesOf, looksAt, tooManyCases } from './cases.ts'
import { leavesOfCondition, resultOf, type ConditionParts } from './conditions.ts'
import type { Remark } from './finding.ts'
import { leavesOf, type Part } from './part.ts'
import { rangeOf } from './parts.ts'

/** An award in parts; conditions that don't compile are left out. */
export interface AwardParts {
  readonly definition: RulebookAward
  readonly path: string
  readonly fit: Part | undefined
  readonly conditions: readonly ConditionParts[]
}

/** Something that an award demands, by which it can contradict something else that it demands. */
interface Demand {
  /** The condition's id; `fit` for the award's own. */
  readonly name: string
  readonly leaves: readonly Part[]
  readonly keys: readonly string[]
  holds(situation: Situation): boolean
}

/** Remarks about an award: whether it can ever match, and whether anyone can ever be eligible for it. */
export function awardRemarks(rulebook: Rulebook, award: AwardParts): Remark[] {
  const { definition, path, fit } = award
  const rule = definition.id
  const remarks = standingRemarks(award)
  if (!fit) return remarks
  const range = rangeOf(rulebook, fit, rule, rule)
  remarks.push(...range.remarks)
  if (!range.canBeMet) return [...remarks, { code: 'fit-never-met', path: fit.path, rule }]
  if (!range.canFail) remarks.push({ code: 'fit-always-met', path: fit.path, rule })
  for (const group of groupsOf(demandsOf(rulebook, award))) {
    const against = contradiction(rulebook, rule, group)
    if (against) remarks.push({ code: 'award-never-eligible', path, rule, details: { demands: [...new Set(against)].join(', ') } })
  }
  return remarks
}

/** What an award's own words say against each other. */
function standingRemarks({ definition, path }: AwardParts): Remark[] {
  const { id: rule, conditions, stated } = definition
  const twice = conditions.filter((id, i) => conditions.indexOf(id) !== i)
  return [
    ...(stated === 'derived' && conditions.length > 0 ? [{ code: 'derived-with-conditions', path: `${path}.conditions`, rule }] : []),
    ...(stated === 'fully' && conditions.length === 0 ? [{ code: 'stated-without-conditions', path, rule }] : []),
    ...twice.map((id) => ({ code: 'condition-twice', path: `${path}.conditions.${conditions.lastIndexOf(id)}`, rule, details: { condition: id } })),
  ]
}

/** What has to hold at once; conditions about earlier wins bind only winners, so they contradict nothing. */
function demandsOf(rulebook: Rulebook, { definition, fit, conditions }: AwardParts): readonly Demand[] {
  const award = definition.id
  const demand = (name: string, leaves: readonly Part[], holds: Demand['holds']): Demand => ({
    name, leaves, holds, keys: looksAt(rulebook, leaves, award),
  })
  const eachPart = (name: string, part: Part): readonly Demand[] =>
    conjuncts(part).map((each) => demand(name, leavesOf(each), (situation) => each.expression.evaluate(situation) === MET))
  return [
    ...(fit ? eachPart('fit', fit) : []),
    ...conditions.flatMap((condition) => {
      const { definition: { id, each }, readings } = condition
      if (each) return []
      const left = readingsLeft(rulebook, condition, award)
      if (left.length === 1 && left[0]) return eachPart(id, left[0].met)
      return [demand(id, leavesOfCondition({ readings }), (situation) => [MET, UNSETTLED].includes(resultOf(left, situation)))]
    }),
  ]
}

/** The readings that the rulings leave. */
function readingsLeft(rulebook: Rulebook, { definition, readings }: ConditionParts, award: string): ConditionParts['readings'] {
  const ruling = rulebook.rulings.findLast((each) => each.condition === definition.id && (each.award === undefined || each.award === award))
  const ruled = readings.filter(({ name }) => name === ruling?.reading)
  return ruled.length > 0 ? ruled : readings
}

function conjuncts(part: Part): readonly Part[] {
  return part.word === 'all' ? part.parts.flatMap(conjuncts) : [part]
}

/** Demands that look at something in common, directly or through others. */
function groupsOf(demands: readonly Demand[]): readonly (readonly Demand[])[] {
  let groups: { keys: ReadonlySet<string>; demands: readonly Demand[] }[] = []
  for (const demand of demands) {
    const touched = groups.filter(({ keys }) => demand.keys.some((key) => keys.has(key)))
    const joined = {
      keys: new Set([...demand.keys, ...touched.flatMap(({ keys }) => [...keys])]),
      demands: [...touched.flatMap((group) => group.demands), demand],
    }
    groups = [...groups.filter((group) => !touched.includes(group)), joined]
  }
  return groups.map((group) => group.demands)
}

/** The names of the demands that never hold together; the fewest that show it, where it is one or two. */
function contradiction(rulebook: Rulebook, award: string, group: readonly Demand[]): readonly string[] | undefined {
  if (canHold(rulebook, award, group)) return undefined
  const alone = group.find((demand) => !canHold(rulebook, award, [demand]))
  if (alone) return [alone.name]
  for (const [i, one] of group.entries()) {
    const other = group.slice(i + 1).find((each) => !canHold(rulebook, award, [one, each]))
    if (other) return [one.name, other.name]
  }
  return group.map(({ name }) => name)
}

function canHold(rulebook: Rulebook, award: string, demands: readonly Demand[]): boolean {
  const leaves = demands.flatMap((demand) => demand.leaves)
  if (tooManyCases(rulebook, leaves, award)) return true
  for (const situation of casesOf(rulebook, leaves, award)) {
    if (demands.every((demand) => demand.holds(situation))) return true
  }
  return false
}
