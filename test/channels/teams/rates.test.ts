import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONVERSATION_RATES, Rates } from '../../../src/channels/teams/rates.ts'

describe('the rates of a conversation', () => {
  test('let seven calls go at once, and the eighth after a second', () => {
    const rates = new Rates(CONVERSATION_RATES)
    for (let i = 0; i < 7; i++) {
      expect(rates.readyAt('a', 1_000)).toBe(1_000)
      rates.count('a', 1_000)
    }
    expect(rates.readyAt('a', 1_000)).toBe(2_000)
    rates.count('a', 2_000)
    expect(rates.readyAt('a', 2_000)).toBe(3_000)
    expect(rates.readyAt('b', 2_000)).toBe(2_000)
  })

  test('are never passed, however calls come', () => {
    fc.assert(fc.property(fc.array(fc.nat(3_000), { maxLength: 200 }), (pauses) => {
      const rates = new Rates(CONVERSATION_RATES)
      const calls: number[] = []
      let now = 0
      for (const pause of pauses) {
        now = rates.readyAt('a', now + pause)
        rates.count('a', now)
        calls.push(now)
      }
      return CONVERSATION_RATES.every(({ calls: most, within }) =>
        calls.every((at) => calls.filter((other) => other >= at && other < at + within).length <= most))
    }))
  })
})
