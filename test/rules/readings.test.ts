import { describe, expect, test } from 'vitest'
import { checkCase, emptyRegistry, loadRules, compile, RuleError, type Registry,
  type Ruling } from '../../src/rules/index.ts'
import { decisions } from './case-tables.ts'
import { prizeRules } from './prize.ts'

const defaults = { asOf: '2021-02-01', registry: emptyRegistry }
const yes = { is: { fact: 'yes', value: true } }
const other = { is: { fact: 'other', value: true } }
const two = { id: 'two', readings: { first: { met: yes }, second: { met: other } } }
const ruling = (condition: string, reading: string, award?: string): Ruling =>
  ({ condition, reading, by: 'the office', on: '2021-01-05', ...(award === undefined ? {} : { award }) })

function prize(conditions: readonly Record<string, unknown>[], facts: Record<string, unknown>,
  rulings: readonly Ruling[] = [], registry?: Registry) {
  const rules = prizeRules(conditions, rulings)
  return checkCase(rules, registry ? { facts, registry } : { facts }, defaults).awards[0]!
}

describe('two readings', () => {
  const outcomes: [unknown, unknown, string, string][] = [
    [true, true, 'met', 'eligible'],
    [false, false, 'unmet', 'ineligible'],
    [true, false, 'unsettled', 'unsettled'],
    [false, true, 'unsettled', 'unsettled'],
    [true, null, 'unknown', 'open'],
    [null, false, 'unknown', 'open'],
    [null, null, 'unknown', 'open'],
  ]
  for (const [first, second, result, status] of outcomes) {
    test(`${first} and ${second} come to ${result}`, () => {
      const award = prize([two], { yes: first, other: second })
      expect([award.conditions[0]?.result, award.status]).toEqual([result, status])
    })
  }

  test('only the one that is unknown waits for something', () => {
    expect(prize([two], { yes: true }).missing).toEqual(['other'])
    expect(prize([two], {}).missing).toEqual(['yes', 'other'])
  })
})

describe('a reading that applies only sometimes', () => {
  const sometimes = { id: 'sometimes', readings: { first: { met: yes },
    second: { when: { is: { fact: 'one', value: 'a' } }, met: { always: true } } } }

  test('counts where it applies', () => expect(prize([sometimes], { yes: false,
    one: 'a' }).status).toBe('unsettled'))
  test('is left out where it does not', () => {
    const award = prize([sometimes], { yes: false, one: 'b' })
    expect(award.status).toBe('ineligible')
    expect(award.conditions[0]?.readings).toEqual({ first: 'unmet' })
  })
  test('is waited for where that is open and matters', () => {
    expect(prize([sometimes], { yes: false })).toMatchObject({ status: 'open', missing: ['one'] })
  })
  test('is not waited for where it changes nothing', () => expect(prize([sometimes],
    { yes: true }).status).toBe('eligible'))
})

describe('a ruling for a reading that applies only sometimes', () => {
  const bound = { id: 'bound', readings: { everyone: { met: yes },
    'only a': { when: { not: { is: { fact: 'one', value: 'a' } } }, met: { always: true } } } }
  const under = (facts: Record<string, unknown>) => prize([bound], facts, [ruling('bound', 'only a')])

  test('frees those to whom it applies', () => expect(under({ yes: false,
    one: 'b' }).status).toBe('eligible'))
  test('still binds those to whom it does not', () => expect(under({ yes: false,
    one: 'a' }).status).toBe('ineligible'))
  test('waits for whether it applies where that matters', () =>
    expect(under({ yes: false })).toMatchObject({ status: 'open', missing: ['one'] }))
  test('waits for nothing where it changes nothing', () =>
    expect(under({ yes: true }).status).toBe('eligible'))
  test('can go the other way', () => {
    expect(prize([bound], { yes: false, one: 'b' }, [ruling('bound', 'everyone')]).status).toBe('ineligible')
  })

  test('binds departments by "departments only"', () => {
    const rules = loadRules(2564)
    const departments = compile(rules.rulebook, [ruling('one-entry-per-department', 'departments only')])
    const second = decisions().filter(({ name }) =>
      name === 'another office of the department has an entry' || name === "a province's second entry")
    expect(second.map(({ award, input }) => checkCase(departments, input,
      defaults).awards.find(({ id }) => id === award)?.status)).toEqual(['ineligible', 'eligible'])
  })
})

