import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message, personal } from './activities.ts'
import { startTeamsServer, type TeamsServer } from './teams-server.ts'

const off = { MicrosoftAppType: '', MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppTenantId: '' }

describe.each([['without an app', off], ['beside an app', {}]] as const)('local clients without tokens, %s', (_what, env) => {
  let server: TeamsServer
  beforeAll(async () => {
    server = await startTeamsServer({ env: { ...env, TEAMS_ALLOW_UNAUTHENTICATED: 'true' } })
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
})
