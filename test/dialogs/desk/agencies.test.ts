import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteProvisional } from '../../../src/registry/agency-book.ts'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

const bare = 'องค์การบริหารส่วนตำบลหนองบัว'
const whole = `${bare} อำเภอเวียงสา จังหวัดน่าน`

let office: Office
let talk: DeskTalk
beforeEach(async () => {
  office = await openOffice()
  talk = await office.coordinator()
})
afterEach(() => office.close())

const told = (): string => talk.replies.map(({ text }) => text).join('\n')

describe('agencies that wait to be confirmed', () => {
  const described = (name: string, district: string | null) => office.database.kysely.transaction().execute((transaction) =>
    noteProvisional(transaction, { name, kind: 'local-government', province: 'น่าน', district }, new Date('2021-02-01T03:00:00.000Z')))
  const inList = (name: string): string => talk.list.items.find(({ title }) => title === name)?.lines.join('\n') ?? ''

  test('show their district, also before they are confirmed', async () => {
    await described(whole, 'เวียงสา')
    await talk.say('หน่วยงานรอยืนยัน')
    expect(inList(whole)).toContain('เวียงสา')
    await talk.tap('ยืนยัน')
    expect(told()).toContain('อำเภอเวียงสา')
    await talk.tap('ยืนยัน')
    expect(await office.database.kysely.selectFrom('agencies').select(['name', 'district', 'state']).execute()).toEqual([{ name: whole, district: 'เวียงสา', state: 'listed' }])
  })

  test('whose district nobody told are shown as such', async () => {
    await described(whole, 'เวียงสา')
    await described(`${bare} จังหวัดน่าน`, null)
    await talk.say('หน่วยงานรอยืนยัน')
    expect(inList(`${bare} จังหวัดน่าน`).split('\n')).toHaveLength(inList(whole).split('\n').length + 1)
  })

  test('show what the directory has of nearly that name', async () => {
    await described('เทศบาลเมืองน่านน จังหวัดน่าน', null)
    await talk.say('หน่วยงานรอยืนยัน')
    expect(inList('เทศบาลเมืองน่านน จังหวัดน่าน')).toContain('เทศบาลเมืองน่าน')
  })
})

describe('a local government that the directory lacks, at the desk', () => {
  test.each(['อบต.หนองบัว', 'อบต.หนองบัว จ.น่าน'])('is not looked up before its place is known: %s', async (name) => {
    await office.entered({ award: 'open-governance', agency: whole, title: 'งานหนึ่ง' })
    await talk.say(`เช็ค ${name} open governance`)
    expect(told()).toContain('อำเภอ')
    expect(talk.replies.some(({ kind }) => kind === 'list')).toBe(false)
  })

  test('is found with its place, and its entries with it', async () => {
    await office.entered({ award: 'open-governance', agency: whole, title: 'งานหนึ่ง' })
    await talk.say('เช็ค อบต.หนองบัว อ.เวียงสา จ.น่าน open governance')
    expect(told()).toContain('งานหนึ่ง')
    await talk.say('เช็ค อบต.หนองบัว อ.ปัว จ.น่าน open governance')
    expect(told()).not.toContain('งานหนึ่ง')
  })

  test('may be looked up without its district all the same', async () => {
    await talk.say('เช็ค อบต.หนองบัว จ.น่าน')
    await talk.tap(talk.replies.at(-1)?.actions?.[0]?.label ?? '')
    expect(talk.list.title).toContain(`${bare} จังหวัดน่าน`)
  })

  test('is registered under its whole name', async () => {
    await talk.say('ลงทะเบียน อบต.หนองบัว open governance')
    await talk.say('อบต.หนองบัว อ.เวียงสา จ.น่าน')
    await talk.say('งานสอง')
    for (let turns = 0; turns < 5 && talk.replies.some(({ kind }) => kind === 'form'); turns++) await talk.say('เว้นว่าง')
    expect(told()).toContain(whole)
  })
})
