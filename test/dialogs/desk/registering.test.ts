import { describe, expect, test } from 'vitest'
import { eachOffice, eachTalk, entry, office, talk } from './each-office.ts'

const irrigation = 'กรมชลประทาน'
const marine = 'กรมเจ้าท่า'

eachOffice()

/** Every entry that is registered. */
const registered = () => office.desk(async (desk) => (await desk.entries.find({ state: 'registered' }, { page: 0, size: 100 })).items)

describe.each(['th', 'en'] as const)('registering (%s)', (language) => {
  eachTalk(language)

  test('asks only for what was not said, and changes nothing before a yes', async () => {
    await talk.say('ลงทะเบียน กรมเจ้าท่า open governance')
    expect(talk.asks).toBe('title')
    await talk.say('ท่าเรือโปร่งใส')
    await talk.say('ข้าม')
    await talk.say('-')
    await talk.say('skip')
    expect(talk.confirming).toBe('register')
    expect(talk.text).toContain('ท่าเรือโปร่งใส')
    expect(await registered()).toEqual([])
    await talk.say('ใช่')
    expect(await registered()).toMatchObject([{ award: 'open-governance', agency: marine, countsAs: marine, kind: 'department', title: 'ท่าเรือโปร่งใส', area: null, partners: [] }])
    expect(talk.text).toContain('#1')
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    expect(await registered()).toEqual([])
  })

  test('takes a whole form at once, and shows what cannot be taken with the rest', async () => {
    await talk.say('register')
    await talk.send({ agency: 'RID', award: 'effective-change', title: '', partners: 'กรมทางหลวง, กรมที่ดิน' })
    expect(talk.form.fields.filter(({ problem }) => problem !== undefined).map(({ id }) => id)).toEqual(['title'])
    await talk.send({ title: 'น้ำเพื่อชุมชน' })
    await talk.tapDeed('confirm')
    expect(await registered()).toMatchObject([{ agency: irrigation, partners: ['กรมทางหลวง', 'กรมที่ดิน'], title: 'น้ำเพื่อชุมชน' }])
  })

  test('asks which of several agencies is meant, and what kind one is that nobody knows', async () => {
    await talk.say('ลงทะเบียน สำนักงานสาธารณสุขจังหวัดขอนแก่น')
    expect(talk.asks).toBe('agency')
    await talk.choose('สำนักงานสาธารณสุขจังหวัดขอนแก่น → จังหวัดขอนแก่น')
    expect(talk.asks).toBe('award')
    await talk.tapDeed('cancel')
    await talk.say('ลงทะเบียน หน่วยงานลึกลับ')
    expect(talk.asks).toBe('kind')
    await talk.choose('department')
    await talk.choose('data-integration')
    await talk.say('ข้อมูลเดียว')
    await talk.send({})
    await talk.tapDeed('confirm')
    expect(await registered()).toMatchObject([{ agency: 'หน่วยงานลึกลับ', countsAs: 'หน่วยงานลึกลับ', kind: 'department' }])
  })

  test('asks for the nominee of Engaged Citizen alone', async () => {
    await talk.say('ลงทะเบียน กรมเจ้าท่า effective change')
    expect(talk.form.fields.map(({ id }) => id)).not.toContain('nominee')
    await talk.tapDeed('cancel')
    await talk.say('ลงทะเบียน กรมเจ้าท่า engaged citizen')
    expect(talk.form.fields.map(({ id }) => id)).toContain('nominee')
  })

  test('tells at once what it collides with; the override needs a reason and a yes', async () => {
    await office.entered({ award: 'open-governance', agency: irrigation, title: 'ชลประทานเปิด' })
    await talk.say('ลงทะเบียน กรมชลประทาน open governance')
    await talk.send({ title: 'อีกผลงาน' })
    expect(talk.asks).toBe('way')
    expect(talk.text).toContain('ชลประทานเปิด')
    expect(talk.text).toContain('653')
    await talk.choose('override')
    await talk.say('มติคณะกรรมการ')
    expect(talk.confirming).toBe('register')
    expect(talk.text).toContain('ชลประทานเปิด')
    expect(talk.text).toContain('มติคณะกรรมการ')
    expect(await registered()).toHaveLength(1)
    await talk.tapDeed('confirm')
    expect(await registered()).toMatchObject([{ title: 'อีกผลงาน', override: 'มติคณะกรรมการ' }, { title: 'ชลประทานเปิด' }])
  })

  test('keeps a draft of what the rules stand against, which registers when nothing does any more', async () => {
    const first = await office.entered({ award: 'open-governance', agency: irrigation })
    await talk.say('ลงทะเบียน กรมชลประทาน open governance')
    await talk.send({ title: 'ร่างไว้ก่อน' })
    await talk.choose('draft')
    expect(await entry(2)).toMatchObject({ state: 'draft', title: 'ร่างไว้ก่อน' })
    await talk.say('#2')
    await talk.tapDeed('reinstate')
    expect(talk.asks).toBe('way')
    await talk.tapDeed('cancel')
    await office.desk((desk) => desk.entries.withdraw(first.id))
    await talk.say('#2')
    await talk.tapDeed('reinstate')
    await talk.tapDeed('confirm')
    expect(await entry(2)).toMatchObject({ state: 'registered' })
  })

  test('lets the form be mended after an objection, with nothing of it lost', async () => {
    await office.entered({ award: 'open-governance', agency: irrigation })
    await talk.say('ลงทะเบียน กรมชลประทาน open governance')
    await talk.send({ title: 'ผลงานเดิม', area: 'น่าน' })
    await talk.choose('mend')
    expect(talk.form.fields.find(({ id }) => id === 'title')?.value).toBe('ผลงานเดิม')
    await talk.choose('award')
    await talk.choose('effective-change')
    expect(talk.confirming).toBe('register')
    await talk.tapDeed('confirm')
    expect(await entry(2)).toMatchObject({ award: 'effective-change', title: 'ผลงานเดิม', area: 'น่าน' })
  })

  test('says who came first where somebody registers between the summary and the yes', async () => {
    await talk.say('ลงทะเบียน กรมชลประทาน open governance')
    await talk.send({ title: 'ช้าไป' })
    await office.entered({ award: 'open-governance', agency: irrigation, title: 'มาก่อน' })
    await talk.tapDeed('confirm')
    expect(await registered()).toHaveLength(1)
    expect(talk.text).toContain('มาก่อน')
    expect(talk.text).toContain(irrigation)
    expect(talk.asks).toBe('way')
  })
})

test('whoever looks after one body enters for that body alone', async () => {
  const own = await office.coordinator({ scope: { kind: 'body', body: irrigation } })
  await own.say('ลงทะเบียน กรมเจ้าท่า open governance')
  expect(own.asks).toBe('agency')
  await own.say('โครงการชลประทานที่ไม่มีในทำเนียบ')
  await own.send({ title: 'ฝายชุมชน' })
  await own.tapDeed('confirm')
  expect(await registered()).toMatchObject([{ countsAs: irrigation, title: 'ฝายชุมชน' }])
})

test('a yes that comes late, or to an older summary, changes nothing', async () => {
  const talk = await office.coordinator()
  await talk.say('ลงทะเบียน กรมเจ้าท่า open governance')
  await talk.send({ title: 'หนึ่ง' })
  const older = talk.taps[0] as { choice: string }
  await talk.say('เมนู')
  await talk.do({ kind: 'choice', token: older.choice })
  expect(await registered()).toEqual([])
})
