import { LIMITS } from './limits.ts'
import { SheetRefusal } from './refusal.ts'
import { attribute, type XmlListener } from './xml.ts'

type ReadAll = (bytes: Uint8Array, listener: XmlListener) => Promise<void>

/** The texts that cells refer to by number; phonetic readings are left out. */
export async function readSharedTexts(bytes: Uint8Array, readAll: ReadAll): Promise<readonly string[]> {
  const texts: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  await readAll(bytes, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        texts.push(unescaped(current))
        if (texts.length > LIMITS.sharedTexts) throw new SheetRefusal('too-many-rows', { limit: LIMITS.rows })
      }
    },
    text(text) {
      // A cell that is too long is refused line by line; a little more than the limit is enough for that.
      if (inText && current.length <= LIMITS.cellCharacters * 2) current += text
    },
  })
  return texts
}

/** Formats of numbers that every workbook has and that show a date or a time. */
const builtInDates = [[14, 22], [27, 36], [45, 47], [50, 58], [71, 81]] as const

/** The cell styles by which a number is a date. */
export async function readDateStyles(bytes: Uint8Array, readAll: ReadAll): Promise<ReadonlySet<number>> {
  const formats = new Map<number, boolean>()
  const styles: number[] = []
  let inCellStyles = false
  await readAll(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attribute(attributes, 'numFmtId')), showsDate(attribute(attributes, 'formatCode') ?? ''))
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles && styles.length < 65_536) styles.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
    text: () => undefined,
  })
  const dates = new Set<number>()
  for (const [style, format] of styles.entries()) {
    if (formats.get(format) ?? builtInDates.some(([from, to]) => format >= from && format <= to)) dates.add(style)
  }
  return dates
}

function showsDate(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_./g, ''))
}

/** Workbooks write a character that XML cannot hold as `_x000D_`, and the sign itself as `_x005F_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/**
 * Writes a text so that no reader takes a part of it for such a character. The writer looks texts up in
 * a plain object: what every object has already by name, such as `constructor`, is written otherwise.
 */
export function escaped(text: string): string {
  if (text in Object.prototype) return `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${escaped(text.slice(1))}`
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}
