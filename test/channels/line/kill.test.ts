import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ENGINES } from '../../support/databases.ts'
import { killUnderLoad } from '../../support/kill-under-load.ts'
import { startLineServer, until, type LineServer } from './line-server.ts'
import { redelivered, text, userId, type RawEvent } from './webhook-client.ts'

const halting = ['test/channels/line/halting-server.ts']
// Who was sending when the process died is waited for until its time is over.
vi.setConfig({ testTimeout: 120_000 })

/** What LINE sees of a request: its status, or no answer. */
const attempt = (server: LineServer, ...events: readonly RawEvent[]): Promise<number | 'no answer'> =>
  server.webhook(...events).catch(() => 'no answer' as const)

/** LINE delivers a request that was not answered once more, and the reply token lives anew. */
async function again(server: LineServer, ...events: readonly RawEvent[]): Promise<void> {
  for (const given of events) server.fake.line.redeliver(String(given['replyToken']))
  expect(await server.webhook(...events.map(redelivered))).toBe(200)
}

const calls = (server: LineServer, users: readonly string[]): readonly number[] => users.map((user) => server.calls(user).length)

describe.each(ENGINES)('killed on %s', (engine) => {
  describe.each(['kept', 'decided', 'committed'])('when an event is %s', (point) => {
    let server: LineServer
    beforeAll(async () => {
      server = await startLineServer({ engine, command: halting, env: { HALT_AT: point } })
    })
    afterAll(() => server.stop())

    test('nothing is lost and nothing is doubled', async () => {
      const given = server.withToken(text(userId(1), 'สวัสดี'))
      const answer = attempt(server, given)
      await server.process.line(/halted: \w+/)
      await server.kill('SIGKILL')
      expect(await answer).toBe(200)
      expect(server.calls(userId(1))).toEqual([])
      await server.restart({})
      // It was acknowledged, so it is answered whether LINE delivers the event again or not.
      await server.delivered()
      expect(server.calls(userId(1))).toHaveLength(1)
      await again(server, given)
      await server.delivered()
      expect(server.calls(userId(1))).toHaveLength(1)
      expect(await server.session(userId(1))).toMatchObject({ revision: 1 })
    })
  })
})

describe.concurrent('killed while a reply is under way', () => {
  test.each([
    ['before', 'LINE has it: it is replied after the restart'],
    ['after', 'LINE took it: it is not sent a second time'],
  ] as const)('%s %s', async (when, _said) => {
    const server = await startLineServer()
    try {
      const user = userId(2)
      server.fake.line.faults.order({ when, how: 'time-out', to: user })
      expect(await attempt(server, server.withToken(text(user, 'สวัสดี')))).toBe(200)
      await until(() => server.fake.line.seen.includes('POST /v2/bot/message/reply'))
      await server.kill('SIGKILL')
      expect(calls(server, [user])).toEqual([when === 'before' ? 0 : 1])
      await server.restart()
      await server.delivered()
      expect(calls(server, [user])).toEqual([1])
    } finally {
      await server.stop()
    }
  })
})

describe.concurrent('killed again and again under load', () => {
  test('whatever LINE delivers until it is acknowledged is answered exactly once', async () => {
    const server = await startLineServer()
    try {
      const users = Array.from({ length: 40 }, (_, i) => userId(100 + i))
      const events = users.flatMap((user) => [server.withToken(text(user, 'สวัสดี')), server.withToken(text(user, 'กรมที่ดิน'))])
      const open = await killUnderLoad(server, events, (given) => attempt(server, given), redelivered)
      await again(server, ...open)
      await server.delivered()
      expect(open.length).toBeGreaterThan(0)
      const counts = calls(server, users)
      expect({ lost: counts.filter((count) => count < 2).length, doubled: counts.filter((count) => count > 2).length }).toEqual({ lost: 0, doubled: 0 })
      expect(server.fake.line.violations).toEqual([])
    } finally {
      await server.stop()
    }
  })

  test('told to end, it finishes what it began', async () => {
    const server = await startLineServer()
    try {
      const users = Array.from({ length: 20 }, (_, i) => userId(300 + i))
      const sent = users.map((user) => attempt(server, server.withToken(text(user, 'สวัสดี'))))
      await Promise.race(sent)
      expect(await server.kill('SIGTERM')).toBe(0)
      const statuses = await Promise.all(sent)
      const answered = users.filter((_, i) => statuses[i] === 200)
      await server.restart()
      await server.delivered()
      expect(calls(server, answered)).toEqual(answered.map(() => 1))
    } finally {
      await server.stop()
    }
  })
})
