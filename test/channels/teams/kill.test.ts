import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ENGINES } from '../../support/databases.ts'
import { killUnderLoad } from '../../support/kill-under-load.ts'
import { message, personal, press, underNewId, type Raw } from './activities.ts'
import { buttons, startTeamsServer, until, type TeamsServer } from './teams-server.ts'

const halting = ['test/channels/teams/halting-server.ts']
// Who was sending when the process died is waited for until its time is over.
vi.setConfig({ testTimeout: 120_000 })

/** What Teams sees of a request: its status, or no answer. */
const attempt = (server: TeamsServer, given: Raw): Promise<number | 'no answer'> =>
  server.post(given).then(({ status }) => status, () => 'no answer' as const)
const received = (server: TeamsServer, person: number): number => server.fake.teams.to(personal(person)).length

describe.each(ENGINES)('killed on %s', (engine) => {
  describe.each(['decided', 'committed'])('when a turn is %s', (point) => {
    let server: TeamsServer
    beforeAll(async () => {
      server = await startTeamsServer({ engine, command: halting, env: { HALT_AT: point } })
    })
    afterAll(() => server.stop())

    test('nothing is lost and nothing is doubled, though Teams asks again under another id', async () => {
      const given = message(1, server.fake.url, 'วิธีใช้')
      const answer = attempt(server, given)
      await server.process.line(/halted: \w+/)
      await server.kill('SIGKILL')
      expect(await answer).toBe('no answer')
      expect(received(server, 1)).toBe(0)
      await server.restart({})
      if (point === 'committed') {
        // It is kept, so it is answered whether Teams asks again or not.
        await server.delivered()
        expect(received(server, 1)).toBeGreaterThan(0)
      }
      expect(await attempt(server, given)).toBe(200)
      await server.delivered()
      const once = received(server, 1)
      expect(once).toBeGreaterThan(0)
      expect(await attempt(server, given)).toBe(200)
      expect(await attempt(server, underNewId(given))).toBe(200)
      await server.delivered()
      expect(received(server, 1)).toBe(once)
      expect(await server.session(personal(1))).toMatchObject({ revision: 1 })
    })
  })
})

test('killed between a button\'s commit and its answer, the same card is given when Teams asks again', async () => {
  const server = await startTeamsServer()
  try {
    await server.say(3, 'สวัสดี')
    const unknown = buttons(await server.say(3, 'กรมที่ดิน')).find(({ data }) => String(data['token']).includes('|unknown|'))
    await server.kill()
    await server.restart({ command: halting, env: { HALT_AT: 'committed' } })
    const given = press(3, server.fake.url, unknown?.data)
    const answer = attempt(server, given)
    await server.process.line(/halted: \w+/)
    await server.kill('SIGKILL')
    expect(await answer).toBe('no answer')
    const session = await server.session(personal(3))
    await server.restart({})
    for (const again of [given, underNewId(given)]) {
      expect(await server.post(again)).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } })
    }
    expect(await server.session(personal(3))).toEqual(session)
  } finally {
    await server.stop()
  }
})

describe.concurrent('killed while a message is under way', () => {
  test.each([
    ['before', 'Teams has it: it counts as uncertain and is not sent again', 0],
    ['after', 'Teams took it: it is not sent a second time', 1],
  ] as const)('%s %s', async (when, _said, arrived) => {
    const server = await startTeamsServer()
    try {
      await server.say(4, 'สวัสดี')
      const before = received(server, 4)
      const calls = server.fake.teams.seen.length
      server.fake.teams.order({ when, how: 'hang', to: personal(4) })
      expect(await attempt(server, message(4, server.fake.url, 'กรมที่ดิน'))).toBe(200)
      await until(() => server.fake.teams.seen.length > calls)
      await server.kill('SIGKILL')
      await server.restart()
      await server.delivered()
      expect(received(server, 4)).toBe(before + arrived)
      const { state } = await server.database.kysely.selectFrom('outbox').select('state').orderBy('id', 'desc').executeTakeFirstOrThrow()
      expect(state).toBe('uncertain')
    } finally {
      await server.stop()
    }
  })
})

test('killed again and again under load, every turn is taken once and no message is doubled', async () => {
  const server = await startTeamsServer()
  try {
    const people = Array.from({ length: 40 }, (_, i) => 100 + i)
    const events = people.flatMap((person) => [message(person, server.fake.url, 'สวัสดี'), message(person, server.fake.url, 'ติดต่อ')])
    const open = await killUnderLoad(server, events, (given) => attempt(server, given))
    expect(open.length).toBeGreaterThan(0)
    for (const given of open) expect(await attempt(server, underNewId(given))).toBe(200)
    await server.delivered()
    // Nobody knows of a message whether it arrived where the process died while it was under way.
    const rows = await server.database.kysely.selectFrom('outbox').select('state').execute()
    const sent = rows.filter(({ state }) => state === 'sent').length
    const uncertain = rows.filter(({ state }) => state === 'uncertain').length
    expect(rows.length).toBe(sent + uncertain)
    const arrived = server.fake.teams.received.length
    expect({ doubled: arrived > rows.length, lost: arrived < sent }).toEqual({ doubled: false, lost: false })
    for (const person of people) expect(await server.session(personal(person))).toMatchObject({ revision: 2 })
    expect(server.fake.teams.violations).toEqual([])
  } finally {
    await server.stop()
  }
})

test('told to end, it finishes what it began', async () => {
  const server = await startTeamsServer()
  try {
    const people = Array.from({ length: 20 }, (_, i) => 300 + i)
    const sent = people.map((person) => attempt(server, message(person, server.fake.url, 'ติดต่อ')))
    await Promise.race(sent)
    expect(await server.kill('SIGTERM')).toBe(0)
    const statuses = await Promise.all(sent)
    await server.restart()
    await server.delivered()
    const answered = people.filter((_, i) => statuses[i] === 200)
    expect(answered.length).toBeGreaterThan(0)
    for (const person of answered) expect(received(server, person)).toBeGreaterThan(0)
  } finally {
    await server.stop()
  }
})
