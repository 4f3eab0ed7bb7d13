import type { Kysely, Selectable } from 'kysely'
import type { MilestoneRow } from '../database/schema-reminders.ts'
import type { Schema } from '../database/schema.ts'
import { usualMilestones, type Rulebook, type Rules } from '../rules/index.ts'

/** A date of a round: `on` as `YYYY-MM-DD`; without a branch it is that of all. */
export type Milestone = Rulebook['milestones'][number]
/** A date as coordinators keep it. */
export type KeptDate = Selectable<MilestoneRow>

/** What of the round coordinators have set or removed. */
export async function keptDates(database: Kysely<Schema>, round: number): Promise<readonly KeptDate[]> {
  return database.selectFrom('milestones').selectAll().where('round', '=', round).orderBy('milestone').orderBy('branch').execute()
}

/** Whether a round can have such a date: the usual milestones and the rulebook's own, of one of its branches or of all. */
export function canBeDated({ milestones, branches }: Rulebook, { milestone, branch }: { readonly milestone: string; readonly branch: string | null }): boolean {
  const known = usual.includes(milestone) || milestones.some(({ id }) => id === milestone)
  return known && (branch === null || branches.some(({ id }) => id === branch))
}

const usual: readonly string[] = usualMilestones

/**
 * The dates that hold, earliest first: the rulebook's, and over them those that coordinators keep. What
 * is kept about something that the rulebook does not hold (any more) is left out.
 *
 * @example datesInForce(rulebook, [{ milestone: 'closes', branch: '', on_day: '2026-03-31', … }])
 * // [{ id: 'closes', on: '2026-03-31' }]
 */
export function datesInForce(rulebook: Rulebook, kept: readonly KeptDate[]): readonly Milestone[] {
  const applying = kept.filter(({ milestone, branch }) => canBeDated(rulebook, { milestone, branch: branch || null }))
  const replaced = new Set(applying.map(({ milestone, branch }) => `${milestone} ${branch}`))
  const stated = rulebook.milestones.filter(({ id, branch = '' }) => !replaced.has(`${id} ${branch}`))
  const own = applying.flatMap(({ milestone: id, branch, on_day: on }): Milestone[] => (on === null ? [] : [{ id, on, ...(branch === '' ? {} : { branch }) }]))
  return [...stated, ...own].toSorted((one, other) => compare(one.on, other.on) || placeOf(one.id) - placeOf(other.id))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const placeOf = (id: string): number => (usual.includes(id) ? usual.indexOf(id) : usual.length)

const dated = new WeakMap<Rules, { readonly key: string; readonly rules: Rules }>()

/** The rules with the dates that hold; the same ones while these stay the same. */
export function rulesWithDates(rules: Rules, kept: readonly KeptDate[]): Rules {
  if (kept.length === 0) return rules
  const milestones = [...datesInForce(rules.rulebook, kept)]
  const key = JSON.stringify(milestones)
  const known = dated.get(rules)
  if (known?.key === key) return known.rules
  const made: Rules = { ...rules, rulebook: { ...rules.rulebook, milestones } }
  dated.set(rules, { key, rules: made })
  return made
}
