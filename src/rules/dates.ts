/**
 * Dates as whole numbers, 15 October 2019 as 20191015: they compare as dates do, and need no clock
 * and no time zone. Years are of the Christian era, as ISO dates are.
 */

/** `true` in a leap year of the Gregorian calendar. */
function leap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days in a month (1 to 12). */
export function daysIn(year: number, month: number): number {
  return month === 2 ? (leap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Reads `YYYY-MM-DD` or `YYYY-MM`; a month counts from its last day.
 *
 * @returns the date as a number, or `undefined` where there is no such date.
 * @example parseDate('2019-10') // 20191031
 */
export function parseDate(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (!parts) return undefined
  const year = Number(parts[1])
  const month = Number(parts[2])
  if (month < 1 || month > 12) return undefined
  const last = daysIn(year, month)
  const day = parts[3] === undefined ? last : Number(parts[3])
  return day < 1 || day > last ? undefined : year * 10_000 + month * 100 + day
}

/** A date number as `YYYY-MM-DD`. */
export function formatDate(date: number): string {
  const text = String(date).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

/** A date some years earlier; 29 February becomes 28 February where the year has none. */
export function yearsBefore(date: number, years: number): number {
  const year = Math.trunc(date / 10_000) - years
  const monthDay = date % 10_000
  return year * 10_000 + (monthDay === 229 && !leap(year) ? 228 : monthDay)
}

/**
 * The first day on which something that started on `date` has run for `years`: the smallest day
 * whose `yearsBefore` is not before `date`.
 */
export function yearsLater(date: number, years: number): number {
  const year = Math.trunc(date / 10_000) + years
  const monthDay = date % 10_000
  return year * 10_000 + (monthDay === 229 && !leap(year) ? 301 : monthDay)
}
