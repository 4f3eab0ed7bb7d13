import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, emptyRegistry, examineEntry, loadRules, registryOf, type Entry, type EntryCase, type Winner } from '../../src/rules/index.ts'
import { prizeRules } from './prize.ts'

const rules = loadRules(2564)
const day = '2021-02-01'
const entry = (award: string, more: Partial<Entry> = {}): Entry =>
  ({ agency: 'กรม ก', countsAs: 'กรม ก', award, round: 2564, title: 'งานหนึ่ง', area: 'เชียงใหม่', ...more })
const draft = (award: string, more: Partial<EntryCase> = {}): EntryCase =>
  ({ award, agency: 'กรม ก', countsAs: 'กรม ก', kind: 'department', title: 'งานสอง', area: 'ลำปาง', ...more })
const against = (wish: EntryCase, entries: readonly Entry[] = [], winners: readonly Winner[] = [], under = rules): Record<string, string> =>
  Object.fromEntries(examineEntry(under, wish, registryOf({ entries, winners }, 2564), day).map(({ condition, result }) => [condition, result]))
const ruled = (condition: string, reading: string) => compile(rules.rulebook, [{ condition, reading, by: 'ก.พ.ร.', on: '2021-01-01' }])

describe('one entry a department (Open Governance)', () => {
  test('the first may be entered, whatever is not known of the work', () => {
    expect(against(draft('open-governance'))).toEqual({})
  })
  test('a second one of a department is refused, and the first is named', () => {
    const first = entry('open-governance', { agency: 'กอง ข' })
    const [objection] = examineEntry(rules, draft('open-governance'), registryOf({ entries: [first], winners: [] }, 2564), day)
    expect(objection).toEqual({
      condition: 'one-entry-per-department', result: 'unmet',
      collides: [{ agency: 'กอง ข', countsAs: 'กรม ก', award: 'open-governance', title: 'งานหนึ่ง', area: 'เชียงใหม่' }],
    })
  })
  test('of another kind of body the readings differ', () => {
    expect(against(draft('open-governance', { kind: 'province' }), [entry('open-governance')])).toEqual({ 'one-entry-per-department': 'unsettled' })
  })
  test('without a kind it is not known which readings there are', () => {
    expect(against(draft('open-governance', { kind: null }), [entry('open-governance')])).toEqual({ 'one-entry-per-department': 'unknown' })
    expect(against(draft('open-governance', { kind: null }))).toEqual({})
  })
  test('a ruling settles it either way', () => {
    const wish = draft('open-governance', { kind: 'province' })
    expect(against(wish, [entry('open-governance')], [], ruled('one-entry-per-department', 'departments only'))).toEqual({})
    expect(against(wish, [entry('open-governance')], [], ruled('one-entry-per-department', 'every body'))).toEqual({ 'one-entry-per-department': 'unmet' })
  })
  test('entries of another round, body or award do not count', () => {
    expect(against(draft('open-governance'), [
      entry('open-governance', { round: 2563 }), entry('open-governance', { countsAs: 'กรม ข' }), entry('effective-change'),
    ])).toEqual({})
  })
})

describe('one entry an agency (COVID-19)', () => {
  test('a second one of the same unit is refused', () => {
    expect(against(draft('covid-response', { agency: 'กอง ข' }), [entry('covid-response', { agency: 'กอง ข' })])).toEqual({ 'one-entry-per-agency': 'unmet' })
  })
  test('one of another unit of the body is not settled', () => {
    const first = entry('covid-response', { agency: 'กอง ข' })
    const wish = draft('covid-response', { agency: 'กอง ค' })
    expect(against(wish, [first])).toEqual({ 'one-entry-per-agency': 'unsettled' })
    expect(against(wish, [first], [], ruled('one-entry-per-agency', 'unit'))).toEqual({})
    expect(against(wish, [first], [], ruled('one-entry-per-agency', 'body'))).toEqual({ 'one-entry-per-agency': 'unmet' })
  })
})

describe('no duplicate (Effective Change)', () => {
  const first = entry('effective-change')
  test.each([
    ['another work elsewhere', { title: 'งานสอง', area: 'ลำปาง' }, {}],
    ['the same work elsewhere', { title: ' งานหนึ่ง ', area: 'ลำปาง' }, { 'no-duplicate': 'unsettled' }],
    ['another work in the same area', { title: 'งานสอง', area: 'เชียงใหม่' }, { 'no-duplicate': 'unsettled' }],
    ['the same work in the same area', { title: 'งานหนึ่ง', area: 'เชียงใหม่' }, { 'no-duplicate': 'unmet' }],
    ['another work, its area not told', { title: 'งานสอง', area: null }, { 'no-duplicate': 'unknown' }],
  ])('%s', (_, more, expected) => {
    expect(against(draft('effective-change', more), [first])).toEqual(expected)
  })
  test('without any entry no area is needed', () => {
    expect(against(draft('effective-change', { area: null }))).toEqual({})
  })
})

