import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { activity, BOT, channelThread, groupChat, mention, message, personal, press, type Raw } from './activities.ts'
import { startTeamsServer, words, type TeamsServer } from './teams-server.ts'

const thai = loadVocabulary().words('th', 2564)
let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

let people = 0

/** What arrives for an activity. */
async function answer(given: Raw): Promise<readonly Raw[]> {
  const { id } = given['conversation'] as { readonly id: string }
  const before = server.fake.teams.to(id).length
  expect(await server.post(given)).toMatchObject({ status: 200 })
  await server.delivered()
  return server.fake.teams.to(id).slice(before)
}

async function addressOf(key: string): Promise<Raw | null> {
  const { address } = await server.database.kysely
    .selectFrom('conversations').select('address').where('id', '=', conversationId('teams', key)).executeTakeFirstOrThrow()
  return JSON.parse(address ?? 'null') as Raw | null
}

describe('in a person\'s own chat', () => {
  test('mentions and the signs that HTML writes as entities are read as what they mean', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    await answer(message(person, server.fake.url, '<at>ผู้ช่วยเลิศรัฐ</at>&nbsp;กรมที่ดิน&nbsp;', {
      entities: [{ type: 'mention', text: '<at>ผู้ช่วยเลิศรัฐ</at>', mentioned: { id: BOT } }],
    }))
    expect((await server.session(personal(person)))['answers']).toMatchObject({ 'applicant.name': 'กรมที่ดิน' })
  })

  test('what cannot be read and what was edited is said, and no answer changes', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    await server.say(person, 'กรมที่ดิน')
    const { answers } = await server.session(personal(person))
    const picture = await answer(message(person, server.fake.url, '', { attachments: [{ contentType: 'image/*', contentUrl: 'https://example.org/x.png' }] }))
    expect(words(picture)).toContain(thai.say('teams-events:unreadable'))
    const edited = await answer(activity('messageUpdate', person, server.fake.url, { text: 'กรมสรรพากร', channelData: { eventType: 'editMessage', tenant: { id: 'aaaaaaaa-0000-0000-0000-000000000001' } } }))
    expect(words(edited)).toContain(thai.say('teams-events:edited'))
    expect(words(await answer(activity('invoke', person, server.fake.url, { name: 'fileConsent/invoke', value: { action: 'decline' } })))).toContain(thai.say('teams-events:offer.over'))
    const foreign = await server.post(press(person, server.fake.url, { verb: 'somebody', x: 1 }))
    expect(JSON.stringify(foreign.body)).toContain(thai.say('teams-events:unknown-card'))
    expect((await server.session(personal(person)))['answers']).toEqual(answers)
  })

  test('reactions, deletions and members are left alone', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    for (const given of [
      activity('messageReaction', person, server.fake.url, { reactionsAdded: [{ type: 'like' }] }),
      activity('messageReaction', person, server.fake.url, { reactionsRemoved: [{ type: 'like' }] }),
      activity('messageDelete', person, server.fake.url, { channelData: { eventType: 'softDeleteMessage', tenant: { id: 'aaaaaaaa-0000-0000-0000-000000000001' } } }),
      activity('messageUpdate', person, server.fake.url, { text: 'x', channelData: { eventType: 'undeleteMessage', tenant: { id: 'aaaaaaaa-0000-0000-0000-000000000001' } } }),
      activity('conversationUpdate', person, server.fake.url, { membersAdded: [{ id: '29:somebody' }] }),
      activity('conversationUpdate', person, server.fake.url, { membersRemoved: [{ id: '29:somebody' }] }),
    ]) expect(await answer(given)).toEqual([])
  })

  test('the newest service address, tenant and object id are kept; removing the app forgets the address', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    expect(await addressOf(personal(person))).toMatchObject({
      to: personal(person), kind: 'user',
      reference: { serviceUrl: server.fake.url, tenantId: 'aaaaaaaa-0000-0000-0000-000000000001', user: { aadObjectId: expect.any(String) } },
    })
    const newer = `${server.fake.url}/`
    await server.post(message(person, newer, 'กรมที่ดิน'), { authorization: `Bearer ${server.fake.token({ serviceurl: newer })}` })
    await server.delivered()
    expect(await addressOf(personal(person))).toMatchObject({ reference: { serviceUrl: newer } })
    // An update of the app removes nothing.
    for (const action of ['remove-upgrade', 'add-upgrade']) expect(await answer(activity('installationUpdate', person, server.fake.url, { action }))).toEqual([])
    expect(await addressOf(personal(person))).not.toBeNull()
    expect(await answer(activity('installationUpdate', person, server.fake.url, { action: 'remove' }))).toEqual([])
    expect(await addressOf(personal(person))).toBeNull()
    // Whoever comes back goes on where they were.
    await server.say(person, 'สวัสดี')
    expect(await addressOf(personal(person))).not.toBeNull()
    expect((await server.session(personal(person)))['answers']).toMatchObject({ 'applicant.name': 'กรมที่ดิน' })
  })

  test('removing what was never installed is nothing', async () => {
    expect(await answer(activity('installationUpdate', ++people, server.fake.url, { action: 'remove' }))).toEqual([])
  })

  test('who has everything deleted leaves no address behind', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    await server.say(person, 'ลบข้อมูล')
    const done = await server.say(person, 'ใช่')
    expect(done.length).toBeGreaterThan(0)
    expect(await addressOf(personal(person))).toBeNull()
  })

  test('somebody whose Teams is English is answered in English', async () => {
    const person = ++people
    const sent = await answer(message(person, server.fake.url, 'hello', { locale: 'en-US' }))
    expect(sent.length).toBeGreaterThan(0)
    expect(await server.session(personal(person))).toMatchObject({ language: 'en' })
  })
})

