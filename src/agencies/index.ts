import { setImmediate } from 'node:timers/promises'
import type { Agency, Directory } from './agency.ts'
import { loadLexicon } from './lexicon.ts'
import { loadAgencies } from './load.ts'
import { createMatcher } from './match.ts'
import type { Key } from './keys.ts'
import { createNameIndex, keysOfAll } from './name-index.ts'

export type { Agency, Ask, Completed, Directory, Match } from './agency.ts'
export { DirectoryError } from './load.ts'

function build(agencies: readonly Agency[], index = createNameIndex(agencies, lexicon())): Directory {
  const matcher = createMatcher(agencies, index, lexicon())
  const byName = new Map(agencies.map((agency) => [agency.name, agency]))
  return {
    match: (typed) => matcher.match(typed),
    complete: (typed, place, ask) => matcher.complete(typed, place, ask),
    localNames: (bare) => matcher.localNames(bare),
    find: (name) => byName.get(name),
    all: () => agencies,
    kindByName: (typed) => matcher.kindByName(typed),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const lexicon = once(loadLexicon)
const ownAgencies = once(loadAgencies)
const ownIndex = once(() => createNameIndex(ownAgencies(), lexicon()))
const built = once(() => build(ownAgencies(), ownIndex()))
const own: Directory = {
  match: (typed) => built().match(typed),
  complete: (typed, place, ask) => built().complete(typed, place, ask),
  localNames: (bare) => built().localNames(bare),
  find: (name) => built().find(name),
  all: () => ownAgencies(),
  kindByName: (typed) => built().kindByName(typed),
}

/**
 * Reads and indexes the project's own directory, step by step, so that whatever comes in between need
 * not wait for all of it. Until then the first who asks for a name waits instead.
 *
 * @throws DirectoryError (`AGENCY_DIRECTORY_INVALID`) when a data file cannot be read as it must be
 */
export async function prepareDirectory(): Promise<void> {
  for (const step of [lexicon, ownAgencies, ownIndex, built]) {
    await setImmediate()
    step()
  }
}

/** Agencies that are taken in before others get their turn. */
const STRIDE = 200

/**
 * The same as `createDirectory(agencies)` with pauses, in which everybody else has their turn: for thousands
 * of agencies at once.
 */
export async function createDirectoryGradually(agencies: readonly Agency[]): Promise<Directory> {
  const keys: Key[] = []
  let count = 0
  for (const some of keysOfAll(agencies, lexicon())) {
    keys.push(...some)
    count += 1
    if (count % STRIDE === 0) await setImmediate()
  }
  const index = createNameIndex(agencies, lexicon(), keys)
  await setImmediate()
  return build(agencies, index)
}

/**
 * The directory of agencies and the matching of typed names.
 *
 * @param agencies the agencies to match against; without it the project's own, read once, when it is first
 *   asked or prepared, and shared
 * @throws DirectoryError (`AGENCY_DIRECTORY_INVALID`), also from what it returns, when a data file cannot be
 *   read as it must be
 * @example
 * createDirectory().match('we are RID') // { agency: the Royal Irrigation Department, sure: true }
 */
export function createDirectory(agencies?: readonly Agency[]): Directory {
  return agencies === undefined ? own : build(agencies)
}
