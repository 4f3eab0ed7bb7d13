import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import { isAsExpected, isWrongSilentTake, readExpectations } from './outcomes.ts'

const directory = createDirectory()
const FILES = ['typed-names.tsv', 'typed-names-later.tsv', 'typed-names-hurried.tsv']

describe.each(FILES)('names as people type them: %s', (file) => {
  const expectations = readExpectations(file)

  test('at least 95 of 100 lead where the person means', () => {
    const missed = expectations.filter((each) => !isAsExpected(each, directory.match(each.typed)))
    const share = 1 - missed.length / expectations.length
    expect(share, missed.map(({ typed }) => typed).join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('no wrong agency is ever taken for sure', () => {
    const wrong = expectations.filter((each) => isWrongSilentTake(each, directory.match(each.typed)))
    expect(wrong.map(({ typed }) => typed)).toEqual([])
  })

  test('what has several owners, or none, is never taken', () => {
    const taken = expectations.filter(({ outcome }) => outcome === 'none' || outcome === 'choices')
      .filter(({ typed }) => 'agency' in directory.match(typed))
    expect(taken.map(({ typed }) => typed)).toEqual([])
  })
})

test('the first list is as large as it must be to mean something', () => {
  expect(readExpectations('typed-names.tsv').length).toBeGreaterThanOrEqual(300)
})

test('a bare province name offers the province first', () => {
  for (const agency of directory.all().filter(({ kind }) => kind === 'province')) {
    const match = directory.match(agency.province ?? '')
    if (!('choices' in match)) throw new Error(`${agency.province} was settled without asking`)
    expect(match.choices[0]).toBe(agency)
    expect(match.ask).toBe('body')
  }
})

test('an office counts under its department, and keeps its own name', () => {
  expect(directory.match('สำนักงานสรรพากรภาค 7')).toEqual({
    agency: {
      name: 'สำนักงานสรรพากรภาค 7',
      kind: 'department',
      countsAs: 'กรมสรรพากร',
      short: [],
      parent: 'กระทรวงการคลัง',
    },
    sure: true,
  })
})

test('an office of two bodies is offered once for each, the province first', () => {
  const match = directory.match('สสจ.ร้อยเอ็ด')
  const choices = 'choices' in match ? match.choices : []
  expect(choices.map(({ name, kind, countsAs }) => [name, kind, countsAs])).toEqual([
    ['สำนักงานสาธารณสุขจังหวัดร้อยเอ็ด', 'province', 'จังหวัดร้อยเอ็ด'],
    ['สำนักงานสาธารณสุขจังหวัดร้อยเอ็ด', 'department', 'สำนักงานปลัดกระทรวงสาธารณสุข'],
  ])
})

test('words that make another body of it, or deny it, never lead to the agency behind them', () => {
  const other = readExpectations('typed-names-later.tsv').filter(({ group }) => ['outside', 'denied', 'court'].includes(group))
  expect(other.length).toBeGreaterThanOrEqual(30)
  for (const each of other) expect(isAsExpected(each, directory.match(each.typed)), each.typed).toBe(true)
})

test('one core matches thousands of names a second', () => {
  const typed = readExpectations('typed-names.tsv').map((each) => each.typed)
  // Processor time, not the clock's: whatever else runs on the machine doesn't count.
  const started = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1_000_000
  }
  let count = 0
  while (spent() < 1) for (const each of typed) { directory.match(each); count++ }
  // Well over ten thousand on a free core; a third of that leaves room for a slow one.
  expect(count / spent()).toBeGreaterThan(3_500)
})
