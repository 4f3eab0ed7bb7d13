import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** Tables of decisions in `cases/*.yaml`: each case is a change of facts that are eligible as they stand. */

const result = z.enum(['met', 'unmet', 'unknown', 'unsettled'])

const table = z.strictObject({
  awards: z.array(z.string()).min(1),
  facts: z.record(z.string(), z.unknown()),
  cases: z.array(z.strictObject({
    name: z.string(),
    with: z.record(z.string(), z.unknown()).default({}),
    without: z.array(z.string()).default([]),
    entries: z.array(z.record(z.string(), z.unknown())).default([]),
    wins: z.array(z.record(z.string(), z.unknown())).default([]),
    asOf: z.string().default('2021-02-01'),
    status: z.string(),
    /** Absent: not looked at. Null: there must be none. */
    eligibleFrom: z.string().nullable().optional(),
    missing: z.array(z.string()).optional(),
    results: z.record(z.string(), result).default({}),
    readings: z.record(z.string(), z.record(z.string(), result)).default({}),
  })).min(1),
})

export type Decision = z.infer<typeof table>['cases'][number] & {
  readonly award: string
  /** As one line of the command line holds it. */
  readonly input: { facts: Record<string,
    unknown>; registry: { entries: unknown[]; winners: unknown[] }; asOf: string }
}

/** Every case of every table, once for each award it is told of. */
export function decisions(): readonly Decision[] {
  const folder = new URL('cases/', import.meta.url)
  return readdirSync(folder).sort().flatMap(file => {
    const { awards, facts, cases } = table.parse(parse(readFileSync(new URL(file, folder), 'utf8')))
    return awards.flatMap(award => cases.map((given): Decision => {
      const known = Object.entries({ ...facts, ...given.with }).filter(([id]) => !given.without.includes(id))
      const registry = {
        entries: given.entries.map(entry => ({ award, round: 2564, ...entry })),
        winners: given.wins.map(win => ({ award, ...win })),
      }
      return { ...given, award, input: { facts: Object.fromEntries(known), registry, asOf: given.asOf } }
    }))
  })
}
