import { setImmediate } from 'node:timers/promises'
import { comparable, type EntrySeen, type RoundRegistry, type Winner } from '../rules/index.ts'

type IndexedEntry = ReturnType<RoundRegistry['entries']>[number]

/** The columns of a registered entry that conditions look at. */
export interface IndexableEntry {
  readonly id: number
  readonly award: string
  readonly agency: string
  readonly agency_key: string
  readonly body: string
  readonly body_key: string
  readonly title: string
  readonly area: string | null
}

/** How many entries are placed in one go. */
const STRIDE = 500
/** How many bins names are spread over. */
const BINS = 1024
/** With more entries, an applicant yet unnamed may have anything; going through all would take too long. */
const LISTED_AT_MOST = 500

interface Placed {
  readonly id: number
  readonly award: string
  readonly entry: IndexedEntry
}

/** Names to what is entered under them, in bins that are copied when they change. */
type Bins = readonly ReadonlyMap<string, readonly Placed[]>[]

const nothing: readonly never[] = []

/**
 * The registered entries of a round, as conditions look them up. It never changes: a new one is made
 * from it, and shares whatever stayed the same, so that one change among many entries costs little.
 */
export class EntryIndex {
  static readonly empty = new EntryIndex(new Map(), emptyBins(), emptyBins())
  readonly #byId: Map<number, IndexableEntry>
  readonly #byBody: Bins
  readonly #byAgency: Bins
  #listed: ReadonlyMap<string, readonly IndexedEntry[]> | undefined
  readonly size: number

  private constructor(byId: Map<number, IndexableEntry>, byBody: Bins, byAgency: Bins) {
    this.#byId = byId
    this.#byBody = byBody
    this.#byAgency = byAgency
    this.size = byId.size
  }

  /**
   * The index after some entries have changed. The index it is called on serves look-ups as before,
   * and is not changed once more.
   *
   * @param changed entries as they are now; those that are `gone` (withdrawn, drafts) count no longer.
   */
  with(changed: readonly (IndexableEntry & { readonly gone?: boolean })[]): EntryIndex {
    const changing = this.#changing(changed)
    for (;;) {
      const { done, value } = changing.next()
      if (done === true) return value
    }
  }

  /** The same with pauses, in which everybody else has their turn: for the thousands of entries of an import. */
  async gradually(changed: Parameters<EntryIndex['with']>[0]): Promise<EntryIndex> {
    const changing = this.#changing(changed)
    for (;;) {
      const { done, value } = changing.next()
      if (done === true) return value
      await setImmediate()
    }
  }

