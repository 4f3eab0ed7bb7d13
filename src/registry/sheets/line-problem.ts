import { tidy } from '../../thai/normalise.ts'
import { UnfitText } from '../texts.ts'
import type { Values } from './refusal.ts'
import { sheetLexicon, arabicDigits, valueOf, writtenOf, type FileKind } from './lexicon.ts'
import type { SheetRow } from './rows.ts'

/**
 * What is wrong with one line of a file. Its sentence stands under `problems.<code>` in
 * `locales/<language>/sheets.json`.
 */
export class LineProblem extends Error {
  override readonly name = 'LineProblem'
  readonly code: string
  readonly values: Values

  constructor(code: string, values: Values = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

/** The problem that a thrown error is; anything that is none is thrown on. */
export function problemOf(error: unknown, kind: FileKind): LineProblem {
  if (error instanceof LineProblem) return error
  if (error instanceof UnfitText) return new LineProblem('text-unfit', { column: headerOf(kind, error.field) })
  throw error
}

/** The problem with which a line was read already. */
export function refuseUnreadable(row: SheetRow): void {
  if (row.problem === undefined) return
  const { code, values, column } = row.problem
  throw new LineProblem(code, { ...values, column: columnName(column) })
}

/** How an export heads a column. */
export function headerOf(kind: FileKind, field: string): string {
  return writtenOf(sheetLexicon().headers[kind], field)
}

/** The value that a word stands for. */
export function readValue<T extends string>(words: Readonly<Record<T, readonly string[]>>, written: string, problem: string): T {
  const value = valueOf(words, written)
  if (value === undefined) throw new LineProblem(problem, { written: brief(written), known: Object.values<readonly string[]>(words).map(([first]) => first ?? '').join(', ') })
  return value as T
}

/**
 * A Buddhist year. A Christian one is not turned into one silently: whoever wrote it may have meant
 * the fiscal year.
 *
 * @throws LineProblem `year-christian`, `year-unknown`
 */
export function readYear(written: string): number {
  const digits = arabicDigits(written).replace(/^\u0e1e\.?\s*\u0e28\.?\s*/u, '').trim()
  if (!/^\d{4}$/.test(digits)) throw new LineProblem('year-unknown', { written: brief(written) })
  const year = Number(digits)
  if (year >= 1900 && year <= 2199) throw new LineProblem('year-christian', { written: year, buddhist: year + 543 })
  if (year < 2500 || year > 2699) throw new LineProblem('year-unknown', { written: brief(written) })
  return year
}

/** A text as it can stand in a sentence: short, in one line, without what is invisible. */
export function brief(text: string): string {
  const said = tidy(text)
  return said.length <= 60 ? said : `${said.slice(0, 59).toWellFormed()}…`
}

/** A column as spreadsheets name it: A, B, … AA. */
function columnName(column: number): string {
  const before = Math.floor(column / 26)
  return `${before === 0 ? '' : columnName(before - 1)}${String.fromCharCode(65 + (column % 26))}`
}
