import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeTurn } from '../../../src/conversation/turn.ts'
import { countReasons } from '../../../src/registry/check-reasons.ts'
import { Talk } from '../talk.ts'
import { openOffice, type Office } from './desk-talk.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test.each(['th', 'en'] as const)('whose failed checks an overview counts is said, and a body sees its own alone (%s)', async (language) => {
  const count = (condition: string, body: string | null) => office.database.kysely.transaction().execute((transaction) =>
    countReasons(transaction, 2564, [{ award: 'open-governance', condition }], body))
  await count('inform-and-consult', 'กรมชลประทาน')
  await count('whole-organisation', 'กรมประมง')
  await count('one-year', null)
  const all = await office.coordinator({ language })
  await all.say('ภาพรวม')
  const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('•') && /1 (?:ครั้ง|times)/.test(line))
  expect(lines(all.text)).toHaveLength(3)
  const own = await office.coordinator({ language, scope: { kind: 'body', body: 'กรมชลประทาน' } })
  await own.say('ภาพรวม')
  expect(lines(own.text)).toHaveLength(1)
  expect(own.text.split('\n').filter((line) => line.includes('กรมชลประทาน')).length).toBeGreaterThan(1)
  const none = await office.coordinator({ language, scope: { kind: 'body', body: 'กรมที่ดิน' } })
  await none.say('ภาพรวม')
  expect(lines(none.text)).toEqual([])
})

test('a failed check counts for the body of the agency that was checked, and for none where the name is not known', () => {
  const bodyOf = (...typed: string[]): readonly (string | null)[] => {
    const talk = new Talk()
    const bodies: (string | null)[] = []
    for (const text of typed) {
      const turn = takeTurn(talk.session, { kind: 'text', text }, {
        ...talk.world, notes: { provisional: () => {}, obstacles: (found, body) => (found.length > 0 ? bodies.push(body) : 0) },
      })
      talk.session = turn.session
    }
    return bodies
  }
  expect(bodyOf('ตรวจ open governance', 'กรมชลประทาน', '1')).toEqual(['กรมชลประทาน'])
  expect(bodyOf('ตรวจ open governance', 'สำนักงานสาธารณสุขจังหวัดขอนแก่น', '1', '1')).toEqual(['จังหวัดขอนแก่น'])
  expect(bodyOf('ตรวจ open governance', 'หน่วยลึกลับ', '10')).toEqual([null])
})