  /** Pauses now and then. */
  *#changing(changed: Parameters<EntryIndex['with']>[0]): Generator<undefined, EntryIndex> {
    // The list by id belongs to the newest index alone; look-ups do not use it.
    const byId = this.size === 0 ? new Map<number, IndexableEntry>() : this.#byId
    const byBody = new BinsBeingChanged(this.#byBody)
    const byAgency = new BinsBeingChanged(this.#byAgency)
    for (const [count, entry] of changed.entries()) {
      if (count % STRIDE === STRIDE - 1) yield
      const before = byId.get(entry.id)
      if (before) {
        byBody.remove(before.body_key, entry.id)
        byAgency.remove(before.agency_key, entry.id)
        byId.delete(entry.id)
      }
      if (entry.gone) continue
      const placed = placedOf(entry)
      byId.set(entry.id, entry)
      byBody.add(entry.body_key, placed)
      byAgency.add(entry.agency_key, placed)
    }
    return new EntryIndex(byId, byBody.done(), byAgency.done())
  }

  /** Entries of a body, or of an agency itself, for an award. */
  entries(award: string, by: 'body' | 'applicant', name: string): readonly Placed[] {
    const all = binOf(by === 'body' ? this.#byBody : this.#byAgency, name).get(name)
    return all?.filter((placed) => placed.award === award) ?? nothing
  }

  /** Every entry by award, where they are few enough to be gone through. */
  listed(): ReadonlyMap<string, readonly IndexedEntry[]> | undefined {
    if (this.size > LISTED_AT_MOST) return undefined
    if (this.#listed) return this.#listed
    const listed = new Map<string, IndexedEntry[]>()
    for (const bin of this.#byBody) {
      for (const { award, entry } of [...bin.values()].flat()) {
        const list = listed.get(award)
        if (list) list.push(entry)
        else listed.set(award, [entry])
      }
    }
    return (this.#listed = listed)
  }
}

/**
 * What conditions may look up in a round.
 *
 * @param winners earlier wins; those of this or a later round are left out.
 * @param except entries that are left out, by id.
 * @param withIds whether entries that a reason names carry their id, for coordinators.
 */
export function roundRegistry(
  entries: EntryIndex, wins: WinIndex, options: { readonly except?: ReadonlySet<number>; readonly withIds?: boolean } = {},
): RoundRegistry {
  const { except, withIds = false } = options
  const listed = except ? undefined : entries.listed()
  const seenOf = ({ id, entry }: Placed): IndexedEntry => (withIds ? { ...entry, seen: { ...entry.seen, id } as EntrySeen } : entry)
  return {
    entries: (award, by, name) => {
      const found = entries.entries(award, by, name)
      return found.length === 0 ? nothing : found.filter(({ id }) => !except?.has(id)).map(seenOf)
    },
    wins: (award, body) => wins.byBody.get(`${body}\n${award}`) ?? nothing,
    ...(listed ? { everyEntry: (award: string) => listed.get(award) ?? nothing } : {}),
    everyWin: (award) => wins.byAward.get(award) ?? nothing,
  }
}

/** Rounds of earlier wins. */
export interface WinIndex {
  /** By comparable body and award, with a line break between. */
  readonly byBody: ReadonlyMap<string, readonly (number | null)[]>
  /** Every round that occurs, by award. */
  readonly byAward: ReadonlyMap<string, readonly (number | null)[]>
}

/**
 * Indexes earlier wins for a round: those that the source lists, and the registry's own. A win of the
 * registry with its year takes the place of the source's win of the same award and body without one.
 */
export function indexWins(fromDocument: readonly Winner[], own: readonly Winner[], round: number): WinIndex {
  const keyOf = (winner: Winner): string => `${comparable(winner.countsAs ?? winner.agency)}\n${winner.award}`
  const dated = new Set(own.filter((winner) => winner.round !== null).map(keyOf))
  const counted = [...fromDocument.filter((winner) => winner.round !== null || !dated.has(keyOf(winner))), ...own]
  const byBody = new Map<string, (number | null)[]>()
  const byAward = new Map<string, (number | null)[]>()
  for (const winner of counted) {
    if (winner.round !== null && winner.round >= round) continue
    addOnce(byBody, keyOf(winner), winner.round)
    addOnce(byAward, winner.award, winner.round)
  }
  return { byBody, byAward }
}

function addOnce<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key)
  if (!list) index.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

function placedOf(entry: IndexableEntry): Placed {
  return {
    id: entry.id,
    award: entry.award,
    entry: {
      seen: { agency: entry.agency, countsAs: entry.body, award: entry.award, title: entry.title, area: entry.area },
      title: comparable(entry.title),
      area: entry.area === null ? null : comparable(entry.area),
    },
  }
}

class BinsBeingChanged {
  readonly #bins: ReadonlyMap<string, readonly Placed[]>[]
  readonly #own = new Set<ReadonlyMap<string, readonly Placed[]>>()
  readonly #ownLists = new Set<readonly Placed[]>()

  constructor(bins: Bins) {
    this.#bins = [...bins]
  }

  add(name: string, placed: Placed): void {
    const bin = this.#ownBin(name)
    const list = bin.get(name) ?? nothing
    if (this.#ownLists.has(list)) {
      ;(list as Placed[]).push(placed)
      return
    }
    const copy = [...list, placed]
    this.#ownLists.add(copy)
    bin.set(name, copy)
  }

  remove(name: string, id: number): void {
    const bin = this.#ownBin(name)
    const left = (bin.get(name) ?? nothing).filter((placed) => placed.id !== id)
    if (left.length > 0) bin.set(name, left)
    else bin.delete(name)
  }

  done(): Bins {
    return this.#bins
  }

  #ownBin(name: string): Map<string, readonly Placed[]> {
    const place = placeOf(name)
    const bin = this.#bins[place] as ReadonlyMap<string, readonly Placed[]>
    if (this.#own.has(bin)) return bin as Map<string, readonly Placed[]>
    const copy = new Map(bin)
    this.#own.add(copy)
    this.#bins[place] = copy
    return copy
  }
}

function emptyBins(): Bins {
  const empty = new Map<string, readonly Placed[]>()
  return new Array<ReadonlyMap<string, readonly Placed[]>>(BINS).fill(empty)
}

function binOf(bins: Bins, name: string): ReadonlyMap<string, readonly Placed[]> {
  return bins[placeOf(name)] as ReadonlyMap<string, readonly Placed[]>
}

function placeOf(name: string): number {
  let sum = 0
  for (let i = 0; i < name.length; i++) sum = (Math.imul(sum, 31) + name.charCodeAt(i)) | 0
  return (sum >>> 0) % BINS
}
