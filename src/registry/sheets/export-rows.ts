import type { Kysely } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import { comparable, documentWinners, type Rulebook } from '../../rules/index.ts'
import type { Scope } from '../desk.ts'
import { entryRecord, isEntered, winnerRecord } from '../rows.ts'
import { bodyKeyOf } from '../scope.ts'
import { awardNames } from './award-names.ts'
import { sheetLexicon, writtenOf } from './lexicon.ts'
import { headerOf } from './line-problem.ts'
import { SheetRefusal } from './refusal.ts'
import type { OutRows } from './write-sheet.ts'

export type ExportKind = 'entries' | 'winners' | 'audit'

/** More rows than that are no longer a file for people. */
const LONGEST = 200_000

export interface ExportGround {
  readonly database: Kysely<Schema>
  readonly rulebook: Rulebook
  readonly scope: Scope
}

/**
 * What an export holds, headers first, as far as the scope goes. Years are Buddhist, headers and
 * values Thai, and an import of the file changes nothing.
 */
export function exportRows(kind: ExportKind, ground: ExportGround): Promise<OutRows> {
  return kind === 'entries' ? entryRows(ground) : kind === 'winners' ? winnerRows(ground) : auditRows(ground)
}

const entryFields = [
  'id', 'award', 'agency', 'countsAs', 'kind', 'title', 'area', 'partners', 'nominee', 'contact', 'state', 'level', 'override', 'round',
] as const

async function entryRows({ database, rulebook, scope }: ExportGround): Promise<OutRows> {
  const own = bodyKeyOf(scope)
  const query = database.selectFrom('entries').selectAll().where('round', '=', rulebook.round).where(isEntered).orderBy('id')
  const rows = await (own === undefined ? query : query.where('body_key', '=', own)).execute()
  const names = awardNames(rulebook)
  const { states, levels, kinds } = sheetLexicon()
  return [
    entryFields.map((field) => headerOf('entries', field)),
    ...rows.map(entryRecord).map((entry) => [
      entry.id, names.name(entry.award), entry.agency, entry.countsAs, entry.kind && writtenOf(kinds, entry.kind), entry.title, entry.area,
      entry.partners.join('; '), entry.nominee, entry.contact, writtenOf(states, entry.state), entry.level && writtenOf(levels, entry.level),
      entry.override, entry.round,
    ]),
  ]
}

const winnerFields = ['round', 'award', 'agency', 'countsAs', 'level', 'title'] as const

async function winnerRows({ database, rulebook, scope }: ExportGround): Promise<OutRows> {
  const own = bodyKeyOf(scope)
  const stored = await database.selectFrom('winners').selectAll().where('state', '=', 'listed').orderBy('id').execute()
  const wins = [...documentWinners(rulebook), ...stored.map(winnerRecord)]
    .filter(({ agency, countsAs }) => own === undefined || comparable(countsAs ?? agency) === own)
  const names = awardNames(rulebook)
  const line = (win: (typeof wins)[number]): OutRows[number] =>
    [win.round, names.name(win.award), win.agency, win.countsAs ?? win.agency, win.level ?? null, win.title ?? null]
  // What is stored takes the place of what the document lists of the same win.
  const latest = new Map(wins.map((win) => [JSON.stringify([win.round, win.award, comparable(win.countsAs ?? win.agency), comparable(win.agency), comparable(win.title ?? '')]), win]))
  return [winnerFields.map((field) => headerOf('winners', field)), ...[...latest.values()].map(line)]
}

const auditFields = ['id', 'at', 'who', 'channel', 'action', 'round', 'subject', 'about', 'reason', 'undoes'] as const

async function auditRows({ database, scope }: ExportGround): Promise<OutRows> {
  const own = bodyKeyOf(scope)
  const query = database.selectFrom('audit').select(auditFields).orderBy('id').limit(LONGEST + 1)
  const rows = await (own === undefined ? query : query.where('body_key', '=', own)).execute()
  if (rows.length > LONGEST) throw new SheetRefusal('export-too-long', { limit: LONGEST })
  const headers = sheetLexicon().headers.audit
  return [
    auditFields.map((field) => writtenOf(headers, field)),
    ...rows.map(({ id, at, who, channel, action, round, subject, about, reason, undoes }) =>
      [id, bangkokTime(at), who, channel, action, round, subject, aboutText(about), reason, undoes]),
  ]
}

const BANGKOK = 7 * 3_600_000

/** `2564-02-01 09:30:00`: the Buddhist year, and the clock in Bangkok. */
function bangkokTime(iso: string): string {
  const there = new Date(Date.parse(iso) + BANGKOK).toISOString()
  return `${Number(there.slice(0, 4)) + 543}${there.slice(4, 10)} ${there.slice(11, 19)}`
}

function aboutText(json: string): string {
  const about = JSON.parse(json) as Record<string, unknown>
  return Object.entries(about).flatMap(([key, value]) => (value == null ? [] : [`${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`])).join('; ')
}
