import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBefore, gregorianYear, monthsBefore, readDay, written } from '../../src/thai/calendar.ts'
import { readDate } from '../../src/thai/dates.ts'

const today = '2021-03-31'

describe('durations count from today', () => {
  test.each([
    ['1 เดือน', '2021-02-28'], ['13 เดือน', '2020-02-29'], ['1 ปี 1 เดือน', '2020-02-29'], ['3 วันก่อน', '2021-03-28'], ['เดือนที่แล้ว', '2021-02'], ['อีก 1 เดือน', '2021-04-30'], ['เดือนกุมภาพันธ์ปีที่แล้ว', '2020-02'],
  ])('%s → %s', (text, date) => expect(readDate(text, today)).toBe(date))

  test('on 29 February, a year ago is the 28th', () => expect(readDate('1 ปี', '2020-02-29')).toBe('2019-02-28'))
  test('without a day to count from there is no date', () => expect(readDate('ต.ค. 62', 'soon')).toBeUndefined())
})

describe('calendar', () => {
  test.each([[62, undefined, 2019], [2562, undefined, 2019], [2019, undefined, 2019], [2562, 'christian', undefined], [2019, 'buddhist', undefined], [19, undefined, undefined], [62, 'christian', undefined], [3000, undefined, undefined]] as const)(
    'year %d %s is %s', (year, era, gregorian) => expect(gregorianYear(year, era)).toBe(gregorian))

  test('days and months go back and forth', () => {
    const day = fc.record({ year: fc.integer({ min: 1950, max: 2090 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
    fc.assert(fc.property(day, fc.integer({ min: -600, max: 600 }), (from, count) => {
      expect(monthsBefore(monthsBefore(from, count), -count)).toEqual(from)
      expect(daysBefore(daysBefore(from, count), -count)).toEqual(from)
      expect(readDay(written(from.year, from.month, from.day) ?? '')).toEqual(from)
    }))
  })
  test('no such day', () => {
    expect(written(2021, 2, 29)).toBeUndefined()
    expect(written(2021, 13)).toBeUndefined()
    expect(readDay('2021-02-30')).toBeUndefined()
  })
})
