import { readFileSync } from 'node:fs'
import type { Agency } from './agency.ts'

/** A data file of the directory that cannot be read as it must be. */
export class DirectoryError extends Error {
  readonly code = 'AGENCY_DIRECTORY_INVALID'
}

const FOLDER = new URL('./directory/', import.meta.url)
const AGENCY_FILES = [
  'ministries', 'departments', 'provinces', 'province-groups', 'public-organisations', 'universities',
  'other-state-agencies', 'state-enterprises', 'local-governments', 'town-municipalities',
]
const KINDS = new Set([
  'ministry', 'department', 'province', 'higher-education', 'public-organisation', 'local-government',
  'state-enterprise', 'other-state-agency',
])

/**
 * Reads a table of the folder `directory`: tab-separated, column names in the first line.
 *
 * @param file name without `.tsv`
 * @returns one record a line, by column name; missing cells are ''
 * @throws DirectoryError when a line has more cells than columns
 */
export function readTable(file: string): Record<string, string>[] {
  const text = readFileSync(new URL(`${file}.tsv`, FOLDER), 'utf8')
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const columns = (lines[0] ?? '').split('\t')
  return lines.slice(1).map((line, index) => {
    const cells = line.split('\t')
    if (cells.length > columns.length) {
      const where = `${file}.tsv, line ${index + 2}`
      throw new DirectoryError(`${where}: ${cells.length} cells for ${columns.length} columns`)
    }
    return Object.fromEntries(columns.map((column, position) => [column, cells[position] ?? '']))
  })
}

/** Splits a cell that holds several values separated by semicolons. */
export function severalValues(cell: string | undefined): string[] {
  return (cell ?? '').split(';').map((value) => value.trim()).filter((value) => value !== '')
}

/**
 * Reads every agency of the directory.
 *
 * @throws DirectoryError on an unknown kind, an empty or repeated name, or a parent or counting body that is
 *   not listed
 */
export function loadAgencies(): Agency[] {
  const agencies = AGENCY_FILES.flatMap((file) => readTable(file).map((row) => toAgency(row, file)))
  const names = new Set<string>()
  for (const { name } of agencies) {
    if (names.has(name)) throw new DirectoryError(`${name} is listed twice`)
    names.add(name)
  }
  for (const { name, parent, countsAs } of agencies) {
    for (const other of [parent, countsAs]) {
      if (other === undefined || names.has(other)) continue
      throw new DirectoryError(`${name}: ${other} is not listed`)
    }
  }
  return agencies
}

function toAgency(row: Record<string, string>, file: string): Agency {
  const { name = '', english, kind = '', parent, province } = row
  if (name === '') throw new DirectoryError(`${file}.tsv: a line without a name`)
  if (!KINDS.has(kind)) throw new DirectoryError(`${file}.tsv: ${name}: unknown kind ${kind}`)
  return {
    name,
    kind,
    countsAs: row['counts-as'] || name,
    short: severalValues(row['short']),
    ...(english ? { english } : {}),
    ...(parent ? { parent } : {}),
    ...(province ? { province } : {}),
  }
}