describe('in groups and channels', () => {
  const inGroup = (person: number, text: string, more: Raw = {}): Raw => mention(person, server.fake.url, text, groupChat(7), more)

  test('the bot introduces itself once', async () => {
    const given = activity('conversationUpdate', ++people, server.fake.url, {
      membersAdded: [{ id: BOT }], conversation: { conversationType: 'groupChat', isGroup: true, id: groupChat(6) },
    })
    expect((await answer(given)).length).toBe(1)
    expect(await answer({ ...given, type: 'installationUpdate', action: 'add', id: 'another' })).toEqual([])
  })

  test('only what names it is heard', async () => {
    const person = ++people
    expect(await answer(message(person, server.fake.url, 'กรมที่ดิน', { conversation: { conversationType: 'groupChat', isGroup: true, id: groupChat(7) } }))).toEqual([])
    expect((await answer(inGroup(person, 'open governance'))).length).toBeGreaterThan(0)
  })

  test('nobody\'s facts are asked there: a check is invited to the own chat', async () => {
    const person = ++people
    const sent = await answer(inGroup(person, 'กรมที่ดิน'))
    expect(JSON.stringify(sent)).toContain('https://teams.microsoft.com/l/chat/0/0')
    expect((await server.session(`${groupChat(7)} bbbbbbbb-0000-0000-0000-${String(person).padStart(12, '0')}`))['answers']).toEqual({})
  })

  test('an answer goes into the thread where it was asked, and two people have a conversation each', async () => {
    const [one, other] = [++people, ++people]
    for (const [person, thread] of [[one, 1], [other, 2]] as const) {
      expect((await answer(mention(person, server.fake.url, 'open governance', channelThread(1, thread)))).length).toBeGreaterThan(0)
    }
    expect(server.fake.teams.to(channelThread(1, 1)).length).toBe(server.fake.teams.to(channelThread(1, 2)).length)
    expect(server.fake.teams.violations).toEqual([])
  })

  test('removed from a group, nothing has an address there', async () => {
    const person = ++people
    await answer(mention(person, server.fake.url, 'open governance', groupChat(8)))
    const key = `${groupChat(8)} bbbbbbbb-0000-0000-0000-${String(person).padStart(12, '0')}`
    expect(await addressOf(key)).not.toBeNull()
    await answer(activity('conversationUpdate', person, server.fake.url, { membersRemoved: [{ id: BOT }], conversation: { conversationType: 'groupChat', isGroup: true, id: groupChat(8) } }))
    expect(await addressOf(key)).toBeNull()
  })
})
