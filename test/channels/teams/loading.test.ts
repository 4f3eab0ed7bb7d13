import { expect, test } from 'vitest'
import { freshDatabase } from '../../support/databases.ts'
import { startFakeTeams } from '../../support/fake-teams/server.ts'
import { startProcess } from '../../support/server.ts'

const command = ['--import', './test/channels/teams/tell-loaded.ts', 'src/cli/lertrat.js', 'serve']

test.each([['off', false], ['on', true]] as const)('while Teams is %s, botbuilder being loaded is %s', async (_state, on) => {
  const database = await freshDatabase('sqlite')
  const fake = await startFakeTeams()
  try {
    const server = await startProcess({ command, env: { DATABASE_URL: database.url, LOG_LEVEL: 'warn', ...(on ? fake.env : {}) } })
    expect((await fetch(`${server.address}/api/messages`, { method: 'POST' })).status).toBe(on ? 415 : 404)
    const said = server.line(/botbuilder loaded: \w+/)
    await server.kill('SIGTERM')
    expect(await said).toBe(`botbuilder loaded: ${on}`)
  } finally {
    await fake.close()
    await database.drop()
  }
})
