import { yearsBefore } from '../dates.ts'
import type { Situation, Value } from '../expression.ts'
import { comparable, type ComparableEntry } from '../registry.ts'
import type { Rulebook, RulebookFact } from '../rulebook.ts'
import { typicalAnswers } from '../settling.ts'
import type { Part } from './part.ts'

/** Any day will do: nothing here depends on a calendar but how long before it something began. */
const someDay = 20010615

/** More cases than this are not looked through. */
const mostCases = 20_000

const applicant = 'applicant'
const body = 'body'
/** Every text fact has this value, so that an entry has the same title or area, or another one. */
const same = 'the same'

type Values = (Value | null | undefined)[]

interface DraftEntry extends ComparableEntry {
  /** Of the applicant itself, not of another unit of its body. */
  readonly own: boolean
}

interface Draft {
  readonly values: Values
  readonly entries: Map<string, readonly DraftEntry[]>
  win: number | null | undefined
}

/** One thing that cases differ in: a fact's value, a chosen value, the entries for an award, a win. */
interface Dimension {
  readonly key: string
  readonly options: readonly ((draft: Draft) => void)[]
}

/**
 * The keys of what some parts look at; parts that share none never contradict each other.
 *
 * @param award the award in question, whose entries `entered` means where it names none.
 */
export function looksAt(rulebook: Rulebook, leaves: readonly Part[], award: string): readonly string[] {
  return dimensions(rulebook, leaves, award).map(({ key }) => key)
}

/**
 * Cases that stand for all that could be: every combination of what the parts tell apart. Values
 * between two limits are stood for by one of them. Ask `tooManyCases` first.
 */
export function* casesOf(rulebook: Rulebook, leaves: readonly Part[], award: string): Generator<Situation, void> {
  const all = dimensions(rulebook, leaves, award)
  const picks = all.map(() => 0)
  const text = rulebook.facts.map((fact) => (fact.type === 'text' ? same : undefined))
  for (;;) {
    const draft: Draft = { values: [...text], entries: new Map(), win: undefined }
    for (const [i, { options }] of all.entries()) options[picks[i] as number]?.(draft)
    yield situationOf(draft)
    let i = 0
    for (; i < all.length; i++) {
      const next = (picks[i] as number) + 1
      if (next < (all[i] as Dimension).options.length) {
        picks[i] = next
        break
      }
      picks[i] = 0
    }
    if (i === all.length) return
  }
}

/** Whether `casesOf` would give more cases than can be looked through. */
export function tooManyCases(rulebook: Rulebook, leaves: readonly Part[], award: string): boolean {
  return dimensions(rulebook, leaves, award).reduce((count, { options }) => count * options.length, 1) > mostCases
}

function situationOf({ values, entries, win }: Draft): Situation {
  return {
    values,
    asOf: someDay,
    registry: {
      entries(award, by) {
        return (entries.get(award) ?? []).filter(({ own }) => by === 'body' || own)
      },
      wins: () => [],
    },
    applicant,
    body,
    unnamed: false,
    ...(win === undefined ? {} : { win }),
  }
}

function dimensions(rulebook: Rulebook, leaves: readonly Part[], award: string): readonly Dimension[] {
  const found = new Map<string, Dimension>()
  const add = (key: string, options: () => Dimension['options']): void => {
    if (!found.has(key)) found.set(key, { key, options: options() })
  }
  const known: number[] = []
  for (const leaf of leaves) {
    if (leaf.word === 'entered') {
      const about = typeof leaf.parameters['award'] === 'string' ? leaf.parameters['award'] : award
      const works = leaves.some((other) => other.word === 'entered' && other.parameters['same'] !== undefined)
      add(`entered ${about}`, () => entryOptions(about, works))
      continue
    }
    if (leaf.word === 'win-round') add('win', () => winOptions(rulebook, leaves))
    for (const index of leaf.expression.facts) {
      const fact = rulebook.facts[index]
      if (!fact || fact.type === 'text') continue
      if (fact.type === 'choices' && leaf.word === 'has') {
        const value = String(leaf.parameters['value'])
        add(`fact ${fact.id} has ${value}`, () => [false, true].map((on) => choosing(index, value, on)))
      } else if (fact.type !== 'choices') {
        add(`fact ${fact.id}`, () => answers(fact, leaves).map((answer) => (draft: Draft) => void (draft.values[index] = answer)))
      } else {
        for (const value of fact.values ?? []) add(`fact ${fact.id} has ${value}`, () => [false, true].map((on) => choosing(index, value, on)))
      }
    }
    if (leaf.word === 'known') known.push(...leaf.expression.facts)
  }
  // Last, so that not knowing takes the place of any answer.
  for (const index of known) {
    add(`known ${index}`, () => [() => {}, (draft) => void (draft.values[index] = null)])
  }
  return [...found.values()]
}

