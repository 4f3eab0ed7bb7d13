import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { APP } from '../../support/fake-teams/server.ts'
import { aadOf, channelThread, groupChat, mention, press, underNewId, type Raw } from './activities.ts'
import { buttons, startTeamsServer, words, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer({ env: { TEAMS_COORDINATORS: `${aadOf(1).toUpperCase()},second@agency.go.th` } })
  server.fake.teams.members.set('29:person-2', { userPrincipalName: 'Second@agency.go.th' })
  server.fake.teams.members.set('29:person-3', { userPrincipalName: 'third@agency.go.th' })
})
afterAll(() => server.stop())

const coordinators = async (): Promise<number> =>
  (await server.database.kysely.selectFrom('coordinators').select('id').where('state', '=', 'active').execute()).length

test('whoever the settings name by object id or by name is a coordinator from the first words on, and nobody else', async () => {
  await server.say(3, 'สวัสดี')
  expect(await coordinators()).toBe(0)
  expect(await server.session('a:conversation-of-3')).not.toHaveProperty('desk')
  await server.say(1, 'สวัสดี')
  expect(await coordinators()).toBe(1)
  await server.say(2, 'สวัสดี')
  expect(await coordinators()).toBe(2)
  await server.say(1, 'สวัสดี')
  await server.say(2, 'สวัสดี')
  expect(await coordinators()).toBe(2)
  for (const person of [1, 2]) expect(await server.session(`a:conversation-of-${person}`)).toMatchObject({ desk: { coordinator: true } })
})

