import { z } from 'zod'
import { formatDate, yearsBefore, yearsLater } from '../dates.ts'
import { kleene, UNKNOWN } from '../truth.ts'
import { leaf } from './leaf.ts'
import type { Operator } from './operator.ts'

/** Something that started on a date has run for whole years on the day of the evaluation. */
export const runningFor: Operator<{ fact: string; years: number }> = {
  word: 'running-for',
  says: 'started on or before the day of the evaluation minus these years; a month counts from its last day',
  parameters: z.strictObject({ fact: z.string(), years: z.int().min(1).max(100) }),
  compile({ fact, years }, place) {
    const { index } = place.fact(fact, ['date'])
    return leaf(index, {
      evaluate(situation) {
        const started = situation.values[index]
        return typeof started === 'number' ? kleene(started <= yearsBefore(situation.asOf, years)) : UNKNOWN
      },
      changes(situation, wanted) {
        const started = situation.values[index]
        if (!wanted || typeof started !== 'number') return [{ by: 'answer', fact }]
        return [{ by: 'time', from: formatDate(yearsLater(started, years)) }]
      },
      metFrom(situation) {
        const started = situation.values[index]
        return typeof started === 'number' ? yearsLater(started, years) : undefined
      },
    })
  },
  examples: [
    { expression: { 'running-for': { fact: 'day', years: 1 } }, facts: { day: '2020-01-15' }, asOf: '2021-01-15', gives: 'met' },
    { expression: { 'running-for': { fact: 'day', years: 1 } }, facts: { day: '2020-01-16' }, asOf: '2021-01-15', gives: 'unmet' },
    { expression: { 'running-for': { fact: 'day', years: 1 } }, facts: { day: '2020-01' }, asOf: '2021-01-30', gives: 'unmet' },
    { expression: { 'running-for': { fact: 'day', years: 1 } }, facts: { day: '2019-02-28' }, asOf: '2020-02-29', gives: 'met' },
    { expression: { 'running-for': { fact: 'day', years: 1 } }, gives: 'unknown', missing: ['day'] },
  ],
}