function choosing(index: number, value: string, on: boolean): (draft: Draft) => void {
  return (draft) => {
    const chosen = draft.values[index]
    const list = Array.isArray(chosen) ? (chosen as readonly string[]) : []
    draft.values[index] = on ? [...list, value] : list
  }
}

/** An entry of another unit of the body, one of the applicant's own, both or none, with the same title or area or not. */
function entryOptions(award: string, works: boolean): Dimension['options'] {
  const names = works ? [same, 'another'] : ['another']
  const seen = { agency: applicant, countsAs: body, award, title: null, area: null }
  const entriesOf = (own: boolean): readonly (readonly DraftEntry[])[] => [
    [],
    ...names.flatMap((title) => names.map((area) => [{ seen, own, title: comparable(title), area: comparable(area) }])),
  ]
  return entriesOf(true).flatMap((mine) => entriesOf(false).map((theirs) => (draft: Draft) => void draft.entries.set(award, [...mine, ...theirs])))
}

/** A win without a year, and wins at either side of every limit; later wins are no earlier wins. */
function winOptions(rulebook: Rulebook, leaves: readonly Part[]): Dimension['options'] {
  const rounds = around([...limitsOf(leaves, 'win-round'), rulebook.round - 1], true).filter((round) => round < rulebook.round)
  return [null, ...rounds].map((round) => (draft: Draft) => void (draft.win = round))
}

/** Limits that leaves of a word set, to one fact or to the wins. */
function limitsOf(leaves: readonly Part[], word: string, fact?: string): readonly number[] {
  return leaves
    .filter((leaf) => leaf.word === word && (fact === undefined || [leaf.parameters['fact'], leaf.parameters['otherwise']].includes(fact)))
    .flatMap((leaf) => ['number', 'years', 'from', 'to'].map((key) => leaf.parameters[key]))
    .filter((limit) => typeof limit === 'number')
}

function answers(fact: RulebookFact, leaves: readonly Part[]): readonly Value[] {
  if (fact.type === 'number') {
    const limits = ['at-least', 'at-most', 'win-round'].flatMap((word) => limitsOf(leaves, word, fact.id))
    const ends = [fact.min, fact.max].filter((end) => end !== undefined)
    const numbers = around([...limits, ...ends], fact.integer === true)
    const possible = numbers.filter((number) => number >= (fact.min ?? -Infinity) && number <= (fact.max ?? Infinity))
    return possible.length > 0 ? possible : [0]
  }
  if (fact.type === 'date') {
    const days = limitsOf(leaves, 'running-for', fact.id).flatMap((years) => [yearsBefore(someDay, years), yearsBefore(someDay, years) + 1])
    return [...new Set([someDay, ...days])]
  }
  const typical = typicalAnswers(fact)
  return typical.length > 0 ? typical : [0]
}

/** Numbers at, between and beyond some limits, in order. */
function around(limits: readonly number[], whole: boolean): readonly number[] {
  const sorted = [...new Set(limits)].sort((one, other) => one - other)
  const all = sorted.flatMap((limit, i) => {
    const next = sorted[i + 1]
    if (whole) return [Math.floor(limit) - 1, Math.floor(limit), Math.ceil(limit), Math.ceil(limit) + 1]
    return next === undefined ? [limit - 1, limit, limit + 1] : [limit - (i === 0 ? 1 : 0), limit, (limit + next) / 2]
  })
  return [...new Set(all)].sort((one, other) => one - other)
}
