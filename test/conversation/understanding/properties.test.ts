import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recogniseCommand, understand } from '../../../src/conversation/understanding/index.ts'
import type { AnswerRequest, OfferedChoice } from '../../../src/conversation/understanding/index.ts'
import { monthNames } from '../../../src/thai/lexicon/dates.ts'

const today = '2021-06-01'
const types = ['text', 'choice', 'choices', 'date', 'yes-no', 'number'] as const
const facts = [
  undefined, 'work.in-use', 'work.continuing', 'conduct.no-disgrace', 'applicant.kind', 'participation.levels', 'work.improvements',
  'work.own-share-percent', 'expansion.new-areas', 'pmqa.won-round', 'pmqa.categories', 'work.started-on', 'no.such.fact', '__proto__', 'constructor',
]
const thai = fc.string({ unit: fc.integer({ min: 0xe00, max: 0xe7f }).map((code) => String.fromCharCode(code)), maxLength: 60 })
const fragments = fc.array(fc.constantFrom(
  'ไม่', 'ใช่', 'มี', 'กรม', 'จังหวัด', 'ข้อ', '1', '๒', '3', '-', 'ถึง', 'กับ', 'ยกเว้น', 'ทุกข้อ', 'ปี', 'เดือน', 'ตุลาคม', '2562', '%', 'กว่า', 'ครับ', ' ',
  'ครึ่ง', 'สอง', 'สิบ', 'not', 'yes', 'pmqa', '4.0', 'หมวด', 'แต่', 'เป็น', 'ทำไม', '?', 'ใคร', ',', 'half', 'a', 'year', 'ago', 'ล้าน', 'จุด',
), { maxLength: 14 }).map((parts) => parts.join(''))
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), thai, fragments)

function request(type: AnswerRequest['type'], typed: string, fact?: string): AnswerRequest {
  return { type, typed, today, ...(fact === undefined ? {} : { fact }) }
}

const four: readonly OfferedChoice[] = ['ก้อน', 'แผ่น', 'เส้น', 'เม็ด', 'ผง'].map((label, index) => ({ value: `v${index}`, label }))

describe('never throws, and always says one of four things', () => {
  test('on any text, for any type and fact', () => {
    fc.assert(fc.property(anything, fc.constantFrom(...types), fc.constantFrom(...facts), (typed, type, fact) => {
      const understood = understand(request(type, typed, fact))
      expect(Object.keys(understood)).toHaveLength(1)
      if ('value' in understood && understood.value !== null) {
        const kinds = { text: 'string', choice: 'string', date: 'string', 'yes-no': 'boolean', number: 'number', choices: 'object' }
        expect(typeof understood.value).toBe(kinds[type])
        if (type === 'date') expect(understood.value).toMatch(/^\d{4}-\d{2}(-\d{2})?$/)
        if (type === 'number') expect(Number.isFinite(understood.value)).toBe(true)
      }
      recogniseCommand(typed, [{ id: 'open-governance', names: ['Open Governance'] }])
    }), { numRuns: 3_000 })
  })
})

const thaiOnes = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
function inThai(value: number): string {
  if (value === 0) return 'ศูนย์'
  if (value === 100) return 'หนึ่งร้อย'
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const ten = tens === 0 ? '' : tens === 1 ? 'สิบ' : tens === 2 ? 'ยี่สิบ' : `${thaiOnes[tens]}สิบ`
  return ten + (ones === 1 && tens > 0 ? 'เอ็ด' : thaiOnes[ones])
}
const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
  'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tensWords = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
function inEnglish(value: number, hyphen: string): string {
  if (value === 100) return 'one hundred'
  if (value < 20) return small[value] ?? ''
  return (tensWords[Math.floor(value / 10)] ?? '') + (value % 10 === 0 ? '' : `${hyphen}${small[value % 10]}`)
}
const thaiDigits = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit)))

