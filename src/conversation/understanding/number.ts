import { besideNumbers, buddhistEra, christianEra, halfWords } from '../../thai/lexicon/numbers.ts'
import type { BesideNumber } from '../../thai/lexicon/numbers.ts'
import { findNumbers } from '../../thai/numbers.ts'
import type { FoundNumber } from '../../thai/numbers.ts'
import { withoutParticles } from '../../thai/polite.ts'
import { unclear } from './request.ts'
import type { Understanding } from './request.ts'

/** What one fact's numbers are like. */
interface Kind {
  readonly min: number
  readonly max: number
  readonly integer: boolean
  readonly percent?: true
  /** "About n" is unclear where n is nearer to the limit than this. */
  readonly limit?: { readonly at: number; readonly within: number }
  readonly counts?: true
  readonly year?: true
}

const kinds: Readonly<Record<string, Kind>> = {
  'work.own-share-percent': { min: 0, max: 100, integer: false, percent: true, limit: { at: 70, within: 5 } },
  'expansion.new-areas': { min: 0, max: 100_000, integer: true, limit: { at: 2, within: 1 }, counts: true },
  'pmqa.won-round': { min: 2500, max: 2600, integer: true, year: true },
}
const generic: Kind = { min: 0, max: 1e12, integer: false }

function buddhistYear(value: number, said: string): number {
  const christian = christianEra.test(said)
  if (Number.isInteger(value)) {
    if (value >= 30 && value <= 99 && !christian) return 2500 + value
    if (value >= 1950 && value <= 2100 && !buddhistEra.test(said)) return value + 543
    if (value >= 2500 && value <= 2600 && !christian) return value
  }
  return Number.NaN
}

/** The words beside the numbers, with the numbers themselves taken out. */
function beside(said: string, numbers: readonly FoundNumber[]): Set<BesideNumber | 'strange'> {
  let rest = ''
  let place = 0
  for (const number of numbers) {
    rest += `${said.slice(place, number.start)} `
    place = number.end
  }
  rest += said.slice(place)
  return new Set(besideNumbers.scan(rest.replace(/[.,/:]/g, ' ')).map((token) => token.means ?? 'strange'))
}

function withoutNumber(found: ReadonlySet<string>, kind: Kind): number {
  if (found.has('bound') || found.has('strange') || found.has('others')) return Number.NaN
  const meant = ['all', 'half', 'none', 'nothing'].filter((word) => found.has(word))
  if (meant.length !== 1 || (kind.percent && found.has('counted'))) return Number.NaN
  if (meant[0] === 'nothing') return kind.counts && !found.has('about') ? 0 : Number.NaN
  if (!kind.percent) return Number.NaN
  return meant[0] === 'none' ? 0 : meant[0] === 'half' ? 50 : 100
}

/** "Three in four", "80 of 100", "50/50": a share, where it comes out as a whole percentage. */
function share(said: string, numbers: readonly FoundNumber[]): number {
  const [first, second] = numbers
  if (numbers.length !== 2 || !first || !second) return Number.NaN
  const between = said.slice(first.end, second.start).trim()
  if (/^[/:]$/.test(between)) {
    // "30/70" may be a share and what is left of it; only two halves, and a part of a hundred, are sure.
    if (first.value === 50 && second.value === 50) return 50
    return between === '/' && second.value === 100 && first.value <= 100 ? first.value : Number.NaN
  }
  const parts = besideNumbers.scan(between).map((token) => token.means)
  if (!(parts.length > 0 && parts.every((part) => part === 'in'))) return Number.NaN
  const percent = (first.value / second.value) * 100
  return first.value <= second.value && Number.isInteger(percent) ? percent : Number.NaN
}

/**
 * A number: digits, Thai or English words, a percentage. A bound ("เกิน 70", "70 กว่า", "70-80") is no
 * number; "about" counts only where it can't decide a condition.
 *
 * @param folded from `fold`
 */
export function understandNumber(folded: string, fact: string | undefined): Understanding {
  const kind = (fact !== undefined && Object.hasOwn(kinds, fact) ? kinds[fact] : undefined) ?? generic
  const said = withoutParticles(folded).replace(halfWords, ' half ').trim()
  // A sign before, or a range, bound or "more" after a number.
  if (/[<>+~]|(?:^|[^\d])-\s*\d|\d\s*-/.test(said)) return unclear
  const numbers = findNumbers(said)
  if (numbers.some((number) => !Number.isFinite(number.value))) return unclear
  const found = beside(said, numbers)
  let value: number
  if (numbers.length === 0) value = withoutNumber(found, kind)
  else if (found.has('bound') || found.has('strange') || found.has('others') || found.has('half')) return unclear
  else if (numbers.length > 1) value = kind.percent ? share(said, numbers) : Number.NaN
  else if (found.has('in') || found.has('none') || found.has('nothing')) value = Number.NaN
  else value = numbers[0]?.value ?? Number.NaN
  if (kind.year) value = buddhistYear(value, said)
  else if (kind.percent && found.has('counted')) return unclear
  else if (found.has('percent') && !kind.percent && kind !== generic) return unclear
  // 0.8 may be a share of one or eight tenths of a percent.
  if (kind.percent && value > 0 && value < 1) return unclear
  if (!Number.isFinite(value) || value < kind.min || value > kind.max) return unclear
  if (kind.integer && !Number.isInteger(value)) return unclear
  const near = kind.limit === undefined ? Number.POSITIVE_INFINITY : Math.abs(value - kind.limit.at)
  if (found.has('perhaps') && (kind.year || near <= (kind.limit?.within ?? 0))) return unclear
  if (found.has('about')) {
    if (kind.year || (kind.limit && near < kind.limit.within + (kind.integer ? 0.5 : 0))) return unclear
  }
  return { value }
}
