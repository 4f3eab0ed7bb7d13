import { daysBefore, gregorianYear, monthsBefore, readDay, written } from './calendar.ts'
import type { Day } from './calendar.ts'
import { readDuration } from './durations.ts'
import { Lexicon } from './lexicon.ts'
import {
  aroundDates, bounded, dayBefore, fiscal, monthAgo, monthNames, nextMonth, roughDates, someYearsAgo, thisMonth,
  today as todayWord, tomorrow, untilNow, yearsBack, yesterday,
} from './lexicon/dates.ts'
import { buddhistEra, christianEra } from './lexicon/numbers.ts'
import { findNumbers, numberAt } from './numbers.ts'
import { before } from './phrase.ts'

type Word = number | 'around' | 'rough'

const dateWords = new Lexicon<Word>([
  ...monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
  ...aroundDates.split('|').map((word) => [word, 'around'] as const),
  ...roughDates.split('|').map((word) => [word, 'rough'] as const),
])

const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
const dayFirst = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{2}|\d{4})$/
const monthFirst = /^(\d{1,2})\s?[-/.]\s?(\d{2}|\d{4})$/
// A folded text has single spaces.
const spokenYearFirst = /ปี ?(?:พ\.?\s?ศ\.? ?)?(\d{4}|\d{2}) ?เดือน(?:ที่)? ?(\d{1,2})(?!\d)/
const spokenMonth = /เดือน(?:ที่)? ?(\d{1,2}) ?(?:ของ)? ?(?:ปี)? ?(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)? ?(\d{4}|\d{2})(?!\d)/

/** "เดือน 3 ปี 2563" and "ปี 2563 เดือน 3", and what stands around it. */
function spokenMonths(text: string): { readonly month: number; readonly year: number; readonly rest: string } | undefined {
  const monthThenYear = spokenMonth.exec(text)
  if (monthThenYear) {
    return { month: Number(monthThenYear[1]), year: Number(monthThenYear[2]), rest: text.replace(monthThenYear[0], ' ') }
  }
  const yearThenMonth = spokenYearFirst.exec(text)
  if (!yearThenMonth) return undefined
  return { month: Number(yearThenMonth[2]), year: Number(yearThenMonth[1]), rest: text.replace(yearThenMonth[0], ' ') }
}

function asText(day: Day): string | undefined {
  return written(day.year, day.month, day.day)
}

function byDigits(text: string, era: 'buddhist' | 'christian' | undefined): string | undefined | 'none' {
  const first = yearFirst.exec(text)
  if (first) {
    const year = gregorianYear(Number(first[1]), era)
    return year === undefined ? undefined : written(year, Number(first[2]), first[3] === undefined ? undefined : Number(first[3]))
  }
  const parts = dayFirst.exec(text)
  if (parts) {
    const year = gregorianYear(Number(parts[3]), era)
    return year === undefined ? undefined : written(year, Number(parts[2]), Number(parts[1]))
  }
  const month = monthFirst.exec(text)
  if (month) {
    const year = gregorianYear(Number(month[2]), era)
    return year === undefined ? undefined : written(year, Number(month[1]))
  }
  return 'none'
}

/** How many whole years back a text's ending says, with that ending taken away. */
function relativeYear(text: string): { readonly rest: string; readonly years: number } | undefined {
  const ago = before(text, someYearsAgo)
  const number = ago === undefined ? undefined : findNumbers(ago).at(-1)
  // A number right before "years ago" counts the years: "มีนาคม 2 ปีที่แล้ว" has no day.
  if (ago !== undefined && number && ago.slice(number.end).trim() === '') {
    return Number.isInteger(number.value) ? { rest: ago.slice(0, number.start).trim(), years: number.value } : undefined
  }
  for (const { phrase, years } of yearsBack) {
    const rest = before(text, phrase)
    if (rest !== undefined) return { rest, years }
  }
  return undefined
}