describe('nominations (Engaged Citizen)', () => {
  const change = entry('effective-change')
  const expanded = entry('participation-expanded')
  test('who enters neither cannot nominate', () => {
    expect(against(draft('engaged-citizen'))).toEqual({ 'nominated-by-entrant': 'unmet' })
  })
  test('who enters one of the two: not settled', () => {
    expect(against(draft('engaged-citizen'), [change])).toEqual({ 'nominated-by-entrant': 'unsettled' })
    expect(against(draft('engaged-citizen'), [expanded])).toEqual({ 'nominated-by-entrant': 'unsettled' })
  })
  test('who enters both can', () => {
    expect(against(draft('engaged-citizen'), [change, expanded])).toEqual({})
  })
  test('a second nominee: not settled', () => {
    expect(against(draft('engaged-citizen'), [change, expanded, entry('engaged-citizen')])).toEqual({ 'one-nominee': 'unsettled' })
  })
})

describe('applying again (PMQA)', () => {
  const win = (round: number | null, award = 'pmqa-category-1'): Winner => ({ agency: 'กรม ก', countsAs: 'กรม ก', award, round, level: null, title: null })
  test.each([
    [[], {}],
    [[win(2555)], {}],
    [[win(2562)], {}],
    [[win(2563)], { reapplication: 'unsettled' }],
    [[win(2554)], { reapplication: 'unsettled' }],
    [[win(null)], { reapplication: 'unknown' }],
    [[win(2560), win(2563)], { reapplication: 'unsettled' }],
    [[win(2563, 'pmqa-category-2')], {}],
  ])('%j', (winners, expected) => {
    expect(against(draft('pmqa-category-1'), [], winners)).toEqual(expected)
  })
})

describe('who may apply', () => {
  test('not the private sector, where only state agencies may', () => {
    expect(against(draft('effective-change', { kind: 'private-sector' }))).toEqual({ 'state-agency': 'unmet' })
    expect(against(draft('pmqa-4.0', { kind: 'people-sector' }))).toEqual({ 'pmqa-kind': 'unmet' })
    expect(against(draft('antipoverty', { kind: 'private-sector' }))).toEqual({})
  })
  test('awards that nobody enters are refused with a code', () => {
    const refusal = (award: string) => () => examineEntry(rules, draft(award), emptyRegistry, day)
    expect(refusal('grand-excellence')).toThrow(expect.objectContaining({ code: 'derived-award' }))
    expect(refusal('nothing')).toThrow(expect.objectContaining({ code: 'unknown-award' }))
    expect(() => examineEntry(rules, draft('open-governance', { kind: 'club' }), emptyRegistry, day)).toThrow(expect.objectContaining({ code: 'no-such-value' }))
  })
})

test('the facts of title and area are those that the rulebook compares, whatever they are called', () => {
  const invented = prizeRules([
    { id: 'alone', met: { not: { entered: { by: 'body', same: { title: 'title', area: 'area' }, sameness: 'all' } } } },
  ])
  const registry = registryOf({ entries: [{ agency: 'A', countsAs: 'B', award: 'prize', round: 2600, title: 'T', area: 'X' }], winners: [] }, 2600)
  const of = (area: string) => examineEntry(invented, { award: 'prize', agency: 'C', countsAs: 'B', title: 't', area }, registry, '2057-01-01')
  expect(of('x').map(({ condition }) => condition)).toEqual(['alone'])
  expect(of('y')).toEqual([])
})

test('an entry that may be entered may still be when entries of other bodies join', () => {
  const awards = rules.awards.filter(({ fit }) => fit).map(({ id }) => id)
  const anyEntry = fc.record({
    agency: fc.constantFrom('ก1', 'ก2', 'ข1'), award: fc.constantFrom(...awards), round: fc.constantFrom(2563, 2564),
    title: fc.constantFrom('t', 'u', 'v'), area: fc.constantFrom('x', 'y', null),
  })
  const placed = anyEntry.map((made) => ({ ...made, countsAs: made.agency.slice(0, 1) }))
  const own = placed.map((made) => ({ ...made, agency: 'ก1', countsAs: 'ก', kind: 'department' }))
  fc.assert(fc.property(own, fc.array(placed, { maxLength: 12 }), (wish, entries) => {
    const near = entries.filter(({ countsAs, round }) => countsAs === 'ก' && round === 2564)
    // What concerns others changes nothing; and nothing is ever named that is not of the body.
    expect(against(wish, entries)).toEqual(against(wish, near))
    const objections = examineEntry(rules, wish, registryOf({ entries, winners: [] }, 2564), day)
    expect(objections.flatMap(({ collides }) => collides).every(({ countsAs }) => countsAs === 'ก')).toBe(true)
    expect(objections.every(({ result }) => String(result) !== 'met')).toBe(true)
  }), { numRuns: 500 })
})
