import type { Kysely } from 'kysely'
import type { Directory } from '../../agencies/index.ts'
import type { Schema } from '../../database/schema.ts'
import { documentWinners, type Rulebook } from '../../rules/index.ts'
import { dayInBangkok } from '../day.ts'
import type { ImportLine, ImportPlan, Scope } from '../desk.ts'
import { indexWins } from '../round-index.ts'
import { isEntered, winnerRecord } from '../rows.ts'
import { rulesUnder, rulingsInForce } from '../rules-in-force.ts'
import { createAgencyNames } from './agency-names.ts'
import { awardNames } from './award-names.ts'
import { readColumns, type Table } from './columns.ts'
import type { FileKind } from './lexicon.ts'
import { planAgencies, type AgencyWork } from './plan-agencies.ts'
import { planEntries, type EntryWork } from './plan-entries.ts'
import { planWinners, type WinnerWork } from './plan-winners.ts'
import { SheetRefusal } from './refusal.ts'
import type { Noted, SheetRows } from './rows.ts'

/** What a plan would change, in the order of the file. */
export type Work =
  | { readonly kind: 'entries'; readonly items: readonly EntryWork[] }
  | { readonly kind: 'winners'; readonly items: readonly WinnerWork[] }
  | { readonly kind: 'agencies'; readonly items: readonly AgencyWork[] }

export interface Planned {
  readonly plan: ImportPlan
  readonly work: Work
}

/** By what a file is planned: what the database has, seen by a transaction or from outside of any. */
export interface PlanGround {
  readonly database: Kysely<Schema>
  readonly rulebook: Rulebook
  readonly at: Date
  readonly scope: Scope
  readonly directory: Directory
  /** The kind of file that alone is expected. */
  readonly only?: FileKind | undefined
}

/**
 * Says line by line what a file would do to the registry as it is seen. Nothing is
 * changed. Where any line is refused there is nothing to do: a file is carried out as a whole or not at all.
 *
 * @throws SheetRefusal where its headers are not understood, or the coordinator may not import its kind
 */
export async function planFile(sheet: SheetRows, ground: PlanGround): Promise<Planned> {
  const table = readColumns(sheet, ground.only)
  if (table.kind !== 'entries' && ground.scope.kind !== 'all') throw new SheetRefusal('kind-not-allowed')
  const { lines, work } = await plan(table, ground)
  const refused = lines.some(({ does }) => does === 'refuse')
  return {
    plan: { kind: table.kind, lines, counts: countsOf(lines), remarks: [...table.remarks, ...(refused ? [nothingDone] : [])] },
    work: refused ? { kind: table.kind, items: [] } : work,
  }
}

const nothingDone: Noted = { code: 'all-or-nothing' }

async function plan(table: Table, ground: PlanGround): Promise<{ readonly lines: readonly ImportLine[]; readonly work: Work }> {
  const { database, rulebook, directory } = ground
  if (table.kind === 'agencies') {
    const stored = await database.selectFrom('agencies').selectAll().orderBy('id').execute()
    const { lines, work } = await planAgencies(table, { directory, stored })
    return { lines, work: { kind: 'agencies', items: work } }
  }
  const winners = await database.selectFrom('winners').selectAll().where('state', '=', 'listed').orderBy('id').execute()
  const agencies = await createAgencyNames(database, directory)
  const awards = awardNames(rulebook)
  const documented = documentWinners(rulebook)
  if (table.kind === 'winners') {
    const { lines, work } = await planWinners(table, {
      round: rulebook.round, stored: winners, awards, agencies,
      documented: documented.map((winner) => ({ ...winner, countsAs: winner.countsAs ?? winner.agency, level: winner.level ?? null, title: winner.title ?? null })),
    })
    return { lines, work: { kind: 'winners', items: work } }
  }
  const { lines, work } = await planEntries(table, {
    round: rulebook.round,
    rules: rulesUnder(rulebook, await rulingsInForce(database, rulebook.round)),
    asOf: dayInBangkok(ground.at),
    scope: ground.scope,
    stored: await database.selectFrom('entries').selectAll().where('round', '=', rulebook.round).where(isEntered).orderBy('id').execute(),
    wins: indexWins(documented, winners.map(winnerRecord), rulebook.round),
    awards, agencies,
  })
  return { lines, work: { kind: 'entries', items: work } }
}

function countsOf(lines: readonly ImportLine[]): ImportPlan['counts'] {
  const counts = { add: 0, change: 0, same: 0, refuse: 0 }
  for (const { does } of lines) counts[does]++
  return counts
}
