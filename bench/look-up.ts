import { comparable, parseDate, registryOf, type Rules } from '../src/rules/index.ts'
import { yearsBefore } from '../src/rules/dates.ts'
import type { Case } from './cases.ts'
import { noWin, type LookUp, type Model } from './model.ts'

/** What the peers are given: plain values by fact; a fact that is not known is left out. */
export type FlatFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * Puts a case into the peers' form: dates are numbers, and what the registry and the calendar say
 * is looked up. It happens before anything is timed.
 */
export function flatFacts(rules: Rules, model: Model, { facts, registry, asOf }: Case): FlatFacts {
  const flat: Record<string, string | number | boolean | readonly string[]> = {}
  for (const fact of rules.facts) {
    const value = facts[fact.id]
    if (value === undefined || value === null) continue
    const plain = fact.type === 'date' ? parseDate(String(value)) : (value as string | number | boolean | readonly string[])
    if (plain !== undefined) flat[fact.id] = plain
  }
  const seen = registryOf(registry, rules.round)
  for (const lookUp of model.lookUps) {
    const value = lookUpValue(rules, lookUp, facts, seen, asOf)
    if (value !== undefined) flat[lookUp.id] = value
  }
  return flat
}

function lookUpValue(rules: Rules, lookUp: LookUp, facts: Case['facts'], registry: ReturnType<typeof registryOf>, asOf: string): number | boolean | undefined {
  if (lookUp.type === 'years-before') return yearsBefore(parseDate(asOf) ?? 0, lookUp.years)
  const { who } = rules.rulebook
  const applicant = facts[who.name]
  if (typeof applicant !== 'string') return undefined
  const body = (who['counts-as'] === undefined ? undefined : facts[who['counts-as']]) ?? applicant
  if (lookUp.type === 'win-round') {
    const [round, ...more] = registry.wins(lookUp.award, comparable(String(body)))
    if (more.length > 0) throw new Error('the peers take one earlier win of an award')
    return round === undefined ? noWin : (round ?? (facts[lookUp.otherwise] as number | undefined))
  }
  const by = lookUp.by === 'body' ? 'body' : 'applicant'
  const entries = registry.entries(lookUp.award, by, comparable(String(by === 'body' ? body : applicant)))
  if (lookUp.same === undefined) return entries.length > 0
  const same = (theirs: string | null, mine: unknown): boolean | undefined =>
    theirs === null ? false : typeof mine === 'string' ? comparable(mine) === theirs : undefined
  let result: boolean | undefined = false
  for (const entry of entries) {
    const parts = [same(entry.title, facts['work.title']), same(entry.area, facts['work.area'])]
    const decisive = lookUp.same === 'any'
    const match = parts.includes(decisive) ? decisive : parts.includes(undefined) ? undefined : !decisive
    if (match === true) return true
    if (match === undefined) result = undefined
  }
  return result
}
