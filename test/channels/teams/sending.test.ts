import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { message, personal } from './activities.ts'
import { startTeamsServer, until, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

let people = 0
const received = (person: number): number => server.fake.teams.to(personal(person)).length
const callsTo = (person: number): number =>
  server.fake.teams.seen.filter((call) => call.startsWith('POST') && decodeURIComponent(call).includes(`/${personal(person)}/`)).length

async function states(person: number): Promise<readonly string[]> {
  const rows = await server.database.kysely
    .selectFrom('outbox').select('state').where('conversation_id', '=', conversationId('teams', personal(person))).orderBy('id').execute()
  return rows.map(({ state }) => state)
}

/** Somebody who was greeted: one more word of theirs gets one answer. */
async function greeted(): Promise<number> {
  const person = ++people
  await server.say(person, 'สวัสดี')
  return person
}

describe.concurrent('a call that Teams', () => {
  test('takes too fast is made again, after the time that it asks for', async () => {
    const person = await greeted()
    const before = received(person)
    server.fake.teams.order({ when: 'before', how: 429, to: personal(person), retryAfter: 1, times: 2 })
    await server.say(person, 'กรมที่ดิน')
    expect(received(person)).toBe(before + 1)
    expect(callsTo(person)).toBe(before + 3)
    expect((await states(person)).at(-1)).toBe('sent')
  })

  test.each([
    ['answers with 500', 'before', 500], ['answers with 502', 'before', 502], ['answers with 504 though it took it', 'after', 504],
    ['breaks off though it took it', 'after', 'reset'], ['breaks off', 'before', 'reset'],
    ['never answers though it took it', 'after', 'hang'], ['never answers', 'before', 'hang'],
  ] as const)('%s is not made again, and counts as uncertain', async (_what, when, how) => {
    const person = await greeted()
    const [before, calls] = [received(person), callsTo(person)]
    server.fake.teams.order({ when, how, to: personal(person) })
    await server.say(person, 'กรมที่ดิน')
    expect(received(person)).toBe(before + (when === 'after' ? 1 : 0))
    expect(callsTo(person)).toBe(calls + 1)
    expect((await states(person)).at(-1)).toBe('uncertain')
    // The conversation goes on.
    await server.say(person, 'วิธีใช้')
    expect((await states(person)).at(-1)).toBe('sent')
  })

  test('refuses for good is not made again', async () => {
    const person = await greeted()
    const calls = callsTo(person)
    server.fake.teams.order({ when: 'before', how: 412, to: personal(person) })
    await server.say(person, 'กรมที่ดิน')
    expect(callsTo(person)).toBe(calls + 1)
    expect((await states(person)).at(-1)).toBe('failed')
  })

  test('refuses because the person blocked the bot ends what is sent unasked', async () => {
    const person = await greeted()
    server.fake.teams.blocked.add(personal(person))
    const id = conversationId('teams', personal(person))
    await server.say(person, 'กรมที่ดิน')
    const { address } = await server.database.kysely.selectFrom('conversations').select('address').where('id', '=', id).executeTakeFirstOrThrow()
    expect(address).toBeNull()
    expect((await states(person)).at(-1)).toBe('failed')
  })

  test('does not let in because the token is void is made with a new one', async () => {
    const person = await greeted()
    const [before, asked] = [received(person), server.fake.tokensAsked()]
    server.fake.teams.token = 'another'
    await server.say(person, 'กรมที่ดิน')
    expect(received(person)).toBe(before + 1)
    expect(server.fake.tokensAsked()).toBeGreaterThan(asked)
  })
})

test('many answers in one conversation keep their order and Teams\' rates', async () => {
  const person = await greeted()
  const before = received(person)
  for (let i = 0; i < 16; i++) expect(await server.post(message(person, server.fake.url, i % 2 === 0 ? 'ติดต่อ' : 'วิธีใช้'))).toMatchObject({ status: 200 })
  await server.delivered()
  const sent = server.fake.teams.to(personal(person)).slice(before).map((activity) => JSON.stringify(activity['attachments'] ?? activity['text']))
  expect(sent.length).toBeGreaterThanOrEqual(16)
  expect(server.fake.teams.violations).toEqual([])
  const { rows } = { rows: await server.database.kysely.selectFrom('outbox').select(['id', 'settled_at']).where('conversation_id', '=', conversationId('teams', personal(person))).orderBy('id').execute() }
  const times = rows.map(({ settled_at }) => String(settled_at))
  expect(times).toEqual(times.toSorted())
})

test('the bot asks for one token, however many calls need it', async () => {
  const other = await startTeamsServer()
  try {
    const persons = Array.from({ length: 20 }, (_, i) => 1_000 + i)
    await Promise.all(persons.map((person) => other.post(message(person, other.fake.url, 'สวัสดี'))))
    await other.delivered()
    await until(() => persons.every((person) => other.fake.teams.to(personal(person)).length > 0))
    expect(other.fake.tokensAsked()).toBe(1)
  } finally {
    await other.stop()
  }
})
