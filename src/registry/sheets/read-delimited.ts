import { cellText } from './cell-text.ts'
import { decodeText } from './decode-text.ts'
import { breath, LIMITS } from './limits.ts'
import { SheetRefusal } from './refusal.ts'
import type { SheetRow, SheetRows } from './rows.ts'

/** Characters that the parser gets at a time. */
const PORTION = 1 << 16

/** A record longer than this is a quote that nobody closed. */
const LONGEST_RECORD = LIMITS.cellCharacters * LIMITS.columns

/**
 * Reads a text file with commas, semicolons or tabs between its columns.
 *
 * @throws SheetRefusal `file-encoding`, `csv-quotes` with the line, `too-many-rows`, `too-many-columns`
 */
export async function readDelimited(bytes: Uint8Array): Promise<SheetRows> {
  let text = decodeText(bytes)
  let skipped = 0
  // Excel's own way to name the separator in the first line.
  const named = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(text)
  if (named !== null) {
    text = text.slice(named[0].length)
    skipped = 1
  }
  const { parse } = await import('csv-parse')
  const parser = parse({
    delimiter: named?.[1] ?? separatorOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  })
  const rows: SheetRow[] = []
  let line = skipped
  let failure: unknown
  parser.on('error', (error) => (failure = error))
  const take = (): void => {
    for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) {
      line++
      const row = rowOf(line, record)
      if (row === undefined) continue
      if (rows.length > LIMITS.rows) throw new SheetRefusal('too-many-rows', { limit: LIMITS.rows })
      rows.push(row)
    }
  }
  for (let at = 0; at < text.length && failure === undefined; at += PORTION) {
    parser.write(text.slice(at, at + PORTION))
    take()
    await breath()
  }
  if (failure === undefined) {
    parser.end()
    await breath()
  }
  take()
  if (failure !== undefined) throw refused(failure, line + 1)
  return { format: 'csv', rows, remarks: [] }
}

function rowOf(line: number, record: readonly string[]): SheetRow | undefined {
  const cells: string[] = []
  let problem: SheetRow['problem']
  for (const [column, raw] of record.entries()) {
    const text = cellText(raw)
    if (text === '') continue
    if (column >= LIMITS.columns) throw new SheetRefusal('too-many-columns', { limit: LIMITS.columns })
    if (text.length > LIMITS.cellCharacters) {
      problem ??= { code: 'cell-too-long', column, values: { limit: LIMITS.cellCharacters } }
      continue
    }
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  if (problem !== undefined) return { line, cells, problem }
  return cells.length === 0 ? undefined : { line, cells }
}

/** The separator that stands most often in the first line that is not empty, outside quotes. */
function separatorOf(text: string): string {
  const first = /\S.*/u.exec(text.slice(0, PORTION))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? ''
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).separator
}

function refused(failure: unknown, line: number): SheetRefusal {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code === 'CSV_MAX_RECORD_SIZE' || code.includes('QUOTE')) return new SheetRefusal('csv-quotes', { line })
  return new SheetRefusal('csv-broken', { line })
}
