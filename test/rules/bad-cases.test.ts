import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCase, emptyRegistry, loadRules, RuleError } from '../../src/rules/index.ts'

const rules = loadRules(2564)
const defaults = { asOf: '2021-02-01', registry: emptyRegistry }

/** The error of a case as the command line prints it, or null. */
function errorOf(input: unknown): { code: string; message: string; path?: string } | null {
  try {
    checkCase(rules, input, defaults)
    return null
  } catch (error) {
    if (error instanceof RuleError) return error.toJSON()
    throw error
  }
}

describe('facts that are refused', () => {
  const cases: [string, unknown, string][] = [
    ['nothing.such', 1, 'unknown-fact'],
    ['toString', 1, 'unknown-fact'],
    ['applicant.name', 1, 'wrong-type'],
    ['applicant.name', '   ', 'out-of-range'],
    ['applicant.kind', 'ministries', 'no-such-value'],
    ['applicant.kind', ['ministry'], 'wrong-type'],
    ['applicant.kind', 'constructor', 'no-such-value'],
    ['work.branches', 'service', 'wrong-type'],
    ['work.branches', ['service', 'nothing'], 'no-such-value'],
    ['work.branches', [1], 'wrong-type'],
    ['work.branches', [null], 'wrong-type'],
    ['work.branches', {}, 'wrong-type'],
    ['pmqa.categories', [1], 'wrong-type'],
    ['work.started-on', '2021-02-29', 'no-such-date'],
    ['work.started-on', '2021-2', 'no-such-date'],
    ['work.started-on', '2021', 'no-such-date'],
    ['work.started-on', 20210201, 'wrong-type'],
    ['work.started-on', '2563-05-01', 'out-of-range'],
    ['work.in-use', 'true', 'wrong-type'],
    ['work.in-use', 1, 'wrong-type'],
    ['work.own-share-percent', '70', 'wrong-type'],
    ['work.own-share-percent', -1, 'out-of-range'],
    ['work.own-share-percent', 100.1, 'out-of-range'],
    ['work.own-share-percent', Number.NaN, 'wrong-type'],
    ['work.own-share-percent', Number.POSITIVE_INFINITY, 'wrong-type'],
    ['expansion.new-areas', 1.5, 'out-of-range'],
    ['expansion.new-areas', -1, 'out-of-range'],
    ['pmqa.won-round', 2020, 'out-of-range'],
  ]
  for (const [fact, value, code] of cases) {
    test(`${fact} ${String(JSON.stringify(value))}: ${code}`, () => {
      expect(errorOf({ facts: { [fact]: value } })).toMatchObject({ code, path: `facts.${fact}` })
    })
  }
})

describe('facts that are taken', () => {
  const cases: [string, unknown][] = [
    ['applicant.name', null], ['work.branches', []], ['work.own-share-percent', 0],
      ['work.own-share-percent', 100],
    ['work.own-share-percent', 69.99], ['work.started-on', '2020-02'], ['work.started-on', '2020-02-29'],
      ['work.started-on', '2022-01-01'],
    ['pmqa.won-round', 2563], ['work.branches', ['service', 'service']],
  ]
  for (const [fact, value] of cases) {
    test(`${fact} ${JSON.stringify(value)}`, () => expect(errorOf({ facts: { [fact]: value } })).toBe(null))
  }

  test('every fact may be asked and not known', () => {
    expect(errorOf({ facts: Object.fromEntries(rules.facts.map(({ id }) => [id, null])) })).toBe(null)
  })
})

describe('cases that are none', () => {
  const cases: [string, unknown, string, string?][] = [
    ['nothing', null, 'bad-case'],
    ['a list', [], 'bad-case'],
    ['a word', 'facts', 'bad-case'],
    ['a number', 1, 'bad-case'],
    ['no facts', {}, 'bad-case', 'facts'],
    ['facts that are a list', { facts: [] }, 'bad-case', 'facts'],
    ['facts that are nothing', { facts: null }, 'bad-case', 'facts'],
    ['an unknown key', { facts: {}, fact: {} }, 'bad-case'],
    ['a day that is none', { facts: {}, asOf: '2021-02-30' }, 'no-such-date', 'asOf'],
    ['a month for a day', { facts: {}, asOf: '2021-02' }, 'no-such-date', 'asOf'],
    ['a number for a day', { facts: {}, asOf: 20210201 }, 'bad-case', 'asOf'],
    ['a registry that is a list', { facts: {}, registry: [] }, 'bad-case', 'registry'],
    ['an unknown part of the registry', { facts: {}, registry: { losers: [] } }, 'bad-case', 'registry'],
    ['an entry without agency', { facts: {}, registry: { entries: [{ award: 'pmqa-4.0',
      round: 2564 }] } }, 'bad-case', 'registry.entries.0.agency'],
    ['an entry without round', { facts: {}, registry: { entries: [{ agency: 'A', award: 'pmqa-4.0' }] } },
      'bad-case', 'registry.entries.0.round'],
    ['a winner whose round is a word', { facts: {}, registry: { winners: [{ agency: 'A',
      award: 'pmqa-4.0', round: '2560' }] } }, 'bad-case', 'registry.winners.0.round'],
  ]
  for (const [what, input, code, path] of cases) {
    test(`${what}: ${code}`, () => expect(errorOf(input)).toMatchObject({ code,
      ...(path === undefined ? {} : { path }) }))
  }

  test('anything at all gets a coded error or an answer', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), anything => {
      for (const input of [anything, { facts: anything }, { facts: {}, registry: anything }, { facts: {},
        asOf: anything }, { facts: { 'work.title': anything } }]) {
        const error = errorOf(input)
        if (error) expect(error.code).toMatch(/^[a-z-]+$/)
      }
    }), { numRuns: 1000 })
  })
})

test('every error has a sentence', () => {
  expect(errorOf({ facts: { 'work.started-on': '2021-02-29' } })?.message).toContain('2021-02-29')
  expect(errorOf({ facts: { 'nothing.such': 1 } })?.message).toContain('2564')
})
