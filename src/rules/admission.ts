import { evaluate, situationOf } from './evaluate.ts'
import { explainAward } from './explain.ts'
import type { EntrySeen, RoundRegistry } from './registry.ts'
import { RuleError } from './rule-error.ts'
import type { CompiledAward, CompiledCondition, Rules } from './rules.ts'
import type { ResultName } from './truth.ts'

/** What is known of a work when it is entered. */
export interface EntryCase {
  readonly award: string
  /** Official name of the lead agency. */
  readonly agency: string
  /** The body under whose name it counts; without it, the agency itself. */
  readonly countsAs?: string | null | undefined
  /** A value of the rulebook's fact of the agency's kind. */
  readonly kind?: string | null | undefined
  readonly title: string
  readonly area?: string | null | undefined
}

/** A condition that speaks against entering a work. */
export interface EntryObjection {
  readonly condition: string
  readonly result: Exclude<ResultName, 'met'>
  /** Entries that it collides with, as the registry showed them. */
  readonly collides: readonly EntrySeen[]
}

/**
 * Whether a work may be entered for an award, as far as the registry and the agency tell. The award's
 * own conditions decide. Against it speaks a condition that is unmet, and one that looks at the
 * registry and is unsettled or unknown. One that waits for answers about the work, and does not
 * concern the registry, does not.
 *
 * The facts come from the rulebook: `who` names those of agency, body and kind; the operator
 * `entered` with `same` names those of title and area. Where a condition on the registry takes also
 * somebody's word for what the agency enters (choices that are all awards), that is none: the
 * registry itself tells.
 *
 * @param registry what is entered already, without the entry itself, as `registryOf` indexes it.
 * @param asOf the day, `YYYY-MM-DD`.
 * @throws RuleError `unknown-award`, `derived-award`, or as `situationOf` does.
 * @example
 * examineEntry(rules, { award: 'open-governance', agency: 'กรมทางหลวง', title: 'A work' }, registry, '2021-02-01')
 * // [{ condition: 'one-entry-per-department', result: 'unmet', collides: [{ agency: 'กรมทางหลวง', … }] }]
 */
export function examineEntry(
  rules: Rules, entry: EntryCase, registry: RoundRegistry, asOf: string,
): readonly EntryObjection[] {
  const award = enterable(rules, entry.award)
  const evaluation = evaluate(rules, situationOf(rules, factsOfEntry(rules, award, entry), asOf, registry))
  const conditions = evaluation.awards[award.index]?.conditions ?? []
  const against = new Set(
    award.conditions.flatMap((place, i) => {
      const { id, registry: looksUp } = rules.conditions[place] as CompiledCondition
      const result = conditions[i]?.result
      return result === 'unmet' || (looksUp && result !== 'met') ? [id] : []
    }),
  )
  if (against.size === 0) return []
  return (explainAward(rules, evaluation, award.id)?.conditions ?? []).flatMap(({ id, result, entries }) =>
    result !== 'met' && against.has(id) ? [{ condition: id, result, collides: entries }] : [],
  )
}

/**
 * The award of this id, where works are entered for it.
 *
 * @throws RuleError `unknown-award`, or `derived-award` where nobody applies for it.
 */
function enterable(rules: Rules, id: string): CompiledAward {
  const award = rules.awards.find((candidate) => candidate.id === id)
  if (!award) throw new RuleError('unknown-award', `there is no award "${id}" in round ${rules.round}; use one of its awards`, 'award')
  if (!award.fit) throw new RuleError('derived-award', `nobody applies for "${id}": it follows from results; enter another award`, 'award')
  return award
}

function factsOfEntry(rules: Rules, award: CompiledAward, entry: EntryCase): Record<string, unknown> {
  const { who } = rules.rulebook
  const facts: Record<string, unknown> = { [who.name]: entry.agency }
  if (who['counts-as'] !== undefined && entry.countsAs != null) facts[who['counts-as']] = entry.countsAs
  if (who.kind !== undefined && entry.kind != null) facts[who.kind] = entry.kind
  const awards = new Set(rules.awards.map(({ id }) => id))
  for (const place of award.conditions) {
    const condition = rules.conditions[place] as CompiledCondition
    if (!condition.registry) continue
    for (const { title, area } of sameWork(condition.definition)) {
      facts[title] = entry.title
      if (entry.area != null) facts[area] = entry.area
    }
    for (const index of condition.readings.flatMap(({ met, when }) => [...met.facts, ...(when?.facts ?? [])])) {
      const fact = rules.facts[index]
      if (fact?.type === 'choices' && fact.values?.every((value) => awards.has(value))) facts[fact.id] = []
    }
  }
  return facts
}

/** The facts of title and area that a condition compares with entries. */
function sameWork(part: unknown): readonly { readonly title: string; readonly area: string }[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'same' || typeof value !== 'object' || value === null) return sameWork(value)
    const { title, area } = value as { readonly title?: unknown; readonly area?: unknown }
    return typeof title === 'string' && typeof area === 'string' ? [{ title, area }] : []
  })
}
