import { afterAll, beforeAll, expect, test } from 'vitest'
import pino from 'pino'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { createDeliverer } from '../../src/delivery/deliverer.ts'
import { startFakeLine } from '../support/fake-line/server.ts'
import type { RunningFakeLine } from '../support/fake-line/server.ts'
import { freshPostgres } from '../support/postgres.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { outboxId, saidIn, texts, userId, workbench } from './bench.ts'
import type { Workbench } from './bench.ts'

let fresh: FreshDatabase
let bench: Workbench
let fake: RunningFakeLine
const databases: Database[] = []

beforeAll(async () => {
  fresh = await freshPostgres()
  bench = await workbench(fresh.url, new Date().toISOString())
  fake = await startFakeLine({ channelAccessToken: 'token' })
})
afterAll(async () => {
  await fake.close()
  await bench.close()
  for (const database of databases) await database.close()
  await fresh.drop()
})

test('three deliverers on one PostgreSQL send everything once and in order', async () => {
  const people = [...Array(20).keys()].map((at) => `p${at}`)
  const turns = 6
  const calls = people.length * turns
  fake.line.faults.order(...people.slice(0, 6).map((name) =>
    ({ when: 'before', how: 503, to: userId(name), times: 2 }) as const))

  let settled = 0
  const attempts = new Map<string, number>()
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const deliverers = [...Array(3).keys()].map((at) => {
    const database = openDatabase(fresh.url)
    databases.push(database)
    const sender = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url, timeoutMs: 20_000 }))
    return createDeliverer({
      database, now: () => new Date(), log: pino({ level: 'silent' }), sweepEveryMs: 200,
      senders: {
        line: {
          send: (call, signal) => {
            attempts.set(call.retryKey, (attempts.get(call.retryKey) ?? 0) + 1)
            return sender.send(call, signal)
          },
        },
      },
      metrics: {
        attempted: () => undefined, waiting: () => undefined,
        settled: () => {
          if (++settled === calls) resolve()
        },
      },
      random: () => at / 3,
    })
  })

  for (let at = 0; at < turns; at++) {
    await Promise.all(people.map(async (name) => {
      await bench.turn(name, texts(`${name} ${at}`), { receivedAt: new Date().toISOString() })
      for (const deliverer of deliverers) deliverer.kick(outboxId(name))
    }))
  }
  await done
  for (const deliverer of deliverers) await deliverer.stop()

  for (const name of people) {
    expect(saidIn(fake.line.receivedBy(userId(name)))).toEqual([...Array(turns).keys()].map((at) => `${name} ${at}`))
  }
  expect(new Set(await bench.states())).toEqual(new Set(['sent']))
  // Once each, and twice more where the fake failed.
  expect([...attempts.values()].reduce((sum, made) => sum + made, 0)).toBe(calls + 12)
  expect(fake.line.violations).toEqual([])
})
