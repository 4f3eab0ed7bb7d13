import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayInBangkok } from '../../src/conversation/formats.ts'
import { checkCase, emptyRegistry } from '../../src/rules/index.ts'
import { openGovernance, rules } from '../dialogs/talk.ts'
import { run } from './run.ts'

interface Result {
  readonly awards?: readonly { readonly id: string; readonly status: string; readonly eligibleFrom?: string; readonly conditions: readonly { readonly id: string; readonly result: string }[] }[]
  readonly next?: string | null
  readonly error?: { readonly code: string; readonly message: string; readonly path?: string }
}

const facts = { ...openGovernance, 'work.started-on': '2019-10' }
const good = JSON.stringify({ facts, asOf: '2021-02-01' })
const status = (result: Result | undefined, award: string): string | undefined => result?.awards?.find((one) => one.id === award)?.status
const check = async (input: string | Buffer, ...options: string[]) => {
  const ran = await run(['check', '--round', '2564', ...options], input)
  return { ...ran, results: ran.lines as readonly Result[] }
}

describe('check', () => {
  test('a case a line in, a verdict a line out, in the same order', async () => {
    const cases = [{ facts, asOf: '2021-02-01' }, { facts: {} , asOf: '2021-02-01' }, { facts: { 'work.branches': ['service'] }, asOf: '2021-02-01' }]
    const { results, status: exit, errors } = await check(cases.map((one) => `${JSON.stringify(one)}\n`).join(''))
    expect(exit).toBe(0)
    expect(errors).toBe('')
    expect(results.map((result) => result.next)).toEqual([null, 'work.branches', 'service.approach'])
    expect(status(results[0], 'open-governance')).toBe('eligible')
    const here = checkCase(rules, { ...cases[0], registry: { entries: [], winners: [] } }, { asOf: '2021-02-01', registry: emptyRegistry })
    expect(results[0]).toEqual(JSON.parse(JSON.stringify(here)))
    expect(Object.keys(results[0]?.awards?.[0] ?? {})).toEqual(['id', 'status', 'missing', 'conditions'])
  })

  test('what is no case gives an error on its own line, the rest go on, and the exit status is 1', async () => {
    const lines = ['', '   ', '{', 'null', '[]', '42', '"x"', '{}', '{"facts":[]}', '{"facts":{},"more":1}', '{"facts":{"no.such":1}}', '{"facts":{"work.scope":"both"}}',
      '{"facts":{"work.started-on":"2021-02-30"}}', '{"facts":{"work.own-share-percent":101}}', '{"facts":{"work.in-use":"yes"}}', '{"facts":{},"asOf":"2021-02-30"}',
      '{"facts":{},"asOf":20210201}', '{"facts":{},"registry":[]}', '{"facts":{},"registry":{"entries":[{"agency":1}]}}', '[[[[', good]
    const { results, status: exit } = await check(`${lines.join('\n')}\n`)
    expect(exit).toBe(1)
    expect(results).toHaveLength(lines.length)
    for (const [i, result] of results.slice(0, -1).entries()) {
      expect(result.error, lines[i]).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/./) })
      expect(Object.keys(result)).toEqual(['error'])
    }
    expect(results.slice(10, 16).map((result) => result.error?.path)).toEqual(['facts.no.such', 'facts.work.scope', 'facts.work.started-on', 'facts.work.own-share-percent', 'facts.work.in-use', 'asOf'])
    expect(status(results.at(-1), 'open-governance')).toBe('eligible')
  })

  test('names that every object has are no facts', async () => {
    const { results, status: exit } = await check('{"facts":{"__proto__":1}}\n{"facts":{"constructor":1}}\n{"__proto__":{},"facts":{}}\n')
    expect(exit).toBe(1)
    expect(results.map((result) => result.error !== undefined)).toEqual([true, true, true])
  })

  test('a BOM, CRLF and a last line without its end are taken', async () => {
    for (const input of [`\ufeff${good}\r\n${good}`, `\ufeff${good}`, `${good}\r\n${good}\r\n`]) {
      const { results, status: exit } = await check(input)
      expect(exit).toBe(0)
      for (const result of results) expect(status(result, 'open-governance')).toBe('eligible')
    }
  })

  test('a line beyond all bounds is one error, and the rest go on', async () => {
    const { results, status: exit } = await check(Buffer.concat([Buffer.alloc(17 * 1024 * 1024, 'x'), Buffer.from(`\n${good}\n`), Buffer.from(good)]))
    expect(exit).toBe(1)
    expect(results).toHaveLength(3)
    expect(results[0]?.error?.code).toBe('line-too-long')
    expect(status(results[1], 'open-governance')).toBe('eligible')
    expect(status(results[2], 'open-governance')).toBe('eligible')
  })

  test('whatever stands on a line, there is one line for it', async () => {
    const line = fc.oneof(
      fc.json().map((text) => text.replaceAll('\n', ' ')),
      fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')),
      fc.record({ facts: fc.dictionary(fc.constantFrom(...rules.facts.map((fact) => fact.id)), fc.jsonValue()), registry: fc.option(fc.jsonValue()), asOf: fc.option(fc.jsonValue()) })
        .map((value) => JSON.stringify(value)),
      fc.constant(good),
    )
    const lines = fc.sample(line, { numRuns: 3000, seed: 2564 })
    const { results, errors } = await check(`${lines.join('\n')}\n`)
    expect(errors).toBe('')
    expect(results).toHaveLength(lines.length)
    for (const [i, result] of results.entries()) {
      expect((result.error === undefined) !== (result.awards === undefined)).toBe(true)
      if (lines[i] === good) expect(status(result, 'open-governance')).toBe('eligible')
    }
  })

  test('no input at all gives nothing', async () => {
    expect(await check('')).toMatchObject({ status: 0, output: '' })
  })

  test('letters cut between two pieces come through', async () => {
    const title = 'ก'.repeat(70_000)
    const { results } = await check(Buffer.from(`${JSON.stringify({ facts: { ...facts, 'work.title': title }, asOf: '2021-02-01' })}\n`))
    expect(status(results[0], 'open-governance')).toBe('eligible')
  })

  test('a registry given is the only one that counts; without one, the winners of the document', async () => {
    const province = { 'work.branches': ['management'], 'pmqa.aims': ['pmqa-4.0'], 'applicant.kind': 'province', 'applicant.name': 'จังหวัดขอนแก่น', 'conduct.no-disgrace': true }
    const entry = { agency: 'กรมที่ดิน', countsAs: 'กรมที่ดิน', award: 'open-governance', round: 2564, title: 'x', area: null }
    const { results } = await check([
      { facts: province }, { facts: province, registry: {} }, { facts: province, registry: { entries: [], winners: [{ agency: 'จังหวัดขอนแก่น', countsAs: null, award: 'pmqa-4.0', round: 2560, level: null, title: null }] } },
      { facts, registry: { entries: [entry], winners: [] } }, { facts, registry: { entries: [{ ...entry, round: 2563 }], winners: [] } },
    ].map((one) => JSON.stringify({ ...one, asOf: '2021-02-01' })).join('\n'))
    expect(results.slice(0, 3).map((result) => status(result, 'pmqa-4.0'))).toEqual(['unsettled', 'eligible', 'eligible'])
    expect(results.slice(3).map((result) => status(result, 'open-governance'))).toEqual(['ineligible', 'eligible'])
  })

  test('the day: that of the case, else --as-of, else today in Bangkok', async () => {
    const young = { ...facts, 'work.started-on': '2020-03-01' }
    const input = `${JSON.stringify({ facts: young })}\n${JSON.stringify({ facts: young, asOf: '2021-02-01' })}\n`
    const given = await check(input, '--as-of', '2021-03-01')
    expect(given.results.map((result) => status(result, 'open-governance'))).toEqual(['eligible', 'ineligible'])
    expect(given.results[1]?.awards?.find((one) => one.id === 'open-governance')?.eligibleFrom).toBe('2021-03-01')
    const today = dayInBangkok(new Date())
    const started = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`.replace('02-29', '02-28')
    const { results } = await check(`${JSON.stringify({ facts: { ...facts, 'work.started-on': started } })}\n`)
    expect(status(results[0], 'open-governance')).toBe('eligible')
  })

  test.each([['--as-of', '2021-02-30'], ['--as-of', '2021-02'], ['--as-of', 'today'], ['--as-of', '']])('%s %s is refused with status 2 and a code', async (...options) => {
    const ran = await check(good, ...options)
    expect(ran).toMatchObject({ status: 2, output: '' })
    expect(ran.errors).toContain('no-such-date')
  })

  test('a round that there is no rulebook for is refused with status 2', async () => {
    const ran = await run(['check', '--round', '2599'], good)
    expect(ran).toMatchObject({ status: 2, output: '' })
    expect(ran.errors).toContain('unknown-round')
  })

  test('of twenty thousand cases each has its line', async () => {
    const { output, status: exit } = await check(`${good}\n`.repeat(20_000))
    expect(exit).toBe(0)
    expect(output.split('\n')).toHaveLength(20_001)
  })
})
