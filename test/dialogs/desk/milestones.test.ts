import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMilestone } from '../../../src/conversation/understanding/milestone-commands.ts'
import { recogniseDeskCommand } from '../../../src/conversation/understanding/desk-commands.ts'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const dates = () => office.desk(async ({ milestones }) => (await milestones.all()).map(({ milestone, branch, on }) => `${milestone} ${branch ?? '*'} ${on}`))
const cleared = async (): Promise<void> => {
  await office.database.kysely.deleteFrom('milestones').execute()
}
const confirmed = (talk: DeskTalk) => talk.tapDeed('confirm')

describe('what is said of a date', () => {
  test.each([
    ['กำหนดวันปิดรับสมัคร 31 มีนาคม 2569', { milestone: 'closes', on: '2026-03-31' }],
    ['กำหนดวันปิดรับสมัครวันที่ 31 มี.ค. 69 ค่ะ', { milestone: 'closes', on: '2026-03-31' }],
    ['เลื่อนวันปิดรับสมัครเป็น 15 เมษายน 2569', { milestone: 'closes', on: '2026-04-15' }],
    ['เปลี่ยนวันประกาศผลเป็นวันที่ 1/9/2569', { milestone: 'results', on: '2026-09-01' }],
    ['ขอเลื่อนพิธีมอบรางวัลไปเป็น 10 ก.ย. 2569', { milestone: 'ceremony', on: '2026-09-10' }],
    ['กำหนดวันปิดรับสมัคร สาขาบริการภาครัฐ 31 มีนาคม 2569', { milestone: 'closes', branch: 'service', on: '2026-03-31' }],
    ['กำหนดวันตรวจประเมิน', { milestone: 'site-visit' }],
    ['กำหนดวันปิดรับสมัคร มีนาคม 2569', { milestone: 'closes' }],
    ['set closing date 31 March 2026', { milestone: 'closes', on: '2026-03-31' }],
    ['set the closing date to 31/3/2026', { milestone: 'closes', on: '2026-03-31' }],
    ['please change the application deadline for PMQA to 2 April 2026', { milestone: 'closes', branch: 'management', on: '2026-04-02' }],
    ['move the award ceremony to 2026-09-10', { milestone: 'ceremony', on: '2026-09-10' }],
    ['set date', {}],
  ])('%s', (typed, said) => {
    const command = recogniseDeskCommand(typed)
    expect(command?.does).toBe('set-milestone')
    expect(readMilestone(command?.rest ?? '', '2026-01-05')).toEqual(said)
  })

  test.each(['ลบวันปิดรับสมัคร', 'ยกเลิกวันประกาศผล', 'remove the closing date', 'delete closing date'])('%s', (typed) => {
    expect(recogniseDeskCommand(typed)?.does).toBe('remove-milestone')
  })

  test.each(['แก้วันที่เริ่ม', 'change start date', 'เปลี่ยนชื่อหน่วยงาน', 'ลบข้อมูล', 'แก้ไข 12', 'บันทึกผล 12 ดีเด่น', 'ยกเลิก', 'remove winner', 'settle'])('%s is about something else', (typed) => {
    expect(recogniseDeskCommand(typed)?.does ?? '').not.toMatch(/milestone/)
  })
})

describe.each(['th', 'en'] as const)('dates at the desk (%s)', (language) => {
  const said = language === 'th'
    ? { see: 'กำหนดการ', set: 'กำหนดวันปิดรับสมัคร 31 มีนาคม 2570', change: 'เลื่อนวันปิดรับสมัครเป็น 15 เมษายน 2570', remove: 'ลบวันปิดรับสมัคร', form: 'กำหนดวัน', day: '1 ก.ย. 2570', shown: '31 มีนาคม 2570' }
    : { see: 'dates', set: 'set closing date 31 March 2027', change: 'move the closing date to 15 April 2027', remove: 'remove the closing date', form: 'set a date', day: '1 Sep 2027', shown: '31 March 2027 (B.E. 2570)' }

  test('are set, changed and removed in words; each change is shown first and undone in the end', async () => {
    await cleared()
    const talk = await office.coordinator({ language })
    await talk.say(said.set)
    expect(talk.text).toContain(said.shown)
    expect(await dates()).toEqual([])
    await confirmed(talk)
    expect(await dates()).toEqual(['closes * 2027-03-31'])
    await talk.say(said.change)
    expect(talk.text).toContain(said.shown)
    await confirmed(talk)
    expect(await dates()).toEqual(['closes * 2027-04-15'])
    await talk.say(said.remove)
    expect(await dates()).toEqual(['closes * 2027-04-15'])
    await confirmed(talk)
    expect(await dates()).toEqual([])
    await talk.tapDeed('undo')
    await confirmed(talk)
    expect(await dates()).toEqual(['closes * 2027-04-15'])
  })

  test('are set by buttons, field by field; what is no day is asked for again', async () => {
    await cleared()
    const talk = await office.coordinator({ language })
    await talk.say(said.form)
    await talk.choose('results')
    await talk.choose('participation')
    for (const wrong of ['?', '2570', '31/2/2570', '-']) {
      await talk.say(wrong)
      expect(talk.form.fields.find(({ id }) => id === 'on')?.problem, wrong).toBeDefined()
    }
    await talk.say(said.day)
    await confirmed(talk)
    expect(await dates()).toEqual(['results participation 2027-09-01'])
    await talk.say(said.see)
    await talk.tapDeed('set-milestone', 'results participation')
    expect(talk.form.asks.field).toBe('on')
    await talk.send({ milestone: 'results', branch: '*', on: '2027-09-02' })
    await confirmed(talk)
    expect(await dates()).toEqual(['results participation 2027-09-01', 'results * 2027-09-02'])
    // Two may be meant: both are shown, and none is removed.
    await talk.say(language === 'th' ? 'ลบวันประกาศผล' : 'remove results date')
    expect(talk.replies[0]?.kind).toBe('list')
  })

  test('a day that is past, or out of order, is remarked upon before it is set', async () => {
    await cleared()
    const talk = await office.coordinator({ language })
    await talk.say(said.set)
    const plain = talk.text.split('\n').length
    await confirmed(talk)
    await talk.say(language === 'th' ? 'กำหนดวันเปิดรับสมัคร 1 พ.ค. 2570' : 'set opening date 1 May 2027')
    expect(talk.text.split('\n').length).toBe(plain + 1)
    await talk.say(language === 'th' ? 'กำหนดวันเปิดรับสมัคร 1 พ.ค. 2560' : 'set opening date 1 May 2017')
    expect(talk.text.split('\n').length).toBe(plain + 1)
    expect(await dates()).toEqual(['closes * 2027-03-31'])
  })

  test('whoever looks after one body sees them without a way to change them', async () => {
    await cleared()
    const all = await office.coordinator({ language })
    await all.say(said.set)
    await confirmed(all)
    const own = await office.coordinator({ language, scope: { kind: 'body', body: 'กรมชลประทาน' } })
    await own.say(said.see)
    expect(own.text).toContain(said.shown)
    expect(own.taps.filter(({ choice }) => choice.includes('-milestone:'))).toEqual([])
    for (const words of [said.set, said.change, said.remove, said.form]) {
      await own.say(words)
      expect(own.taps.filter(({ choice }) => choice.includes('|confirm:'))).toEqual([])
    }
    expect(await dates()).toEqual(['closes * 2027-03-31'])
  })
})
