import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activity, groupChat, mention, message, personal, press, underNewId, type Raw } from './activities.ts'
import { buttons, startTeamsServer, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

let people = 0
const received = (person: number): number => server.fake.teams.to(personal(person)).length

/** Sends the same once more, under the same id and under another one, and says what became of it. */
async function again(given: Raw): Promise<readonly unknown[]> {
  const bodies: unknown[] = []
  for (const repeated of [given, underNewId(given), { ...underNewId(given), id: 'once-more' }]) {
    const { status, body } = await server.post(repeated)
    expect(status).toBe(200)
    bodies.push(body)
  }
  await server.delivered()
  return bodies
}

describe('what Teams delivers again, under the same id or another', () => {
  test('is answered once where it is words', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    const given = message(person, server.fake.url, 'กรมที่ดิน')
    await server.post(given)
    await server.delivered()
    const [before, session] = [received(person), await server.session(personal(person))]
    await again(given)
    expect(received(person)).toBe(before)
    expect(await server.session(personal(person))).toEqual(session)
  })

  test('is the same card again where it is a button', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    const shown = await server.say(person, 'กรมที่ดิน')
    const unknown = buttons(shown).find(({ data }) => String(data['token']).includes('|unknown|'))
    const given = press(person, server.fake.url, unknown?.data)
    const first = await server.post(given)
    expect(first).toMatchObject({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } } })
    await server.delivered()
    const [before, session] = [received(person), await server.session(personal(person))]
    expect(await again(given)).toEqual([first.body, first.body, first.body])
    expect(received(person)).toBe(before)
    expect(await server.session(personal(person))).toEqual(session)
  })

  test('is greeted once where it is an installation, which is told in two ways', async () => {
    const person = ++people
    const install = activity('installationUpdate', person, server.fake.url, { action: 'add' })
    await server.post(install)
    await server.post(activity('conversationUpdate', person, server.fake.url, { membersAdded: [{ id: (install['recipient'] as { id: string }).id }] }))
    await server.delivered()
    const before = received(person)
    expect(before).toBeGreaterThan(0)
    await again(install)
    await server.post(activity('installationUpdate', person, server.fake.url, { action: 'add-upgrade' }))
    await server.delivered()
    expect(received(person)).toBe(before)
  })

  test('is handled once where it comes many times at one moment', async () => {
    const person = ++people
    await server.say(person, 'สวัสดี')
    const before = received(person)
    const given = message(person, server.fake.url, 'กรมที่ดิน')
    const one = await Promise.all([given, underNewId(given), given, underNewId(given)].map((each) => server.post(each)))
    expect(one.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    await server.delivered()
    expect(await server.session(personal(person))).toMatchObject({ revision: 2, answers: { 'applicant.name': 'กรมที่ดิน' } })
    expect(received(person)).toBe(before + 1)
  })

  test('holds for groups as well', async () => {
    const person = ++people
    const given = mention(person, server.fake.url, 'open governance', groupChat(1))
    await server.post(given)
    await server.delivered()
    const before = server.fake.teams.to(groupChat(1)).length
    await again(given)
    expect(server.fake.teams.to(groupChat(1)).length).toBe(before)
  })
})

test('the same words said anew are taken anew', async () => {
  const person = ++people
  await server.say(person, 'สวัสดี')
  const first = await server.say(person, 'วิธีใช้')
  const second = await server.say(person, 'วิธีใช้')
  expect(second.length).toBe(first.length)
  expect(second.length).toBeGreaterThan(0)
})

test('an old card is recognised, and no answer is misread', async () => {
  const person = ++people
  await server.say(person, 'สวัสดี')
  const shown = await server.say(person, 'กรมที่ดิน')
  const old = buttons(shown).find(({ data }) => String(data['token']).includes('|unknown|'))
  await server.say(person, 'เริ่มใหม่')
  const confirm = await server.say(person, 'ใช่')
  expect(confirm.length).toBeGreaterThan(0)
  const { answers } = await server.session(personal(person))
  const [card] = await server.tap(person, old?.data)
  expect(card).toMatchObject({ type: 'AdaptiveCard' })
  expect((await server.session(personal(person)))['answers']).toEqual(answers)
})

test('what stands beside a verdict is told below it, and the verdict stays', async () => {
  const person = ++people
  await server.say(person, 'สวัสดี')
  const { id, revision } = await server.session(personal(person))
  const before = received(person)
  const { body } = await server.post(press(person, server.fake.url, { token: `d|${id}|${revision}|why-not|open-governance` }))
  expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
  await server.delivered()
  expect(received(person)).toBeGreaterThan(before)
})