describe('a ruling', () => {
  test('leaves its reading alone', () => {
    expect(prize([two], { yes: true, other: false }, [ruling('two', 'first')]).status).toBe('eligible')
    expect(prize([two], { yes: true, other: false }, [ruling('two', 'second')]).status).toBe('ineligible')
    expect(prize([two], { yes: true }, [ruling('two', 'second')]).missing).toEqual(['other'])
  })

  test('gives way to a newer one', () => {
    expect(prize([two], { yes: true, other: false }, [ruling('two', 'first'), ruling('two',
      'second')]).status).toBe('ineligible')
  })

  test('for another award does not hold', () => {
    expect(prize([two], { yes: true, other: false }, [ruling('two', 'first',
      'honour')]).status).toBe('unsettled')
    expect(prize([two], { yes: true, other: false }, [ruling('two', 'first',
      'prize')]).status).toBe('eligible')
  })

  test('that leaves no look at the registry needs no name', () => {
    const entered = { id: 'entered', readings: { strict: { met: { not: { entered: { by: 'body' } } } },
      mild: { met: { always: true } } } }
    expect(prize([entered], {})).toMatchObject({ status: 'open', missing: ['who'] })
    expect(prize([entered], {}, [ruling('entered', 'mild')]).status).toBe('eligible')
  })

  test('for a reading or a condition that is none is refused', () => {
    for (const wrong of [ruling('two', 'third'), ruling('three', 'first')]) {
      expect(() => prizeRules([two], [wrong])).toThrow(expect.objectContaining({ name: 'RuleError',
        code: 'unknown-reading' }))
    }
  })

  test('for any reading of 2564 gives the result that the reading had, in every decision of the tables',
    () => {
    const rules = loadRules(2564)
    const all = decisions()
    for (const { id, readings } of rules.rulebook.conditions) {
      for (const [reading, { when }] of Object.entries(readings ?? {})) {
        const ruled = compile(rules.rulebook, [ruling(id, reading)])
        let compared = 0
        for (const { award, input } of all) {
          const find = (under: typeof rules) =>
            checkCase(under, input, defaults).awards.find(outcome =>
              outcome.id === award)?.conditions.find(condition => condition.id === id)
          const before = find(rules)
          const expected = before?.readings?.[reading]
          // One that applies only sometimes looks at the registry for the rest, and may wait for the name.
          if (expected === undefined || (when && before?.result === 'unknown')) continue
          expect(find(ruled)?.result).toBe(expected)
          compared++
        }
        expect(compared).toBeGreaterThan(0)
      }
    }
  })
})

describe('a condition for each earlier win', () => {
  const each = { id: 'each', each: 'earlier-win', readings: {
    strict: { met: { all: [yes, { 'win-round': { from: 2510, to: 2520, otherwise: 'number' } }] } },
    mild: { met: { all: [yes, { 'win-round': { otherwise: 'number' } }] } },
  } }
  const wins = (...rounds: (number | null)[]): Registry =>
    ({ entries: [], winners: rounds.map(round => ({ agency: 'A', countsAs: 'A', award: 'prize', round })) })
  const result = (rounds: (number | null)[], facts: Record<string, unknown> = { yes: true }) =>
    prize([each], { who: 'A', ...facts }, [], wins(...rounds)).conditions[0]?.result

  test('is met without a win', () => expect(result([])).toBe('met'))
  test('is met where all are', () => expect(result([2510, 2520])).toBe('met'))
  test('is unsettled where one is and the rest are met', () => expect(result([2510, 2521,
    2515])).toBe('unsettled'))
  test('is unknown where one is, whatever is unsettled', () => expect(result([2521, null,
    2510])).toBe('unknown'))
  test('is unmet where one is, whatever else is unknown', () => {
    expect(result([null, 2510], { yes: false })).toBe('unmet')
    expect(result([2521, null], { yes: false })).toBe('unmet')
  })
  test('asks for the round that the registry lacks, and no other', () => {
    const ask = (rounds: (number | null)[]) => prize([each], { who: 'A', yes: true }, [],
      wins(...rounds)).missing
    expect(ask([2521, null])).toEqual(['number'])
    expect(ask([2521])).toEqual([])
  })
  test('leaves out wins of the round itself and later ones', () => expect(result([2600, 2601])).toBe('met'))
  test('is no error without an applicant', () => {
    expect(prize([each], { yes: true }, [], wins(2521))).toMatchObject({ status: 'open', missing: ['who'] })
  })
})

test('errors name their place', () => {
  expect.assertions(2)
  try {
    prizeRules([{ id: 'example', met: { known: { fact: 'nothing' } } }])
  } catch (error) {
    expect(error).toBeInstanceOf(RuleError)
    expect((error as RuleError).path).toBe('conditions.0')
  }
})
