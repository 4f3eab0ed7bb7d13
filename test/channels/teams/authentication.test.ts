import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encoded } from '../../support/fake-teams/tokens.ts'
import { APP } from '../../support/fake-teams/server.ts'
import { activity, message, personal, press, type Raw } from './activities.ts'
import { startTeamsServer, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

const seconds = (): number => Math.floor(Date.now() / 1_000)
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
let people = 0

async function stored(): Promise<number> {
  const { rows } = await server.database.kysely
    .selectFrom('conversations').select(({ fn }) => fn.countAll<number | string>().as('rows')).executeTakeFirstOrThrow()
  return Number(rows)
}

const refused: readonly (readonly [string, () => Record<string, string>])[] = [
  ['no token', () => ({})],
  ['no scheme', () => ({ authorization: server.fake.token() })],
  ['another scheme', () => ({ authorization: `Basic ${server.fake.token()}` })],
  ['no token at all behind the scheme', () => ({ authorization: 'Bearer ' })],
  ['what is no token', () => bearer('abc.def.ghi')],
  ['another audience', () => bearer(server.fake.token({ aud: '99999999-2222-3333-4444-555555555555' }))],
  ['no audience', () => bearer(server.fake.token({ aud: undefined }))],
  ['another issuer', () => bearer(server.fake.token({ iss: 'https://sts.windows.net/somebody/' }))],
  ['expired ten minutes ago', () => bearer(server.fake.token({ exp: seconds() - 600 }))],
  ['no end', () => bearer(server.fake.token({ exp: undefined }))],
  ['not valid yet', () => bearer(server.fake.token({ nbf: seconds() + 600 }))],
  ['another service address', () => bearer(server.fake.token({ serviceurl: 'https://elsewhere.example.org/' }))],
  ['no service address', () => bearer(server.fake.token({ serviceurl: undefined }))],
  ['a key endorsed for another channel', () => bearer(server.fake.token({}, {}, server.fake.otherKey))],
  ['a key that nobody publishes', () => bearer(server.fake.token({}, { kid: 'nobody' }))],
  ['the id of another key', () => bearer(server.fake.token({}, { kid: server.fake.otherKey.kid }))],
  ['no algorithm', () => bearer(`${encoded({ alg: 'none', typ: 'JWT', kid: 'key-1' })}.${server.fake.token().split('.')[1]}.`)],
  ['no algorithm, with a signature', () => bearer(server.fake.token({}, { alg: 'none' }))],
  ['another algorithm', () => bearer(server.fake.token({}, { alg: 'HS256' }))],
  ['a signature that is not its own', () => {
    const [header, payload, signature = ''] = server.fake.token().split('.')
    return bearer(`${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`)
  }],
  ['claims that were changed afterwards', () => {
    const [header, , signature] = server.fake.token().split('.')
    return bearer(`${header}.${encoded({ aud: APP.id, iss: 'https://api.botframework.test', serviceurl: server.fake.url, exp: seconds() + 3_600 })}.${signature}`)
  }],
]

describe('a request that does not come from Teams', () => {
  test.each(refused)('with %s is refused with 401, and nothing is done', async (_what, headers) => {
    const before = await stored()
    const kinds: readonly ((person: number) => Raw)[] = [
      (person) => message(person, server.fake.url, 'สวัสดี'),
      (person) => press(person, server.fake.url, { token: 'd|x|1|help|' }),
      (person) => activity('installationUpdate', person, server.fake.url, { action: 'add' }),
    ]
    for (const kind of kinds) {
      const person = ++people
      const { status, body } = await server.post(kind(person), headers())
      expect({ status, code: Object(Object(body).error).code }).toEqual({ status: 401, code: 'teams-unauthorized' })
      expect(server.fake.teams.to(personal(person))).toEqual([])
    }
    expect(await stored()).toBe(before)
  })

  test('prints nothing but our own lines of the log', () => {
    const { stdout, stderr } = server.process.output()
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([])
    expect(stdout).not.toContain('KEY')
  })
})

describe('a request from Teams', () => {
  test.each([
    ['now', () => server.fake.token()],
    ['with a token that ended four minutes ago, as clocks differ', () => server.fake.token({ exp: seconds() - 240 })],
  ] as const)('is taken %s', async (_when, token) => {
    const person = ++people
    expect(await server.post(message(person, server.fake.url, 'สวัสดี'), bearer(token()))).toMatchObject({ status: 200 })
    await server.delivered()
    expect(server.fake.teams.to(personal(person)).length).toBeGreaterThan(0)
  })

  test('is taken with its own token alone: the bot shows its own to nobody else', async () => {
    const person = ++people
    const elsewhere = 'http://127.0.0.1:9/'
    expect(await server.post(message(person, elsewhere, 'สวัสดี'))).toMatchObject({ status: 401 })
  })
})

describe('people of another organisation', () => {
  const stranger = (type: string, more: Raw): Raw => {
    const person = ++people
    return activity(type, person, server.fake.url, {
      channelData: { tenant: { id: 'cccccccc-0000-0000-0000-000000000009' } },
      conversation: { conversationType: 'personal', tenantId: 'cccccccc-0000-0000-0000-000000000009', id: personal(person) },
      ...more,
    })
  }

  test('are told so politely, and nothing of them is kept', async () => {
    const before = await stored()
    const given = stranger('message', { text: 'สวัสดี' })
    const { id } = given['conversation'] as { readonly id: string }
    const answer = server.post(given)
    await expect(answer).resolves.toMatchObject({ status: 200 })
    await expect.poll(() => server.fake.teams.to(id).length).toBe(1)
    expect(await stored()).toBe(before)
  })

  test('get a line below the card whose button they press', async () => {
    const before = await stored()
    const { status, body } = await server.post(stranger('invoke', { name: 'adaptiveCard/action', value: { action: { data: { token: 'd|x|1|help|' } } } }))
    expect(status).toBe(200)
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
    expect(await stored()).toBe(before)
  })

  test('without a tenant count as such', async () => {
    const before = await stored()
    const person = ++people
    const given = activity('message', person, server.fake.url, { text: 'สวัสดี', channelData: {}, conversation: { id: personal(person) } })
    expect(await server.post(given)).toMatchObject({ status: 200 })
    expect(await stored()).toBe(before)
  })
})
