import type { SchemaTransaction } from '../database/database.ts'
import { comparable, documentWinners, examineEntry, type Rulebook, type RoundRegistry, type Rules } from '../rules/index.ts'
import { dayInBangkok } from './day.ts'
import type { EntryDraft, Objection, Scope } from './desk.ts'
import { EntryIndex, indexWins, roundRegistry, type IndexableEntry, type WinIndex } from './round-index.ts'
import { draftOfRow, type StoredEntry } from './rows.ts'
import { rulesUnder, rulingsInForce } from './rules-in-force.ts'
import { covers } from './scope.ts'
import { breath, STRIDE } from './sheets/limits.ts'

/** How many names one query asks for. */
const NAMES = 400
/** Of no more names than these, entries are looked up by name. */
const FEW = 100
/** How many entries are read in one go. */
const PORTION = 1_000

/** Whose entries are looked at: comparable names of bodies and of agencies. */
export interface Concerned {
  readonly bodies: ReadonlySet<string>
  readonly agencies: ReadonlySet<string>
}

/** Everything by which the core decides about some bodies and agencies, as the transaction sees it. */
export interface Standing {
  readonly rules: Rules
  /** Registered entries. */
  readonly entries: readonly StoredEntry[]
  readonly wins: WinIndex
}

/** The bodies and agencies of some rows. */
export function concernedOf(rows: readonly Pick<StoredEntry, 'body_key' | 'agency_key'>[]): Concerned {
  return { bodies: new Set(rows.map(({ body_key }) => body_key)), agencies: new Set(rows.map(({ agency_key }) => agency_key)) }
}

/**
 * Asks the core about entries, by what one transaction sees. Where a change rests on the answer, the
 * round is locked first.
 */
export class Admissions {
  readonly #transaction: SchemaTransaction
  readonly #rulebook: Rulebook
  readonly #asOf: string

  constructor(options: { readonly transaction: SchemaTransaction; readonly rulebook: Rulebook; readonly at: Date }) {
    this.#transaction = options.transaction
    this.#rulebook = options.rulebook
    this.#asOf = dayInBangkok(options.at)
  }

