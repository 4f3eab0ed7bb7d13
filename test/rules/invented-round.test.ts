import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCase, emptyRegistry, evaluate, loadRules, nextQuestion, questionsLeftAtMost, ruleCoverage,
    RuleError, situationOf,
} from '../../src/rules/index.ts'

const folder = fileURLToPath(new URL('fixtures/', import.meta.url))
const rules = loadRules(2601, folder)
const defaults = { asOf: '2058-06-15', registry: emptyRegistry }

const garden = {
  'gardener.name': 'Anna', 'gardener.age': 40, 'gardener.paid': false, 'garden.grows': ['roses', 'apples'],
  'garden.planted-on': '2050-04', 'garden.soil': 'clay', 'garden.hectares': 2.5, 'garden.name': 'Hill',
    'garden.village': 'Elm',
}

function check(changes: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const facts = Object.fromEntries(Object.entries({ ...garden, ...changes }).filter(([, value]) =>
    value !== undefined))
  const { awards, next } = checkCase(rules, { facts, ...more }, defaults)
  return { next, ...Object.fromEntries(awards.map(award => [award.id, award])) }
}

describe('a round of its own decides by its own rulebook', () => {
  test('every status', () => {
    expect(check()).toMatchObject({
      'rose-prize': { status: 'eligible' }, 'tulip-prize': { status: 'not-a-match' },
        'apple-prize': { status: 'eligible' },
      'garden-of-gardens': { status: 'derived', conditions: [], missing: [] }, next: null,
    })
    expect(check({ 'garden.grows': ['tulips'] })).toMatchObject({ 'tulip-prize': { status: 'unstated' } })
  })

  test('an upper limit', () => {
    expect(check({ 'garden.hectares': 2.6 })).toMatchObject({ 'rose-prize': { status: 'ineligible' },
      'apple-prize': { status: 'eligible' } })
  })

  test('two years', () => {
    expect(check({ 'garden.planted-on': '2056-06-15',
      'garden.grows': ['roses'] })).toMatchObject({ 'rose-prize': { status: 'eligible' } })
    expect(check({ 'garden.planted-on': '2056-06-16', 'garden.grows': ['roses'] }))
      .toMatchObject({ 'rose-prize': { status: 'ineligible', eligibleFrom: '2058-06-16' } })
  })

  test('a date is told only where one condition alone waits for time', () => {
    expect(check({ 'garden.planted-on': '2055-12-31' })).toMatchObject({ 'apple-prize': { eligibleFrom: '2058-12-31' } })
    const both = check({ 'garden.planted-on': '2057-01' })
    expect(both).toMatchObject({ 'apple-prize': { status: 'ineligible' } })
    expect(both).not.toHaveProperty(['apple-prize', 'eligibleFrom'])
  })

  test('readings', () => {
    expect(check({ 'gardener.paid': true,
      'gardener.age': 25 })).toMatchObject({ 'rose-prize': { status: 'unsettled' } })
    expect(check({ 'gardener.paid': true,
      'gardener.age': 26 })).toMatchObject({ 'rose-prize': { status: 'ineligible' } })
    expect(check({ 'gardener.paid': true,
      'gardener.age': undefined })).toMatchObject({ 'rose-prize': { missing: ['gardener.age'] },
      next: 'gardener.age' })
  })

  test('earlier wins, with a round that ends and none that begins', () => {
    const won = (round: number | null) => ({ registry: { winners: [{ agency: 'Anna', award: 'rose-prize',
      round }] } })
    expect(check({}, won(2595))).toMatchObject({ 'rose-prize': { status: 'eligible' } })
    expect(check({}, won(2596))).toMatchObject({ 'rose-prize': { status: 'ineligible' } })
    expect(check({}, won(null))).toMatchObject({ 'rose-prize': { missing: ['record.won-round'] } })
  })

  test('entries, of a round that has no counting body', () => {
    const entered = { registry: { entries: [{ agency: 'anna', award: 'apple-prize', round: 2601,
      title: 'HILL', area: 'Elm' }] } }
    expect(check({}, entered)).toMatchObject({ 'apple-prize': { status: 'ineligible' } })
    expect(check({ 'garden.village': 'Oak' },
      entered)).toMatchObject({ 'apple-prize': { status: 'eligible' } })
  })

  test('its own facts and no others', () => {
    expect(() => check({ 'work.scope': 'project' })).toThrow(expect.objectContaining({ code: 'unknown-fact', path: 'facts.work.scope' }))
  })

  test('its coverage', () => {
    const impossible = Object.fromEntries(ruleCoverage(rules, [{ facts: garden }], defaults)
      .map(row => [`${row.condition} ${row.reading ?? ''}`.trim(), row.impossible]))
    expect(impossible).toMatchObject({ small: ['unsettled'], amateur: [],
      'amateur nobody is paid': ['unsettled'], 'not-twice': ['unsettled'] })
  })

  test('its questions end', () => {
    const values = fc.record({
      'gardener.name': fc.constant('Anna'), 'gardener.age': fc.constantFrom(20, 40, null),
        'gardener.paid': fc.constantFrom(true, false, null),
      'garden.grows': fc.subarray(['roses', 'tulips', 'apples']),
        'garden.planted-on': fc.constantFrom('2050-04', '2058-01', null),
      'garden.soil': fc.constantFrom('sand', 'clay', 'peat', null), 'garden.hectares': fc.constantFrom(1,
        3, null),
      'garden.name': fc.constant('Hill'), 'garden.village': fc.constant('Elm'),
        'record.won-round': fc.constant(null),
    })
    fc.assert(fc.property(values, answers => {
      const facts: Record<string, unknown> = {}
      for (let left = Infinity; ;) {
        const evaluation = evaluate(rules, situationOf(rules, facts, defaults.asOf))
        const next = nextQuestion(rules, evaluation)
        expect(questionsLeftAtMost(rules, evaluation)).toBeLessThan(left)
        if (next === null) break
        left = questionsLeftAtMost(rules, evaluation)
        facts[next] = answers[next as keyof typeof answers]
      }
    }))
  })
})

describe('rulebook files', () => {
  const codeOf = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      if (error instanceof RuleError) return error.code
      throw error
    }
    return 'none'
  }

  test('of a further folder stand beside those of the project', () => {
    expect(loadRules(2564, folder).rulebook).toEqual(loadRules(2564).rulebook)
  })
  test('of a round that has none are missed by code', () => expect(codeOf(() =>
    loadRules(2601))).toBe('unknown-round'))
  test('of a folder that is none are missed by code', () => expect(codeOf(() => loadRules(2601,
    `${folder}nowhere`))).toBe('unreadable-rulebook'))
})

test('no award, fact, condition or year of a round stands in code', () => {
  const { awards, facts, conditions } = loadRules(2564).rulebook
  const ids = [...awards, ...facts, ...conditions].map(({ id }) => id)
  const source = fileURLToPath(new URL('../../src/rules/', import.meta.url))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap(name => {
    const code = readFileSync(`${source}${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
    const words = new Set(code.match(/[\w.-]+/g))
    return [...ids, '2555', '2562', '2564'].filter(id => words.has(id)).map(id => `${name}: ${id}`)
  })
  expect(found).toEqual([])
})
