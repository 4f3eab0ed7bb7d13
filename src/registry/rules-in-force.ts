import type { Kysely, Selectable } from 'kysely'
import type { RulingRow } from '../database/schema-registry.ts'
import type { Schema } from '../database/schema.ts'
import { compile, type Rulebook, type Rules } from '../rules/index.ts'
import { dayInBangkok } from './day.ts'

export type StoredRuling = Selectable<RulingRow>

/** How many sets of rulings are kept compiled for a rulebook. */
const KEPT = 8

const compiled = new WeakMap<Rulebook, Map<string, Rules>>()

/** The rulings of a round that are in force, oldest first. */
export async function rulingsInForce(database: Kysely<Schema>, round: number): Promise<readonly StoredRuling[]> {
  return database
    .selectFrom('rulings')
    .selectAll()
    .where('round', '=', round)
    .where('state', '=', 'in-force')
    .orderBy('id')
    .execute()
}

/** Whether a rulebook has such a condition with such a reading, for this award where one is named. */
export function canBeRuled(rulebook: Rulebook, ruling: { readonly condition: string; readonly reading: string; readonly award?: string | null }): boolean {
  const readings = rulebook.conditions.find(({ id }) => id === ruling.condition)?.readings
  if (!readings || !Object.hasOwn(readings, ruling.reading)) return false
  return ruling.award == null || rulebook.awards.some(({ id, conditions }) => id === ruling.award && conditions.includes(ruling.condition))
}

/**
 * The rules of a rulebook under rulings, compiled once for each set of them. Rulings about what the
 * rulebook does not hold (any more) are left out.
 *
 * @param rulings oldest first.
 */
export function rulesUnder(rulebook: Rulebook, rulings: readonly StoredRuling[]): Rules {
  const applying = rulings.filter((ruling) => canBeRuled(rulebook, ruling)).map((ruling) => ({
    condition: ruling.condition,
    reading: ruling.reading,
    by: ruling.by,
    on: dayInBangkok(new Date(ruling.created_at)),
    ...(ruling.award === null ? {} : { award: ruling.award }),
  }))
  const key = JSON.stringify(applying)
  let kept = compiled.get(rulebook)
  if (!kept) compiled.set(rulebook, (kept = new Map()))
  const known = kept.get(key)
  if (known) return known
  const rules = compile(rulebook, applying)
  const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(key, rules)
  return rules
}
