import { guard, guardMarked, writable } from './cell-text.ts'
import { escaped } from './workbook-parts.ts'

/** Texts or numbers by row; the first row holds the headers. */
export type OutRows = readonly (readonly (string | number | null)[])[]

/** Excel takes a CSV file for UTF-8 by this mark. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Writes rows as CSV in UTF-8 with its mark. No text can be taken for a formula.
 *
 * @example
 * await writeCsv([['a'], ['=1+1']]) // '\ufeffa\r\n'=1+1\r\n'
 */
export async function writeCsv(rows: OutRows): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync')
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guard(writable(cell)) : cell ?? '')))
  return Buffer.from(BYTE_ORDER_MARK + stringify(texts, { record_delimiter: '\r\n', quoted_match: /['\r\n\t;]/ }), 'utf8')
}

/** Writes rows as an .xlsx workbook. Every text is a text cell, whatever it looks like. */
export async function writeWorkbook(rows: OutRows, sheet: string): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const [headers = [], ...lines] = rows
  const width = headers.map((_header, column) => ({ width: widthOf(rows, column) }))
  const data = [
    headers.map((header) => ({ value: String(header), type: String, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((cell) =>
      typeof cell === 'number' ? { value: cell, type: Number }
      : cell === null || cell === '' ? null
      : { value: escaped(guardMarked(writable(cell))), type: String })),
  ]
  return new Uint8Array(await writeExcelFile(data, { sheet, columns: width, stickyRowsCount: 1 }).toBuffer())
}

/** As wide as the texts of the first lines, within reason. */
function widthOf(rows: OutRows, column: number): number {
  const longest = Math.max(...rows.slice(0, 100).map((row) => String(row[column] ?? '').length))
  return Math.min(Math.max(longest + 2, 8), 60)
}
