import type { Directory } from '../../agencies/index.ts'
import { comparable } from '../../rules/index.ts'
import type { StoredAgency } from '../changed-rows.ts'
import type { ImportLine } from '../desk.ts'
import { tidyOptional, tidyRequired, tidyText } from '../texts.ts'
import type { Table } from './columns.ts'
import { sheetLexicon } from './lexicon.ts'
import { breath, STRIDE } from './limits.ts'
import { brief, headerOf, LineProblem, problemOf, readValue, refuseUnreadable } from './line-problem.ts'
import type { SheetRow } from './rows.ts'

/** What of an agency a file tells. */
export type AgencyColumns = Omit<StoredAgency, 'id' | 'state' | 'created_at'>

/** One agency as it would be listed from then on. */
export interface AgencyWork {
  readonly before: StoredAgency | null
  readonly agency: AgencyColumns
}

export interface AgencyGround {
  /** The directory's own agencies: they are there without being stored. */
  readonly directory: Pick<Directory, 'find' | 'all'>
  readonly stored: readonly StoredAgency[]
}

interface ReadLine {
  readonly line: number
  readonly what: string
  readonly read?: AgencyColumns
  readonly problem?: { readonly code: string; readonly values: LineProblem['values'] }
}

/**
 * Says line by line what a list of agencies would do. Names of local governments repeat all over the
 * country, so theirs get the province, and the district where two of a province share a name, as the
 * directory writes them; the bare name stays as a short form, by which all of them are found.
 */
export async function planAgencies(table: Table, ground: AgencyGround): Promise<{ lines: readonly ImportLine[]; work: readonly AgencyWork[] }> {
  const stored = new Map(ground.stored.map((row) => [comparable(row.name), row]))
  const own = ownAgencies(ground.directory)
  const read: ReadLine[] = []
  for (const [count, row] of table.rows.entries()) {
    if (count % STRIDE === STRIDE - 1) await breath()
    read.push(readLine(table, row))
  }
  const shared = sharedNames(read.flatMap(({ read: agency }) => agency ?? []), ground.stored)
  const seen = new Map<string, number>()
  const lines: ImportLine[] = []
  const work: AgencyWork[] = []
  for (const { line, what, read: bare, problem } of read) {
    if (bare === undefined) {
      lines.push({ line, what, does: 'refuse', ...(problem === undefined ? {} : { problem }) })
      continue
    }
    if (own.has(ownKey(bare.name, bare.kind === LOCAL ? bare.province : null)) || own.has(ownKey(bare.name, null))) {
      lines.push({ line, what, does: 'same' })
      continue
    }
    const agency = named(bare, shared)
    const key = comparable(agency.name)
    const first = seen.get(key)
    const code = first !== undefined ? (bare.district === null && bare.kind === LOCAL ? 'agency-twice' : 'same-as-line') : undefined
    if (code !== undefined && first !== undefined) {
      lines.push({ line, what, does: 'refuse', problem: { code, values: { first } } })
      continue
    }
    seen.set(key, line)
    const before = stored.get(key) ?? null
    const merged = before === null ? agency : unchangedWhereMissing(table, agency, before)
    const same = before !== null && before.state === 'listed' && JSON.stringify(told(before)) === JSON.stringify(told(merged))
    lines.push({ line, what: agency.name, does: same ? 'same' : before === null ? 'add' : 'change' })
    if (!same) work.push({ before, agency: merged })
  }
  return { lines, work }
}

const LOCAL = 'local-government'

function readLine(table: Table, row: SheetRow): ReadLine {
  const cell = (field: string): string => table.cell(row, field)
  const { line } = row
  const what = brief(cell('name'))
  try {
    refuseUnreadable(row)
    for (const field of ['name', 'kind']) {
      if (cell(field) === '') throw new LineProblem('cell-empty', { column: headerOf('agencies', field) })
    }
    const kind = readValue(sheetLexicon().kinds, cell('kind'), 'kind-unknown')
    const name = fullName(tidyRequired('name', cell('name')), cell('kind'), kind)
    const short = cell('short').split(/[;\n]/u).map((form) => tidyText('short', form)).filter((form) => form !== '')
    return {
      line, what,
      read: {
        name, kind,
        english: tidyOptional('english', cell('english')),
        parent: tidyOptional('parent', cell('parent')),
        counts_as: tidyOptional('countsAs', cell('countsAs')) ?? '',
        short: JSON.stringify(short),
        province: place(cell('province'), 'province'),
        district: place(cell('district'), 'district'),
      },
    }
  } catch (error) {
    const { code, values } = problemOf(error, 'agencies')
    return { line, what, problem: { code, values } }
  }
}

