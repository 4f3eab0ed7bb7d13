import { fileKind } from './file-kind.ts'
import { LIMITS } from './limits.ts'
import { readDelimited } from './read-delimited.ts'
import { readWorkbook } from './read-workbook.ts'
import { SheetRefusal } from './refusal.ts'
import type { SheetRows } from './rows.ts'

/**
 * Reads a file that somebody sent as rows of texts. What it is, is told by its content; its name
 * counts for nothing. Whatever the bytes are, nothing but a refusal is thrown.
 *
 * @param bytes the whole file
 * @throws SheetRefusal with a code that says what to do
 *
 * @example
 * const { rows } = await readSheet(await readFile('entries.xlsx'))
 * rows[0] // { line: 1, cells: ['...', ...] }
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetRows> {
  if (bytes.length > LIMITS.fileBytes) throw new SheetRefusal('file-too-large', { megabytes: LIMITS.fileBytes / 1024 / 1024 })
  const sheet = await (fileKind(bytes) === 'zip' ? readWorkbook(bytes) : readDelimited(bytes))
  if (sheet.rows.length === 0) throw new SheetRefusal('file-empty')
  return sheet
}
