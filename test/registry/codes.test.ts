import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, codeIn, hashCode, LINK_CODE_LENGTH, looksLikeCode, looksLikeLinkCode, newCode, newLinkCode, normaliseCode } from '../../src/registry/codes.ts'

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })
const plain = (code: string): string => code.replaceAll('-', '')

describe('a code', () => {
  test('shows all of its random bits', () => {
    expect(newCode(new Uint8Array(10))).toBe('0000-0000-0000-0000')
    expect(newCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    expect(newCode(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 33))).toBe('0000-0000-0000-0011')
    fc.assert(fc.property(bytes(10), bytes(10), (one, other) => {
      expect(newCode(one) === newCode(other)).toBe(Buffer.from(one).equals(Buffer.from(other)))
    }))
  })

  test('of too few random bytes is refused', () => {
    expect(() => newCode(new Uint8Array(9))).toThrow(RangeError)
    expect(() => newCode(new Uint8Array(4), LINK_CODE_LENGTH)).toThrow(RangeError)
    expect(bytesOf('a token').length).toBeGreaterThanOrEqual(10)
  })

  test('is understood however it is typed', () => {
    const thai = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit)))
    const full = (text: string): string => text.replace(/[0-9A-Z]/g, (symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0))
    const ways: readonly ((code: string) => string)[] = [
      (code) => code, (code) => code.toLowerCase(), plain, (code) => code.replaceAll('-', ' '), (code) => code.replaceAll('-', ' – '),
      (code) => code.replaceAll('0', 'O'), (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'), (code) => code.replaceAll('1', 'I'),
      thai, full, (code) => `  ${[...code].join('\u200b')}\ufeff\n`, (code) => `“${code}”`,
    ]
    fc.assert(fc.property(bytes(10), fc.constantFrom(...ways), (random, way) => {
      expect(normaliseCode(way(newCode(random)))).toBe(plain(newCode(random)))
    }))
  })

  test.each(['', 'x', '7K2M-QX8R-0ZTB-5N4', '7K2M-QX8R-0ZTB-5N4CC', '7K2M-QX8R-0ZTB-5N4U', '7K2M/QX8R/0ZTB/5N4C', 'ก'.repeat(16), '0'.repeat(100_000)])('%j is none', (typed) => {
    expect(normaliseCode(typed)).toBeUndefined()
    expect(codeIn(typed)).toBeUndefined()
  })

  test('any text at all is read without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(codeIn(text) === undefined || codeIn(text)?.length === 16).toBe(true)
    }))
  })

  test('is kept as a hash that differs from a plain one', () => {
    expect(hashCode('7K2MQX8R0ZTB5N4C')).not.toBe(hashCode('7K2MQX8R0ZTB5N4D'))
    expect(hashCode('7K2MQX8R0ZTB5N4C')).toMatch(/^[\w-]{43}$/)
    expect(hashCode('7K2MQX8R0ZTB5N4C')).not.toContain('7K2M')
  })
})

describe('a message', () => {
  const code = '7K2M-QX8R-0ZTB-5N4C'
  test.each([
    code, code.toLowerCase(), '7k2mqx8r0ztb5n4c', '7k2m qx8r 0ztb 5n4c', '7k2mqx8r 0ztb5n4c', `รหัส ${code}`, `รหัส: ${code} ครับ`, `รหัส${code}ค่ะ`, `โค้ด ${code}`,
    `รหัสเชิญของผมคือ ${code} ครับ`, `ขอใช้รหัส ${code}`, `กรอกรหัส ๗K๒M-QX๘R-๐ZTB-๕N๔C นะคะ`, `code ${code}`, `Code: ${code}`, `my code is ${code}`,
    `invitation code = 7k2m qx8r 0ztb 5n4c`, `ลงทะเบียนด้วยรหัส ${code}`, `use code ${code} please`, `redeem ${code}`, `\u200b${code}\u200b`,
  ])('%j is a code', (text) => {
    expect(codeIn(text)).toBe(plain(code))
  })

  test('with the rarest codes is one, too', () => {
    for (const rare of ['ABCD-EFGH-JKMN-PQRS', '0000-0000-0000-0000', '1234-5678-9012-3456']) expect(codeIn(rare)).toBe(plain(rare))
    expect(codeIn('รหัส abcdefghjkmnpqrs')).toBe('ABCDEFGHJKMNPQRS')
  })

  test.each([
    'internationalist', 'take part with them', 'that this kind mean', '1234567890123456', '1234 5678 9012 3456', 'กรมที่ดิน', 'จังหวัดขอนแก่น', 'รหัส', 'code', 'ใช่ครับ', '1',
    'รหัสไปรษณีย์ 40000', 'รางวัลเลิศรัฐ 2564 สาขาบริการภาครัฐ', 'PMQA 4.0', 'award 2564 of the dep', `หน่วยงาน ${code}`, `${code} ${code}`, 'barcode 7k2mqx8r0ztb5n4c', '',
  ])('%j is none', (text) => {
    expect(looksLikeCode(text)).toBe(false)
  })

  test('tells a code that links two channels from telephone numbers and words', () => {
    for (const text of ['7K2M-QX8R', 'รหัส 7k2mqx8r', 'รหัสเชื่อมต่อ 7K2M-QX8R ครับ', 'link code 7K2M QX8R']) expect(looksLikeLinkCode(text), text).toBe(true)
    for (const text of ['0812-3456', 'kindness', 'make-then', '25640201', code, 'รหัส 40000', 'กรม 7K2M-QX8R']) expect(looksLikeLinkCode(text), text).toBe(false)
  })
})

test('every code that links is recognised when it is typed alone, in whatever case', () => {
  fc.assert(fc.property(fc.string({ minLength: 16, maxLength: 43 }), (token) => {
    const code = newLinkCode(token)
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(looksLikeLinkCode(code) && looksLikeLinkCode(code.toLowerCase())).toBe(true)
  }), { numRuns: 2_000 })
})
