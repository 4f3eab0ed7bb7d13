import { z } from 'zod'
import { leaf } from './leaf.ts'
import { MET, UNKNOWN, UNMET } from '../truth.ts'
import type { Operator } from './operator.ts'

/**
 * The earlier win in question is of these rounds; without limits, any known round will do. Only for
 * conditions with `each: earlier-win`.
 */
export const winRound: Operator<{ from?: number | undefined; to?: number | undefined; otherwise: string }> = {
  word: 'win-round',
  says: 'the earlier win is of these rounds; `otherwise` names the fact that tells a round the registry lacks',
  parameters: z.strictObject({ from: z.int().optional(), to: z.int().optional(), otherwise: z.string() }),
  compile({ from = -Infinity, to = Infinity, otherwise }, place) {
    if (from > to) throw place.error('contradictory-limit', `no round is from ${from} to ${to}; exchange the two`)
    const { index } = place.fact(otherwise, ['number'])
    return {
      ...leaf(index, {
        evaluate(situation) {
          const round = situation.win ?? situation.values[index]
          if (typeof round !== 'number') return UNKNOWN
          return round >= from && round <= to ? MET : UNMET
        },
        reach(situation) {
          const round = situation.win ?? situation.values[index]
          if (round === undefined) return from === -Infinity && to === Infinity ? 1 << MET : (1 << MET) | (1 << UNMET)
          return 1 << (typeof round !== 'number' ? UNKNOWN : round >= from && round <= to ? MET : UNMET)
        },
        // A win that the registry dates can't be changed by an answer.
        changes: (situation) => (situation.win == null ? [{ by: 'answer', fact: otherwise }] : []),
      }),
      registry: true,
    }
  },
  examples: [
    { expression: { 'win-round': { from: 1, to: 3, otherwise: 'number' } }, facts: { who: 'Unit' }, win: 2, gives: 'met' },
    { expression: { 'win-round': { from: 1, to: 3, otherwise: 'number' } }, facts: { who: 'Unit' }, win: 4, gives: 'unmet' },
    { expression: { 'win-round': { from: 1, to: 3, otherwise: 'number' } }, facts: { who: 'Unit', number: 3 }, win: null, gives: 'met' },
    { expression: { 'win-round': { from: 1, to: 3, otherwise: 'number' } }, facts: { who: 'Unit' }, win: null, gives: 'unknown', missing: ['number'] },
    { expression: { 'win-round': { otherwise: 'number' } }, facts: { who: 'Unit' }, win: 9, gives: 'met' },
  ],
}