describe('numbers come back', () => {
  test('every percentage from 0 to 100, in every way to write it', () => {
    for (let value = 0; value <= 100; value += 1) {
      const ways = [String(value), thaiDigits(value), inThai(value), inEnglish(value, '-'), inEnglish(value, ' ')]
      for (const way of ways) {
        for (const typed of [way, `${way}%`, `ร้อยละ ${way}`, `ร้อยละ${way}`, `${way} เปอร์เซ็นต์ครับ`, `${way} percent`]) {
          expect(understand(request('number', typed, 'work.own-share-percent')), typed).toEqual({ value })
        }
      }
    }
  })

  test('a number with a bound beside it is never taken', () => {
    const bounds = ['เกิน #', '# กว่า', 'ไม่ถึง #', 'มากกว่า #', 'น้อยกว่า #', 'อย่างน้อย #', '# ขึ้นไป', '#+', '>#', 'over #', 'at least #', 'less than #', '#-99', 'เกือบ #', 'ไม่เกิน #']
    fc.assert(fc.property(fc.integer({ min: 1, max: 98 }), fc.constantFrom(...bounds), (value, bound) => {
      expect(understand(request('number', bound.replace('#', String(value)), 'work.own-share-percent'))).toEqual({ unclear: true })
    }))
  })
})

const shortThai = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.']
const longThai = monthNames.map((names) => names.split('|')[0] ?? '')
const longEnglish = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const two = (value: number) => String(value).padStart(2, '0')

describe('dates come back', () => {
  test('every month and every day from 2540 to 2570, in several forms', () => {
    for (let buddhist = 2540; buddhist <= 2570; buddhist += 1) {
      const year = buddhist - 543
      for (let month = 1; month <= 12; month += 1) {
        const [short, long, english] = [shortThai[month - 1] ?? '', longThai[month - 1] ?? '', longEnglish[month - 1] ?? '']
        const value = `${year}-${two(month)}`
        for (const typed of [
          `${short} ${buddhist}`, `${short}${buddhist % 100}`, `${long} ${buddhist}`, `เดือน${long} พ.ศ. ${thaiDigits(buddhist)}`, `${month}/${buddhist}`, `${english} ${year}`,
          `${english.slice(0, 3)} ${year}`, value, `${short.replaceAll('.', '')} ${buddhist}`, `เดือน ${month} ปี ${buddhist}`, `${long} ${year}`,
        ]) expect(understand(request('date', typed)), typed).toEqual({ value })
        const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
        for (let day = 1; day <= days; day += buddhist === 2563 ? 1 : 9) {
          const date = `${value}-${two(day)}`
          for (const typed of [
            `${day} ${short} ${buddhist}`, `${day} ${long} ${buddhist % 100}`, `วันที่ ${thaiDigits(day)} ${long} พ.ศ. ${buddhist}`, `${day}/${month}/${buddhist}`,
            `${two(day)}-${two(month)}-${year}`, `${day}.${month}.${buddhist % 100}`, `${day} ${english} ${year}`, `${english} ${day}, ${year}`, date, `${buddhist}-${two(month)}-${two(day)}`,
          ]) expect(understand(request('date', typed)), typed).toEqual({ value: date })
        }
        expect(understand(request('date', `${days + 1} ${long} ${buddhist}`))).toEqual({ unclear: true })
      }
      expect(understand(request('date', `ปี ${buddhist}`))).toEqual({ unclear: true })
    }
  })
})

