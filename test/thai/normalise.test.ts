import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, normalise, squeeze, tidy } from '../../src/thai/normalise.ts'
import { segment } from '../../src/thai/words.ts'

describe('normalising', () => {
  test.each([
    ['นํ้า', 'น้ำ'], ['น้ํา', 'น้ำ'], ['นำ้', 'น้ำ'], ['ทํา', 'ทำ'], ['เเม่', 'แม่'], ['ที่ี', 'ที่'], ['ที่่', 'ที่'], ['ก่ิ', 'กิ่'], ['สิทธ์ิ', 'สิทธิ์'],
    ['  ก \n\t ข\u00a0\u3000ค ', 'ก ข ค'], ['ก\u200bข\ufeffค', 'กขค'], ['ＡＢＣ　１２', 'ABC 12'], ['๑๒๓', '123'], ['a\u0000b', 'ab'], ['e\u0301', '\u00e9'],
  ])('%j → %j', (typed, written) => expect(normalise(typed)).toBe(written))

  test('a text answer keeps its Thai digits and case', () => expect(tidy(' ๑ ตำบล  OTOP ')).toBe('๑ ตำบล OTOP'))

  test.each([['“Yes” ครับบบบ!!', 'yes ครับ'], ['Don’t', 'dont'], ['จริงๆ', 'จริง'], ['(๑)', '1'], ['โอเค 👍🏽', 'โอเค'], ['1️⃣', '1']])('folding %j → %j', (typed, written) => {
    expect(fold(typed)).toBe(written)
  })

  test('squeezing leaves a space only between Latin words', () => {
    expect(squeeze('ลด ขั้นตอน / e-service now 2 ข้อ')).toBe('ลดขั้นตอนeservice now 2ข้อ')
  })

  const thai = fc.string({ unit: fc.integer({ min: 0xe00, max: 0xe7f }).map((code) => String.fromCharCode(code)), maxLength: 40 })
  test('never throws, leaves no space at the ends and no zero-width character', () => {
    fc.assert(fc.property(fc.oneof(thai, fc.string({ unit: 'binary' })), (typed) => {
      for (const text of [tidy(typed), normalise(typed), fold(typed)]) {
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/[\u200b-\u200f\ufeff]| {2}/)
      }
    }), { numRuns: 1_000 })
  })
})

describe('words', () => {
  test.each([
    ['องค์การมหาชนในกรม', ['องค์การมหาชน', 'ใน', 'กรม']], ['ผู้ใหญ่บ้านและประชาชน', ['ผู้ใหญ่บ้าน', 'และ', 'ประชาชน']], ['น่าจะเป็นองค์การบริหารส่วนตำบล', ['น่าจะ', 'เป็น', 'องค์การบริหารส่วนตำบล']],
    ['Open Governance, ครับ', ['Open', 'Governance', 'ครับ']], ['', []],
  ])('%s → %j', (text, words) => expect(segment(text)).toEqual(words))

  test('nothing but spaces and punctuation is lost', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('ประชาชน', 'กรม', 'ไป', 'บ้าน', 'abc', '12', ' ', 'น้ำ'), { maxLength: 10 }), (parts) => {
      expect(segment(parts.join('')).join('')).toBe(parts.join('').replaceAll(' ', ''))
    }))
  })
})
