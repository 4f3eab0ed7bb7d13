import { comparable } from '../../rules/index.ts'
import type { ImportLine } from '../desk.ts'
import type { StoredWinner, WinnerTexts } from '../rows.ts'
import { tidyOptional, tidyRequired } from '../texts.ts'
import type { NamedAgency } from './agency-names.ts'
import type { AwardNames } from './award-names.ts'
import type { Table } from './columns.ts'
import { breath, STRIDE } from './limits.ts'
import { brief, headerOf, LineProblem, problemOf, readYear, refuseUnreadable } from './line-problem.ts'
import type { SheetRow } from './rows.ts'

/** One earlier win as it would be from then on. */
export interface WinnerWork {
  readonly before: StoredWinner | null
  readonly winner: WinnerTexts
}

export interface WinnerGround {
  readonly round: number
  readonly stored: readonly StoredWinner[]
  /** Wins that the source document itself lists: they are known without being stored. */
  readonly documented: readonly WinnerTexts[]
  readonly awards: AwardNames
  readonly agencies: (agency: string, countsAs: string) => NamedAgency
}

interface Seen {
  readonly winner: WinnerTexts
  readonly row: StoredWinner | undefined
  readonly line: number | undefined
}

/**
 * Says line by line what a file of earlier winners would do. A win is the same as a known one by
 * year, award, body, agency and title; its level may change.
 */
export async function planWinners(table: Table, ground: WinnerGround): Promise<{ lines: readonly ImportLine[]; work: readonly WinnerWork[] }> {
  const known = new Map<string, Seen>()
  for (const winner of ground.documented) known.set(keyOf(winner), { winner, row: undefined, line: undefined })
  for (const row of ground.stored) {
    const winner: WinnerTexts = { round: row.round, award: row.award, agency: row.agency, countsAs: row.body, level: row.level, title: row.title }
    known.set(keyOf(winner), { winner, row, line: undefined })
  }
  const lines: ImportLine[] = []
  const work: WinnerWork[] = []
  for (const [count, row] of table.rows.entries()) {
    if (count % STRIDE === STRIDE - 1) await breath()
    const { line } = row
    const what = brief([table.cell(row, 'agency'), table.cell(row, 'award')].filter((text) => text !== '').join(' · '))
    try {
      refuseUnreadable(row)
      const winner = readWinner(table, row, ground)
      const key = keyOf(winner)
      const before = known.get(key)
      if (before?.line !== undefined) throw new LineProblem('same-as-line', { first: before.line })
      const after: WinnerTexts = before === undefined || table.has('level') ? winner : { ...winner, level: before.winner.level }
      known.set(key, { winner: after, row: before?.row, line })
      const does = before === undefined ? 'add' : before.winner.level === after.level ? 'same' : 'change'
      lines.push({ line, does, what })
      if (does !== 'same') work.push({ before: before?.row ?? null, winner: after })
    } catch (error) {
      const { code, values } = problemOf(error, 'winners')
      lines.push({ line, does: 'refuse', what, problem: { code, values } })
    }
  }
  return { lines, work }
}

function readWinner(table: Table, row: SheetRow, ground: WinnerGround): WinnerTexts {
  const cell = (field: string): string => table.cell(row, field)
  for (const field of ['award', 'agency']) {
    if (cell(field) === '') throw new LineProblem('cell-empty', { column: headerOf('winners', field) })
  }
  const award = ground.awards.find(cell('award'))
  if (award === undefined) throw new LineProblem('award-unknown', { written: brief(cell('award')) })
  const round = cell('round') === '' ? null : readYear(cell('round'))
  if (round !== null && round > ground.round) throw new LineProblem('year-later', { written: round, round: ground.round })
  const { agency, countsAs } = ground.agencies(cell('agency'), cell('countsAs'))
  return {
    round, award,
    agency: tidyRequired('agency', agency),
    countsAs: tidyRequired('countsAs', countsAs),
    level: tidyOptional('level', cell('level')),
    title: tidyOptional('title', cell('title'), 300),
  }
}

function keyOf({ round, award, agency, countsAs, title }: WinnerTexts): string {
  return [round ?? '', award, comparable(countsAs), comparable(agency), comparable(title ?? '')].join('\n')
}
