import { z } from 'zod'
import { markMissing, type Expression, type Situation } from '../expression.ts'
import { comparable, type ComparableEntry } from '../registry.ts'
import { MET, reachAll, reachNot, UNKNOWN, UNMET, type Kleene } from '../truth.ts'
import type { Operator } from './operator.ts'

interface Parameters {
  /** The award whose entries count; without it, the award in question. */
  award?: string | undefined
  /** Whether entries of the whole counting body count, or only those of the applicant itself. */
  by: 'body' | 'applicant'
  /** The facts that hold this work's title and area: then only entries of the same work count. */
  same?: { title: string; area: string } | undefined
  /** Whether one of title and area must be the same, or both. */
  sameness?: 'any' | 'all' | undefined
}

/** The registry holds an entry of this round for an award. Unknown while the applicant is. */
export const entered: Operator<Parameters> = {
  word: 'entered',
  says: 'the registry holds such an entry of this round',
  parameters: z
    .strictObject({
      award: z.string().optional(),
      by: z.enum(['body', 'applicant']),
      same: z.strictObject({ title: z.string(), area: z.string() }).optional(),
      sameness: z.enum(['any', 'all']).optional(),
    })
    .refine((value) => (value.same === undefined) === (value.sameness === undefined), '`same` and `sameness` go together'),
  compile({ award: named, by, same, sameness }, place) {
    const award = named === undefined ? place.award : place.knownAward(named)
    const title = same && place.fact(same.title, ['text']).index
    const area = same && place.fact(same.area, ['text']).index

    const compare = (situation: Situation, index: number | undefined, theirs: string | null): Kleene => {
      if (index === undefined || theirs === null) return UNMET
      const answer = situation.values[index]
      return typeof answer === 'string' ? (comparable(answer) === theirs ? MET : UNMET) : UNKNOWN
    }
    const matches = (situation: Situation, entry: ComparableEntry): Kleene => {
      if (!same) return MET
      const one = compare(situation, title, entry.title)
      const other = compare(situation, area, entry.area)
      return sameness === 'any' ? (Math.max(one, other) as Kleene) : (Math.min(one, other) as Kleene)
    }
    const entriesOf = (situation: Situation): readonly ComparableEntry[] => {
      const name = by === 'body' ? situation.body : situation.applicant
      return name === null ? [] : situation.registry.entries(award, by, name)
    }

    const reachOf = (situation: Situation, index: number | undefined, theirs: string | null): number =>
      index !== undefined && theirs !== null && situation.values[index] === undefined
        ? (1 << MET) | (1 << UNMET)
        : 1 << compare(situation, index, theirs)
    const reachAmong = (situation: Situation, entries: readonly ComparableEntry[]): number => {
      const none = entries.map((entry) => {
        if (!same) return 1 << UNMET
        const one = reachOf(situation, title, entry.title)
        const other = reachOf(situation, area, entry.area)
        return sameness === 'any' ? reachAll(reachNot(one), reachNot(other)) : reachNot(reachAll(one, other))
      })
      return reachNot(none.reduce((reach, other) => reachAll(reach, other), 1 << MET))
    }

    const expression: Expression = {
      facts: [title, area].filter((index) => index !== undefined),
      registry: true,
      evaluate(situation) {
        if (situation.applicant === null) return UNKNOWN
        let result: Kleene = UNMET
        for (const entry of entriesOf(situation)) {
          const match = matches(situation, entry)
          if (match === MET) return MET
          if (match === UNKNOWN) result = UNKNOWN
        }
        return result
      },
      missing(situation, marks) {
        // Without the applicant the registry can't be asked; its name is marked by the condition.
        if (situation.applicant === null || !same) return
        for (const entry of entriesOf(situation)) {
          if (matches(situation, entry) !== UNKNOWN) continue
          if (compare(situation, title, entry.title) === UNKNOWN) markMissing(situation, title as number, marks)
          if (compare(situation, area, entry.area) === UNKNOWN) markMissing(situation, area as number, marks)
        }
      },
      reach(situation) {
        const result = expression.evaluate(situation)
        if (result !== UNKNOWN) return 1 << result
        if (situation.applicant !== null) return reachAmong(situation, entriesOf(situation))
        if (!situation.unnamed) return 1 << UNKNOWN
        // An applicant yet unnamed may turn out to have no entry, or any that the registry holds.
        const { registry, countsAs = null } = situation
        if (by === 'body' && countsAs !== null) return reachAmong(situation, registry.entries(award, by, countsAs))
        const possible = registry.everyEntry?.(award)
        if (!possible) return (1 << MET) | (1 << UNMET)
        return possible.reduce((reach, entry) => reach | reachAmong(situation, [entry]), 1 << UNMET)
      },
      changes(situation, wanted) {
        const hits = entriesOf(situation).filter((entry) => matches(situation, entry) !== UNMET)
        return [{ by: 'entry', award, entered: wanted, with: hits.map((entry) => entry.seen) }]
      },
      metFrom: () => undefined,
    }
    return expression
  },
  examples: [
    {
      expression: { entered: { by: 'body' } },
      facts: { who: 'Unit', 'counts-as': 'Department' },
      registry: { entries: [{ agency: 'Other unit', countsAs: 'Department', award: 'prize', round: 1, title: null, area: null }] },
      gives: 'met',
    },
    {
      expression: { entered: { by: 'applicant' } },
      facts: { who: 'Unit', 'counts-as': 'Department' },
      registry: { entries: [{ agency: 'Other unit', countsAs: 'Department', award: 'prize', round: 1, title: null, area: null }] },
      gives: 'unmet',
    },
    { expression: { entered: { by: 'body' } }, gives: 'unknown', missing: ['who'] },
    {
      expression: { entered: { by: 'body', same: { title: 'title', area: 'area' }, sameness: 'any' } },
      facts: { who: 'Unit', title: ' SMART  city ' },
      registry: { entries: [{ agency: 'Unit', award: 'prize', round: 1, title: 'Smart City', area: 'North' }] },
      gives: 'met',
    },
    {
      expression: { entered: { by: 'body', same: { title: 'title', area: 'area' }, sameness: 'all' } },
      facts: { who: 'Unit', title: 'Smart City' },
      registry: { entries: [{ agency: 'Unit', award: 'prize', round: 1, title: 'Smart City', area: 'North' }] },
      gives: 'unknown',
      missing: ['area'],
    },
  ],
}
