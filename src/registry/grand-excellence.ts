import { comparable, type Rulebook } from '../rules/index.ts'
import type { Level } from './desk.ts'

/** The result of an entry, with the body that it counts for. */
export interface Result {
  readonly award: string
  readonly body: string
  readonly level: Level | null
}

/**
 * The bodies that come to เลิศรัฐยอดเยี่ยม: level ดีเด่น in every branch of the round.
 *
 * @param results of the registered entries of one round.
 * @returns names as they stand with the first result, in order.
 * @example
 * grandExcellence(rulebook, [
 *   { award: 'service-innovation', body: 'กรมทางหลวง', level: 'excellent' },
 *   { award: 'open-governance', body: 'กรมทางหลวง', level: 'excellent' },
 *   { award: 'pmqa-4.0', body: 'กรมทางหลวง', level: 'excellent' },
 * ]) // ['กรมทางหลวง']
 */
export function grandExcellence(rulebook: Pick<Rulebook, 'awards' | 'branches'>, results: readonly Result[]): readonly string[] {
  const branchOf = new Map(rulebook.awards.map(({ id, branch }) => [id, branch]))
  const bodies = new Map<string, { readonly name: string; readonly branches: Set<string> }>()
  for (const { award, body, level } of results) {
    const branch = branchOf.get(award)
    if (level !== 'excellent' || branch === undefined) continue
    const key = comparable(body)
    const known = bodies.get(key) ?? { name: body, branches: new Set<string>() }
    bodies.set(key, known)
    known.branches.add(branch)
  }
  const wanted = rulebook.branches.map(({ id }) => id)
  return [...bodies.values()]
    .filter(({ branches }) => wanted.every((branch) => branches.has(branch)))
    .map(({ name }) => name)
    .sort((one, other) => one.localeCompare(other, 'th'))
}