  /** The rules under the rulings that are in force now. */
  async rules(): Promise<Rules> {
    return rulesUnder(this.#rulebook, await rulingsInForce(this.#transaction, this.#rulebook.round))
  }

  /** What speaks against an entry that would be registered now. `except`: its own id, where it is stored. */
  async objections(draft: EntryDraft, except?: number): Promise<readonly Objection[]> {
    const standing = await this.standing(concernedOf([{ body_key: comparable(draft.countsAs), agency_key: comparable(draft.agency) }]))
    return this.judge(standing, draft, registryOfStanding(standing, except))
  }

  async standing(concerned: Concerned): Promise<Standing> {
    const rules = await this.rules()
    return { rules, entries: await this.#entries(concerned), wins: await this.#wins(concerned.bodies) }
  }

  judge({ rules }: Standing, draft: EntryDraft, registry: RoundRegistry): readonly Objection[] {
    return examineEntry(rules, draft, registry, this.#asOf)
  }

  /**
   * Of the registered entries that stay as they are, the ones that could be registered beside the
   * entries as they are, and not once these have changed.
   *
   * @param before entries as they are; `after`: as they would be.
   * @param since the round's version of the change that is taken back: what stood before it was let in
   *   beside what comes back.
   */
  async restingOn(before: readonly StoredEntry[], after: readonly StoredEntry[], since: number): Promise<readonly StoredEntry[]> {
    const changing = [...before, ...after]
    const own = new Set(after.map(({ id }) => id))
    const others = (await this.#entries(concernedOf(changing), since)).filter(({ id }) => !own.has(id))
    if (others.length === 0) return []
    const standing = await this.standing(concernedOf([...others, ...changing]))
    const [index, changed] = [await EntryIndex.empty.gradually(standing.entries), await indexAfter(standing, after)]
    const resting: StoredEntry[] = []
    for (const [count, row] of others.entries()) {
      if (count % STRIDE === STRIDE - 1) await breath()
      const except = new Set([row.id])
      const judge = (entries: EntryIndex): readonly Objection[] =>
        this.judge(standing, draftOfRow(row), roundRegistry(entries, standing.wins, { except }))
      const known = new Set(judge(index).map(badness))
      if (judge(changed).some((objection) => !known.has(badness(objection)))) resting.push(row)
    }
    return resting
  }

  /**
   * What speaks against entries that count again, once all of these are put back. Whatever they stood
   * beside before the change that is taken back speaks against none of them: that was settled then.
   *
   * @param asked the entries that count again; `after`: all that are put back.
   * @param since the round's version of that change; undefined where the readings are others now.
   */
  async objectionsToReturn(asked: readonly StoredEntry[], after: readonly StoredEntry[], since: number | undefined): Promise<readonly Objection[]> {
    if (asked.length === 0) return []
    const standing = await this.standing(concernedOf(asked))
    const own = new Set(after.map(({ id }) => id))
    // Indexed once: there may be as many as a file has lines.
    const all = await indexAfter(standing, after)
    const later = since === undefined ? all : EntryIndex.empty.with(standing.entries.filter(({ id, changed }) => !own.has(id) && changed > since))
    const objections: Objection[] = []
    for (const [count, row] of asked.entries()) {
      if (count % STRIDE === STRIDE - 1) await breath()
      const judge = (entries: EntryIndex): readonly Objection[] =>
        this.judge(standing, draftOfRow(row), roundRegistry(entries, standing.wins, { withIds: true, except: new Set([row.id]) }))
      const found = judge(all)
      if (found.length === 0) continue
      const still = new Set(judge(later).map(badness))
      objections.push(...found.filter((objection) => still.has(badness(objection))))
    }
    return objections
  }

  /** The registered entries of some bodies and agencies, changed after a version of the round. */
  async #entries({ bodies, agencies }: Concerned, since = -1): Promise<readonly StoredEntry[]> {
    const found = new Map<number, StoredEntry>()
    const registered = () => this.#transaction
      .selectFrom('entries').selectAll()
      .where('round', '=', this.#rulebook.round).where('state', '=', 'registered').where('changed', '>', since)
      .orderBy('id')
    if (bodies.size + agencies.size <= FEW) {
      for (const [column, names] of [['body_key', bodies], ['agency_key', agencies]] as const) {
        if (names.size === 0) continue
        for (const row of await registered().where(column, 'in', [...names]).execute()) found.set(row.id, row)
      }
      return [...found.values()]
    }
    // Of many, all are gone through once, by portions: one answer of 50,000 rows would let nobody else have a turn.
    for (let after = 0; ;) {
      const rows = await registered().where('id', '>', after).limit(PORTION).execute()
      for (const row of rows) if (bodies.has(row.body_key) || agencies.has(row.agency_key)) found.set(row.id, row)
      const last = rows.at(-1)
      if (last === undefined || rows.length < PORTION) return [...found.values()]
      after = last.id
      await breath()
    }
  }

  async #wins(bodies: ReadonlySet<string>): Promise<WinIndex> {
    const own = []
    for (const some of portions([...bodies])) {
      const rows = await this.#transaction
        .selectFrom('winners')
        .select(['agency', 'body', 'award', 'round'])
        .where('body_key', 'in', some)
        .where('state', '=', 'listed')
        .execute()
      own.push(...rows.map(({ agency, body, award, round }) => ({ agency, countsAs: body, award, round })))
    }
    return indexWins(documentWinners(this.#rulebook), own, this.#rulebook.round)
  }
}

/** Objections as a scope may see them: entries of other bodies are not named. */
export function objectionsInSight(objections: readonly Objection[], scope: Scope): readonly Objection[] {
  return objections.map((objection) => ({
    ...objection,
    collides: objection.collides.filter(({ countsAs }) => covers(scope, comparable(countsAs))),
  }))
}

/** The registry as a standing has it, with the ids of entries, and without one of them. */
export function registryOfStanding(standing: Standing, except?: number): RoundRegistry {
  return roundRegistry(indexOf(standing.entries), standing.wins, {
    withIds: true,
    ...(except === undefined ? {} : { except: new Set([except]) }),
  })
}

/** The registered entries with some put back. */
function indexAfter({ entries }: Standing, after: readonly StoredEntry[]): Promise<EntryIndex> {
  const own = new Set(after.map(({ id }) => id))
  return EntryIndex.empty.gradually([...entries.filter(({ id }) => !own.has(id)), ...after.filter(({ state }) => state === 'registered')])
}

function indexOf(rows: readonly IndexableEntry[]): EntryIndex {
  return EntryIndex.empty.with(rows)
}

/** An objection by how bad it is: one that was unsettled before and is unmet now is another. */
function badness({ condition, result }: Objection): string {
  return `${condition} ${result}`
}

function portions(names: readonly string[]): readonly (readonly string[])[] {
  const parts = []
  for (let i = 0; i < names.length; i += NAMES) parts.push(names.slice(i, i + NAMES))
  return parts
}
