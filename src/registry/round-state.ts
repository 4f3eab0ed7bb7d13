import { sql } from 'kysely'
import { setImmediate } from 'node:timers/promises'
import type { Agency } from '../agencies/index.ts'
import type { Database } from '../database/database.ts'
import { documentWinners, type RoundRegistry, type Rulebook, type Rules, type Winner } from '../rules/index.ts'
import { keptDates, rulesWithDates } from './dates-in-force.ts'
import { EntryIndex, indexWins, roundRegistry, type IndexableEntry, type WinIndex } from './round-index.ts'
import { rulesUnder, rulingsInForce } from './rules-in-force.ts'

/** What is kept is looked at afresh after so long, in milliseconds. */
const FRESH = 200
/** Entries that are read at a time. */
const PAGE = 1_000
/** No row has a higher id. */
const MOST_ID = 2_147_483_647

/** A round as it is committed: what the turns of applicants go by. It never changes; a later one is another. */
export interface RoundSnapshot {
  /** Counts changes; the same number, the same content. */
  readonly version: number
  /** Under the rulings that are in force, with the dates that hold. */
  readonly rules: Rules
  readonly registry: RoundRegistry
  /** Agencies beside the directory's own; the same list while they stay the same. */
  readonly agencies: readonly Agency[]
  readonly agenciesVersion: number
}

export interface RoundState {
  /**
   * The round as it was committed at most 200 ms ago. Callers at one moment share a look. While the
   * database is away, what was known last.
   *
   * @throws the engine's error where the database is away and nothing is known yet.
   */
  current(): Promise<RoundSnapshot>
  /** Something was committed here: the next `current` looks at once. */
  changed(): void
}

interface Versions {
  readonly round: number
  readonly winners: number
  readonly agencies: number
}

interface Held {
  readonly versions: Versions
  readonly entries: EntryIndex
  readonly wins: WinIndex
  readonly snapshot: RoundSnapshot
}

/**
 * Keeps a round's rules and registry in memory, and up to date with what is committed, by this
 * process or another. Only what has changed is read.
 *
 * @param now milliseconds of a clock that never goes back.
 * @example
 * const state = createRoundState({ database, rulebook, now: () => performance.now() })
 * const { rules, registry } = await state.current()
 */
export function createRoundState(options: { readonly database: Database; readonly rulebook: Rulebook; readonly now: () => number }): RoundState {
  const { database, rulebook, now } = options
  let held: Held | undefined
  let lookedAt = -Infinity
  /** How often a change was told of, and how often before the look that is held began. */
  let told = 0
  let heard = 0
  let looking: { readonly heard: number; readonly found: Promise<Held> } | undefined

  const lookOnce = async (): Promise<Held> => {
    const knows = told
    const started = now()
    held = await bringUpToDate(database, rulebook, held)
    lookedAt = started
    heard = knows
    return held
  }
  /** A look that began after all that has been told of; one at a time. */
  const look = (): Promise<Held> => {
    if (looking?.heard === told) return looking.found
    const earlier = looking?.found.catch(() => undefined)
    const found = earlier ? earlier.then(lookOnce) : lookOnce()
    const own = { heard: told, found }
    looking = own
    const over = (): void => {
      if (looking === own) looking = undefined
    }
    found.then(over, over)
    return found
  }

  return {
    async current() {
      if (held && heard === told && now() - lookedAt < FRESH) return held.snapshot
      try {
        return (await look()).snapshot
      } catch (error) {
        if (!held) throw error
        // Asked again only after a while: a database that is away is slow to say so.
        lookedAt = now()
        heard = told
        return held.snapshot
      }
    },
    changed() {
      told++
    },
  }
}

async function bringUpToDate(database: Database, rulebook: Rulebook, held: Held | undefined): Promise<Held> {
  const { kysely } = database
  const { round } = rulebook
  // Versions first: rows that are committed between are read once more the next time, and none is missed.
  const versions = await versionsOf(database, round)
  // A database that was put back to an earlier time is read as a new one.
  const known = held && versions.round >= held.versions.round && versions.winners >= held.versions.winners &&
    versions.agencies >= held.versions.agencies ? held : undefined
  if (known && known.versions.round === versions.round && known.versions.winners === versions.winners &&
    known.versions.agencies === versions.agencies) return known

  const changed = await changedEntries(database, round, known?.versions.round ?? -1)
  const wins = known && known.versions.winners === versions.winners ? known.wins
    : indexWins(documentWinners(rulebook), await winnersOf(database), round)
  const agencies = known && known.versions.agencies === versions.agencies ? known.snapshot.agencies : await agenciesOf(database)
  const rules = rulesWithDates(rulesUnder(rulebook, await rulingsInForce(kysely, round)), await keptDates(kysely, round))
  // Last, when nothing can fail any more: the index is handed on, not copied.
  const entries = await (known?.entries ?? EntryIndex.empty).gradually(changed)
  const registry = roundRegistry(entries, wins)
  const version = (held?.snapshot.version ?? 0) + 1
  const agenciesVersion = agencies === held?.snapshot.agencies ? held.snapshot.agenciesVersion : version
  return { versions, entries, wins, snapshot: { version, rules, registry, agencies, agenciesVersion } }
}

async function versionsOf({ kysely }: Database, round: number): Promise<Versions> {
  const { rows: [row] } = await sql<Versions>`select
    coalesce((select version from rounds where round = ${round}), 0) as round,
    coalesce((select version from list_versions where list = 'winners'), 0) as winners,
    coalesce((select version from list_versions where list = 'agencies'), 0) as agencies`.execute(kysely)
  return row ?? { round: 0, winners: 0, agencies: 0 }
}

/** Page by page, since an import changes thousands at once. An entry that is changed meanwhile may come twice, the newer one last. */
async function changedEntries({ kysely }: Database, round: number, since: number): Promise<readonly (IndexableEntry & { readonly gone: boolean })[]> {
  const found: (IndexableEntry & { readonly gone: boolean })[] = []
  let after = { changed: since, id: MOST_ID }
  for (;;) {
    const rows = await kysely
      .selectFrom('entries')
      .select(['id', 'award', 'agency', 'agency_key', 'body', 'body_key', 'title', 'area', 'state', 'changed'])
      .where('round', '=', round)
      .where(sql<boolean>`(changed, id) > (${after.changed}, ${after.id})`)
      .orderBy('changed').orderBy('id').limit(PAGE)
      .execute()
    for (const row of rows) found.push({ ...row, gone: row.state !== 'registered' })
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return found
    after = last
    // SQLite answers at once: by itself that would let nobody else have a turn.
    await setImmediate()
  }
}

async function winnersOf({ kysely }: Database): Promise<readonly Winner[]> {
  const rows = await kysely
    .selectFrom('winners').select(['agency', 'body', 'award', 'round']).where('state', '=', 'listed').execute()
  return rows.map(({ body, ...winner }) => ({ ...winner, countsAs: body }))
}

/** The agencies that coordinators added to the directory. */
export async function agenciesOf({ kysely }: Database): Promise<readonly Agency[]> {
  const rows = await kysely.selectFrom('agencies').selectAll().where('state', '=', 'listed').orderBy('id').execute()
  return rows.map(({ name, english, kind, parent, counts_as: countsAs, short, province, district }) => ({
    name,
    kind,
    countsAs,
    short: JSON.parse(short) as string[],
    ...(english === null ? {} : { english }),
    ...(parent === null ? {} : { parent }),
    ...(province === null ? {} : { province }),
    ...(district === null ? {} : { district }),
  }))
}
