import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { officialFindings } from '../../support/official-cards.ts'
import { aadOf, channelThread, groupChat, mention, press, underNewId, type Raw } from './activities.ts'
import { buttons, found, startTeamsServer, words, type TeamsServer } from './teams-server.ts'

// 1 and 2 keep the registry, 3 is nobody special.
let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer({ env: { TEAMS_COORDINATORS: [1, 2].map(aadOf).join(',') } })
})
afterAll(() => server.stop())

const thai = loadVocabulary().words('th', 2564)
const say = (key: string): string => thai.say(`teams-events:${key}`)
const entries = () => server.database.kysely.selectFrom('entries').select(['id', 'agency', 'title', 'contact', 'state', 'level']).orderBy('id').execute()
const titled = async (title: string) => (await entries()).find((entry) => entry.title === title)
const audits = async () => (await server.database.kysely.selectFrom('audit').select('id').where('action', 'like', 'entry.%').execute()).length

/** A group chat or the thread of a channel, and what its members do there. */
function roomOf(id: string) {
  const conversation = { conversationType: id.includes('@thread.tacv2') ? 'channel' : 'groupChat', isGroup: true, tenantId: 'aaaaaaaa-0000-0000-0000-000000000001', id }
  const all = () => server.fake.teams.to(id)
  return {
    /** Words that mention the bot; gives what everybody there sees. */
    async write(person: number, text: string): Promise<readonly Raw[]> {
      const before = all().length
      expect(await server.post(mention(person, server.fake.url, text, id))).toMatchObject({ status: 200 })
      await server.delivered()
      const shown = all().slice(before)
      expect(found(shown, 'AdaptiveCard').flatMap(officialFindings)).toEqual([])
      return shown
    },
    /** A pressed button; gives what whoever pressed it sees: the card in its place, or words below it. */
    async press(person: number, data: unknown): Promise<{ readonly card?: Raw; readonly below?: string }> {
      const { status, body } = await server.post(press(person, server.fake.url, data, { conversation }))
      expect(status).toBe(200)
      await server.delivered()
      const { type, value } = Object(body) as { readonly type: string; readonly value: unknown }
      if (type === 'application/vnd.microsoft.activity.message') return { below: String(value) }
      expect(officialFindings(value as Raw)).toEqual([])
      return { card: value as Raw }
    },
    /** An old client sends the same as a message. */
    async submit(person: number, data: unknown): Promise<readonly Raw[]> {
      const before = all().length
      expect(await server.post({ ...mention(person, server.fake.url, '', id), text: '', entities: [], value: data })).toMatchObject({ status: 200 })
      await server.delivered()
      return all().slice(before)
    },
    all,
  }
}
const button = (shown: unknown, deed: string): Raw => {
  const data = buttons(shown).find(({ data: one }) => String(one['token']).includes(`|desk|${deed}`))?.data
  if (data === undefined) throw new Error(`no button of ${deed} in:\n${words(shown)}`)
  return data
}
const filled = (title: string, more: Raw = {}): Raw => ({ 'field:agency': 'กรมที่ดิน', 'field:award': 'service-innovation', 'field:title': title, ...more })

