import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, parseDate } from '../../src/rules/index.ts'
import { daysIn, yearsBefore, yearsLater } from '../../src/rules/dates.ts'

const day = fc.date({ min: new Date('1700-01-01'), max: new Date('2299-12-31'),
  noInvalidDate: true }).map(date => date.toISOString().slice(0, 10))
const read = (text: string): number => parseDate(text)!

describe('a date', () => {
  test('reads as it is written', () => {
    fc.assert(fc.property(day, text => {
      expect(formatDate(read(text))).toBe(text)
    }))
  })

  const ends = { '2021-02': '2021-02-28', '2020-02': '2020-02-29', '1900-02': '1900-02-28',
    '2000-02': '2000-02-29', '2021-04': '2021-04-30', '2021-12': '2021-12-31' }
  for (const [month, last] of Object.entries(ends)) {
    test(`without a day, ${month}, is its last day`, () => expect(read(month)).toBe(read(last)))
  }

  const none = ['', '2021', '2021-13', '2021-00', '2021-02-29', '2021-02-00', '2021-04-31', '1900-02-29',
    '21-02-01', '2021-2-1', '2021-02-01T00:00', ' 2021-02-01', '2021-02-011', '2564/02/01', '๒๕๖๔-02-01']
  for (const text of none) test(`"${text}" is none`, () => expect(parseDate(text)).toBeUndefined())

  test('has as many days in its month as the calendar', () => {
    fc.assert(fc.property(fc.integer({ min: 1700, max: 2299 }), fc.integer({ min: 1, max: 12 }), (year,
      month) => {
      expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
    }))
  })
})

describe('years', () => {
  const before: [string, number, string][] = [
    ['2021-02-01', 1, '2020-02-01'], ['2024-02-29', 1, '2023-02-28'], ['2024-02-29', 4, '2020-02-29'],
    ['2000-02-29', 100, '1900-02-28'], ['2021-02-28', 1, '2020-02-28'], ['2021-03-01', 1, '2020-03-01'],
  ]
  for (const [from, years, to] of before) {
    test(`${years} before ${from} is ${to}`, () => expect(formatDate(yearsBefore(read(from),
      years))).toBe(to))
  }

  const later: [string, number, string][] = [
    ['2020-02-29', 1, '2021-03-01'], ['2020-02-29', 4, '2024-02-29'], ['2019-02-28', 1, '2020-02-28'],
      ['2020-12-31', 2, '2022-12-31'],
  ]
  for (const [from, years, to] of later) {
    test(`${years} after ${from} have passed on ${to}`, () => expect(formatDate(yearsLater(read(from),
      years))).toBe(to))
  }

  test('have passed on the first day whose years before are not before the start', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 5 }), (text, years) => {
      const passed = yearsLater(read(text), years)
      const eve = new Date(Date.parse(formatDate(passed)) - 86_400_000).toISOString().slice(0, 10)
      expect(read(text) <= yearsBefore(passed, years)).toBe(true)
      expect(read(text) <= yearsBefore(read(eve), years)).toBe(false)
    }))
  })
})
