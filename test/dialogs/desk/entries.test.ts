import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

const irrigation = 'กรมชลประทาน'
const marine = 'กรมเจ้าท่า'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  return () => office.close()
})

/** Every entry that is registered. */
const registered = () => office.desk(async (desk) => (await desk.entries.find({ state: 'registered' }, { page: 0, size: 100 })).items)
const entry = (id: number) => office.desk((desk) => desk.entries.get(id))

describe.each(['th', 'en'] as const)('registering (%s)', (language) => {
  let talk: DeskTalk
  beforeEach(async () => {
    talk = await office.coordinator({ language })
  })

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

describe('checking an agency', () => {
  let shared: Office
  beforeAll(async () => {
    shared = await openOffice()
    await shared.entered({ award: 'open-governance', agency: irrigation, title: 'ชลประทานเปิด' })
  })
  afterAll(() => shared.close())

  test.each(['th', 'en'] as const)('says what is entered, closed and open, with the source (%s)', async (language) => {
    const talk = await shared.coordinator({ language })
    await talk.say('เช็ค กรมชลประทาน open governance')
    expect(talk.text).toContain('ชลประทานเปิด')
    expect(talk.text).toContain('653')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('check RID')
    expect(talk.list.items.length).toBeGreaterThan(1)
    await talk.tapDeed('entries')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('check กรมเจ้าท่า open governance')
    expect(talk.list.items[0]?.status?.tone).toBe('good')
    await talk.tapDeed('register')
    expect(talk.asks).toBe('title')
  })

  test('says which other entry an award waits for', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็ค กรมชลประทาน engaged citizen')
    expect(talk.list.items[0]?.status?.tone).toBe('waiting')
    expect(talk.text).toContain('Effective Change')
    await talk.say('เช็ค กรมชลประทาน effective change')
    expect(talk.list.items[0]?.status?.tone).toBe('good')
  })

  test('asks for an agency, and which one where several are meant', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็คหน่วยงาน')
    expect(talk.asks).toBe('agency')
    await talk.say('สำนักงานสาธารณสุขจังหวัดขอนแก่น')
    await talk.choose('สำนักงานสาธารณสุขจังหวัดขอนแก่น → จังหวัดขอนแก่น')
    expect(talk.text).toContain('จังหวัดขอนแก่น')
    await talk.say('เช็ค เทศบาลตำบลหนองบัว')
    expect(talk.replies).toHaveLength(1)
    await talk.tapDeed('check')
    expect(talk.list.items.length).toBeGreaterThan(0)
  })

  test('tells earlier wins, those of the document among them', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็ค จังหวัดนครพนม')
    expect(talk.text).toContain('PMQA')
    const own = await shared.coordinator({ scope: { kind: 'body', body: 'จังหวัดนครพนม' } })
    await own.say('เช็คหน่วยงาน')
    expect(own.text).toContain('PMQA')
  })
})
