import { describe, expect, test } from 'vitest'
import { run } from './run.ts'

const jsonLines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

test('understand says how an answer would be taken', async () => {
  const today = '2021-02-01'
  const { lines, status } = await run(['understand'], jsonLines([
    { type: 'yes-no', fact: 'work.in-use', today, typed: 'ใช่ครับ' },
    { type: 'date', today, typed: 'ต.ค. 62' },
    { type: 'date', today, typed: '1 ตุลาคม 2562' },
    { type: 'number', today, typed: '80' },
    { type: 'choice', today, choices: [{ value: 'a', label: 'กรม' }, { value: 'b', label: 'จังหวัด' }], typed: '2' },
    { type: 'choices', fact: 'pmqa.categories', today, typed: '1, 3' },
    { type: 'yes-no', today, typed: 'ไม่ทราบ' },
    { type: 'yes-no', today, typed: 'ต้องทำอย่างไรบ้าง?' },
    { type: 'number', today, typed: 'เยอะมาก' },
  ]))
  expect(status).toBe(0)
  expect(lines).toEqual([
    { value: true }, { value: '2019-10' }, { value: '2019-10-01' }, { value: 80 }, { value: 'b' }, { value: ['1', '3'] }, { value: null }, { question: true }, { unclear: true },
  ])
})

test('understand: what is no request gives an error on its line', async () => {
  const { lines, status } = await run(['understand'], `${jsonLines([{ type: 'colour', today: '2021-02-01', typed: 'x' }, { type: 'date', today: '2021-02-30', typed: 'x' }, { type: 'date', typed: 'x' }, [], 1])}\nx\n\n${JSON.stringify({ type: 'number', today: '2021-02-01', typed: '5' })}`)
  expect(status).toBe(1)
  expect(lines.slice(0, -1).map((line) => (line as { error?: { code: string } }).error?.code)).toEqual(['bad-request', 'bad-request', 'bad-request', 'bad-request', 'bad-request', 'bad-json', 'bad-json'])
  expect(lines.at(-1)).toEqual({ value: 5 })
})

test('agencies match gives an agency, choices or none', async () => {
  const { lines, status } = await run(['agencies', 'match'], jsonLines([{ typed: 'กรมที่ดิน' }, { typed: 'สำนักงานเกษตรจังหวัดขอนแก่น' }, { typed: 'qwertyuiop' }, { typed: '' }, { name: 'x' }]))
  expect(status).toBe(1)
  expect(lines[0]).toEqual({ agency: { name: 'กรมที่ดิน', kind: 'department', countsAs: 'กรมที่ดิน' } })
  expect(lines[1]).toEqual({
    choices: [{ name: 'สำนักงานเกษตรจังหวัดขอนแก่น', countsAs: 'จังหวัดขอนแก่น' }, { name: 'สำนักงานเกษตรจังหวัดขอนแก่น', countsAs: 'กรมส่งเสริมการเกษตร' }], ask: 'body',
  })
  expect(lines.slice(2, 4)).toEqual([{ none: true }, { none: true }])
  expect(lines[4]).toMatchObject({ error: { code: 'bad-request' } })
})

describe('rulebooks', () => {
  test('lint finds no error in those of the project', async () => {
    const { status, output } = await run(['lint'])
    expect(status).toBe(0)
    expect(output).toMatch(/ 0 errors/)
    expect((await run(['lint', '--round', '2564'])).status).toBe(0)
  })

  test('lint of a round that is not there is refused', async () => {
    expect((await run(['lint', '--round', '2599'])).status).toBe(2)
  })

  test('schema is JSON Schema with the parts of a rulebook', async () => {
    const { status, output } = await run(['schema'])
    expect(status).toBe(0)
    const schema = JSON.parse(output) as { properties: Record<string, unknown> }
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['round', 'facts', 'conditions', 'awards', 'rulings']))
  })
})

test('an unknown command and a wrong round say how it is written, and fail', async () => {
  for (const given of [['chekc'], ['check', '--round', '2021'], ['check', '--no-such']]) {
    const ran = await run(given)
    expect(ran.status).not.toBe(0)
    expect(ran.output).toBe('')
    expect(ran.errors).not.toBe('')
    expect(ran.errors).not.toMatch(/\n\s+at .*:\d+:\d+/)
  }
})

test('a folder of rulebooks that is not there is named', async () => {
  const ran = await run(['check'], '', { RULEBOOK_DIR: '/no/such/folder' })
  expect(ran).toMatchObject({ status: 2 })
  expect(ran.errors).toContain('unreadable-rulebook')
})
