import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { aadOf, consent, groupChat, mention, message, personal, underNewId, type Raw } from './activities.ts'
import { accepted, exported, lastOf, SAVED, type Offered } from './offered-file.ts'
import { found, startTeamsServer, words, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer({ env: { TEAMS_COORDINATORS: [1, 2].map(aadOf).join(',') } })
})
afterAll(() => server.stop())
beforeEach(() => {
  server.fake.drive.attempts.clear()
})

const thai = loadVocabulary().words('th', 2564)
const say = (key: string, values?: Raw): string => thai.say(`teams-events:offer.${key}`, values)
const messages = (person: number): number => server.fake.teams.to(personal(person)).length
const shownAt = ({ card }: Offered): Raw | undefined => server.fake.teams.received.find(({ id }) => id === card)?.activity
const uploads = (): number => [...server.fake.drive.attempts.values()].reduce((sum, times) => sum + times, 0)
const post = async (given: Raw): Promise<void> => {
  expect(await server.post(given)).toEqual({ status: 200, body: undefined })
  await server.delivered()
}
/** The address that the message of the export links to. */
const linkOf = (offered: Offered): string => `${server.address}/files/${String(offered.context['file'])}`

test('an export is offered; once allowed it lies in the person\'s OneDrive, whole, and the offer becomes the file', async () => {
  const offered = await exported(server, 1, 'entries xlsx')
  expect(offered.name).toMatch(/\.xlsx$/)
  expect(uploads()).toBe(0)
  const before = messages(1)
  const given = accepted(server, 1, offered)
  await post(given)
  const [stored] = [...server.fake.drive.files.values()].slice(-1)
  expect(stored?.byteLength).toBe(offered.size)
  expect(stored).toEqual(Buffer.from(await (await fetch(linkOf(offered))).arrayBuffer()))
  const { value } = given as { readonly value: { readonly uploadInfo: Raw } }
  expect(shownAt(offered)).toMatchObject({ attachments: [{ contentType: SAVED, name: offered.name, contentUrl: value.uploadInfo['contentUrl'], content: { uniqueId: value.uploadInfo['uniqueId'], fileType: 'csv' } }] })
  expect(messages(1)).toBe(before)
})

test('allowed twice, under the same id, another one or at the same time, it is uploaded once', async () => {
  const offered = await exported(server, 1)
  const given = accepted(server, 1, offered)
  const before = messages(1)
  expect((await Promise.all([given, given, underNewId(given)].map((one) => server.post(one)))).map(({ status }) => status)).toEqual([200, 200, 200])
  await post(given)
  await post(underNewId({ ...given, id: 'later' }))
  // Pressed once more, Teams opens another place.
  await post(accepted(server, 1, offered))
  expect(uploads()).toBe(1)
  expect(messages(1)).toBe(before)
  expect(shownAt(offered)).toMatchObject({ attachments: [{ contentType: SAVED }] })
})

test('declined, the offer becomes a word of thanks, and allowing it afterwards stores nothing', async () => {
  const offered = await exported(server, 1)
  const before = messages(1)
  await post(consent(1, server.fake.url, 'decline', { card: offered.card, context: offered.context }))
  expect(words(shownAt(offered))).toBe(say('declined', { name: offered.name }))
  expect((await fetch(linkOf(offered))).status).toBe(200)
  await post(accepted(server, 1, offered))
  expect(words(shownAt(offered))).toBe(say('over'))
  expect({ uploads: uploads(), messages: messages(1) }).toEqual({ uploads: 0, messages: before })
})

test('another person\'s consent, an invented one and one for another file are told kindly, and store nothing', async () => {
  const offered = await exported(server, 1)
  const other = await exported(server, 1, 'winners csv')
  await server.say(3, 'สวัสดี')
  for (const [person, context] of [
    [2, offered.context], [3, offered.context], [1, { ...offered.context, file: other.context['file'] }], [1, { ...offered.context, offer: 'invented' }],
    [1, {}], [1, 'text'], [1, { offer: { $ne: null }, file: ['x'] }],
  ] as const) {
    const before = messages(person)
    await post(accepted(server, person, { ...offered, context: context as Raw }))
    expect(words(server.fake.teams.to(personal(person)).slice(before))).toBe(say('over'))
  }
  // Somebody whom the bot has never heard of.
  await post(accepted(server, 9, offered))
  expect(words(server.fake.teams.to(personal(9)))).toBe(say('over'))
  expect(uploads()).toBe(0)
  expect(shownAt(offered)).toMatchObject({ attachments: [{ contentType: expect.stringContaining('file.consent') }] })
})

