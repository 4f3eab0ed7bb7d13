import { allOf, allWords, bothOf, everything, exceptWords, letterMarks, listWords, notAll, nothing } from '../../thai/lexicon/choosing.ts'
import { numberAt, readNumber } from '../../thai/numbers.ts'

/** Places counted from 1, 'out' where one is beyond the list, undefined where the text is no list of places. */
export type Places = readonly number[] | 'out' | undefined

const { mark, join, range, counter, first, last, lead } = listWords
const together = new RegExp(listWords.together)
const skip = new RegExp(`(?:[\\s,/+]|\\.(?=\\s|$|,)|${join})*`, 'y')
const marked = new RegExp(`(?:${mark})\\s*\\.?\\s*`, 'y')
const through = new RegExp(`\\s*(?:-|${range})\\s*`, 'y')
const leading = new RegExp(lead)
const onlyFirst = new RegExp(`^(?:${mark}|${counter})?\\s*(?:${first})(?:\\s*(?:${counter}))?$`)
const onlyLast = new RegExp(`^(?:${mark}|${counter})?\\s*(?:${last})(?:\\s*(?:${counter}))?$`)
const someOf = new RegExp(`^(.+?)\\s*(?:${counter})?\\s*(${first}|${last})$`)
const someOfEnglish = new RegExp(`^(first|last)\\s+(.+?)(?:\\s+(?:${counter}))?$`)
const allExcept = new RegExp(`^(?:${allWords})\\s*(?:${exceptWords})\\s*(.+)$`)
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const ordinal = new RegExp(`^(${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th))(?:\\s+(?:${counter}))?$`)

function through1(to: number): number[] {
  return Array.from({ length: to }, (_, index) => index + 1)
}

function placeAt(text: string, start: number): { place: number; end: number } | undefined {
  const digits = /^\d+/.exec(text.slice(start, start + 12))
  if (digits) return { place: Number(digits[0]), end: start + digits[0].length }
  const character = text.charAt(start)
  if (/[a-z]/.test(character)) {
    const word = /^[a-z]+/.exec(text.slice(start, start + 12))?.[0] ?? ''
    const letter = word.length === 1 ? letterMarks[1]?.indexOf(word) ?? -1 : -1
    const place = letter >= 0 ? letter + 1 : readNumber(word)
    return place === undefined ? undefined : { place, end: start + word.length }
  }
  const number = numberAt(text, start)
  if (number) return { place: number.value, end: number.end }
  const letter = character === '' ? -1 : letterMarks[0]?.indexOf(character) ?? -1
  if (letter < 0) return undefined
  const next = text.charAt(start + 1)
  if (next !== '' && !/[\s,/+.-]/.test(next)) {
    skip.lastIndex = start + 1
    skip.test(text)
    if (skip.lastIndex <= start + 1) return undefined
  }
  return { place: letter + 1, end: start + 1 }
}

function at(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function enumerated(text: string, count: number): Places {
  const places: number[] = []
  // Whether a place is beyond the list counts only once all of the text has proved to be a list.
  let beyond = false
  let position = at(skip, text, 0) ?? 0
  while (position < text.length) {
    position = at(marked, text, position) ?? position
    const from = placeAt(text, position)
    if (!from) return undefined
    position = from.end
    let to = from.place
    const ranged = at(through, text, position)
    if (ranged !== undefined) {
      const begin = at(marked, text, ranged) ?? ranged
      const end = placeAt(text, begin)
      if (!end) return undefined
      to = end.place
      position = end.end
      if (!(to > from.place)) beyond = true
    }
    if (!Number.isInteger(from.place) || !Number.isInteger(to) || from.place < 1 || to > count) beyond = true
    else for (let place = from.place; place <= to; place += 1) places.push(place)
    const before = position
    position = at(skip, text, position) ?? position
    if (position === before && position < text.length && at(marked, text, position) === undefined) return undefined
  }
  if (beyond) return 'out'
  return places.length > 0 ? places : undefined
}

/**
 * The places of a list that a text names: "1", "ข้อ 2", "๑ กับ ๓", "1-3", "สองอันแรก", "สุดท้าย",
 * "ค", "the first two".
 *
 * @param said folded, without polite particles
 * @param count how many choices there are
 */
export function readPlaces(said: string, count: number): Places {
  const text = said.replace(leading, '').trim()
  if (text === '' || text.length > 120) return undefined
  if (onlyFirst.test(text)) return [1]
  if (onlyLast.test(text)) return [count]
  const nth = ordinal.exec(text)
  if (nth?.[1] !== undefined) {
    const named = ordinals.indexOf(nth[1])
    const place = named >= 0 ? named + 1 : Number.parseInt(nth[1], 10)
    return place >= 1 && place <= count ? [place] : 'out'
  }
  const some = someOf.exec(text)
  const english = someOfEnglish.exec(text)
  const amount = readNumber((some?.[1] ?? english?.[2] ?? '').trim())
  if (amount !== undefined) {
    if (!Number.isInteger(amount) || amount < 1 || amount > count) return 'out'
    const fromEnd = english ? english[1] === 'last' : new RegExp(`(?:${last})$`).test(text)
    return fromEnd ? through1(count).slice(count - amount) : through1(amount)
  }
  if (!together.test(text)) return enumerated(text, count)
  const places = enumerated(text.replace(together, ''), count)
  return places === undefined || places.length > 1 ? places : 'out'
}

/** Places of a text that may name all, none, or all but some. */
export function readPlacesOfMany(said: string, count: number): Places | { readonly except: string } {
  if (notAll.test(said)) return 'out'
  if (everything.test(said)) return through1(count)
  if (nothing.test(said)) return []
  if (bothOf.test(said)) return count === 2 ? [1, 2] : 'out'
  const all = allOf.exec(said)
  const total = all?.[1] === undefined ? undefined : readNumber(all[1])
  if (total !== undefined) return total === count ? through1(count) : 'out'
  const except = allExcept.exec(said)
  if (except?.[1] !== undefined) {
    const left = readPlaces(except[1], count)
    if (left === 'out') return 'out'
    if (left) return through1(count).filter((place) => !left.includes(place))
    return { except: except[1] }
  }
  return readPlaces(said, count)
}
