import { daysBefore, monthsBefore } from './calendar.ts'
import type { Day } from './calendar.ts'
import { ahead, atLeast, durationEnd, durationStart, half, inside, oneBehind, oneOf, roughDuration, units } from './lexicon/dates.ts'
import { numberAt } from './numbers.ts'
import { before, behind } from './phrase.ts'

type Unit = keyof typeof units

const unitAt: readonly (readonly [Unit, RegExp])[] = (Object.keys(units) as Unit[]).map((unit) => [
  unit, new RegExp(`\\s*(?:${units[unit]})(?![a-z])`, 'y'),
])
const halfAt = new RegExp(`\\s*(?:and a )?(?:${half})`, 'y')
const oneBehindAt = new RegExp(`\\s*${oneBehind}`, 'y')
const halfYear = new RegExp(`^(?:${half})\\s*(?:a\\s+)?(?:${units.year})$`)
const halfPastYear = /^(?:a )?(?:year and a half|one and a half years?|(\d+|[a-z]+) and a half years?)$/

/** Months and days of "1 ปี 6 เดือน", "ปีครึ่ง", "2 weeks", or undefined. */
function readLength(text: string): { months: number; days: number } | undefined {
  if (halfYear.test(text)) return { months: 6, days: 0 }
  const spoken = halfPastYear.exec(text)
  if (spoken) {
    const years = spoken[1] === undefined ? 1 : numberAt(spoken[1], 0)?.value
    return years !== undefined && Number.isInteger(years) ? { months: years * 12 + 6, days: 0 } : undefined
  }
  let place = 0
  let months = 0
  let days = 0
  let parts = 0
  const source = text.replace(oneOf, '1 ')
  while (place < source.length) {
    const joined = /^\s*(?:และ|กับ|and|,)?\s*/.exec(source.slice(place))
    if (parts > 0 && joined) place += joined[0].length
    const number = numberAt(source, place)
    if (number) place = number.end
    let count = number?.value
    if (count !== undefined && !Number.isFinite(count)) return undefined
    let unit: Unit | undefined
    for (const [name, pattern] of unitAt) {
      pattern.lastIndex = place
      if (pattern.test(source)) {
        unit = name
        place = pattern.lastIndex
        break
      }
    }
    if (!unit) return undefined
    if (count === undefined) {
      // ปีครึ่ง and ปีหนึ่ง have their one implied or behind; a bare "ปี" is no duration.
      halfAt.lastIndex = place
      oneBehindAt.lastIndex = place
      if (oneBehindAt.test(source)) place = oneBehindAt.lastIndex
      else if (unit !== 'year' || !halfAt.test(source)) return undefined
      count = 1
    }
    halfAt.lastIndex = place
    if (unit === 'year' && halfAt.test(source)) {
      place = halfAt.lastIndex
      count += 0.5
    }
    if (unit === 'year') months += count * 12
    else if (unit === 'month') months += count
    else days += count * (unit === 'week' ? 7 : 1)
    parts += 1
    if (parts > 4) return undefined
  }
  if (parts === 0 || !Number.isInteger(months) || !Number.isInteger(days)) return undefined
  return months + days > 0 && months <= 1200 && days <= 36_500 ? { months, days } : undefined
}

/**
 * The day a duration goes back to: "ทำมา 2 ปี", "ปีครึ่ง", "6 months ago", "อีก 2 เดือน" (ahead).
 * "At least" counts from two years up, because only "on or before" matters there; "about" counts
 * where it is half a year away from one year.
 *
 * @returns the day; 'rough' where the words give none that is sure; undefined where it is no duration
 */
export function readDuration(folded: string, today: Day): Day | 'rough' | undefined {
  let text = folded
  const forward = ahead.test(text)
  if (forward) text = text.replace(ahead, '')
  else text = behind(text, durationStart) ?? text
  let rough = false
  let least = false
  const soften = () => {
    const about = behind(text, roughDuration)
    if (about !== undefined) rough = true
    text = about ?? text
    const more = behind(text, atLeast.before) ?? before(text, atLeast.after)
    if (more === undefined) return
    least = true
    text = before(more, atLeast.after) ?? more
  }
  soften()
  text = before(text, durationEnd) ?? text
  soften()
  if (inside.test(text)) {
    least = true
    text = text.replace(inside, '')
  }
  text = text.trim()
  if (least && /^(?:ปี|years?)$/.test(text)) return 'rough'
  const length = readLength(text)
  if (!length) return undefined
  const sign = forward ? -1 : 1
  if (rough || least) {
    const months = length.months + length.days / 30
    if (forward || (least && months < 24) || (rough && !least && months > 6 && months < 18)) return 'rough'
  }
  return daysBefore(monthsBefore(today, length.months * sign), length.days * sign)
}
