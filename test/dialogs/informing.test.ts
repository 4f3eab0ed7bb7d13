import { describe, expect, test } from 'vitest'
import { compile, readRulebook } from '../../src/rules/index.ts'
import { rules, Talk } from './talk.ts'

const withDates = compile(readRulebook(JSON.parse(JSON.stringify({
  ...rules.rulebook,
  milestones: [{ id: 'closes', on: '2021-02-01' }, { id: 'opens', on: '2021-01-04' }, { id: 'results', on: '2021-09-01', branch: 'service' }, { id: 'party', on: '2021-12-01' }],
}))))

describe.each(['th', 'en'] as const)('what may be asked beside the check (%s)', (language) => {
  const talk = (more: { rules?: typeof rules } = {}): Talk => new Talk({ language, ...more }).hello().tick('participation')

  test('dates that the document does not give are not made up; the question stays', () => {
    const told = talk().tap(`d|first|1|deadlines|`)
    expect(told.messages[0]?.text).not.toMatch(/\d{1,2} (?:มกราคม|กุมภาพันธ์|January|February)/)
    expect(told.asks).toBe('participation.aims')
  })

  test('dates of a rulebook come in their order, past, today and to come', () => {
    const lines = talk({ rules: withDates }).tap(`d|first|1|deadlines|`).messages[0]?.text.split('\n') ?? []
    expect(lines).toHaveLength(5)
    const years = lines.slice(1).map((line) => line.includes('2564'))
    expect(years).toEqual([true, true, true, true])
    expect(lines[4]).toContain('party')
  })

  test('whom to ask', () => {
    const told = talk().tap(`d|first|1|contact|`)
    expect(told.messages[0]?.text).toContain(rules.rulebook.source.publisher)
    expect(told.asks).toBe('participation.aims')
  })

  test('an invitation to ask leaves room to ask', () => {
    const told = talk().tap(`d|first|1|ask|`)
    expect(told.kinds).toEqual(['message'])
    expect(told.press('resume').asks).toBe('participation.aims')
  })
})

test('"show result", "my answers" and "back" as the very first words lead to the first question', () => {
  for (const said of ['สรุปคำตอบ', 'ย้อนกลับ', 'ทำต่อ', 'ข้าม', 'ขอบคุณ']) {
    const talk = new Talk().type(said)
    expect(talk.replies.length, said).toBeGreaterThan(0)
    expect(talk.type('สวัสดี').asks, said).toBe('work.branches')
  }
})

test('"skip" as the very first word skips nothing', () => {
  expect(new Talk().type('ข้าม').session.answers).toEqual({})
})