/** A date with a month's name in it: an optional day, the month, a year or a year from today. */
function byName(text: string, era: 'buddhist' | 'christian' | undefined, today: Day): string | undefined | 'none' {
  const back = relativeYear(text)
  const said = (back?.rest ?? text).replace(/(?<=\d)(?:st|nd|rd|th)(?![a-z])/g, '').replace(/\./g, ' ')
    .replace(/[-/](?= ?[^\d\s])|(?<=[^\d\s]) ?[-/](?= ?\d)/g, ' ').replace(/ {2,}/g, ' ')
  let month: number | undefined
  let rough = false
  const numbers: { readonly value: number; readonly afterMonth: boolean; readonly digits: number }[] = []
  let place = 0
  while (place < said.length) {
    const number = numberAt(said, place)
    if (number) {
      numbers.push({ value: number.value, afterMonth: month !== undefined, digits: number.end - number.start })
      place = number.end
      continue
    }
    const word = dateWords.at(said, place)
    if (word) {
      if (typeof word.means === 'number') {
        if (month !== undefined) return undefined
        month = word.means
      } else if (word.means === 'rough') rough = true
      place = word.end
      continue
    }
    if (/[\s,]/.test(said.charAt(place))) place += 1
    else return month === undefined ? 'none' : undefined
  }
  if (month === undefined) return 'none'
  const whole = numbers.every(({ value }) => Number.isInteger(value))
  if (!whole || numbers.length > 2) return undefined
  let year: number | undefined
  let day: number | undefined
  if (back) {
    if (numbers.length > 1) return undefined
    year = today.year - back.years
    day = numbers[0]?.value
    if (day !== undefined && day > 31) return undefined
  } else {
    const yearIndex = numbers.findLastIndex(({ value }) => value > 31)
    const yearNumber = numbers[yearIndex]
    if (!yearNumber) return undefined
    year = gregorianYear(yearNumber.value, era)
    day = numbers.find((_, index) => index !== yearIndex)?.value
  }
  if (year === undefined) return undefined
  const date = written(year, month, day)
  if (!rough || date === undefined) return date
  // "About October" is good enough unless it is within a quarter of the year that awards ask for.
  const distance = (today.year - year) * 12 + today.month - month
  return Math.abs(distance - 12) <= 3 ? undefined : date
}

/**
 * The date a folded text names: `YYYY-MM-DD`, or `YYYY-MM` where only a month is known. Undefined
 * where it names none that is sure: a year alone, a fiscal year, a bound, no year, no such day.
 *
 * @param folded from `fold`, without polite particles
 * @param today YYYY-MM-DD, which durations count from
 * @example readDate('ต.ค. 62', '2021-06-01') // '2019-10'
 * @example readDate('ทำมา 2 ปี', '2021-06-01') // '2019-06-01'
 */
export function readDate(folded: string, today: string): string | undefined {
  const now = readDay(today)
  if (!now || folded === '' || folded.length > 200) return undefined
  const text = before(folded, untilNow) ?? folded.trim()
  if (yesterday.test(text)) return asText(daysBefore(now, 1))
  if (dayBefore.test(text)) return asText(daysBefore(now, 2))
  if (todayWord.test(text)) return asText(now)
  if (tomorrow.test(text)) return asText(daysBefore(now, -1))
  for (const [pattern, months] of [[monthAgo, 1], [thisMonth, 0], [nextMonth, -1]] as const) {
    if (!pattern.test(text)) continue
    const { year, month } = monthsBefore(now, months)
    return written(year, month)
  }
  if (fiscal.test(text)) return undefined
  const era = christianEra.test(text) ? 'christian' : buddhistEra.test(text) ? 'buddhist' : undefined
  const spoken = spokenMonths(text)
  if (spoken) {
    const year = gregorianYear(spoken.year, era)
    const days = findNumbers(spoken.rest)
    const rest = days.length === 1 && days[0] ? spoken.rest.slice(0, days[0].start) + spoken.rest.slice(days[0].end) : spoken.rest
    const plain = dateWords.scan(rest).every(({ means }) => means === 'around') && !bounded.test(rest)
    return year === undefined || !plain || days.length > 1 ? undefined : written(year, spoken.month, days[0]?.value)
  }
  const duration = readDuration(text, now)
  if (duration === 'rough') return undefined
  if (duration) return asText(duration)
  const bare = text.replace(/(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?) ?(?=\d)/, ' ').replace(/^[^\d]*/, (lead) => (
    dateWords.scan(lead).every(({ means }) => means === 'around') ? '' : lead
  )).trim()
  const byNumbers = byDigits(bare, era)
  if (byNumbers !== 'none') return bounded.test(text) ? undefined : byNumbers
  if (bounded.test(before(text, someYearsAgo) ?? text)) return undefined
  const named = byName(text, era, now)
  return named === 'none' ? undefined : named
}
