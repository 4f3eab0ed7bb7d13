import type { Values } from './refusal.ts'

/** A problem or a remark: its sentence stands under its code in `locales/<language>/sheets.json`. */
export interface Noted {
  readonly code: string
  readonly values?: Values
}

/** A line that is not empty. */
export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  readonly line: number
  /** Trimmed texts in NFC, by column; empty cells are ''. Holes at the end are left out. */
  readonly cells: readonly string[]
  /** What makes the line unreadable: a formula, an error, a cell that is too long. `column` counts from 0. */
  readonly problem?: Noted & { readonly column: number }
}

/** A file as rows of texts. */
export interface SheetRows {
  readonly format: 'xlsx' | 'csv'
  readonly rows: readonly SheetRow[]
  readonly remarks: readonly Noted[]
}
