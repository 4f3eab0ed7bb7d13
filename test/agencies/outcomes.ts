import { readFileSync } from 'node:fs'
import type { Match } from '../../src/agencies/index.ts'

/** A typed name and what must come of it. */
export interface Expectation {
  readonly group: string
  readonly typed: string
  readonly outcome: 'take' | 'choices' | 'none' | 'provisional'
  /** The agency's name, or names or counting bodies of choices that must be offered, the first one first. */
  readonly expected: readonly string[]
  /** For `take` the counting body, for `choices` what is asked, for `provisional` the kind. */
  readonly detail: string
}

const OUTCOMES = ['take', 'choices', 'none', 'provisional'] as const

/** Reads a table of expectations that stands beside the tests. */
export function readExpectations(file: string): Expectation[] {
  const lines = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8').split('\n').slice(1)
  return lines.filter((line) => line !== '').map((line) => {
    const [group = '', typed = '', word = '', expected = '', detail = ''] = line.split('\t')
    const outcome = OUTCOMES.find((known) => known === word)
    if (outcome === undefined) throw new Error(`${file}: unknown outcome in ${line}`)
    return { group, typed, outcome, expected: expected.split(';').filter((name) => name !== ''), detail }
  })
}

/** Whether a match is what the expectation says. */
export function isAsExpected({ outcome, expected, detail }: Expectation, match: Match): boolean {
  const [first = ''] = expected
  if (outcome === 'none') return 'none' in match
  if (outcome === 'choices') {
    if (!('choices' in match)) return false
    const offered = match.choices.flatMap((choice) => [choice.name, choice.countsAs])
    return expected.every((name) => offered.includes(name)) && (detail === '' || match.ask === detail)
  }
  if (!('agency' in match) || match.agency.name !== first) return false
  return outcome === 'provisional'
    ? match.provisional === true && !match.sure && match.agency.kind === detail
    : match.agency.countsAs === (detail || first)
}

/** Whether a match takes for sure what the expectation does not name. */
export function isWrongSilentTake(expectation: Expectation, match: Match): boolean {
  return 'agency' in match && match.sure && !isAsExpected(expectation, match)
}
