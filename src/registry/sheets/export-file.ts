import type { Exported } from './apart.ts'
import { exportRows, type ExportGround, type ExportKind } from './export-rows.ts'
import { sheetLexicon } from './lexicon.ts'
import { writeCsv, writeWorkbook } from './write-sheet.ts'

/** Writes an export as bytes, with the number of its lines below the headers. */
export async function exportFile(kind: ExportKind, format: 'xlsx' | 'csv', ground: ExportGround): Promise<Exported> {
  const rows = await exportRows(kind, ground)
  const bytes = await (format === 'csv' ? writeCsv(rows) : writeWorkbook(rows, sheetLexicon().files[kind]))
  return { rows: rows.length - 1, bytes }
}
