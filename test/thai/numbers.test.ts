import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, marks, surelyFurther } from '../../src/thai/distance.ts'
import { findNumbers, readNumber } from '../../src/thai/numbers.ts'

const ones = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const units = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน']

/** Formal number words, as on a cheque. */
function spelt(value: number): string {
  if (value >= 1_000_000) return `${spelt(Math.floor(value / 1_000_000))}ล้าน${value % 1_000_000 === 0 ? '' : spelt(value % 1_000_000)}`
  return [...String(value)].map((character, index, all) => {
    const digit = Number(character)
    const power = all.length - 1 - index
    if (digit === 0) return ''
    if (power === 1) return `${digit === 1 ? '' : digit === 2 ? 'ยี่' : ones[digit]}สิบ`
    if (power === 0) return digit === 1 && all.length > 1 ? 'เอ็ด' : ones[digit]
    return `${ones[digit]}${units[power]}`
  }).join('')
}

describe('numbers', () => {
  test('formal Thai words come back', () => {
    // A lone digit after thousands is heard as hundreds by some (พันห้า): those are read as no number.
    const sure = fc.integer({ min: 1, max: 99_999_999 }).filter((value) => value % 100 > 9 || value % 10 < 2)
    fc.assert(fc.property(sure, (value) => {
      expect(readNumber(spelt(value)), spelt(value)).toBe(value)
    }), { numRuns: 2_000 })
  })

  test.each([
    ['ศูนย์', 0], ['สิบ', 10], ['สิบเอ็ด', 11], ['ยี่สิบ', 20], ['ร้อย', 100], ['ร้อยเอ็ด', 101], ['หนึ่งร้อยห้า', 105], ['สองจุดห้า', 2.5], ['1,234,567.5', 1234567.5], ['2 ล้าน', 2_000_000], ['1.5ล้าน', 1_500_000],
    ['ninety-nine', 99], ['one hundred and five', 105], ['a hundred', 100],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value))

  test.each(['สองสาม', 'เจ็ดแปดสิบ', 'ร้อยห้า', 'พันห้า', 'สิบสิบ', 'ยี่', 'เอ็ด', '1,20', '1.2.3', 'one two', 'พันธกิจ', 'ร้อยละ', 'เก้าอี้', 'ศูนย์บริการ', 'money', 'tent', ''])('%s is no one number', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  test('numbers are found where they stand', () => {
    expect(findNumbers('จาก 30 วันเหลือเจ็ดวัน').map(({ value }) => value)).toEqual([30, 7])
    expect(findNumbers('someone at the stone')).toEqual([])
  })
})

describe('distance', () => {
  test.each([['', '', 0], ['ab', 'ab', 0], ['ab', 'ba', 1], ['abc', 'ab', 1], ['รัฐวิสาหกิจ', 'รัฐวิสหกิจ', 1], ['abcd', 'wxyz', 3]])('%s, %s: %d', (a, b, apart) => {
    expect(distance(a, b, 2)).toBe(apart)
  })
  test('is the same both ways, and none for the same text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(distance(a, b, 10)).toBe(distance(b, a, 10))
      expect(distance(a, a, 2)).toBe(0)
    }))
  })
  test('the limit only cuts off what is beyond it, and marks never rule out what is near', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 })
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const apart = distance(a, b, 20)
      expect(distance(a, b, limit)).toBe(Math.min(apart, limit + 1))
      if (apart <= limit) expect(surelyFurther(marks(a), marks(b), limit)).toBe(false)
    }), { numRuns: 2_000 })
  })
})
