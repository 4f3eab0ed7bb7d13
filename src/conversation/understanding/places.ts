import {
  allExcept, allOf, betweenPlaces, bothOf, choosing, countedThing, everything, firstSome, lastSome, letterMarks, notAll, nothing, onlyFirst,
  onlyLast, placeMark, someFirst, someLast, together, toPlace,
} from '../../thai/lexicon/choosing.ts'
import { numberAt, readNumber } from '../../thai/numbers.ts'
import { before, behind, between, endsOf, isWhole } from '../../thai/phrase.ts'
import type { Phrase } from '../../thai/phrase.ts'

/** Places counted from 1, 'out' where one is beyond the list, undefined where the text is no list of places. */
export type Places = readonly number[] | 'out' | undefined

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/

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
    if (past(betweenPlaces, text, start + 1) === start + 1) return undefined
  }
  return { place: letter + 1, end: start + 1 }
}

/** Where a text goes on behind a phrase and white space; undefined where the phrase is not there. */
function past(phrase: Phrase, text: string, start: number): number | undefined {
  let [end] = endsOf(text, phrase, start)
  if (end === undefined) return undefined
  while (/\s/.test(text.charAt(end))) end += 1
  return end
}

function enumerated(text: string, count: number): Places {
  const places: number[] = []
  // Whether a place is beyond the list counts only once all of the text has proved to be a list.
  let beyond = false
  let position = past(betweenPlaces, text, 0) ?? 0
  while (position < text.length) {
    position = past(placeMark, text, position) ?? position
    const from = placeAt(text, position)
    if (!from) return undefined
    position = from.end
    let to = from.place
    const ranged = past(toPlace, text, position)
    if (ranged !== undefined) {
      const begin = past(placeMark, text, ranged) ?? ranged
      const end = placeAt(text, begin)
      if (!end) return undefined
      to = end.place
      position = end.end
      if (!(to > from.place)) beyond = true
    }
    if (!Number.isInteger(from.place) || !Number.isInteger(to) || from.place < 1 || to > count) beyond = true
    else for (let place = from.place; place <= to; place += 1) places.push(place)
    const before = position
    position = past(betweenPlaces, text, position) ?? position
    if (position === before && position < text.length && past(placeMark, text, position) === undefined) return undefined
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
  const text = behind(said, choosing) ?? said
  if (text === '' || text.length > 120) return undefined
  if (isWhole(text, onlyFirst)) return [1]
  if (isWhole(text, onlyLast)) return [count]
  const nth = before(text, countedThing) ?? text
  const place = ordinals.indexOf(nth) + 1 || Number(ordinal.exec(nth)?.[1])
  if (!Number.isNaN(place)) return place >= 1 && place <= count ? [place] : 'out'
  for (const [some, fromEnd] of [
    [before(text, someFirst), false], [before(text, someLast), true],
    [between(text, firstSome.head, firstSome.tail), false], [between(text, lastSome.head, lastSome.tail), true],
  ] as const) {
    const amount = some === undefined ? undefined : readNumber(some)
    if (amount === undefined) continue
    if (!Number.isInteger(amount) || amount < 1 || amount > count) return 'out'
    return fromEnd ? through1(count).slice(count - amount) : through1(amount)
  }
  const both = behind(text, together)
  if (both === undefined) return enumerated(text, count)
  const places = enumerated(both, count)
  return places === undefined || places.length > 1 ? places : 'out'
}

/** Places of a text that may name all, none, or all but some. */
export function readPlacesOfMany(said: string, count: number): Places | { readonly except: string } {
  if (notAll.test(said)) return 'out'
  if (isWhole(said, everything)) return through1(count)
  if (nothing.test(said)) return []
  if (bothOf.test(said)) return count === 2 ? [1, 2] : 'out'
  const all = between(said, allOf.head, allOf.tail)
  const total = all === undefined ? undefined : readNumber(all)
  if (total !== undefined) return total === count ? through1(count) : 'out'
  const except = behind(said, allExcept) ?? ''
  if (except !== '') {
    const left = readPlaces(except, count)
    if (left === 'out') return 'out'
    if (left) return through1(count).filter((place) => !left.includes(place))
    return { except }
  }
  return readPlaces(said, count)
}
