import { brief } from './line-problem.ts'
import { SheetRefusal } from './refusal.ts'
import { sheetLexicon, valueOf, writtenOf, type FileKind } from './lexicon.ts'
import type { Noted, SheetRow, SheetRows } from './rows.ts'

/** What has to be there for a file to be of a kind. */
const required: Readonly<Record<FileKind, readonly string[]>> = {
  entries: ['award', 'agency', 'title'],
  winners: ['round', 'award', 'agency'],
  agencies: ['name', 'kind'],
}

/** Columns that no other kind of file has: they tell kinds apart whose other columns are alike. */
const telling: Readonly<Record<FileKind, readonly string[]>> = {
  entries: ['id', 'area', 'partners', 'nominee', 'contact', 'state', 'override'],
  winners: [],
  agencies: ['english', 'parent', 'short', 'province', 'district'],
}

/** A file whose headers are understood. */
export interface Table {
  readonly kind: FileKind
  /** The lines below the headers. */
  readonly rows: readonly SheetRow[]
  readonly remarks: readonly Noted[]
  /** Whether the file has this column at all. */
  has(field: string): boolean
  /** The text of a cell; '' where it is empty or the column is missing. */
  cell(row: SheetRow, field: string): string
}

/** How far down the headers may stand below titles of the sheet. */
const HEADER_LINES = 10

/**
 * Finds the headers and tells by them which kind of file it is. Columns stand in any order; those
 * that nobody knows are left out, with a remark.
 *
 * @param only the kind that alone is expected
 * @throws SheetRefusal `headers-unknown`, `headers-missing`, `headers-twice`
 */
export function readColumns(sheet: SheetRows, only?: FileKind): Table {
  const kinds: readonly FileKind[] = only === undefined ? ['entries', 'winners', 'agencies'] : [only]
  const found = sheet.rows.slice(0, HEADER_LINES).map((row, index) => ({ row, index, kind: bestKind(row, kinds) }))
  const head = found.find(({ kind }) => kind?.missing.length === 0)
    ?? found.toSorted((a, b) => (b.kind?.known ?? 0) - (a.kind?.known ?? 0))[0]
  if (head?.kind === undefined || head.kind.known < 2) throw new SheetRefusal('headers-unknown')
  const { kind, missing } = head.kind
  const words = sheetLexicon().headers[kind]
  if (missing.length > 0) throw new SheetRefusal('headers-missing', { columns: missing.map((field) => writtenOf(words, field)).join(', ') })
  if (head.row.problem !== undefined) throw new SheetRefusal('headers-unknown')
  const places = new Map<string, number>()
  const strangers: string[] = []
  for (const [place, header] of head.row.cells.entries()) {
    if (header === undefined || header === '') continue
    const field = valueOf(words, header)
    if (field === undefined) strangers.push(brief(header))
    else if (places.has(field)) throw new SheetRefusal('headers-twice', { column: brief(header) })
    else places.set(field, place)
  }
  const remarks: Noted[] = [...sheet.remarks]
  if (strangers.length > 0) remarks.push({ code: 'columns-ignored', values: { columns: strangers.slice(0, 10).join(', ') } })
  const rows = sheet.rows.slice(head.index + 1)
  if (rows.length === 0) throw new SheetRefusal('no-lines')
  return {
    kind,
    rows,
    remarks,
    has: (field) => places.has(field),
    cell: (row, field) => row.cells[places.get(field) ?? -1] ?? '',
  }
}

function bestKind(row: SheetRow, kinds: readonly FileKind[]): { kind: FileKind; known: number; missing: readonly string[] } | undefined {
  const scored = kinds.map((kind) => {
    const words = sheetLexicon().headers[kind]
    const fields = new Set(row.cells.flatMap((cell) => (cell ? valueOf(words, cell) ?? [] : [])))
    const missing = required[kind].filter((field) => !fields.has(field))
    const told = telling[kind].some((field) => fields.has(field))
    return { kind, known: fields.size, missing, score: (missing.length === 0 ? 1000 : 0) + (told ? 100 : 0) + fields.size }
  })
  // Winners need a year and may lack a title; a sheet with both and nothing of an entry's own is theirs.
  const winners = scored.find(({ kind, missing }) => kind === 'winners' && missing.length === 0)
  const entries = scored.find(({ kind }) => kind === 'entries')
  if (winners !== undefined && entries !== undefined && entries.score < 1100) return winners
  return scored.toSorted((a, b) => b.score - a.score)[0]
}
