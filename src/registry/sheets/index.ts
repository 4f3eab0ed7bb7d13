/** Files in and out of the registry: reading, planning and carrying out imports, and exports. */
export { SheetRefusal } from './refusal.ts'
export { readSheet } from './read-sheet.ts'
export { createSheets } from './sheets.ts'
export { exportFile } from './export-file.ts'
export type { ExportKind } from './export-rows.ts'
export type { FileKind } from './lexicon.ts'