describe('in a group or channel', () => {
  const inRoom = async (person: number, text: string, room: string): Promise<readonly Raw[]> => {
    const before = server.fake.teams.to(room).length
    expect(await server.post(mention(person, server.fake.url, text, room))).toMatchObject({ status: 200 })
    await server.delivered()
    return server.fake.teams.to(room).slice(before)
  }
  const deedsIn = (shown: unknown): readonly string[] => buttons(shown).map(({ data }) => /\|desk\|([\w-]+):/.exec(String(data['token']))?.[1] ?? '').filter((deed) => deed !== '')
  const say = (key: string): string => loadVocabulary().words('th', 2564).say(key)
  const personalAlone = ['full-check', 'staff', 'invite', 'remove-member', 'audit', 'import', 'export', 'write-export']

  test.each([groupChat(1), channelThread(1, 1_600_000_000_000)])('a coordinator looks at the registry (%s), and others there have no desk', async (room) => {
    await server.say(1, 'สวัสดี')
    for (const said of ['เมนู', 'รายการผลงาน', 'ค้นหา ที่ดิน', 'ค้นหา', 'เช็ค กรมที่ดิน', 'ผู้ได้รับรางวัล', 'ข้อที่ยังไม่ชี้ขาด', 'คำชี้ขาด', 'ภาพรวม']) {
      const shown = await inRoom(1, said, room)
      expect(words(shown), said).not.toContain(say('teams-events:not-here'))
      expect(words(shown), said).not.toBe('')
      expect(deedsIn(shown).filter((deed) => personalAlone.includes(deed)), said).toEqual([])
    }
    expect(deedsIn(await inRoom(1, 'เมนู', room))).toContain('entries')
    expect(deedsIn(await inRoom(3, 'เมนู', room))).toEqual([])
    expect(await server.session(`${room.split(';')[0] ?? room} ${aadOf(3)}`)).not.toHaveProperty('desk')
  }, 30_000)

  test('what shows contacts, people, codes, files or who did what is sent to the chat of one\'s own', async () => {
    const [entry] = await server.say(1, 'ลงทะเบียน')
    const form = buttons(entry).find(({ data }) => String(data['token']).includes('send-form:'))?.data
    const [asked] = await server.tap(1, { ...form, 'field:agency': 'กรมที่ดิน', 'field:award': 'data-integration', 'field:title': 'แผนที่เปิด', 'field:contact': 'โทร. 02-555-0199' })
    await server.tap(1, buttons(asked).find(({ data }) => String(data['token']).includes('|desk|confirm:'))?.data)
    const { id } = await server.database.kysely.selectFrom('entries').select('id').where('title', '=', 'แผนที่เปิด').executeTakeFirstOrThrow()
    const audits = async () => (await server.database.kysely.selectFrom('audit').select('id').execute()).length
    const before = await audits()
    for (const said of ['เชิญผู้ประสานงาน', 'ผู้ประสานงาน', 'ประวัติ', 'นำเข้า', 'ส่งออก', 'ส่งออก ผลงาน csv', 'ตรวจคุณสมบัติ', 'เตือนฉัน', 'เลิกเตือน']) {
      const shown = await inRoom(1, said, groupChat(2))
      expect(words(shown).trim(), said).toBe(say('teams-events:not-here'))
      expect(JSON.stringify(shown), said).not.toContain('02-555-0199')
    }
    // A button of a card in the own chat does no more there.
    const token = (deed: string) => ({ token: `d|x|1|desk|${deed}` })
    for (const deed of ['audit:', 'staff:', 'remove-member:1', 'invite:', 'export:', 'write-export:entries csv', 'import:', 'full-check:', 'nothing-known:']) {
      const answered = await server.post(press(1, server.fake.url, token(deed), { conversation: { conversationType: 'groupChat', isGroup: true, tenantId: APP.tenant, id: groupChat(2) } }))
      expect(words(answered.body), deed).toContain(say('teams-events:not-here'))
    }
    expect(words(await inRoom(1, 'รายการผลงาน', groupChat(2)))).toContain('แผนที่เปิด')
    for (const said of ['รายการผลงาน', 'ค้นหา แผนที่', 'เช็ค กรมที่ดิน', `#${id}`, `แก้ไข ${id}`, 'ยกเลิก', `ถอน ${id}`, 'ยกเลิก', `บันทึกผล ${id} ดีเด่น`, 'ไม่', 'ลงทะเบียน', 'ยกเลิก']) expect(JSON.stringify(await inRoom(1, said, groupChat(2))), said).not.toContain('02-555-0199')
    expect(await audits()).toBe(before)
  }, 30_000)

  test('a coordinator is asked no agency\'s facts there, as nobody is', async () => {
    await inRoom(1, 'ขอเช็ค Open Governance', groupChat(3))
    expect(await server.session(`${groupChat(3)} ${aadOf(1)}`)).not.toHaveProperty('asked')
    expect(server.fake.teams.violations).toEqual([])
  })
})

test('a coordinator registers an entry by a form, each card in the place of the one before, and once though Teams asks again', async () => {
  const entries = () => server.database.kysely.selectFrom('entries').select(['agency', 'award', 'title', 'state']).where('award', '=', 'service-innovation').execute()
  const menu = await server.install(1)
  const pressed = (shown: unknown, what: string) => buttons(shown).find(({ data }) => String(data['token']).includes(what))?.data
  const [form] = await server.tap(1, pressed(menu.length > 0 ? menu : await server.say(1, 'เมนู'), '|desk|register:'))
  const [shown] = await server.tap(1, {
    ...pressed(form, 'send-form:'), 'field:agency': 'กรมที่ดิน', 'field:award': 'service-innovation', 'field:title': 'ที่ดินออนไลน์',
  })
  expect(words(shown)).toContain('ที่ดินออนไลน์')
  expect(await entries()).toEqual([])
  const given = press(1, server.fake.url, pressed(shown, '|desk|confirm:'))
  const answers = [await server.post(given), await server.post(given), await server.post(underNewId(given))]
  expect(answers[0]).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await entries()).toEqual([{ agency: 'กรมที่ดิน', award: 'service-innovation', title: 'ที่ดินออนไลน์', state: 'registered' }])
  await server.delivered()
  expect(server.fake.teams.violations).toEqual([])
})
