import { beforeEach, describe, expect, test } from 'vitest'
import { eachOffice, eachTalk, entry, office, talk } from './each-office.ts'

const irrigation = 'กรมชลประทาน'
const marine = 'กรมเจ้าท่า'

eachOffice()

describe.each(['th', 'en'] as const)('changing an entry (%s)', (language) => {
  eachTalk(language)

  test('corrects one part at a time, or the whole form, and shows what changes alone', async () => {
    await office.entered({ award: 'effective-change', agency: irrigation, title: 'เดิม', area: 'น่าน', contact: 'คุณเอ' })
    await talk.say('แก้ไข ๑')
    await talk.choose('title')
    await talk.say('ใหม่')
    expect(talk.text).toContain('เดิม → ใหม่')
    expect(talk.text).not.toContain('คุณเอ')
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ title: 'ใหม่', area: 'น่าน', contact: 'คุณเอ', revision: 2 })
    await talk.say('correct 1')
    await talk.send({ area: '', contact: 'คุณบี' })
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ title: 'ใหม่', area: null, contact: 'คุณบี' })
    await talk.say('correct 1')
    await talk.send({})
    expect(talk.confirming).toBeUndefined()
  })

  test('saves no correction of what has changed meanwhile', async () => {
    await office.entered({ award: 'effective-change', agency: irrigation, title: 'เดิม' })
    await talk.say('แก้ไข 1')
    await talk.send({ title: 'ของฉัน' })
    await office.desk((desk) => desk.entries.correct(1, { title: 'ของคนอื่น' }))
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ title: 'ของคนอื่น' })
    expect(talk.text).toContain('ของคนอื่น')
  })

  test('withdraws with or without a reason, and takes it back', async () => {
    await office.entered({ award: 'effective-change', agency: irrigation })
    await talk.say('ถอน #1')
    await talk.tapDeed('skip-field')
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ state: 'withdrawn' })
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ state: 'registered' })
    await talk.say('withdraw 1')
    await talk.say('ซ้ำกับผลงานอื่น')
    await talk.say('ไม่')
    expect(await entry(1)).toMatchObject({ state: 'registered' })
  })

  test('records a result by words or buttons, and says when a body has everything', async () => {
    await office.entered({ award: 'data-integration', agency: irrigation })
    await office.entered({ award: 'effective-change', agency: irrigation })
    await office.entered({ award: 'pmqa-excellence', agency: irrigation })
    for (const [say, level] of [['บันทึกผล 1 ดีเด่น', 'excellent'], ['บันทึกผล ๒ ดีเด่น', 'excellent'], ['result 3 good', 'good']] as const) {
      await talk.say(say)
      await talk.tapDeed('confirm')
      expect(await entry(Number(/\d|๒/.exec(say)?.[0].replace('๒', '2')))).toMatchObject({ level })
    }
    expect(talk.labels.length).toBeGreaterThan(0)
    await talk.say('เลิศรัฐยอดเยี่ยม')
    expect(talk.text).not.toContain(irrigation)
    await talk.say('บันทึกผล 3')
    await talk.tapDeed('result', '3 excellent')
    await talk.tapDeed('confirm')
    expect(talk.text).toContain(irrigation)
    await talk.tapDeed('grand')
    expect(talk.text).toContain(irrigation)
    expect(talk.text).toContain('30')
  })
})

describe('looking', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 10; number++) await office.entered({ award: 'effective-change', agency: irrigation, title: `น้ำ ${number}`, area: `area ${number}` })
    await office.entered({ award: 'open-governance', agency: marine, title: 'ท่าเรือ 50%' })
  })

  test('lists newest first, eight a page, and goes back and forth', async () => {
    const talk = await office.coordinator()
    await talk.say('ทะเบียนผลงาน')
    expect(talk.list.page).toEqual({ number: 1, of: 2, total: 11 })
    expect(talk.list.items[0]?.title).toContain('ท่าเรือ')
    await talk.tap('หน้าถัดไป')
    expect(talk.list.items).toHaveLength(3)
    await talk.tap('หน้าก่อนหน้า')
    expect(talk.list.page?.number).toBe(1)
  })

  test('is narrowed down by award, agency and state', async () => {
    const talk = await office.coordinator()
    await office.desk((desk) => desk.entries.withdraw(1))
    await talk.say('รายการผลงาน กรมเจ้าท่า')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('entries open governance')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('รายการผลงาน ถอนแล้ว')
    expect(talk.list.items.map(({ title }) => title)).toEqual(['#1 น้ำ 1'])
    await talk.say('รายการผลงาน กรมชลประทาน effective change')
    expect(talk.list.page?.total).toBe(9)
  })

  test('searches words as they are', async () => {
    const talk = await office.coordinator()
    await talk.say('ค้นหา 50%')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('ค้นหา')
    await talk.say('น้ำ')
    expect(talk.list.page?.total).toBe(10)
    await talk.tap('หน้าถัดไป')
    expect(talk.list.items).toHaveLength(2)
  })

  test('shows all of an entry with what was done, and nothing of what is another body’s', async () => {
    const talk = await office.coordinator()
    await talk.say('#11')
    expect(talk.text).toContain('ท่าเรือ 50%')
    expect(talk.text).toContain('other')
    const own = await office.coordinator({ scope: { kind: 'body', body: irrigation } })
    await own.say('#11')
    const foreign = own.text
    await own.say('#999')
    expect(own.text).toBe(foreign)
    for (const command of ['แก้ไข 11', 'ถอน 11']) expect((await own.say(command)).text).toBe(foreign)
    await own.say('ทะเบียนผลงาน')
    expect(own.text).not.toContain('ท่าเรือ')
    await own.say('check กรมเจ้าท่า')
    expect(own.text).not.toContain('ท่าเรือ')
    await own.say('บันทึกผล 1 ดี')
    expect(await entry(1)).toMatchObject({ level: null })
  })
})
