import { describe, expect, test } from 'vitest'
import { compile } from '../../src/rules/index.ts'
import { rules, Talk } from './talk.ts'

/** The same round with these dates. */
const dated = (milestones: readonly { id: string; on: string; branch?: string }[]) =>
  compile({ ...rules.rulebook, milestones: [...milestones] })

describe.each(['th', 'en'] as const)('asked for dates and contact (%s)', (language) => {
  const words = (talk: Talk) => talk.world.vocabulary.words(language, rules.round)

  test('it says that the document has none, and the question stays', () => {
    for (const [typed, id] of [['กำหนดการ', 'dates'], ['deadlines', 'dates'], ['หมดเขตเมื่อไหร่คะ', 'dates'], ['ติดต่อ', 'contact'], ['contact', 'contact']] as const) {
      const talk = new Talk({ language }).hello()
      expect(talk.type(typed).text).toContain(words(talk).rule('unsaid', id))
      expect(talk.asks).toBe('work.branches')
      expect(talk.session.answers).toEqual({})
    }
  })

  test('the contact is the publisher of the document, and nothing invented', () => {
    const talk = new Talk({ language }).hello().type('contact')
    expect(talk.text).toContain(rules.rulebook.source.publisher)
    expect(talk.messages[0]?.text).not.toMatch(/\d{2,}[- ]\d{3}|@|https?:/)
  })

  test('dates that the rulebook has are told in their order, with what is past', () => {
    const talk = new Talk({ language, now: '2021-02-01T03:00:00.000Z', rules: dated([
      { id: 'closes', on: '2021-02-26', branch: 'participation' }, { id: 'opens', on: '2021-01-04' }, { id: 'public-vote', on: '2021-02-01' },
    ]) }).hello().type('กำหนดการ')
    const text = talk.messages[0]?.text ?? ''
    const places = [words(talk).say('chat:milestones.opens'), 'public-vote', words(talk).rule('branches', 'participation', 'name')].map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(text).not.toContain(words(talk).rule('unsaid', 'dates'))
    expect(text.split('\n').filter((line) => line.includes(language === 'th' ? 'ผ่านแล้ว' : 'past'))).toHaveLength(1)
  })

  test('an invitation to ask leads to what it names', () => {
    const talk = new Talk({ language }).hello().type(language === 'th' ? 'ถามคำถาม' : 'ask a question')
    expect(talk.asks).toBeUndefined()
    const examples = [...(talk.messages[0]?.text ?? '').matchAll(/[“"]([^”"]+)[”"]/g)].map((match) => match[1] as string)
    expect(examples).toHaveLength(4)
    for (const example of examples) {
      const tried = new Talk({ session: talk.session }).type(example)
      expect(tried.tones).not.toContain('problem')
      expect(tried.session.answers).toEqual({})
    }
    expect(talk.press('resume').asks).toBe('work.branches')
  })
})
