import { readFileSync } from 'node:fs'
import { comparable } from '../../rules/index.ts'

export type FileKind = 'entries' | 'winners' | 'agencies'
type Words = Readonly<Record<string, readonly string[]>>

interface Lexicon {
  readonly headers: Readonly<Record<FileKind | 'audit', Words>>
  readonly states: Words
  readonly levels: Words
  readonly kinds: Words
  readonly localPrefixes: Readonly<Record<string, string>>
  readonly places: Readonly<Record<'province' | 'provinceShort' | 'district' | 'districtShort' | 'capital' | 'capitalDistrict' | 'municipality', string>>
  readonly files: Readonly<Record<'entries' | 'winners' | 'audit', string>>
}

let read: Lexicon | undefined

/**
 * The words of headers and cells, as they are written in files. The first of several is the one that
 * an export writes.
 */
export function sheetLexicon(): Lexicon {
  read ??= JSON.parse(readFileSync(new URL('./lexicon.json', import.meta.url), 'utf8')) as Lexicon
  return read
}

/** The form in which words of a file are compared: Arabic digits, no stars, and no spaces or line breaks, which people set as they like. */
export function wordForm(text: string): string {
  return comparable(arabicDigits(text).replace(/[\u200b\ufeff*]/gu, '')).replace(/\s+/gu, '').replace(/[:.]$/u, '')
}

/** Thai digits as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[\u0e50-\u0e59]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50))
}

const indexes = new WeakMap<Words, ReadonlyMap<string, string>>()

/**
 * What a word of a file stands for.
 *
 * @example valueOf(sheetLexicon().levels, 'Excellent') // 'excellent'
 */
export function valueOf(words: Words, written: string): string | undefined {
  let index = indexes.get(words)
  if (index === undefined) {
    index = new Map(Object.entries(words).flatMap(([value, forms]) => [value, ...forms].map((form) => [wordForm(form), value] as const)))
    indexes.set(words, index)
  }
  return index.get(wordForm(written))
}

/** How an export writes a value; the value itself where there is no word for it. */
export function writtenOf(words: Words, value: string): string {
  return words[value]?.[0] ?? value
}
