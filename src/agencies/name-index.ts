import type { Agency } from './agency.ts'
import { keysOf, prefixOf } from './keys.ts'
import type { Key } from './keys.ts'
import type { Lexicon } from './lexicon.ts'

/** A stretch of a text's form that is the full name of an agency. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  readonly keys: readonly Key[]
}

export interface NameIndex {
  readonly keys: readonly Key[]
  exact(form: string): readonly Key[]
  /** The full names inside a form, longest first at each place, none inside another. */
  inside(form: string, mayStartAt: (index: number) => boolean): Occurrence[]
  /** The group of names (see the lexicon) that an agency's own name belongs to. */
  groupOf(agency: Agency): string
  /** The first word of an agency's own name, if the lexicon has it. */
  prefixWordOf(agency: Agency): string | undefined
}

const SEED = 4
const SHORTEST_INSIDE = 6
const NONE: readonly Key[] = []

/** Every key that leads to one of the agencies, agency by agency: most of the work of an index. */
export function* keysOfAll(agencies: readonly Agency[], lexicon: Lexicon): Generator<readonly Key[], undefined> {
  const nicknames = new Map(agencies.flatMap(({ kind, province, short }) =>
    kind === 'province' && province !== undefined ? [[province, short] as const] : []))
  for (const agency of agencies) yield keysOf(agency, lexicon, nicknames)
}

/** Indexes agencies by every key that leads to them. */
export function createNameIndex(agencies: readonly Agency[], lexicon: Lexicon, keys: readonly Key[] = [...keysOfAll(agencies, lexicon)].flat()): NameIndex {
  const byForm = new Map<string, Key[]>()
  for (const key of keys) {
    const owners = byForm.get(key.form)
    if (owners === undefined) byForm.set(key.form, [key])
    else owners.push(key)
  }
  // Thousands of names may begin alike; their lengths are few.
  const insideForms = new Set<string>()
  const lengthsBySeed = new Map<string, Set<number>>()
  for (const [form, owners] of byForm) {
    if (form.length < SHORTEST_INSIDE || !owners.some((key) => key.strength === 'full' && key.placed !== true)) continue
    const seed = form.slice(0, SEED)
    insideForms.add(form)
    const lengths = lengthsBySeed.get(seed)
    if (lengths === undefined) lengthsBySeed.set(seed, new Set([form.length]))
    else lengths.add(form.length)
  }
  const longestFirst = new Map([...lengthsBySeed].map(([seed, lengths]) => [seed, [...lengths].sort((one, other) => other - one)]))
  const prefixes = new Map(agencies.map((agency) => [agency, prefixOf(agency.name, lexicon)]))

  return {
    keys,
    exact: (form) => byForm.get(form) ?? NONE,
    inside(form, mayStartAt) {
      const found: Occurrence[] = []
      for (let start = 0; start + SHORTEST_INSIDE <= form.length; start++) {
        const lengths = longestFirst.get(form.slice(start, start + SEED))
        const length = lengths?.find((each) => insideForms.has(form.slice(start, start + each)))
        const hit = length === undefined ? undefined : form.slice(start, start + length)
        if (hit === undefined || !mayStartAt(start)) continue
        const owners = (byForm.get(hit) ?? NONE).filter((key) => key.strength === 'full')
        found.push({ start, end: start + hit.length, keys: owners })
        start += hit.length - 1
      }
      return found
    },
    groupOf: (agency) => prefixes.get(agency)?.group ?? 'central',
    prefixWordOf: (agency) => prefixes.get(agency)?.word,
  }
}
