import type { SchemaTransaction } from '../database/database.ts'
import { comparable, documentWinners, examineEntry, type Rulebook, type RoundRegistry, type Rules } from '../rules/index.ts'
import { dayInBangkok } from './day.ts'
import type { EntryDraft, Objection, Scope } from './desk.ts'
import { EntryIndex, indexWins, roundRegistry, type IndexableEntry, type WinIndex } from './round-index.ts'
import { draftOfRow, type StoredEntry } from './rows.ts'
import { rulesUnder, rulingsInForce } from './rules-in-force.ts'
import { covers } from './scope.ts'

/** How many names one query asks for. */
const NAMES = 400

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

type Whose = Pick<EntryDraft, 'agency' | 'countsAs'>

/** The bodies and agencies of some drafts. */
export function concernedOf(drafts: readonly Whose[]): Concerned {
  return {
    bodies: new Set(drafts.map(({ countsAs }) => comparable(countsAs))),
    agencies: new Set(drafts.map(({ agency }) => comparable(agency))),
  }
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
    const standing = await this.standing(concernedOf([draft]))
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
   */
  async restingOn(before: readonly StoredEntry[], after: readonly StoredEntry[]): Promise<readonly StoredEntry[]> {
    const changing = [...before, ...after]
    const near = await this.#entries(concernedOf(changing.map(draftOfRow)))
    const standing = await this.standing(concernedOf([...near, ...changing].map(draftOfRow)))
    const concerned = concernedOf(changing.map(draftOfRow))
    const index = indexOf(standing.entries)
    const changed = index.with(after.map((row) => ({ ...row, gone: row.state !== 'registered' })))
    const own = new Set(after.map(({ id }) => id))
    return standing.entries.filter((row) => {
      if (own.has(row.id) || !(concerned.bodies.has(row.body_key) || concerned.agencies.has(row.agency_key))) return false
      const except = new Set([row.id])
      const judge = (entries: EntryIndex): readonly Objection[] =>
        this.judge(standing, draftOfRow(row), roundRegistry(entries, standing.wins, { except }))
      const known = new Set(judge(index).map(badness))
      return judge(changed).some((objection) => !known.has(badness(objection)))
    })
  }

  async #entries({ bodies, agencies }: Concerned): Promise<readonly StoredEntry[]> {
    const found = new Map<number, StoredEntry>()
    for (const [column, names] of [['body_key', bodies], ['agency_key', agencies]] as const) {
      for (const some of portions([...names])) {
        const rows = await this.#transaction
          .selectFrom('entries')
          .selectAll()
          .where('round', '=', this.#rulebook.round)
          .where(column, 'in', some)
          .where('state', '=', 'registered')
          .orderBy('id')
          .execute()
        for (const row of rows) found.set(row.id, row)
      }
    }
    return [...found.values()]
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
