import type { RulebookAward, RulebookCondition } from '../rulebook.ts'
import type { Rules } from '../rules.ts'

/** A branch with its awards; the last one may be awards of all branches, with the id `all`. */
export interface BranchOfAwards {
  readonly id: string
  readonly awards: readonly RulebookAward[]
}

/** The awards by branch, in the rulebook's order. */
export function branchesOf({ rulebook }: Rules): readonly BranchOfAwards[] {
  return [...rulebook.branches.map(({ id }) => id), 'all']
    .map((id) => ({ id, awards: rulebook.awards.filter(({ branch }) => branch === id) }))
    .filter(({ id, awards }) => id !== 'all' || awards.length > 0)
}

/** The conditions of an award, as the rulebook defines them. */
export function conditionsOf({ rulebook }: Rules, award: RulebookAward): readonly RulebookCondition[] {
  return award.conditions.flatMap((id) => rulebook.conditions.find((condition) => condition.id === id) ?? [])
}

/** Every fact that a condition looks at, by id, and whether it looks at the registry. */
export function looksOf(rules: Rules, condition: string): { readonly facts: readonly string[]; readonly registry: boolean } {
  const compiled = rules.conditions.filter(({ id }) => id === condition)
  const places = compiled.flatMap(({ readings }) => readings.flatMap(({ met, when }) => [...met.facts, ...(when?.facts ?? [])]))
  return {
    facts: [...new Set(places)].sort((one, other) => one - other).flatMap((place) => rules.facts[place]?.id ?? []),
    registry: compiled.some(({ registry }) => registry),
  }
}

/** The reading that a ruling left of a condition, where one holds for every award. */
export function rulingOf(rules: Rules, condition: string): Rules['conditions'][number]['ruling'] {
  const compiled = rules.conditions.filter(({ id }) => id === condition)
  return compiled.every(({ ruling }) => ruling) ? compiled[0]?.ruling : undefined
}
