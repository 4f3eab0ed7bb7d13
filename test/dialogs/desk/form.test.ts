import { beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

const marine = 'กรมเจ้าท่า'

let office: Office
let talk: DeskTalk
beforeEach(async () => {
  office = await openOffice()
  talk = await office.coordinator()
  return () => office.close()
})

describe('a command while a form is open', () => {
  test.each([
    ['ภาพรวม', 'image'], ['เช็ค กรมเจ้าท่า', 'list'], ['รายการผลงาน', 'message'],
  ])('leaves a choice: %s', async (typed, kind) => {
    await talk.say('ลงทะเบียน กรมเจ้าท่า')
    expect(talk.asks).toBe('award')
    await talk.say(typed)
    expect(talk.session.desk?.form).toBeUndefined()
    expect(talk.replies[0]).toMatchObject({ kind: 'message', tone: 'note' })
    expect(talk.replies.at(-1)?.kind).toBe(kind)
  })

  test('leaves the question for an agency, which takes the name of one all the same', async () => {
    await talk.say('ลงทะเบียน')
    await talk.say('ภาพรวม')
    expect(talk.session.desk?.form).toBeUndefined()
    await talk.say('ลงทะเบียน')
    await talk.say(marine)
    expect(talk.asks).toBe('award')
  })

  test('is the title of a work where a title is asked for', async () => {
    await talk.say('ลงทะเบียน กรมเจ้าท่า open governance')
    expect(talk.asks).toBe('title')
    await talk.say('ค้นหาเรือเก่า')
    expect(talk.session.desk?.form?.values['title']).toBe('ค้นหาเรือเก่า')
  })

  test('that is also the label of a choice is the choice', async () => {
    await talk.say('ลงทะเบียน กรมเจ้าท่า')
    await talk.say(talk.form.asks.choices?.[0]?.label ?? '')
    expect(talk.session.desk?.form?.values['award']).toBeDefined()
  })
})

test('what is required is not left empty by a word', async () => {
  await talk.say('ลงทะเบียน กรมเจ้าท่า')
  await talk.say('ข้าม')
  expect(talk.asks).toBe('award')
  expect(talk.form.fields.find(({ id }) => id === 'award')?.problem).toBeDefined()
})

test('a form shows names without marks, and takes them back as they were', async () => {
  await talk.say('ลงทะเบียน สำนักงานสาธารณสุขจังหวัดขอนแก่น')
  await talk.choose('สำนักงานสาธารณสุขจังหวัดขอนแก่น → จังหวัดขอนแก่น')
  expect(talk.form.fields[0]?.value).toBe('สำนักงานสาธารณสุขจังหวัดขอนแก่น')
  await talk.send({ award: 'service-innovation', title: 'คลินิกใกล้บ้าน' })
  expect(talk.confirming).toBe('register')
  await talk.say('ใช่')
  expect(await office.desk((desk) => desk.entries.get(1))).toMatchObject({ agency: 'สำนักงานสาธารณสุขจังหวัดขอนแก่น', countsAs: 'จังหวัดขอนแก่น' })
})

test.each(['th', 'en'] as const)('an agency beside an award is looked at, an award alone is asked about (%s)', async (language) => {
  talk = await office.coordinator({ language })
  for (const typed of ['check RID open governance', 'เช็ค กรมชลประทาน open governance']) {
    await talk.say(typed)
    expect(talk.list.items).toHaveLength(1)
    expect(talk.session.asked).toBeUndefined()
  }
  await talk.say('เช็ค open governance')
  expect(talk.session.asked).toBeDefined()
})

test('a file is answered with every refused line, the condition by its name, and what was left out', async () => {
  await office.entered({ award: 'open-governance', agency: marine, title: 'เรือโปร่งใส' })
  const lines = Array.from({ length: 20 }, (_, i) => `ไม่มีรางวัลนี้,${marine},ผลงาน ${i},x`)
  const file = ['ประเภทรางวัล,หน่วยงาน,ชื่อผลงาน,หมายเหตุ', `Open Governance,${marine},อีกเรื่อง,x`, ...lines].join('\n')
  await talk.do({ kind: 'file', name: 'a.csv', bytes: new TextEncoder().encode(file) })
  for (let line = 2; line <= 22; line++) expect(talk.text).toContain(`บรรทัด ${line}:`)
  expect(talk.text).toContain('1 กรมต่อ 1 ผลงาน')
  expect(talk.text).toContain('เรือโปร่งใส')
  expect(talk.text).toContain('หมายเหตุ')
  expect(talk.text).not.toContain('one-entry-per-department')
})

test('whoever looks after one body is offered nothing that is refused', async () => {
  const narrow = await office.coordinator({ scope: { kind: 'body', body: marine } })
  await narrow.say('ภาพรวม')
  for (const { choice } of narrow.taps) {
    await narrow.do({ kind: 'choice', token: choice })
    expect(narrow.tone).not.toBe('problem')
  }
})
