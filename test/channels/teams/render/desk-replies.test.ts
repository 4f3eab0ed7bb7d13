import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemsOf, type TeamsActivity } from '../../../../src/channels/teams/render/index.ts'
import { officialFindings } from '../../../support/official-cards.ts'
import { openOffice, type DeskTalk, type Office } from '../../../dialogs/desk/desk-talk.ts'
import { cardIn, wordsIn } from './looking.ts'
import { sent } from './scenes.ts'

const long = (start: string): string => `${start} ${'การพัฒนาระบบบริการประชาชนแบบเบ็ดเสร็จเพื่อยกระดับคุณภาพชีวิตและลดความเหลื่อมล้ำในพื้นที่ห่างไกล '.repeat(3)}`.trim().slice(0, 300)

let office: Office
beforeAll(async () => {
  office = await openOffice()
  for (let number = 1; number <= 18; number++) {
    await office.entered({
      award: 'data-integration', agency: long(`สำนักงานตัวอย่างที่ ${number}`).slice(0, 190), countsAs: 'กรมเจ้าท่า', kind: 'department', title: long(`ผลงานที่ ${number}`),
      contact: 'ผู้ประสานงานของหน่วยงาน โทรศัพท์ 02-123-4567', partners: Array.from({ length: 20 }, (_, at) => long(`ภาคี ${at}`).slice(0, 190)),
    })
  }
  for (let number = 1; number <= 9; number++) {
    await office.desk((desk) => desk.winners.add({ agency: 'กรมเจ้าท่า', countsAs: 'กรมเจ้าท่า', award: 'data-integration', round: 2555 + number, level: 'ดีเด่น', title: long(`ผลงาน ${number}`) }))
  }
}, 60_000)
afterAll(() => office.close())

/** Holds what Teams is sent to our own check, which counts the bytes, and to the official library. */
function activitiesOf(talk: DeskTalk): readonly TeamsActivity[] {
  const activities = sent(talk.replies, talk.session.language)
  expect(activities.flatMap(problemsOf)).toEqual([])
  expect(activities.map(cardIn).filter(Boolean).flatMap(officialFindings)).toEqual([])
  return activities
}

describe.each(['th', 'en'] as const)('what a coordinator is told in %s', (language) => {
  test.each([
    'เมนู', 'เช็ค กรมเจ้าท่า', 'รายการผลงาน', 'ค้นหา ผลงาน', '#1', 'ลงทะเบียน', 'แก้ไข 1', 'ถอน 1', 'บันทึกผล 1', 'ผู้ได้รับรางวัล', 'เพิ่มผู้ได้รับรางวัล',
    'เลิศรัฐยอดเยี่ยม', 'ข้อที่ยังไม่ชี้ขาด', 'คำชี้ขาด', 'ผู้ประสานงาน', 'เชิญผู้ประสานงาน', 'ประวัติ', 'เลิกทำ', 'นำเข้า', 'ส่งออก', 'หน่วยงานรอยืนยัน', 'อะไรก็ไม่รู้',
  ])('after “%s”, and behind each of its buttons, is cards that Teams takes', async (opening) => {
    const talk = await office.coordinator({ language })
    await talk.say(opening)
    expect(wordsIn(activitiesOf(talk)).trim()).not.toBe('')
    const { session, taps } = talk
    // The full check is the applicants', the overview draws a picture: both have tests of their own.
    for (const { choice } of taps.filter((each) => !/\|(?:full-check|overview):/.test(each.choice))) {
      talk.session = session
      await talk.do({ kind: 'choice', token: choice })
      activitiesOf(talk)
    }
  }, 60_000)

  test('a full page of a list is one card, however long its texts are, so that the next page can take its place', async () => {
    const talk = await office.coordinator({ language })
    for (const opening of ['รายการผลงาน', 'ค้นหา ผลงาน', 'ผู้ได้รับรางวัล']) {
      await talk.say(opening)
      expect(talk.list.items.length).toBeGreaterThan(4)
      expect(activitiesOf(talk), opening).toHaveLength(1)
    }
  })

  test('a form that was filled to its limits and sent back with problems keeps what was written', async () => {
    const talk = await office.coordinator({ language })
    await talk.say('ลงทะเบียน')
    const filled = Object.fromEntries(talk.form.fields.map(({ id }) => [id, long(id)]))
    await talk.send({ ...filled, agency: 'กรมที่ดิน', award: 'no-award', title: '' })
    activitiesOf(talk)
    expect(talk.form.fields.some(({ problem }) => problem !== undefined)).toBe(true)
  })
})