/** Lists write a short first word, or the bare name with the kind in a column of its own. */
function fullName(name: string, written: string, kind: string): string {
  if (kind !== LOCAL) return name
  const { localPrefixes, places } = sheetLexicon()
  for (const [short, prefix] of Object.entries(localPrefixes)) {
    if (name.startsWith(short)) return prefix + name.slice(short.length).trim()
  }
  const words = Object.values(localPrefixes)
  if (words.some((prefix) => name.startsWith(prefix)) || name.startsWith(places.municipality)) return name
  const prefix = words.find((word) => word === written) ?? localPrefixes[written] ?? localPrefixes[`${written}.`]
  return prefix === undefined ? name : prefix + name
}

function place(written: string, level: 'province' | 'district'): string | null {
  const { places } = sheetLexicon()
  const text = tidyOptional(level, written)
  if (text === null) return null
  for (const word of [places[level], places[`${level}Short`], ...(level === 'district' ? [places.capitalDistrict] : [])]) {
    if (text.startsWith(word) && text.length > word.length) return text.slice(word.length).trim()
  }
  return text
}

/** How often a name stands in a province, in the file and in what is listed. */
function sharedNames(read: readonly AgencyColumns[], stored: readonly StoredAgency[]): ReadonlySet<string> {
  const districts = new Map<string, Set<string>>()
  for (const { name, province, district, kind } of [...read, ...stored.map((row) => ({ ...row, name: bareName(row) }))]) {
    if (kind !== LOCAL || province === null) continue
    const key = ownKey(name, province)
    districts.set(key, (districts.get(key) ?? new Set()).add(district ?? ''))
  }
  return new Set([...districts].flatMap(([key, set]) => (set.size > 1 ? [key] : [])))
}

/** The name before place names were added. */
function bareName({ name, province, district }: StoredAgency): string {
  const { places } = sheetLexicon()
  const withoutProvince = province === null ? name : withoutEnd(name, ` ${places.province}${province}`)
  return district === null ? withoutProvince : withoutEnd(withoutProvince, ` ${places.district}${district}`)
}

function named(agency: AgencyColumns, shared: ReadonlySet<string>): AgencyColumns {
  const { places } = sheetLexicon()
  const { name, kind, province, district } = agency
  if (kind !== LOCAL || province === null || name.endsWith(province)) return { ...agency, counts_as: agency.counts_as || name }
  const full = [
    name,
    ...(shared.has(ownKey(name, province)) && district !== null ? [places.district + district] : []),
    province === places.capital ? province : places.province + province,
  ].join(' ')
  const short = JSON.parse(agency.short) as string[]
  const counts = agency.counts_as === '' || comparable(agency.counts_as) === comparable(name) ? full : agency.counts_as
  return { ...agency, name: full, counts_as: counts, short: JSON.stringify([...new Set([name, ...short])]) }
}

function unchangedWhereMissing(table: Table, agency: AgencyColumns, before: StoredAgency): AgencyColumns {
  const keep = <K extends keyof AgencyColumns>(field: string, column: K): AgencyColumns[K] => (table.has(field) ? agency[column] : before[column])
  return {
    ...agency,
    name: before.name,
    english: keep('english', 'english'), parent: keep('parent', 'parent'), province: keep('province', 'province'), district: keep('district', 'district'),
    counts_as: table.has('countsAs') ? agency.counts_as : before.counts_as,
    short: table.has('short') ? agency.short : before.short,
  }
}

function ownAgencies(directory: Pick<Directory, 'all'>): ReadonlySet<string> {
  const own = new Set<string>()
  const { places } = sheetLexicon()
  for (const { name, kind, province } of directory.all()) {
    if (kind !== LOCAL || province === undefined) own.add(ownKey(name, null))
    else {
      // The bare name says which one it is only together with the province.
      if (name.endsWith(province)) own.add(ownKey(name, null))
      own.add(ownKey(withoutEnd(name, ` ${places.province}${province}`), province))
      own.add(ownKey(name, province))
    }
  }
  return own
}

const ownKey = (name: string, province: string | null): string => `${comparable(name)}\n${province === null ? '' : comparable(province)}`
const withoutEnd = (text: string, end: string): string => (text.endsWith(end) ? text.slice(0, -end.length) : text)
const told = ({ name, kind, english, parent, counts_as, short, province, district }: AgencyColumns): readonly unknown[] =>
  [name, kind, english, parent, counts_as, short, province, district]
