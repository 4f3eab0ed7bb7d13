import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/conversation/session.ts'
import { compile, readRulebook } from '../../src/rules/index.ts'
import { openGovernance, rules, Talk } from './talk.ts'

const done = new Talk().hello().answers({ ...openGovernance, 'work.started-on': 'ต.ค. 2562' })

describe('answers given under an older rulebook', () => {
  test('to facts that are gone, or with values that are gone, are passed over', () => {
    const session: Session = {
      ...done.session,
      answers: { 'work.colour': 'red', ...done.session.answers, 'work.scope': 'both', 'work.own-share-percent': 700, 'work.title': null },
      filled: ['work.shape', ...done.session.filled],
    }
    const talk = new Talk({ session }).type('ทำต่อ')
    expect(talk.asks).toBe('work.scope')
    expect(talk.question.current).toBeUndefined()
    expect(talk.question.progress?.answered).toBe(8)
    const summary = talk.type('สรุปคำตอบ').summary
    expect(summary.answers.map((answer) => answer.fact)).not.toContain('work.colour')
    expect(summary.answers.map((answer) => answer.fact)).not.toContain('work.scope')
    expect(talk.type('ทำต่อ').choose('organisation').status('open-governance')).toBe('eligible')
  })

  test('a question that is gone is forgotten, and another one put', () => {
    for (const asked of ['work.colour', 'applicant.counts-as']) {
      const talk = new Talk({ session: { ...new Talk().hello().session, asked, changing: true } }).type('participation')
      expect(talk.session.asked).not.toBe(asked)
      expect(talk.replies.length).toBeGreaterThan(0)
    }
  })

  test('a session of another round goes on with the words of the round of today', () => {
    const talk = new Talk({ session: { ...new Talk().hello().session, round: 2563 } }).type('ทำต่อ')
    expect(talk.session.round).toBe(2564)
    expect(talk.question.prompt).not.toContain('/')
  })

  test('answers that are left over do not count as answered', () => {
    const talk = new Talk({ session: { ...new Talk().hello().session, answers: { 'work.colour': 'red' } } }).hello()
    expect(talk.question.progress?.answered).toBe(0)
    expect(talk.type('ย้อนกลับ').asks).toBe('work.branches')
  })
})

test('a ruling settles what was unsettled, and is named', () => {
  const rulings = [{ condition: 'pmqa-kind', reading: 'other state agencies include them', by: 'OPDC', on: '2021-01-15' }]
  const ruled = compile(readRulebook(JSON.parse(JSON.stringify({ ...rules.rulebook, rulings }))))
  const answers = { 'work.branches': ['management'], 'pmqa.aims': ['pmqa-4.0'], 'applicant.kind': 'state-enterprise', 'conduct.no-disgrace': true, 'applicant.name': 'การไฟฟ้านครหลวง' } as const
  const open = new Talk().hello().answers(answers)
  expect(open.status('pmqa-4.0')).toBe('unsettled')
  const talk = new Talk({ rules: ruled, session: open.session }).type('ดูผล')
  expect(talk.status('pmqa-4.0')).toBe('eligible')
  expect(talk.type('ทำไม PMQA 4.0').text).toContain('OPDC')
})