describe.each([['a group chat', groupChat(21)], ['a channel', channelThread(21, 1_600_000_000_000)]])('in %s', (_what, id) => {
  const room = roomOf(id)
  const title = `ผลงานใน ${id.slice(3, 9)}`

  test('a coordinator registers, corrects, judges and withdraws an entry, each after a yes, and takes a change back', async () => {
    const shown = await room.write(1, 'ลงทะเบียน')
    expect(found(shown, /^Input\./).map(({ id: field }) => field)).not.toContain('field:contact')
    const summary = await room.press(1, { ...button(shown, 'send-form:'), ...filled(title) })
    expect(words(summary.card)).toContain(title)
    expect(await titled(title)).toBeUndefined()
    const done = await room.press(1, button(summary.card, 'confirm:'))
    expect(await titled(title)).toMatchObject({ agency: 'กรมที่ดิน', state: 'registered' })
    const { id: number } = (await titled(title)) as { readonly id: number }
    expect(words((await room.press(1, button(done.card, 'entry:'))).card)).toContain(title)

    const judged = await room.write(1, `บันทึกผล ${number} ดีเด่น`)
    await room.press(1, button(judged, 'confirm:'))
    expect(await titled(title)).toMatchObject({ level: 'excellent' })

    const form = await room.write(1, `ถอน ${number}`)
    const asked = await room.press(1, { ...button(form, 'send-form:'), 'field:reason': 'ขอถอน' })
    const withdrawn = await room.press(1, button(asked.card, 'confirm:'))
    expect(await titled(title)).toMatchObject({ state: 'withdrawn' })
    const undo = await room.press(1, button(withdrawn.card, 'undo:'))
    await room.press(1, button(undo.card, 'confirm:'))
    expect(await titled(title)).toMatchObject({ state: 'registered' })
  }, 30_000)

  test('the same by words alone, field by field, and a yes', async () => {
    const named = `${title} ที่พิมพ์`
    await room.write(1, 'ลงทะเบียน กรมที่ดิน')
    await room.write(1, 'นวัตกรรมการบริการ')
    // A title that sounds like a command for the chat of one's own is a title.
    await room.write(1, `ส่งออก ${named}`)
    for (let step = 0; step < 3; step++) await room.write(1, 'ข้าม')
    expect(await titled(`ส่งออก ${named}`)).toBeUndefined()
    await room.write(1, 'ใช่')
    expect(await titled(`ส่งออก ${named}`)).toMatchObject({ state: 'registered', contact: null })
  }, 30_000)

  test('what a coordinator began, nobody else goes on with: neither a stranger nor another coordinator', async () => {
    const mine = `${title} ของคนแรก`
    const shown = await room.write(1, 'ลงทะเบียน')
    for (const person of [2, 3]) {
      for (const deed of ['send-form:', 'cancel:']) {
        expect(await room.press(person, { ...button(shown, deed), ...filled('ของคนอื่น') })).toEqual({ below: say('not-yours') })
      }
      expect(words(await room.submit(person, { ...button(shown, 'send-form:'), ...filled('ส่งจากโปรแกรมรุ่นเก่า') }))).toBe(say('not-yours'))
    }
    const summary = await room.press(1, { ...button(shown, 'send-form:'), ...filled(mine) })
    const before = await audits()
    for (const person of [2, 3, 4]) expect(await room.press(person, button(summary.card, 'confirm:'))).toEqual({ below: say('not-yours') })
    expect(await audits()).toBe(before)
    expect(await titled(mine)).toBeUndefined()
    // A yes that somebody else writes is no yes.
    await room.write(3, 'ใช่')
    await room.write(2, 'ใช่')
    expect(await titled(mine)).toBeUndefined()
    await room.press(1, button(summary.card, 'confirm:'))
    expect(await titled(mine)).toMatchObject({ state: 'registered' })
  }, 30_000)

  test('whoever has no role gets nothing from any button of a coordinator', async () => {
    const { id: number } = (await titled(title)) as { readonly id: number }
    const before = await audits()
    for (const shown of [await room.write(1, 'เมนู'), await room.write(1, `#${number}`), await room.write(1, 'รายการผลงาน')]) {
      for (const { data } of buttons(shown)) expect(await room.press(3, data)).toEqual({ below: say('not-yours') })
    }
    expect(await audits()).toBe(before)
    expect(await server.session(`${id.split(';')[0]} ${aadOf(3)}`)).not.toHaveProperty('desk')
  }, 60_000)

  test('two coordinators work there at once, each on their own', async () => {
    const [one, two] = [`${title} หนึ่ง`, `${title} สอง`]
    const [formOfOne, formOfTwo] = [await room.write(1, 'ลงทะเบียน'), await room.write(2, 'ลงทะเบียน')]
    const [summaryOfOne, summaryOfTwo] = await Promise.all([
      room.press(1, { ...button(formOfOne, 'send-form:'), ...filled(one) }), room.press(2, { ...button(formOfTwo, 'send-form:'), ...filled(two) }),
    ])
    expect(await room.press(2, button(summaryOfOne.card, 'confirm:'))).toEqual({ below: say('not-yours') })
    expect(await room.press(1, button(summaryOfTwo.card, 'confirm:'))).toEqual({ below: say('not-yours') })
    await Promise.all([room.press(1, button(summaryOfOne.card, 'confirm:')), room.press(2, button(summaryOfTwo.card, 'confirm:'))])
    expect(await titled(one)).toMatchObject({ state: 'registered' })
    expect(await titled(two)).toMatchObject({ state: 'registered' })
    const who = await server.database.kysely.selectFrom('audit').select('coordinator_id').where('action', '=', 'entry.registered').orderBy('id', 'desc').limit(2).execute()
    expect(new Set(who.map(({ coordinator_id }) => coordinator_id)).size).toBe(2)
  }, 30_000)
})

