import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longestToken } from '../../../src/conversation/tokens.ts'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.entered({ award: 'open-governance', agency: 'กรมชลประทาน', title: 'ชลประทานเปิด {{id}} $& |%7C' })
  await office.entered({ award: 'effective-change', agency: 'สำนักงานสาธารณสุขจังหวัดขอนแก่น', countsAs: 'จังหวัดขอนแก่น', kind: 'province', title: 'น้ำ' })
  for (let number = 1; number <= 12; number++) await office.entered({ award: 'data-integration', agency: 'กรมเจ้าท่า', title: `ผลงาน ${number}` })
  await office.desk((desk) => desk.winners.add({ agency: 'กรมชลประทาน', countsAs: 'กรมชลประทาน', award: 'pmqa-excellence', round: null, level: null, title: null }))
}, 30_000)
afterAll(() => office.close())

const openings = [
  'เมนู', 'เช็ค กรมชลประทาน', 'เช็ค สำนักงานสาธารณสุขจังหวัดขอนแก่น', 'check', 'ทะเบียนผลงาน', 'ค้นหา ผลงาน', '#1', '#๒', 'ลงทะเบียน กรมชลประทาน open governance', 'แก้ไข 1', 'ถอน 3',
  'บันทึกผล 4', 'ผู้ได้รับรางวัล', 'เพิ่มผู้ได้รับรางวัล', 'เลิศรัฐยอดเยี่ยม', 'pmqa', 'ทะเบียน pmqa', 'เช็ค เทศบาลตำบลหนองบัว', 'ลงทะเบียน', 'ลงทะเบียนอีกครั้ง', 'ประวัติ', 'เลิกทำ',
]
const typed = ['น้ำ', 'กรมเจ้าท่า', 'open governance', '-', '๒๕๖๐', 'ใช่', 'ไม่', '#1', '1', '<b>x</b>', 'ก'.repeat(400), '=', '→', '~9 x', '-/กรมชลประทาน', '{{title}}', '\u0000\ud800', '\n', '%_\\']

/** What every turn of a coordinator must be, whatever was tapped. */
function expectSound(talk: DeskTalk): void {
  expect(talk.replies.length).toBeGreaterThan(0)
  for (const reply of talk.replies) expect(reply.text.trim()).not.toBe('')
  // A text that is missing would show its key.
  expect(talk.text).not.toMatch(/desk(?:-entries)?:|(?:^|\s)(?:objections|actions|ask|check|entry|winners)\.[a-z]/u)
  expect(talk.labels.filter((label) => label.trim() === '' || label.startsWith('actions.'))).toEqual([])
  for (const { choice } of talk.taps) expect(choice.length).toBeLessThanOrEqual(longestToken)
}

test.each([['th', 'all'], ['en', 'all'], ['th', 'กรมชลประทาน']] as const)('whatever is tapped or typed, a turn is sound (%s, %s)', async (language, scope) => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 40 }) }, { weight: 2, arbitrary: fc.constantFrom(...typed) }, { weight: 1, arbitrary: fc.constantFrom(...openings) },
  )
  await fc.assert(fc.asyncProperty(fc.constantFrom(...openings), fc.array(step, { minLength: 4, maxLength: 14 }), async (opening, steps) => {
    const talk = await office.coordinator({ language, scope: scope === 'all' ? { kind: 'all' } : { kind: 'body', body: scope } })
    await talk.say(opening)
    expectSound(talk)
    for (const one of steps) {
      const { taps } = talk
      if (typeof one === 'string') await talk.say(one)
      else if (taps.length > 0) await talk.do({ kind: 'choice', token: (taps[one % taps.length] as { choice: string }).choice })
      else await talk.say('เมนู')
      expectSound(talk)
    }
  }), { numRuns: 80 })
}, 120_000)

test('every button of every first answer can be tapped', async () => {
  for (const opening of openings) {
    const talk = await office.coordinator()
    await talk.say(opening)
    const { session, taps } = talk
    for (const { choice } of taps) {
      talk.session = session
      await talk.do({ kind: 'choice', token: choice })
      expectSound(talk)
    }
  }
}, 60_000)
