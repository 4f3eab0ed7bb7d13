import { expect, test } from 'vitest'
import { loadRules, registryOf } from '../../src/rules/index.ts'
import { applicant, mixes, seeded, someRegistry } from './applicants.ts'
import { orders, questionsAsked } from './question-orders.ts'

const rules = loadRules(2564)
const registry = registryOf(someRegistry, 2564)
const perMix = 200
const seeds = [1, 2564, 77]

test('no other order asks fewer questions on average, whoever applies', () => {
  const rows: Record<string, Record<string, number>> = {}
  for (const mix of mixes) {
    for (const seed of seeds) {
      const random = seeded(seed)
      const crowd = Array.from({ length: perMix }, () => applicant(mix, random))
      const mean = (order: (typeof orders)[string]) =>
        crowd.reduce((sum, answers) => sum + questionsAsked(rules, order, answers, registry,
          '2021-02-01'), 0) / perMix
      rows[`${mix.name}, seed ${seed}`] = Object.fromEntries(Object.entries(orders).map(([name, order]) =>
        [name, Number(mean(order).toFixed(3))]))
    }
  }
  for (const [crowd, means] of Object.entries(rows)) console.log(crowd.padEnd(34), JSON.stringify(means))
  for (const [name, { ours, ...others }] of Object.entries(rows)) {
    for (const [other, mean] of Object.entries(others)) expect(ours,
      `${name}: ${other}`).toBeLessThanOrEqual(mean)
  }
})