test('a contact stays as it is, unseen, whatever is done with its entry in a group', async () => {
  const room = roomOf(groupChat(22))
  const [form] = await server.say(1, 'ลงทะเบียน')
  const [asked] = await server.tap(1, { ...button(form, 'send-form:'), ...filled('มีผู้ติดต่อ', { 'field:contact': 'โทร. 02-555-0123' }) })
  await server.tap(1, button(asked, 'confirm:'))
  const entry = (await titled('มีผู้ติดต่อ')) as { readonly id: number }
  const correct = await room.write(1, `แก้ไข ${entry.id}`)
  // Whatever a client sends for it, too.
  const summary = await room.press(1, { ...button(correct, 'send-form:'), 'field:title': 'มีผู้ติดต่อ ฉบับใหม่', 'field:contact': 'somebody else' })
  await room.press(1, button(summary.card, 'confirm:'))
  await room.write(1, `#${entry.id}`)
  const form2 = await room.write(1, `ถอน ${entry.id}`)
  const asked2 = await room.press(1, { ...button(form2, 'send-form:'), 'field:reason': '' })
  const done = await room.press(1, button(asked2.card, 'confirm:'))
  const again = await room.write(1, `ลงทะเบียนอีกครั้ง ${entry.id}`)
  await room.press(1, button(again, 'confirm:'))
  expect(await titled('มีผู้ติดต่อ ฉบับใหม่')).toMatchObject({ contact: 'โทร. 02-555-0123', state: 'registered' })
  expect(JSON.stringify([room.all(), summary, asked2, done])).not.toMatch(/02-555-0123|somebody else/)
}, 30_000)

test('a button of a group does nothing in the chat of one\'s own, nor the other way round', async () => {
  const room = roomOf(groupChat(23))
  const shown = await room.write(1, 'ลงทะเบียน')
  const summary = await room.press(1, { ...button(shown, 'send-form:'), ...filled('ข้ามห้อง') })
  await server.tap(1, button(summary.card, 'confirm:'))
  expect(await titled('ข้ามห้อง')).toBeUndefined()
  const [form] = await server.say(1, 'ลงทะเบียน')
  const [asked] = await server.tap(1, { ...button(form, 'send-form:'), ...filled('ข้ามห้องกลับ') })
  expect(await room.press(1, button(asked, 'confirm:'))).toEqual({ below: say('not-yours') })
  expect(await roomOf(groupChat(24)).press(1, button(summary.card, 'confirm:'))).toEqual({ below: say('not-yours') })
  expect(await titled('ข้ามห้องกลับ')).toBeUndefined()
})

test('a change is made once though Teams asks again, and a role that ended ends there, too', async () => {
  const room = roomOf(groupChat(25))
  const shown = await room.write(2, 'ลงทะเบียน')
  const summary = await room.press(2, { ...button(shown, 'send-form:'), ...filled('ครั้งเดียว') })
  const given = press(2, server.fake.url, button(summary.card, 'confirm:'), { conversation: { conversationType: 'groupChat', isGroup: true, id: groupChat(25) } })
  const [first, ...others] = [await server.post(given), await server.post(given), await server.post(underNewId(given))]
  for (const other of others) expect(other).toEqual(first)
  expect((await entries()).filter(({ title }) => title === 'ครั้งเดียว')).toHaveLength(1)
  const form = await room.write(2, 'ลงทะเบียน')
  await server.database.kysely.updateTable('coordinators').set({ state: 'removed' }).where('name', '=', 'ผู้ใช้').where('id', '=', (await server.database.kysely.selectFrom('coordinators').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id).execute()
  await room.press(2, { ...button(form, 'send-form:'), ...filled('หลังพ้นหน้าที่') })
  await room.write(2, 'ใช่')
  expect(await titled('หลังพ้นหน้าที่')).toBeUndefined()
})

test('Teams had nothing against any of it', () => {
  expect(server.fake.teams.violations).toEqual([])
})
