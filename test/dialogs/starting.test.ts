import { describe, expect, test } from 'vitest'
import { openGovernance, Talk } from './talk.ts'

describe.each(['th', 'en'] as const)('opening the conversation (%s)', (language) => {
  test('a greeting, and the first question with it', () => {
    const talk = new Talk({ language }).hello()
    expect(talk.kinds).toEqual(['message', 'question'])
    expect(talk.asks).toBe('work.branches')
    expect(talk.question.progress?.answered).toBe(0)
    expect(talk.actions.map((action) => action.does)).toEqual(expect.arrayContaining(['language', 'help', 'why', 'unknown']))
  })

  test('a first message that says nothing of its own is greeted', () => {
    for (const text of ['', '👋', 'สวัสดีค่ะ', 'hello', 'ขอสอบถามค่ะ']) expect(new Talk({ language }).type(text).asks).toBe('work.branches')
  })

  test('who knows the award starts there, and is asked only what it needs', () => {
    const talk = new Talk({ language }).type(language === 'th' ? 'ขอเช็ค Open Governance' : 'check Open Governance')
    expect(talk.session.focus).toBe('open-governance')
    expect(talk.session.answers).toEqual({ 'work.branches': ['participation'], 'participation.aims': ['open-administration'] })
    expect(talk.question.progress).toMatchObject({ answered: 0, leftAtMost: 6 })
    const { 'work.branches': _, 'participation.aims': __, ...rest } = openGovernance
    talk.answers({ ...rest, 'work.started-on': 'ต.ค. 2562' })
    expect(talk.status('open-governance')).toBe('eligible')
    expect(talk.shown).toEqual(['open-governance'])
  })

  test('the name of an award alone, as the first message, starts there too', () => {
    expect(new Talk({ language }).type('Most Improved').session.focus).toBe('most-improved')
  })
})

test('few taps lead to the first verdict', () => {
  const talk = new Talk().hello().tick('service').tick('new').choose('department')
  expect(talk.status('service-innovation')).toBe('unstated')
  expect(talk.session.revision).toBe(4)
})

test('"we cannot choose" is asked back, not guessed', () => {
  const talk = new Talk().hello().type('ผลงานของเราดีมาก')
  expect(talk.asks).toBe('work.branches')
  expect(talk.session.answers).toEqual({})
  expect(talk.tones).toEqual(['problem'])
})
