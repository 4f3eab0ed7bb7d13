import { comparable, examineEntry, type EntryObjection, type Rules } from '../../rules/index.ts'
import type { EntryState, ImportLine, Level, Scope } from '../desk.ts'
import type { WinIndex } from '../round-index.ts'
import { draftOfRow, type EntryStanding, type StoredEntry } from '../rows.ts'
import { covers } from '../scope.ts'
import { tidyDraft, tidyReason, type TidyDraft } from '../texts.ts'
import type { NamedAgency } from './agency-names.ts'
import type { AwardNames } from './award-names.ts'
import type { Table } from './columns.ts'
import { KnownEntries, type KnownEntry, type SeenInFile } from './known-entries.ts'
import { arabicDigits, sheetLexicon } from './lexicon.ts'
import { breath, STRIDE } from './limits.ts'
import { brief, headerOf, LineProblem, problemOf, readValue, readYear, refuseUnreadable } from './line-problem.ts'
import type { SheetRow } from './rows.ts'

/** One entry as it would be from then on. */
export interface EntryWork {
  readonly before: StoredEntry | null
  readonly draft: TidyDraft
  readonly standing: EntryStanding
}

/** By what a file of entries is planned. */
export interface EntryGround {
  readonly round: number
  readonly rules: Rules
  /** The day, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly scope: Scope
  readonly stored: readonly StoredEntry[]
  readonly wins: WinIndex
  readonly awards: AwardNames
  readonly agencies: (agency: string, countsAs: string) => NamedAgency
}

export interface EntriesPlanned {
  readonly lines: readonly ImportLine[]
  readonly work: readonly EntryWork[]
}

/**
 * Says line by line what a file of entries would do. Lines see one another as if they were entered
 * one after the other. One that the rules refuse is tried again after all the others: what it needs
 * may stand below it.
 */
export async function planEntries(table: Table, ground: EntryGround): Promise<EntriesPlanned> {
  const known = new KnownEntries(ground.stored.map((row) => ({ draft: draftOfRow(row), standing: standingOf(row), row })))
  const lines: (ImportLine & { readonly work?: EntryWork })[] = []
  let open = table.rows.map((row, index) => ({ row, index }))
  for (let before = Infinity; open.length < before && open.length > 0;) {
    before = open.length
    const refused: typeof open = []
    for (const [count, one] of open.entries()) {
      if (count % STRIDE === STRIDE - 1) await breath()
      const line = planLine(table, one.row, known, ground)
      lines[one.index] = line
      if (line.problem?.code.startsWith('against-rules')) refused.push(one)
    }
    open = refused
  }
  return {
    lines: lines.map(({ work: _work, ...line }) => line),
    work: lines.flatMap(({ work }) => (work === undefined ? [] : [work])),
  }
}

function planLine(table: Table, row: SheetRow, known: KnownEntries, ground: EntryGround): ImportLine & { readonly work?: EntryWork } {
  const { line } = row
  const what = brief(table.cell(row, 'title') || table.cell(row, 'agency'))
  try {
    refuseUnreadable(row)
    const { before, draft, state, level } = readEntry(table, row, known, ground)
    if (!covers(ground.scope, comparable(draft.countsAs))) throw new LineProblem('not-your-body', { body: brief(draft.countsAs) })
    refuseSecond(before)
    const after = decide(table, row, { before, draft, state, level }, known, ground)
    known.put({ ...after, row: before?.row, line }, before)
    const does = before === undefined ? 'add' : sameEntry(before, after) ? 'same' : 'change'
    if (does === 'same') return { line, does, what }
    return { line, does, what, work: { before: before?.row ?? null, ...after } }
  } catch (error) {
    const { code, values } = problemOf(error, 'entries')
    return { line, does: 'refuse', what, problem: { code, values } }
  }
}

interface ReadEntry {
  readonly before: KnownEntry | undefined
  readonly draft: TidyDraft
  readonly state: EntryState
  readonly level: Level | null
}

function readEntry(table: Table, row: SheetRow, known: KnownEntries, ground: EntryGround): ReadEntry {
  const cell = (field: string): string => table.cell(row, field)
  for (const field of ['award', 'agency', 'title']) {
    if (cell(field) === '') throw new LineProblem('cell-empty', { column: headerOf('entries', field) })
  }
  if (cell('round') !== '' && readYear(cell('round')) !== ground.round) {
    throw new LineProblem('other-round', { written: cell('round'), round: ground.round })
  }
  const award = ground.awards.find(cell('award'))
  const definition = ground.rules.awards.find(({ id }) => id === award)
  if (award === undefined || definition === undefined) throw new LineProblem('award-unknown', { written: brief(cell('award')) })
  if (definition.fit === undefined) throw new LineProblem('award-derived', { award: ground.awards.name(award) })
  const byId = cell('id') === '' ? undefined : entryOfId(cell('id'), known, ground.scope)
  // Without the column, or with an empty cell, who it counts for stays as it is.
  const sameAgency = byId !== undefined && comparable(byId.draft.agency) === comparable(cell('agency'))
  const named = ground.agencies(cell('agency'), cell('countsAs') || (sameAgency ? byId.draft.countsAs : ''))
  const fresh = tidyDraft({
    award, ...named, title: cell('title'),
    ...(cell('kind') === '' ? {} : { kind: readValue(sheetLexicon().kinds, cell('kind'), 'kind-unknown') }),
    area: cell('area'), partners: cell('partners').split(/[;\n]/u), contact: cell('contact'), nominee: cell('nominee'),
  })
  const states = sheetLexicon().states
  const wished = cell('state') === '' ? undefined : readValue(states, cell('state'), 'state-unknown') as EntryState
  // An entry that was withdrawn is the same work still: it is registered again, not doubled.
  const same = known.sameWork(fresh)
  const before = byId ?? same.find(({ standing }) => standing.state !== 'withdrawn') ?? same.at(-1)
  const draft: TidyDraft = before === undefined ? fresh : {
    ...fresh,
    kind: cell('kind') === '' && comparable(before.draft.agency) === comparable(fresh.agency) ? before.draft.kind : fresh.kind,
    area: table.has('area') ? fresh.area : before.draft.area,
    partners: table.has('partners') ? fresh.partners : before.draft.partners,
    contact: table.has('contact') ? fresh.contact : before.draft.contact,
    nominee: table.has('nominee') ? fresh.nominee : before.draft.nominee,
  }
  const state = wished ?? (byId === undefined && before?.standing.state === 'withdrawn' ? 'registered' : before?.standing.state) ?? 'registered'
  const written = cell('level') === '' ? null : readValue(sheetLexicon().levels, cell('level'), 'level-unknown') as Level
  const level = table.has('level') ? written : before?.standing.level ?? null
  if (level !== (before?.standing.level ?? null)) {
    if (ground.scope.kind !== 'all') throw new LineProblem('level-not-allowed')
    if (level !== null && state !== 'registered') throw new LineProblem('level-unregistered')
  }
  return { before, draft, state, level }
}

function entryOfId(written: string, known: KnownEntries, scope: Scope): KnownEntry {
  const entry = /^\d{1,9}$/.test(arabicDigits(written)) ? known.byId(Number(arabicDigits(written))) : undefined
  // Whoever looks after one body gets the same answer for another's entry as for none.
  if (entry === undefined || !covers(scope, comparable(entry.draft.countsAs))) throw new LineProblem('id-unknown', { id: brief(written) })
  return entry
}

/** Two lines of one entry: nobody could tell which of them holds. */
function refuseSecond(before: KnownEntry | undefined): void {
  if (before?.line !== undefined) throw new LineProblem('same-as-line', { first: before.line })
}

function decide(table: Table, row: SheetRow, read: ReadEntry, known: KnownEntries, ground: EntryGround): Omit<EntryWork, 'before'> {
  const { before, draft, state, level } = read
  const asked = state === 'registered' && (before === undefined || before.standing.state !== 'registered' || !sameForRules(before.draft, draft))
  if (!asked) return { draft, standing: { state, level, override: before?.standing.override ?? null } }
  const objections = examineEntry(ground.rules, draft, known.registry(ground.wins, before), ground.asOf)
  const [first] = objections
  const reason = table.cell(row, 'override')
  if (first !== undefined && reason === '') throw againstRules(first, ground.scope)
  return { draft, standing: { state, level, override: first === undefined ? null : tidyReason('override', reason) } }
}

function againstRules({ condition, result, collides }: EntryObjection, scope: Scope): LineProblem {
  const seen: readonly SeenInFile[] = collides
  const inFile = seen.find(({ line }) => line !== undefined)
  const inScope = seen.find(({ countsAs }) => covers(scope, comparable(countsAs)))
  return new LineProblem(inFile === undefined ? 'against-rules' : 'against-rules-line', {
    condition,
    result,
    ...(inFile?.line === undefined ? {} : { first: inFile.line }),
    ...(inScope?.title ? { title: brief(inScope.title) } : {}),
  })
}

const sameForRules = (a: TidyDraft, b: TidyDraft): boolean =>
  a.award === b.award && a.kind === b.kind
  && [[a.agency, b.agency], [a.countsAs, b.countsAs], [a.title, b.title], [a.area ?? '', b.area ?? '']].every(([x = '', y = '']) => comparable(x) === comparable(y))

const sameEntry = (before: KnownEntry, after: Omit<EntryWork, 'before'>): boolean =>
  JSON.stringify(fixed(before)) === JSON.stringify(fixed(after))

function fixed({ draft, standing }: Pick<EntryWork, 'draft' | 'standing'>): readonly unknown[] {
  return [
    draft.award, draft.agency, draft.countsAs, draft.kind, draft.title, draft.area, draft.partners, draft.contact, draft.nominee,
    standing.state, standing.level, standing.override,
  ]
}

const standingOf = ({ state, level, override }: StoredEntry): EntryStanding => ({ state, level, override })
