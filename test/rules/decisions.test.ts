import { describe, expect, test } from 'vitest'
import { checkCase, emptyRegistry, loadRules, ruleCoverage } from '../../src/rules/index.ts'
import { decisions, type Decision } from './case-tables.ts'
import { oracle, type OracleCase } from './oracle.ts'

const rules = loadRules(2564)
const defaults = { asOf: '2021-02-01', registry: emptyRegistry }
const all = decisions()

const byAward = new Map<string, Decision[]>()
for (const decision of all) byAward.set(decision.award, [...byAward.get(decision.award) ?? [], decision])

for (const [award, decided] of byAward) {
  describe(award, () => {
    for (const { name, input, status, eligibleFrom, missing, results, readings } of decided) {
      test(`${name}: ${status}`, () => {
        const outcome = checkCase(rules, input, defaults).awards.find(({ id }) => id === award)!
        const conditions = new Map(outcome.conditions.map(condition => [condition.id, condition]))
        expect(outcome.status).toBe(status)
        if (eligibleFrom !== undefined) expect(outcome.eligibleFrom ?? null).toBe(eligibleFrom)
        if (missing) expect([...outcome.missing].sort()).toEqual([...missing].sort())
        for (const [id, result] of Object.entries(results)) expect(`${id} ${conditions.get(id)?.result}`).toBe(`${id} ${result}`)
        for (const [id, expected] of Object.entries(readings)) expect(conditions.get(id)?.readings).toEqual(expected)
      })
    }
  })
}

test('the tables hold a hundred and twenty decisions and more, and the oracle decides each in the same way', () => {
  expect(new Set(all.map(({ name, award }) => `${award} ${name}`)).size).toBe(all.length)
  expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThanOrEqual(120)
  for (const { award, input, name, status } of all) {
    expect(`${name}: ${oracle(input as OracleCase).find(({ id }) => id === award)?.status}`).toBe(`${name}: ${status}`)
  }
})

describe('coverage', () => {
  const rows = ruleCoverage(rules, all.map(({ input }) => input), defaults)

  test('the tables bring every condition and reading to every result it can have', () => {
    expect(rows.filter(row => row.never.length > 0).map(({ award, condition, reading, never }) => [award,
      condition, reading, never])).toEqual([])
  })

  test('every condition of every award has a row, and no count contradicts what is impossible', () => {
    expect(rows.filter(row => row.reading === undefined).length).toBe(rules.awards.reduce((sum, award) =>
      sum + award.conditions.length, 0))
    for (const { counts, impossible } of rows) for (const result of impossible) expect(counts[result]).toBe(0)
  })

  test('knows what is impossible', () => {
    const impossible = (award: string, condition: string, reading?: string) =>
      rows.find(row => row.award === award && row.condition === condition && row.reading === reading)?.impossible
    expect(impossible('open-governance', 'state-agency')).toEqual(['unsettled'])
    expect(impossible('engaged-citizen', 'person-or-group')).toEqual(['unmet', 'unsettled'])
    expect(impossible('engaged-citizen', 'one-nominee')).toEqual(['unmet'])
    expect(impossible('engaged-citizen', 'one-nominee', 'per entry')).toEqual(['unmet', 'unknown',
      'unsettled'])
    expect(impossible('open-governance', 'one-entry-per-department')).toEqual([])
    expect(impossible('pmqa-4.0', 'reapplication')).toEqual(['unmet'])
    expect(impossible('pmqa-4.0', 'reapplication', 'other rounds are not excluded')).toEqual(['unmet',
      'unsettled'])
  })

  test('tells what no case has tried', () => {
    const few = ruleCoverage(rules, [{ facts: { 'applicant.kind': 'department' } }], defaults)
    const row = few.find(({ award, condition }) => award === 'covid-response' && condition === 'state-agency')
    expect(row).toEqual({
      award: 'covid-response', condition: 'state-agency', counts: { met: 1, unmet: 0, unknown: 0,
        unsettled: 0 },
      impossible: ['unsettled'], never: ['unmet', 'unknown'],
    })
    expect(() => ruleCoverage(rules, [{ facts: { nothing: 1 } }], defaults)).toThrow('nothing')
  })
})
