import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aadOf, message, personal } from './activities.ts'
import { invitationCode } from './invitation.ts'
import { startTeamsServer, words, type TeamsServer } from './teams-server.ts'

const off = { MicrosoftAppType: '', MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppTenantId: '' }

describe.each([['without an app', off], ['beside an app', {}]] as const)('local clients without tokens, %s', (_what, env) => {
  let server: TeamsServer
  beforeAll(async () => {
    server = await startTeamsServer({ env: { ...env, TEAMS_ALLOW_UNAUTHENTICATED: 'true', TEAMS_COORDINATORS: `${aadOf(7)},named@agency.go.th` } })
    // The fake connector takes what comes without a token as well.
    server.fake.teams.open = true
  })
  afterAll(() => server.stop())

  test('are answered, whatever tenant they name, and the bot shows them no token of its own', async () => {
    const given = message(1, server.fake.url, 'สวัสดี', { channelId: 'emulator', channelData: {}, conversation: { id: personal(1) } })
    expect(await server.post(given, {})).toMatchObject({ status: 200 })
    await server.delivered()
    expect(server.fake.teams.to(personal(1)).length).toBeGreaterThan(0)
    expect(server.fake.tokensAsked()).toBe(0)
  })

  test('cannot have anything sent to elsewhere', async () => {
    expect(await server.post(message(2, 'https://elsewhere.example.org/', 'สวัสดี'), {})).toMatchObject({ status: 400 })
  })

  test('that show a wrong token are refused', async () => {
    expect(await server.post(message(3, server.fake.url, 'สวัสดี'), { authorization: 'Bearer a.b.c' })).toMatchObject({ status: 401 })
  })

  test('that were passed on by a proxy are from elsewhere, and refused', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
      expect(await server.post(message(4, server.fake.url, 'สวัสดี'), { [header]: '203.0.113.7' })).toMatchObject({ status: 401 })
    }
  })

  const heard = async (person: number, text: string): Promise<string> => {
    const before = server.fake.teams.to(personal(person)).length
    expect(await server.post(message(person, server.fake.url, text), {})).toMatchObject({ status: 200 })
    await server.delivered()
    return words(server.fake.teams.to(personal(person)).slice(before))
  }

  test('have no role by an id that they claim, but may be invited as anybody', async () => {
    await heard(7, 'เมนู')
    expect(await server.session(`local ${personal(7)}`)).not.toHaveProperty('desk')
    expect(await server.database.kysely.selectFrom('coordinators').select('id').execute()).toEqual([])
    expect(await heard(8, await invitationCode(server.database, 'ผู้ทดสอบ'))).toContain('ผู้ทดสอบ')
  })
})

test('a local client that names a person of Teams and their conversation is neither, and leaves both alone', async () => {
  const server = await startTeamsServer({ env: { TEAMS_ALLOW_UNAUTHENTICATED: 'true', TEAMS_COORDINATORS: aadOf(1) } })
  try {
    server.fake.teams.open = true
    await server.say(1, 'เมนู')
    expect(await server.session(personal(1))).toMatchObject({ desk: { coordinator: true } })
    // Beside local clients, people of other organisations are still not served.
    await server.post(message(9, server.fake.url, 'เมนู', { channelData: { tenant: { id: 'another' } } }))
    const kept = () => server.database.kysely.selectFrom('conversations').select(['id', 'session', 'address']).execute()
    const [before, ...others] = await kept()
    expect(others).toEqual([])
    const given = message(1, server.fake.url, 'ผู้ประสานงาน')
    for (const one of [given, { ...given, id: 'other', type: 'installationUpdate', action: 'remove', text: undefined }]) {
      expect(await server.post(one, {})).toMatchObject({ status: 200 })
      await server.delivered()
    }
    expect(await kept()).toContainEqual(before)
    expect((await server.session(`local ${personal(1)}`))['desk']).toBeUndefined()
    expect(await server.database.kysely.selectFrom('coordinators').select('id').execute()).toHaveLength(1)
  } finally {
    await server.stop()
  }
})
