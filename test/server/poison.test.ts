import { afterEach, describe, expect, test, vi } from 'vitest'
import { message, personal } from '../channels/teams/activities.ts'
import { startTeamsServer } from '../channels/teams/teams-server.ts'
import { startLineServer, words, type LineServer } from '../channels/line/line-server.ts'
import { text, userId } from '../channels/line/webhook-client.ts'
import { run } from '../cli/run.ts'
import { loadVocabulary } from '../../src/conversation/words.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import { POISON, poisoned } from '../support/poison.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { until } from '../support/until.ts'
import { webClient } from '../support/web-client.ts'

vi.setConfig({ testTimeout: 120_000 })

const apology = loadVocabulary().words('th', 2564).say('chat:set-aside')
const healthy = { LOG_LEVEL: 'error', WATCHDOG_SECONDS: '10' }
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A lease that a dead process held is over. */
const leaseOver = (server: LineServer) => server.database.kysely.updateTable('inbox').set({ not_before: '' }).execute()

const setAside = async (address: string): Promise<string | undefined> =>
  /lertrat_events_set_aside\{channel="\w+"\} (\d+)/.exec(await (await fetch(`${address}/metrics`)).text())?.[1]

/** The ids that `lertrat events` lists. */
const listed = async (url: string): Promise<readonly string[]> => {
  const { output } = await run(['events'], '', { DATABASE_URL: url })
  return [...new Set(output.match(/(?:line|web|teams)-\d+/g) ?? [])]
}

describe.each(ENGINES)('on %s', (engine) => {
  test('an event of LINE that ends the process twice is set aside, and those that were under way beside it are answered once', async () => {
    const env = poisoned(engine === 'postgres' ? 'hang' : 'die')
    const server = await startLineServer({ engine, env })
    ends.push(() => server.stop())
    const bad = userId(1)
    const others = Array.from({ length: 12 }, (_, i) => userId(i + 2))
    expect(await server.webhook(...[bad, ...others].map((user) => server.withToken(text(user, user === bad ? `สวัสดี ${POISON}` : 'สวัสดี'))))).toBe(200)
    // First it is one of many; from then on it is alone when it is begun, and is counted.
    for (let deaths = 0; deaths < 3; deaths++) {
      expect(await server.process.ended).toBe(null)
      expect(server.process.output().stderr.includes('standing still')).toBe(engine === 'postgres')
      await leaseOver(server)
      await server.restart({ env })
    }
    await server.delivered()
    for (const user of others) expect(server.calls(user)).toHaveLength(1)
    expect(server.calls(bad).map(words)).toEqual([apology])
    expect(await setAside(server.address)).toBe('1')
    expect(server.process.output().stderr + server.process.output().stdout).not.toContain(POISON)

    // The person goes on.
    await server.say(bad, 'สวัสดี')
    expect(server.calls(bad)).toHaveLength(2)
    const [id = ''] = await listed(server.databaseUrl)
    expect(id).toMatch(/^line-/)
    await server.kill('SIGTERM')
    await server.restart({ env: healthy })
    expect((await run(['events', 'retry', id], '', { DATABASE_URL: server.databaseUrl })).status).toBe(0)
    await until(() => server.calls(bad).length === 3)
    expect(await listed(server.databaseUrl)).toEqual([])
    expect((await run(['events', 'drop', id], '', { DATABASE_URL: server.databaseUrl })).status).toBe(2)
  })

  test('a message of the web page that ends the process twice is owned up to, and the others of that moment are answered', async () => {
    const { url, drop } = await freshDatabase(engine)
    ends.push(drop)
    let server: ServerProcess | undefined
    ends.push(async () => server?.kill())
    const start = async (env: Readonly<Record<string, string>>) => (server = await startProcess({ env: { DATABASE_URL: url, ...env } }))
    let { address, ended } = await start(poisoned('die'))
    const bad = { conversation: await webClient(address).conversation(), id: 'bad', text: `สวัสดี ${POISON}` }
    const good = { conversation: await webClient(address).conversation(), id: 'good', text: 'สวัสดี' }
    const ask = (body: object) => webClient(address).say({ ...body }).catch(() => undefined)
    for (let deaths = 0; deaths < 2; deaths++) {
      await ask(bad)
      expect(await ended).toBe(null)
      ;({ address, ended } = await start(poisoned('die')))
    }
    expect(await Promise.all([ask(bad), ask(good)])).toEqual([[apology], [expect.stringContaining('สวัสดี'), expect.any(String)]])
    expect(await ask(bad)).toEqual([apology])
    expect(await setAside(address)).toBe('1')
    expect((await webClient(address).say({ conversation: bad.conversation, id: 'next', text: 'สวัสดี' }))[0]).not.toBe(apology)

    const [id = ''] = await listed(url)
    expect((await run(['events', 'retry', id], '', { DATABASE_URL: url })).status).toBe(0)
    await server?.kill('SIGTERM')
    ;({ address, ended } = await start(healthy))
    expect(await ask(bad)).not.toEqual([apology])
    expect(await listed(url)).toEqual([])
  })

  test('an activity of Teams that ends the process twice is owned up to', async () => {
    const server = await startTeamsServer({ engine, env: poisoned('die') })
    ends.push(() => server.stop())
    const bad = message(1, server.fake.url, `สวัสดี ${POISON}`)
    for (let deaths = 0; deaths < 2; deaths++) {
      await server.post(bad).catch(() => undefined)
      expect(await server.process.ended).toBe(null)
      await server.restart({ env: poisoned('die') })
    }
    expect(await server.post(bad)).toMatchObject({ status: 200 })
    await server.delivered()
    expect(JSON.stringify(server.fake.teams.to(personal(1)))).toContain(apology)
    expect(server.fake.teams.to(personal(1))).toHaveLength(1)
    await server.say(1, 'สวัสดี')
    expect(await setAside(server.address)).toBe('1')
  })
})

test('an end in good order counts for nothing, and what is set aside goes with all data of its person', async () => {
  const server = await startLineServer({ env: poisoned('hang') })
  ends.push(() => server.stop())
  await server.say(userId(1), 'สวัสดี')
  for (let time = 0; time < 3; time++) {
    await server.webhook(server.withToken(text(userId(1), 'ดูผล')))
    expect(await server.kill('SIGTERM')).toBe(0)
    await server.restart({ env: poisoned('hang') })
  }
  await server.delivered()
  expect(server.calls(userId(1))).toHaveLength(4)
  expect(await listed(server.databaseUrl)).toEqual([])

  await server.webhook(server.withToken(text(userId(1), POISON)))
  for (let deaths = 0; deaths < 2; deaths++) {
    await server.process.ended
    await server.restart({ env: poisoned('hang') })
  }
  await server.delivered()
  expect(await listed(server.databaseUrl)).toHaveLength(1)
  await server.say(userId(1), 'ลบข้อมูลของฉัน')
  const buttons = JSON.stringify(server.calls(userId(1)).at(-1))
  await server.tap(userId(1), /"data":"([^"]*delete[^"]*)"/.exec(buttons)?.[1] ?? '')
  expect(await listed(server.databaseUrl)).toEqual([])
  expect(JSON.stringify(await server.database.kysely.selectFrom('inbox').selectAll().execute())).not.toContain(POISON)
})
