/** An entry of a round, as the command line takes it. */
export interface Entry {
  readonly agency: string
  readonly countsAs?: string | null | undefined
  readonly award: string
  readonly round: number
  readonly title?: string | null | undefined
  readonly area?: string | null | undefined
}

/** An earlier winner; `round` is null where the source gives no year. */
export interface Winner {
  readonly agency: string
  readonly countsAs?: string | null | undefined
  readonly award: string
  readonly round: number | null
  readonly level?: string | null | undefined
  readonly title?: string | null | undefined
}

/** What is entered and won, as plain data: whoever calls the core brings it. */
export interface Registry {
  readonly entries: readonly Entry[]
  readonly winners: readonly Winner[]
}

/** An entry of the registry as a reason names it. */
export interface EntrySeen {
  readonly agency: string
  readonly countsAs: string
  readonly award: string
  readonly title: string | null
  readonly area: string | null
}

/** The part of a registry that one round's rules may see, indexed by body and by award. */
export interface RoundRegistry {
  /** Entries of the round for an award whose counting body, or whose agency itself, is this. */
  entries(award: string, by: 'body' | 'applicant', name: string): readonly ComparableEntry[]
  /** Rounds of the body's earlier wins of an award. */
  wins(award: string, body: string): readonly (number | null)[]
  /**
   * Every entry and every earlier win of an award: what an applicant yet unnamed may turn out to
   * have. A registry that can't list them leaves these out, and anything is taken to be possible.
   */
  everyEntry?(award: string): readonly ComparableEntry[]
  everyWin?(award: string): readonly (number | null)[]
}

export interface ComparableEntry {
  readonly seen: EntrySeen
  /** Title and area in comparable form; null where the entry has none. */
  readonly title: string | null
  readonly area: string | null
}

/**
 * The form in which names, titles and areas are compared: NFC, trimmed, white space and case
 * folded.
 *
 * @example comparable('  Smart   City ') // 'smart city'
 */
export function comparable(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

const nothing: readonly never[] = []

/** The registry that holds nothing. */
export const emptyRegistry: RoundRegistry = {
  entries: () => nothing,
  wins: () => nothing,
  everyEntry: () => nothing,
  everyWin: () => nothing,
}

/**
 * Indexes a registry for one round. Entries of other rounds, and wins of this or later rounds, are
 * left out: they are not what the conditions speak of.
 */
export function registryOf(registry: Registry, round: number): RoundRegistry {
  if (registry.entries.length === 0 && registry.winners.length === 0) return emptyRegistry
  const byBody: ByName<ComparableEntry> = new Map()
  const byAgency: ByName<ComparableEntry> = new Map()
  const wins: ByName<number | null> = new Map()
  const allEntries = new Map<string, ComparableEntry[]>()
  const allWins = new Map<string, (number | null)[]>()
  for (const entry of registry.entries) {
    if (entry.round !== round) continue
    const countsAs = entry.countsAs ?? entry.agency
    const comparableEntry: ComparableEntry = {
      seen: { agency: entry.agency, countsAs, award: entry.award, title: entry.title ?? null, area: entry.area ?? null },
      title: entry.title == null ? null : comparable(entry.title),
      area: entry.area == null ? null : comparable(entry.area),
    }
    add(of(byBody, comparable(countsAs)), entry.award, comparableEntry)
    add(allEntries, entry.award, comparableEntry)
    add(of(byAgency, comparable(entry.agency)), entry.award, comparableEntry)
  }
  for (const winner of registry.winners) {
    if (winner.round !== null && winner.round >= round) continue
    add(allWins, winner.award, winner.round)
    add(of(wins, comparable(winner.countsAs ?? winner.agency)), winner.award, winner.round)
  }
  return {
    entries: (award, by, name) => (by === 'body' ? byBody : byAgency).get(name)?.get(award) ?? nothing,
    wins: (award, body) => wins.get(body)?.get(award) ?? nothing,
    everyEntry: (award) => allEntries.get(award) ?? nothing,
    everyWin: (award) => allWins.get(award) ?? nothing,
  }
}

/** By name, then by award: looked up many times a case, so without keys to be joined first. */
type ByName<T> = Map<string, Map<string, T[]>>

function of<T>(index: ByName<T>, name: string): Map<string, T[]> {
  let awards = index.get(name)
  if (!awards) index.set(name, (awards = new Map()))
  return awards
}

function add<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key)
  if (list) list.push(item)
  else index.set(key, [item])
}
