import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { createDirectory } from '../../src/agencies/index.ts'
import { sheetLexicon } from '../../src/registry/sheets/lexicon.ts'

/** How a hostile text is made, at any length: what it begins with, what comes back, and what it ends with. */
export interface Recipe {
  readonly start: string
  readonly repeated: readonly string[]
  readonly end: string
  /** A character that stands amid the text instead of its own, and where: a share of the length. */
  readonly slip: readonly [share: number, character: string] | null
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every word that readers of people's text know: what stands in quotes in their modules, and in the sheets' lexicon. */
function knownWords(): string[] {
  const words = new Set<string>()
  for (const file of globSync('src/{thai,conversation/understanding}/**/*.ts', { cwd: root })) {
    for (const [, quoted = ''] of readFileSync(`${root}${file}`, 'utf8').matchAll(/'([^'\n\\./]+)'/g)) {
      for (const word of quoted.split('|')) if (word !== '') words.add(word)
    }
  }
  for (const word of JSON.stringify(sheetLexicon()).split(/["[\]{},:]+/)) if (word !== '') words.add(word)
  return [...words].toSorted()
}

const known = knownWords()
const agencies = createDirectory().all().filter((_, at) => at % 50 === 0).flatMap(({ name, short }) => [name, ...short])
const word = fc.constantFrom(...known)
const politeness = fc.constantFrom('นะคะ', 'ครับ', 'ค่ะ', 'นะ', 'มาแล้ว', 'แล้ว', 'หน่อย', 'ได้ไหม', 'please ', 'ไม่ได้', 'เพราะอะไร', 'ทำไม', 'why ', 'ก็', 'ล่ะ')
const sign = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', ' ,', '.', '-', '/', '(', ')', '"', '?', '!', '%', '+', ':', '#', '_', '😀', '👍', 'ๆ', 'ฯ', '\u200b', '*', '<b>', '\\', "'", '“')
const number = fc.constantFrom('0', '1', '7', '62', '2562', '๒', '1,', '1.', '10 ', 'สอง', 'สิบ', 'ล้าน', 'จุด', 'one ', 'hundred ', '1-', '1/')
const syllable = fc.constantFrom('ก', 'กา', 'เก', 'แก้', 'ก่', 'กิ่', 'ํ้า', 'ำ่', 'เเ', '่', 'ะ', 'า', 'ไ', 'ฤ', 'ทร', 'หนอง', 'บ้าน')
const latin = fc.constantFrom('a', 'b', 'A', 'ab ', 'x1', 'not ', 'but ', 'a-', 'é', 'I ', 'to ', 'is ')
const piece = fc.oneof(
  { weight: 5, arbitrary: word }, { weight: 3, arbitrary: politeness }, { weight: 2, arbitrary: sign }, { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: syllable }, { weight: 1, arbitrary: latin }, { weight: 1, arbitrary: fc.constantFrom(...agencies) },
)

/** Texts of one piece that comes back, of a few in turn, or of many mixed; whole or with a slip. */
export const recipe: fc.Arbitrary<Recipe> = fc.record({
  start: fc.oneof(fc.constant(''), piece, fc.tuple(piece, piece).map((both) => both.join(''))),
  repeated: fc.oneof({ weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 1 }) }, { weight: 3, arbitrary: fc.array(piece, { minLength: 2, maxLength: 3 }) }, fc.array(piece, { minLength: 4, maxLength: 40 })),
  end: fc.oneof(fc.constantFrom('', 'ก', 'x', '0', ' ', '?'), piece),
  slip: fc.option(fc.tuple(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100), fc.constantFrom('ก', 'z', ' ', '9', '่', '"')), { nil: null }),
})

/** Texts that have stopped the service, or might well: read every time, beside those made up. */
export const examples: readonly Recipe[] = [
  ['', 'นะคะ', 'ก'], ['', 'ครับ', 'x'], ['1 ปี ', 'มาแล้ว', 'ก'], ['', 'หน่อยได้ไหม', 'ก'], ['ทำไม', ' ', 'ไม่ได้'], ['', 'ทำไม', ' '], ['ไม่ใช่ ', 'เป็น', ''],
  ['not ', ' but', ''], ['', '1', 'x'], ['ข้อ', '1,', 'x'], ['', 'a', '!'], ['', '\u0e33\u0e48', ''], ['', 'สำนัก', 'ก'], ['เช็ค open governance ', 'ก ', 'น'], ['ผลงาน effective change ', 'a1 ', 'ข'],
].map(([start = '', piece = '', end = '']) => ({ start, repeated: [piece], end, slip: null }))

/** The text of a recipe, so many characters long. */
export function textOf({ start, repeated, end, slip }: Recipe, length: number): string {
  const period = repeated.join('')
  const middle = Math.max(0, length - start.length - end.length)
  const text = (start + period.repeat(Math.ceil(middle / period.length)).slice(0, middle) + end).slice(0, length)
  if (!slip) return text
  const at = Math.floor(slip[0] * (text.length - 1))
  return text.slice(0, at) + slip[1] + text.slice(at + 1)
}