describe('choices come back', () => {
  const subset = fc.subarray([1, 2, 3, 4, 5], { minLength: 1 })
  test('any subset, by numbers in any order', () => {
    fc.assert(fc.property(subset, fc.constantFrom(',', ' ', ', ', ' กับ ', ' และ ', ' and ', '/'), fc.constantFrom('', 'ข้อ ', 'ข้อที่ '), fc.boolean(), fc.boolean(),
      (places, between, mark, thaiWritten, backwards) => {
        const order = backwards ? places.toReversed() : places
        const typed = order.map((place) => mark + (thaiWritten ? thaiDigits(place) : place)).join(between)
        expect(understand({ ...request('choices', typed), choices: four })).toEqual({ value: places.map((place) => `v${place - 1}`) })
      }))
  })
  test('any subset, by labels', () => {
    fc.assert(fc.property(subset, fc.constantFrom(', ', ' กับ ', 'และ', ' ', ' and '), (places, between) => {
      const typed = places.map((place) => four[place - 1]?.label).join(between)
      expect(understand({ ...request('choices', typed), choices: four })).toEqual({ value: places.map((place) => `v${place - 1}`) })
    }))
  })
  test('all but any one', () => {
    for (let place = 1; place <= 5; place += 1) {
      for (const typed of [`ทุกข้อยกเว้นข้อ ${place}`, `all except ${place}`, `ทั้งหมดยกเว้น ${four[place - 1]?.label}`]) {
        expect(understand({ ...request('choices', typed), choices: four }), typed)
          .toEqual({ value: four.filter((_, index) => index !== place - 1).map(({ value }) => value) })
      }
    }
  })
  test('a number beyond the list is unclear', () => {
    fc.assert(fc.property(fc.integer({ min: 6, max: 99 }), subset, (out, places) => {
      expect(understand({ ...request('choices', [...places, out].join(',')), choices: four })).toEqual({ unclear: true })
      expect(understand({ ...request('choice', String(out)), choices: four })).toEqual({ unclear: true })
    }))
  })
})

describe('space, politeness and case change nothing', () => {
  const said: readonly (readonly [AnswerRequest['type'], string, string])[] = [
    ['yes-no', 'work.in-use', 'ยังไม่ได้นำไปใช้'], ['yes-no', 'work.continuing', 'ยังทำอยู่'], ['yes-no', 'conduct.no-disgrace', 'ไม่มีเรื่องเสียหาย'], ['yes-no', '', 'Not yet'],
    ['yes-no', '', 'ไม่แน่ใจ'], ['number', 'work.own-share-percent', '80%'], ['number', 'work.own-share-percent', 'เจ็ดสิบห้า'], ['number', 'expansion.new-areas', '3 ตำบล'],
    ['number', 'work.own-share-percent', 'Seventy Five'], ['date', '', 'ต.ค. 62'], ['date', '', '1 October 2019'], ['date', '', 'ทำมา 2 ปี'], ['date', '', '15/1/2563'],
    ['choice', 'applicant.kind', 'เทศบาล'], ['choice', 'applicant.kind', 'Municipality'], ['choice', 'work.scope', 'ทั้งองค์กร'], ['choice', 'nominee.official-status', 'ไม่ใช่เจ้าหน้าที่รัฐ'],
    ['choices', 'participation.levels', 'Inform and Consult'], ['choices', 'participation.levels', '1 กับ 3'], ['choices', 'work.improvements', 'ลดขั้นตอนกับลดเวลา'], ['choices', 'work.branches', 'ไม่มีเลย'],
  ]
  test('around and inside an answer', () => {
    fc.assert(fc.property(fc.constantFrom(...said), fc.constantFrom('', ' ', '\n', '\u200b', '\u00a0  '),
      fc.constantFrom('', 'ครับ', ' ค่ะ', 'นะคะ', ' นะครับ', 'จ้ะ', ' จ้า', 'ฮะ', ' ครับผม', '!'), fc.constantFrom('as is', 'upper', 'lower'), ([type, fact, typed], space, particle, letters) => {
        const cased = letters === 'upper' ? typed.toUpperCase() : letters === 'lower' ? typed.toLowerCase() : typed
        const varied = space + cased.replaceAll(' ', `${space} `) + particle + space
        expect(understand(request(type, varied, fact)), varied).toEqual(understand(request(type, typed, fact)))
        expect(understand(request(type, typed, fact))).not.toEqual({ unclear: true })
      }), { numRuns: 1_000 })
  })
})