test('after its hour an offer is over', async () => {
  const offered = await exported(server, 1)
  await server.database.kysely.updateTable('kept_files').set({ expires_at: '2021-01-01T00:00:00.000Z' }).execute()
  await post(accepted(server, 1, offered))
  expect(words(shownAt(offered))).toBe(say('over'))
  expect(uploads()).toBe(0)
})

test.each([
  ['which is busy at first', [503, 429], 3], ['whose connection broke', ['reset'], 2],
] as const)('a storage %s is asked again, and has the file once', async (_what, faults, times) => {
  const offered = await exported(server, 1)
  server.fake.drive.order(...faults)
  await post(accepted(server, 1, offered))
  expect(uploads()).toBe(times)
  expect(shownAt(offered)).toMatchObject({ attachments: [{ contentType: SAVED }] })
})

test.each([
  ['refuses', [404]], ['stays broken', [500, 500, 500]],
] as const)('where the storage %s, the offer becomes the link', async (_what, faults) => {
  const offered = await exported(server, 1)
  server.fake.drive.order(...faults)
  const before = messages(1)
  await post(accepted(server, 1, offered))
  expect(words(shownAt(offered))).toContain(say('failed', { name: offered.name }))
  const [link] = found(shownAt(offered), 'Action.OpenUrl')
  expect(link).toMatchObject({ url: linkOf(offered) })
  expect((await fetch(String(link?.['url']))).status).toBe(200)
  expect(messages(1)).toBe(before)
})

test.each([
  ['elsewhere', 'https://storage.example.org/x'], ['in a network', 'https://10.0.0.1/x'], ['at nothing', 'no address'],
])('no file goes %s, whatever a consent says', async (_where, uploadUrl) => {
  const offered = await exported(server, 1)
  const given = accepted(server, 1, offered) as { readonly value: { readonly uploadInfo: Raw } }
  await post({ ...given, value: { ...given.value, uploadInfo: { ...given.value.uploadInfo, uploadUrl } } })
  expect(words(shownAt(offered))).toContain(say('failed', { name: offered.name }))
  expect(uploads()).toBe(0)
})

test('whose offer was taken away meanwhile gets the file as a message of its own', async () => {
  const offered = await exported(server, 1)
  const before = messages(1)
  await post(accepted(server, 1, { ...offered, card: 'gone' }))
  expect(messages(1)).toBe(before + 1)
  expect(lastOf(server.fake, 1, SAVED)).toBeDefined()
})

test('nothing is offered where others look on, to local test clients, or where there is no file', async () => {
  const room = groupChat(1)
  await server.post(mention(1, server.fake.url, 'ส่งออก ผลงาน csv', room))
  await server.say(1, 'ภาพรวม')
  await server.delivered()
  expect(JSON.stringify(server.fake.teams.to(room))).not.toContain('file.consent')
  const before = server.fake.teams.received.length
  await server.say(2, 'สวัสดี')
  expect(JSON.stringify(server.fake.teams.received.slice(before))).not.toContain('file.consent')
  // An answer to an offer in a group is none of ours.
  const offered = await exported(server, 1)
  await post({ ...accepted(server, 1, offered), conversation: { conversationType: 'groupChat', isGroup: true, id: room } })
  expect(uploads()).toBe(0)
})

test('what is no answer to an offer is refused as one, and nobody is hurt', async () => {
  for (const value of [undefined, null, 'x', {}, { action: 'maybe' }]) {
    const { status } = await server.post({ ...consent(1, server.fake.url, 'accept', { context: {} }), value })
    expect(status).toBeLessThan(500)
  }
  expect(await server.post(message(1, server.fake.url, 'เมนู'))).toMatchObject({ status: 200 })
})

test('Teams and the storage had nothing against any of it', async () => {
  await server.delivered()
  expect([...server.fake.teams.violations, ...server.fake.drive.violations]).toEqual([])
})
