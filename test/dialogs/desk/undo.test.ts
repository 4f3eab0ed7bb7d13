import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actionToken } from '../../../src/conversation/tokens.ts'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

const irrigation = 'กรมชลประทาน'
const marine = 'กรมเจ้าท่า'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

/** Registers an entry in the chat. */
async function register(talk: DeskTalk, title: string): Promise<void> {
  await talk.say(`ลงทะเบียน ${marine} open governance`)
  await talk.send({ title })
  await talk.tapDeed('confirm')
}

/** Corrects the title of entry 1 in the chat. */
async function correct(talk: DeskTalk, title: string): Promise<void> {
  await talk.say('แก้ไข 1')
  await talk.send({ title })
  await talk.tapDeed('confirm')
}

const entry = (id: number) => office.desk((desk) => desk.entries.get(id))

describe.each(['th', 'en'] as const)('undoing (%s)', (language) => {
  let talk: DeskTalk
  beforeEach(async () => {
    talk = await office.coordinator({ language })
  })

  test('walks back through one\'s own changes, each shown and confirmed, to where nothing was', async () => {
    await register(talk, 'หนึ่ง')
    await correct(talk, 'สอง')
    await correct(talk, 'สาม')
    for (const title of ['สอง', 'หนึ่ง', undefined]) {
      await talk.say('เลิกทำ')
      expect(talk.confirming).toBe('undo')
      await talk.say('ใช่')
      expect((await entry(1))?.title).toBe(title)
    }
    await talk.say('เลิกทำ')
    expect(talk.confirming).toBeUndefined()
    await talk.say('#1')
    expect(talk.tone).toBe('problem')
  })

  test('goes on by a button to the change before', async () => {
    await register(talk, 'หนึ่ง')
    await correct(talk, 'สอง')
    await talk.tapDeed('undo')
    // What will be as it was is said before the yes.
    expect(talk.text).toContain('สอง → หนึ่ง')
    await talk.tapDeed('confirm')
    expect((await entry(1))?.title).toBe('หนึ่ง')
    await talk.tap(talk.labels.find((label) => label === (language === 'th' ? 'เลิกทำรายการก่อนหน้า' : 'Undo the one before')) ?? '')
    await talk.tapDeed('confirm')
    expect(await entry(1)).toBeUndefined()
  })

  test('can be taken back itself, at once or from the history, and what was done again is undone again', async () => {
    await register(talk, 'หนึ่ง')
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    const redo = language === 'th' ? 'ทำกลับคืน' : 'Do again'
    await talk.tap(redo)
    expect(talk.confirming).toBe('undo')
    expect(talk.text).toContain('หนึ่ง')
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ title: 'หนึ่ง', state: 'registered' })
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    await talk.say('ประวัติ')
    expect(talk.labels.filter((label) => label === redo)).toHaveLength(1)
    await talk.tap(redo)
    await talk.tapDeed('confirm')
    expect(await entry(1)).toMatchObject({ state: 'registered' })
  })

  test('stops at what another changed since, and shows the history', async () => {
    await register(talk, 'หนึ่ง')
    const other = await office.coordinator()
    await correct(other, 'สอง')
    await talk.say('เลิกทำ')
    await talk.say('ใช่')
    expect(talk.tone).toBe('problem')
    expect((await entry(1))?.title).toBe('สอง')
    await talk.tapDeed('audit', '#1')
    expect(talk.list.items).toHaveLength(2)
    await other.say('เลิกทำ')
    await other.say('ใช่')
    await talk.say('เลิกทำ')
    await talk.say('ใช่')
    expect(await entry(1)).toBeUndefined()
  })

  test('an entry that was registered by mistake can be registered anew', async () => {
    await register(talk, 'หนึ่ง')
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    await talk.say('รายการผลงานที่ถอน')
    expect(talk.text).not.toContain('หนึ่ง')
    await register(talk, 'หนึ่ง')
    expect(await entry(2)).toMatchObject({ title: 'หนึ่ง', state: 'registered' })
  })

  test('the history of an entry is told alone, also when typed', async () => {
    await office.entered({ award: 'data-integration', agency: irrigation, title: 'อื่น' })
    await talk.say('ลงทะเบียน กรมเจ้าท่า open governance')
    await talk.send({ title: 'ท่าเรือ' })
    await talk.tapDeed('confirm')
    for (const typed of ['ประวัติ #2', 'history 2', 'เลิกทำ #2', 'undo 2']) {
      await talk.say(typed)
      expect(talk.list.items).toHaveLength(1)
      expect(talk.text).toContain('ท่าเรือ')
    }
    await talk.say('#2')
    await talk.tapDeed('audit', '#2')
    expect(talk.list.items).toHaveLength(1)
  })

  test('what has no way back says so', async () => {
    await talk.do({ kind: 'choice', token: actionToken(talk.session, 'desk', 'undo:1') })
    expect(talk.confirming).toBeUndefined()
    expect(talk.tone).toBe('problem')
  })
})

test('an import is in the history of what it brought, by its file, for a coordinator of the body as well', async () => {
  const talk = await office.coordinator()
  const file = 'ประเภทรางวัล,หน่วยงาน,ชื่อผลงาน\nOpen Governance,กรมเจ้าท่า,ท่าเรือโปร่งใส\nOpen Governance,กรมชลประทาน,น้ำโปร่งใส\n'
  await talk.do({ kind: 'file', name: 'ผลงาน.csv', bytes: new TextEncoder().encode(file) })
  await talk.say('ใช่')
  expect((await entry(1))?.title).toBe('ท่าเรือโปร่งใส')
  const own = await office.coordinator({ scope: { kind: 'body', body: marine } })
  for (const one of [talk, own]) {
    await one.say('#1')
    expect(one.text).toContain('ผลงาน.csv')
    await one.say('ประวัติ #1')
    expect(one.list.items).toHaveLength(1)
    expect(one.text).toContain('ผลงาน.csv')
    expect(one.labels.includes('เลิกทำ')).toBe(one === talk)
  }
  await own.say('ประวัติ #2')
  expect(own.list.items).toEqual([])
  await talk.say('เลิกทำ')
  expect(talk.text).toMatch(/2 /)
  await talk.say('ใช่')
  expect(await entry(1)).toBeUndefined()
})
