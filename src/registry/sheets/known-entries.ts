import { comparable, type EntrySeen, type RoundRegistry } from '../../rules/index.ts'
import type { WinIndex } from '../round-index.ts'
import type { EntryStanding, StoredEntry } from '../rows.ts'
import type { TidyDraft } from '../texts.ts'

/** An entry while a file is planned: stored, or to be added. */
export interface KnownEntry {
  readonly draft: TidyDraft
  readonly standing: EntryStanding
  /** The row it has now; undefined for one that the file adds. */
  readonly row?: StoredEntry | undefined
  /** The line of the file that it comes from or that changes it. */
  readonly line?: number
}

/** An entry as a reason names it, with the line of the file it stands in. */
export interface SeenInFile extends EntrySeen {
  readonly line?: number
}

type ComparableEntry = ReturnType<RoundRegistry['entries']>[number]

interface Placed extends ComparableEntry {
  readonly of: KnownEntry
}

const nothing: readonly never[] = []

/** The comparable form of many names is asked for again and again. */
const forms = (): ((text: string) => string) => {
  const known = new Map<string, string>()
  return (text) => {
    let form = known.get(text)
    if (form === undefined) known.set(text, (form = comparable(text)))
    return form
  }
}

/**
 * The entries of a round as a file changes them line by line, looked up by the rules like any
 * registry. Unlike the registry's own index it changes in place: it lives as long as one plan.
 */
export class KnownEntries {
  readonly #byId = new Map<number, KnownEntry>()
  readonly #byWork = new Map<string, Set<KnownEntry>>()
  readonly #registered = { body: new Map<string, Set<Placed>>(), applicant: new Map<string, Set<Placed>>() }
  readonly #placed = new Map<KnownEntry, Placed>()
  readonly #form = forms()

  constructor(rows: Iterable<KnownEntry>) {
    for (const entry of rows) this.put(entry)
  }

  /** Puts an entry in, in the place of what it was before. */
  put(entry: KnownEntry, before?: KnownEntry): void {
    if (before !== undefined) this.#remove(before)
    const { draft, row } = entry
    if (row !== undefined) this.#byId.set(row.id, entry)
    addTo(this.#byWork, this.#workKey(draft), entry)
    if (entry.standing.state !== 'registered') return
    const seen: SeenInFile = {
      agency: draft.agency, countsAs: draft.countsAs, award: draft.award, title: draft.title, area: draft.area,
      ...(entry.line === undefined ? {} : { line: entry.line }),
    }
    const placed: Placed = { of: entry, seen, title: comparable(draft.title), area: draft.area === null ? null : comparable(draft.area) }
    this.#placed.set(entry, placed)
    addTo(this.#registered.body, `${draft.award}\n${this.#form(draft.countsAs)}`, placed)
    addTo(this.#registered.applicant, `${draft.award}\n${this.#form(draft.agency)}`, placed)
  }

  byId(id: number): KnownEntry | undefined {
    return this.#byId.get(id)
  }

  /** The entries of the same work: award, body and title. */
  sameWork(draft: TidyDraft): readonly KnownEntry[] {
    return [...(this.#byWork.get(this.#workKey(draft)) ?? nothing)]
  }

  /** What the rules may look up, without one entry. */
  registry(wins: WinIndex, without: KnownEntry | undefined): RoundRegistry {
    return {
      entries: (award, by, name) => {
        const found = this.#registered[by].get(`${award}\n${name}`)
        return found === undefined ? nothing : [...found].filter(({ of }) => of !== without)
      },
      wins: (award, body) => wins.byBody.get(`${body}\n${award}`) ?? nothing,
      everyWin: (award) => wins.byAward.get(award) ?? nothing,
    }
  }

  #remove(entry: KnownEntry): void {
    const { draft } = entry
    this.#byWork.get(this.#workKey(draft))?.delete(entry)
    const placed = this.#placed.get(entry)
    if (placed === undefined) return
    this.#placed.delete(entry)
    this.#registered.body.get(`${draft.award}\n${this.#form(draft.countsAs)}`)?.delete(placed)
    this.#registered.applicant.get(`${draft.award}\n${this.#form(draft.agency)}`)?.delete(placed)
  }

  #workKey(draft: TidyDraft): string {
    return `${draft.award}\n${this.#form(draft.countsAs)}\n${comparable(draft.title)}`
  }
}

function addTo<T>(index: Map<string, Set<T>>, key: string, item: T): void {
  const items = index.get(key)
  if (items) items.add(item)
  else index.set(key, new Set([item]))
}
