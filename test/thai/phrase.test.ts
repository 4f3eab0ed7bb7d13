import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { before, behind, between, digits, either, empty, endsOf, isWhole, many, maybe, replaced, row, startsOf, within, word } from '../../src/thai/phrase.ts'

describe('a phrase', () => {
  const asks = row('ทำไม|เพราะอะไร', maybe('เรา|หน่วยงาน'), many('ก็|ถึง'))

  test.each([
    ['ทำไม', true], ['ทำไมเรา', true], ['ทำไม เรา ถึง ก็ถึง', true], ['เราทำไม', false], ['ทำไมใคร', false], ['', false], ['ทำไม ', true],
  ])('%j is one: %s', (text, is) => {
    expect(isWhole(text, asks)).toBe(is)
  })

  test('is read from either end, the longest first', () => {
    expect(endsOf('ทำไมเราถึงไม่', asks)).toEqual([10, 7, 4])
    expect(startsOf('กรมทำไมเรา', asks)).toEqual([3])
    expect(behind('ทำไมเราถึงไม่ได้', asks)).toBe('ไม่ได้')
    expect(before('กรม ทำไมเรา', asks)).toBe('กรม')
    expect(behind('ไม่ได้', asks)).toBeUndefined()
    expect(before('ไม่ได้', asks)).toBeUndefined()
    expect(within('ขอ ช่วย ดู หน่อย ที', many('ขอ|ช่วย'), many('หน่อย|ที'))).toBe('ดู')
  })

  test('never takes a part of a word', () => {
    expect(behind('checking', row('check'))).toBeUndefined()
    expect(behind('check2', row('check'))).toBe('2')
    expect(behind('ที่ดิน', row('ที'))).toBeUndefined()
    expect(before('โปรแกรม', row('กรม'))).toBeUndefined()
  })

  test('may ask what stands around a word, and for digits', () => {
    const last = word('ดี', (text, _, end) => end === text.length)
    expect(endsOf('ดีดี', last)).toEqual([])
    expect(endsOf('ดี', last)).toEqual([2])
    const year = row('ปี', digits(4))
    expect(isWhole('ปี 2562', year)).toBe(true)
    expect(isWhole('ปี 25620', year)).toBe(false)
    expect(before('กรมปี62', year)).toBe('กรม')
  })

  test('a frame gives what stands between head and tail', () => {
    const refused = row(maybe('ถึง|จึง'), 'ไม่ได้|สมัครไม่ได้', maybe('ล่ะ'))
    expect(between('ทำไมเรา PMQA ถึงสมัครไม่ได้ล่ะ', asks, refused)).toBe('PMQA')
    expect(between('ทำไมไม่ได้', asks, refused)).toBeUndefined()
    expect(between('ทำไมเรา', asks, empty)).toBe('เรา')
    expect(between('ผลงาน', empty, empty)).toBe('ผลงาน')
  })

  test('every stretch that is one is replaced, the longest at each place', () => {
    expect(replaced('หมวด 1 และหมวด 2', row('หมวด', '1|2', many('และ')), (found) => `<${found}>`)).toBe('<หมวด 1 และ><หมวด 2>')
  })
})

describe('a row, a choice and a repetition of words', () => {
  const words = fc.array(fc.constantFrom('ก', 'กก', 'ข', 'กข', 'ขก'), { minLength: 1, maxLength: 3 })
  const text = fc.array(fc.constantFrom('ก', 'ข', 'ค', ' '), { maxLength: 9 }).map((letters) => letters.join(''))

  test('take what a pattern takes', () => {
    fc.assert(fc.property(words, words, words, text, (first, second, third, said) => {
      const phrase = row(many(first.join('|')), either(second.join('|'), row('ค', maybe(third.join('|')))))
      const pattern = new RegExp(`^(?: *(?:${first.join('|')}))*(?: *(?:${second.join('|')})| *ค(?: *(?:${third.join('|')}))?) *$`)
      expect(isWhole(said, phrase)).toBe(pattern.test(said))
      expect(endsOf(said, phrase).some((end) => said.slice(end).trim() === '')).toBe(pattern.test(said))
    }), { numRuns: 2_000 })
  })

  test('a phrase that could be taken apart in countless ways is read as quickly as any other', () => {
    const doubtful = many('นะ|นะนะ|นะนะนะ|ครับ|นะครับ')
    expect(isWhole('นะ'.repeat(20_000), doubtful)).toBe(true)
    expect(isWhole(`${'นะ'.repeat(20_000)}ก`, doubtful)).toBe(false)
  })
})
