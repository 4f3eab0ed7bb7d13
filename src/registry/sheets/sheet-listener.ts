import { cellText } from './cell-text.ts'
import { LIMITS } from './limits.ts'
import { SheetRefusal } from './refusal.ts'
import type { SheetRow } from './rows.ts'
import { unescaped } from './workbook-parts.ts'
import { attribute, type XmlListener } from './xml.ts'

/** One row while its cells are read. */
interface OpenRow {
  line: number
  cells: string[]
  problem: { code: string; column: number; values?: { limit: number } } | undefined
}

/**
 * Gathers the rows of a worksheet's XML. A cell with a formula, an error or a date makes its line a
 * problem: what a formula shows was worked out by somebody else's program, and may change.
 *
 * @param texts the shared texts of the workbook
 * @param dates the cell styles by which a number is a date
 * @param rows where the rows go; empty ones are left out
 */
export function createSheetListener(texts: readonly string[], dates: ReadonlySet<number>, rows: SheetRow[]): XmlListener {
  let row: OpenRow | undefined
  let line = 0
  let column = -1
  let type = 'n'
  let style = 0
  let raw = ''
  let formula = false
  let gathering = false
  let phonetic = false

  const beginCell = (attributes: string): void => {
    const reference = attribute(attributes, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    type = attribute(attributes, 't') ?? 'n'
    style = Number(attribute(attributes, 's') ?? 0)
    raw = ''
    formula = false
  }
  const problem = (code: string, values?: { limit: number }): void => {
    if (row !== undefined) row.problem ??= { code, column, ...(values === undefined ? {} : { values }) }
  }
  const endCell = (): void => {
    if (row === undefined) return
    if (formula) return problem('cell-formula')
    if (raw === '') return
    if (type === 'e') return problem('cell-error')
    const text = type === 's' ? sharedText(texts, raw) : cellText(type === 'n' ? numberText(raw) : unescaped(raw))
    if (text === '') return
    if (column >= LIMITS.columns) throw new SheetRefusal('too-many-columns', { limit: LIMITS.columns })
    if ((type === 'n' && dates.has(style)) || type === 'd') return problem('cell-date')
    if (text.length > LIMITS.cellCharacters) return problem('cell-too-long', { limit: LIMITS.cellCharacters })
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = text
  }
  const endRow = (): void => {
    if (row === undefined) return
    const { problem: found, cells } = row
    if (found !== undefined || cells.some((cell) => cell !== '')) {
      if (rows.length > LIMITS.rows) throw new SheetRefusal('too-many-rows', { limit: LIMITS.rows })
      rows.push({ line: row.line, cells, ...(found === undefined ? {} : { problem: found }) })
    }
    row = undefined
  }

  return {
    open(name, attributes) {
      if (name === 'c') beginCell(attributes)
      else if (name === 'v') gathering = true
      else if (name === 't') gathering = !phonetic
      else if (name === 'f') formula = true
      else if (name === 'rPh') phonetic = true
      else if (name === 'row') {
        const number = Number(attribute(attributes, 'r') ?? line + 1)
        // Rows run downwards; one that doesn't could hide behind another.
        if (!Number.isInteger(number) || number <= line) throw new SheetRefusal('file-broken')
        line = number
        column = -1
        row = { line, cells: [], problem: undefined }
      }
    },
    close(name) {
      if (name === 'v' || name === 't') gathering = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') endCell()
      else if (name === 'row') endRow()
    },
    text(text) {
      if (gathering && raw.length <= LIMITS.cellCharacters * 2) raw += text
    },
  }
}

const cleaned = new WeakMap<readonly string[], Map<number, string>>()

/** A text that many cells share is cleaned once. */
function sharedText(texts: readonly string[], raw: string): string {
  const index = Number(raw)
  const text = texts[index]
  if (text === undefined) throw new SheetRefusal('file-broken')
  let known = cleaned.get(texts)
  if (known === undefined) cleaned.set(texts, (known = new Map()))
  let clean = known.get(index)
  if (clean === undefined) known.set(index, (clean = cellText(text)))
  return clean
}

function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > 16_384) throw new SheetRefusal('file-broken')
  }
  if (column === 0) throw new SheetRefusal('file-broken')
  return column - 1
}

/** A number as a person would write it: no exponent and no trace of binary fractions. */
function numberText(raw: string): string {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)))
}
