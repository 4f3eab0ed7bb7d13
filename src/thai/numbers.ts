import { Lexicon } from './lexicon.ts'

/** A number in a text. `value` is NaN where the words give no single number, such as สองสาม ("two or three"). */
export interface FoundNumber {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly written: 'digits' | 'thai' | 'english'
}

const thaiDigits: Readonly<Record<string, number>> = {
  ศูนย์: 0, หนึ่ง: 1, นึง: 1, เอ็ด: 1, สอง: 2, ยี่: 2, สาม: 3, สี่: 4, ห้า: 5, หก: 6, เจ็ด: 7, แปด: 8, เก้า: 9,
}
const thaiUnits: Readonly<Record<string, number>> = {
  สิบ: 10, ร้อย: 100, พัน: 1_000, หมื่น: 10_000, แสน: 100_000, ล้าน: 1_000_000,
}
const thaiWords = new Lexicon<string>([...Object.keys(thaiDigits), ...Object.keys(thaiUnits), 'จุด'].map((w) => [w, w]))
// Words that only begin like a number.
const notNumber = /^(?:พันธ|ร้อยละ|หกล้ม|เก้าอี้|สี่แยก|ศูนย์(?=[ก-ฮเ-ไ])(?!(?:เปอ|จุด|พื้นที่|แห่ง|ตำบล)))/

const englishSmall = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven',
  'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const englishWord = `(?:${[...englishSmall, ...englishTens.slice(2), 'fourty', 'ninty'].sort((a, b) => b.length - a.length).join('|')})`
const english = new RegExp(`(?<![a-z])(?:a hundred|(?:${englishWord}|hundred)(?:(?:[ -]+(?:and )?)(?:${englishWord}|hundred))*)(?![a-z])`, 'y')
const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?/y

/** The value of number words in order, or NaN. Spoken shortcuts that can mean two numbers are NaN. */
function thaiValue(parts: readonly string[]): number {
  const point = parts.indexOf('จุด')
  if (point >= 0) {
    const fraction = parts.slice(point + 1)
    const whole = thaiValue(parts.slice(0, point))
    if (fraction.length === 0 || fraction.some((part) => thaiDigits[part] === undefined)) return Number.NaN
    return Number(`${whole}.${fraction.map((part) => thaiDigits[part]).join('')}`)
  }
  let millions = 0
  let total = 0
  let pending: number | undefined
  let smallestUnit = Number.POSITIVE_INFINITY
  for (const [index, part] of parts.entries()) {
    const digit = thaiDigits[part]
    if (digit !== undefined) {
      if (pending !== undefined) return Number.NaN
      if (part === 'ยี่' && parts[index + 1] !== 'สิบ') return Number.NaN
      if (part === 'เอ็ด' && index === 0) return Number.NaN
      if (part !== 'เอ็ด' && index === parts.length - 1 && smallestUnit > 10 && smallestUnit < Number.POSITIVE_INFINITY
        && (smallestUnit > 100 || parts[0] === 'ร้อย')) return Number.NaN
      pending = digit
      continue
    }
    const unit = thaiUnits[part] ?? Number.NaN
    if (unit === 1_000_000) {
      millions = (millions + total + (pending ?? (total === 0 ? 1 : 0))) * unit
      total = 0
      smallestUnit = Number.POSITIVE_INFINITY
    } else {
      if (unit >= smallestUnit) return Number.NaN
      total += (pending ?? 1) * unit
      smallestUnit = unit
    }
    pending = undefined
  }
  return millions + total + (pending ?? 0)
}

function englishValue(text: string): number {
  let total = 0
  let last: 'none' | 'small' | 'tens' | 'hundred' = 'none'
  for (const word of text.split(/[ -]+/)) {
    if (word === 'a' || word === 'and') continue
    const small = englishSmall.indexOf(word)
    const tens = englishTens.indexOf(word === 'fourty' ? 'forty' : word === 'ninty' ? 'ninety' : word)
    if (word === 'hundred') {
      if (last === 'hundred' || last === 'tens' || total > 9) return Number.NaN
      total = (total || 1) * 100
      last = 'hundred'
    } else if (small >= 0) {
      if (last === 'small' || (last === 'tens' && (small === 0 || small > 9))) return Number.NaN
      total += small
      last = 'small'
    } else {
      if (last === 'small' || last === 'tens') return Number.NaN
      total += tens * 10
      last = 'tens'
    }
  }
  return total
}

/** The number that begins at a place of a folded text, if one does. */
export function numberAt(text: string, start: number): FoundNumber | undefined {
  const character = text.charCodeAt(start)
  if (character >= 48 && character <= 57) {
    digits.lastIndex = start
    const found = digits.exec(text)
    if (!found) return undefined
    let end = digits.lastIndex
    let value = Number(found[0].replaceAll(',', ''))
    // "1,20" and "1.2.3" are no numbers one can be sure of.
    if (/^[,.]\d/.test(text.slice(end, end + 2))) value = Number.NaN
    const unit = thaiWords.at(text, text.charAt(end) === ' ' ? end + 1 : end)
    const factor = unit?.means === undefined ? undefined : thaiUnits[unit.means]
    if (unit && factor !== undefined && factor >= 1_000 && !notNumber.test(text.slice(unit.start, unit.start + 14))) {
      value = Math.round(value * factor * 1000) / 1000
      end = unit.end
    }
    return { start, end, value, written: 'digits' }
  }
  if (character >= 97 && character <= 122) {
    english.lastIndex = start
    const found = english.exec(text)
    return found ? { start, end: english.lastIndex, value: englishValue(found[0]), written: 'english' } : undefined
  }
  if (character < 0xe00) return undefined
  const parts: string[] = []
  let place = start
  for (;;) {
    if (notNumber.test(text.slice(place, place + 14))) break
    const word = thaiWords.at(text, place)
    if (!word?.means || (word.means === 'จุด' && (parts.length === 0 || parts.includes('จุด')))) break
    parts.push(word.means)
    place = word.end
  }
  if (parts.at(-1) === 'จุด') {
    parts.pop()
    place -= 3
  }
  if (parts.length === 0) return undefined
  return { start, end: place, value: thaiValue(parts), written: 'thai' }
}

/**
 * Every number of a folded text, in digits, Thai words or English words up to a few hundred.
 *
 * @example findNumbers('ประมาณ เจ็ดสิบห้า %')[0]?.value // 75
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  let place = 0
  while (place < text.length) {
    const number = numberAt(text, place)
    if (number) {
      found.push(number)
      place = number.end
    } else if (/[a-z]/.test(text.charAt(place))) {
      while (/[a-z]/.test(text.charAt(place))) place += 1
    } else place += 1
  }
  return found
}

/**
 * The one number that a text is, or undefined.
 *
 * @example readNumber('ยี่สิบเอ็ด') // 21
 */
export function readNumber(folded: string): number | undefined {
  const text = folded.trim()
  const number = numberAt(text, 0)
  return number && number.end === text.length && Number.isFinite(number.value) ? number.value : undefined
}
