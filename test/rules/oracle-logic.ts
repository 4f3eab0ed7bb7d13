/** Kleene's logic, dates and text comparison for the oracle: naive on purpose, shared with nothing. */

/** One truth value and what it waits for. */
export type Truth = { is: 'met' | 'unmet' | 'unknown'; waits: Set<string>; may: Set<string> }

export const YES: Truth = { is: 'met', waits: new Set(), may: new Set() }
export const NO: Truth = { is: 'unmet', waits: new Set(), may: new Set() }

export function and(...truths: Truth[]): Truth {
  if (truths.some(truth => truth.is === 'unmet')) return NO
  return truths.every(truth => truth.is === 'met') ? YES : still(truths)
}

export function or(...truths: Truth[]): Truth {
  if (truths.some(truth => truth.is === 'met')) return YES
  return truths.every(truth => truth.is === 'unmet') ? NO : still(truths)
}

export function not(truth: Truth): Truth {
  return truth.is === 'unknown' ? truth : truth.is === 'met' ? NO : YES
}

/** Unknown, and waiting for whatever its own unknown parts wait for. */
function still(truths: Truth[]): Truth {
  const unknown = truths.filter(truth => truth.is === 'unknown')
  return {
    is: 'unknown',
    waits: new Set(unknown.flatMap(truth => [...truth.waits])),
    may: new Set(unknown.flatMap(truth => [...truth.may])),
  }
}

export function folded(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** `YYYY-MM-DD` as it is; `YYYY-MM` as the last day of the month. */
export function lastDay(date: string): string {
  if (date.length > 7) return date
  const [year = 0, month = 0] = date.split('-').map(Number)
  const days = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return `${date}-${days}`
}

export function aYearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0')
  return `${year}-${date.slice(5) === '02-29' ? '02-28' : date.slice(5)}`
}

/** The first day after `asOf` that, were it `asOf`, would have the work running for a year. */
export function firstDayAYearOn(started: string, asOf: string): string {
  for (let day = 1; day < 40_000; day++) {
    const date = new Date(Date.parse(asOf) + day * 86_400_000).toISOString().slice(0, 10)
    if (lastDay(started) <= aYearBefore(date)) return date
  }
  throw new Error(`no day within a century lets ${started} have run for a year`)
}
