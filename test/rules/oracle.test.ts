import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCase, emptyRegistry, loadRules } from '../../src/rules/index.ts'
import { someCase } from './generated-cases.ts'
import { oracle, type OracleCase } from './oracle.ts'

const rules = loadRules(2564)
const defaults = { asOf: '2000-01-01', registry: emptyRegistry }

/** Both sides in one comparable form; reading names count where the wording fixes them. */
function bothSides(given: OracleCase) {
  const ours = checkCase(rules, given, defaults)
  const byId = new Map(ours.awards.map(award => [award.id, award]))
  const theirs = oracle(given)
  expect(byId.size).toBe(theirs.length)
  return theirs.map(expected => {
    const actual = byId.get(expected.id)!
    const conditions = new Map(actual.conditions.map(condition => [condition.id, condition]))
    const allowed = [...expected.mayBeMissing]
    return {
      expected: {
        id: expected.id,
        status: expected.status,
        eligibleFrom: expected.eligibleFrom,
        conditions: Object.fromEntries(expected.conditions.map(({ id, result, readings }) =>
          [id, [result, namedReadings(id, readings)]])),
        missing: [...expected.missing].sort(),
      },
      actual: {
        id: actual.id,
        status: actual.status,
        eligibleFrom: actual.eligibleFrom,
        conditions: Object.fromEntries(actual.conditions.map(({ id, result }) => {
          const names = namedReadings(id, expected.conditions.find(condition =>
            condition.id === id)?.readings)
          const readings = conditions.get(id)!.readings
          return [id, [result, names && Object.fromEntries(Object.keys(names).map(name => [name,
            readings?.[name]]))]]
        })),
        missing: actual.missing.filter(id => expected.missing.has(id) || !allowed.includes(id)).sort(),
      },
    }
  })
}

/**
 * The wording names only the second reading of this condition, and leaves open what it says while
 * the kind of the applicant is unknown.
 */
function namedReadings(id: string, readings: Record<string, string> | undefined) {
  return id === 'one-entry-per-department' ? undefined : readings
}

test('the rules of 2564 agree with the oracle in every award, condition, reading and missing fact', () => {
  const reached = new Set<string>()
  fc.assert(fc.property(someCase, given => {
    for (const { expected, actual } of bothSides(given)) {
      // The fast comparison first: a diff is only worth its time where there is one.
      if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
      reached.add(expected.status)
      if (expected.eligibleFrom !== undefined) reached.add('eligibleFrom')
      for (const [id, [result]] of Object.entries(expected.conditions)) reached.add(`${id} ${result}`)
    }
  }), { numRuns: Number(process.env['ORACLE_RUNS'] ?? 12_000) })

  // Whatever the generator never reaches was never compared.
  for (const status of ['not-a-match', 'ineligible', 'eligibleFrom', 'open', 'unsettled', 'unstated',
    'eligible', 'derived']) {
    expect(reached).toContain(status)
  }
  for (const { id } of rules.rulebook.conditions) {
    expect(reached).toContain(`${id} met`)
    expect(reached).toContain(`${id} unknown`)
    expect([...reached].some(result =>
      result === `${id} unmet` || result === `${id} unsettled`)).toBe(id !== 'person-or-group')
  }
})
