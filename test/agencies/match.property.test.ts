import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import type { Agency, Match } from '../../src/agencies/index.ts'

const directory = createDirectory()
const anyAgency = fc.constantFrom(...directory.all())
const TONE_MARKS = /[\u0e48-\u0e4c]/g

function leadsTo(match: Match, agency: Agency): boolean {
  return 'agency' in match ? match.agency === agency : 'choices' in match && match.choices.includes(agency)
}

describe('every listed name', () => {
  test('typed exactly is taken for sure', () => {
    for (const agency of directory.all()) expect(directory.match(agency.name)).toEqual({ agency, sure: true })
  })

  test('in English leads to it', () => {
    for (const agency of directory.all()) {
      if (agency.english === undefined) continue
      expect(leadsTo(directory.match(agency.english), agency), agency.english).toBe(true)
    }
  })

  test('in each of its short forms leads to it', () => {
    for (const agency of directory.all()) {
      for (const short of agency.short) expect(leadsTo(directory.match(short), agency), short).toBe(true)
    }
  })

  test('with a tone mark dropped leads to it', () => {
    fc.assert(fc.property(anyAgency, fc.nat(), (agency, pick) => {
      const marks = [...agency.name.matchAll(TONE_MARKS)].map((match) => match.index)
      const at = marks[pick % Math.max(1, marks.length)]
      const typed = at === undefined ? agency.name : agency.name.slice(0, at) + agency.name.slice(at + 1)
      return leadsTo(directory.match(typed), agency)
    }))
  })

  test('with spaces anywhere leads to it', () => {
    fc.assert(fc.property(anyAgency, fc.array(fc.nat(40), { maxLength: 5 }), (agency, places) => {
      const typed = places.reduce((text, place) => {
        const at = place % (text.length + 1)
        return `${text.slice(0, at)} ${text.slice(at)}`
      }, agency.name)
      return leadsTo(directory.match(typed), agency)
    }))
  })

  test('in a polite sentence leads to it', () => {
    const before = fc.constantFrom('ดิฉันอยู่', 'ผมมาจาก', 'หน่วยงานคือ ', 'สังกัด', '')
    const after = fc.constantFrom('ค่ะ', ' ครับ', 'นะคะ', ' ค่ะ ขอบคุณค่ะ', '')
    fc.assert(fc.property(anyAgency, before, after, (agency, start, end) =>
      leadsTo(directory.match(start + agency.name + end), agency)))
  })

  test('with one letter wrong leads to it nearly always, and to no other for sure', () => {
    const letters = [...'กขคงจชดตทนบปผพมยรลวสหอาิีุูเแโ']
    let right = 0
    let all = 0
    for (const [number, agency] of directory.all().entries()) {
      for (const step of [3, 7, 11]) {
        const at = (number * step) % agency.name.length
        const letter = letters[(number + step) % letters.length] ?? ''
        const match = directory.match(agency.name.slice(0, at) + letter + agency.name.slice(at + 1))
        all++
        if (leadsTo(match, agency)) right++
        else expect('agency' in match && match.sure, `${agency.name} at ${at}`).toBe(false)
      }
    }
    expect(right / all).toBeGreaterThan(0.97)
  })

  test('with one letter lost is never taken for another for sure', () => {
    fc.assert(fc.property(anyAgency, fc.nat(), (agency, pick) => {
      const at = pick % agency.name.length
      const match = directory.match(agency.name.slice(0, at) + agency.name.slice(at + 1))
      return !('agency' in match) || !match.sure || match.agency === agency
    }), { numRuns: 500 })
  })
})

describe('whatever is typed', () => {
  const shapes = (match: Match): boolean => 'agency' in match
    ? match.agency.name !== '' && match.agency.countsAs !== '' && match.agency.name.isWellFormed()
      && !/\p{Cc}/u.test(match.agency.name)
    : 'choices' in match ? match.choices.length > 0 : match.none
  const letter = fc.integer({ min: 0x0e01, max: 0x0e5b }).map((code) => String.fromCharCode(code))
  const thai = fc.string({ unit: letter })
  const pieces = fc.array(anyAgency.chain((agency) =>
    fc.nat(agency.name.length).map((at) => agency.name.slice(at))), { maxLength: 4 })
  const binary = fc.string({ unit: 'binary', maxLength: 500 })

  test.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 600 })],
    ['Thai letters', thai],
    ['a company of any name', binary.map((name) => `บริษัท ${name}`)],
    ['a tambon of any name', binary.map((name) => `อบต.${name} จ.เลย`)],
    ['pieces of names', pieces.map((parts) => parts.join(''))],
  ])('%s never throws, and has a shape', (_, texts) => {
    fc.assert(fc.property(texts, (typed) => shapes(directory.match(typed))), { numRuns: 300 })
  })

  test('a very long text is answered at once', () => {
    expect(directory.match('ก'.repeat(1_000_000))).toEqual({ none: true })
  })

  test('the same words always lead to the same', () => {
    fc.assert(fc.property(thai, (typed) => {
      expect(directory.match(typed)).toEqual(directory.match(typed))
    }))
  })
})
