/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const two = (value: number) => String(value).padStart(2, '0')

/** How many days a month has, `month` from 1. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `YYYY-MM`, or `YYYY-MM-DD` where the day is known; undefined where there is no such day. */
export function written(year: number, month: number, day?: number): string | undefined {
  if (!(year >= 1000 && year <= 9999) || !(month >= 1 && month <= 12)) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  return day >= 1 && day <= daysIn(year, month) ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** Reads `YYYY-MM-DD`. */
export function readDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (!parts) return undefined
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
  return written(day.year, day.month, day.day) === undefined ? undefined : day
}

/** A day some months earlier; the last of the month where that month is shorter. Negative: later. */
export function monthsBefore(from: Day, months: number): Day {
  const index = from.year * 12 + (from.month - 1) - months
  const year = Math.floor(index / 12)
  const month = (index % 12 + 12) % 12 + 1
  return { year, month, day: Math.min(from.day, daysIn(year, month)) }
}

/** A day some days earlier. Negative: later. */
export function daysBefore(from: Day, days: number): Day {
  const moved = new Date(Date.UTC(from.year, from.month - 1, from.day - days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/**
 * The Gregorian year of a year as typed: two digits and 2400 or more are Buddhist, other four digits
 * Christian, unless the era is said. Undefined where it could be either, or is nobody's year.
 *
 * @example gregorianYear(62) // 2019
 */
export function gregorianYear(year: number, era?: 'buddhist' | 'christian'): number | undefined {
  if (!Number.isInteger(year)) return undefined
  if (year < 100) {
    // Below 32 it may be a day, or a Christian year.
    return era === 'christian' || year < 32 ? undefined : 2500 + year - 543
  }
  if (year >= 2400 && year <= 2650) return era === 'christian' ? undefined : year - 543
  if (year >= 1857 && year <= 2107) return era === 'buddhist' ? undefined : year
  return undefined
}
