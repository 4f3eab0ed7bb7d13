import pino from 'pino'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { createDeliverer } from '../../src/delivery/deliverer.ts'
import { freshPostgres } from '../support/postgres.ts'
import { shortLimits } from '../support/short-limits.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'
import { saidIn, texts, workbench } from './bench.ts'

test.each(['swallow', 'refuse'] as const)('what is to be delivered while the database is away (%s) is delivered once when it is back', async (way) => {
  const fresh = await freshPostgres()
  const bench = await workbench(fresh.url, new Date().toISOString())
  const proxy = await startTcpProxy(fresh.url)
  const database = openDatabase(proxy.through(fresh.url), { limits: shortLimits })
  const said: string[] = []
  let interrupted = 0
  const deliverer = createDeliverer({
    database, now: () => new Date(), sweepEveryMs: 50,
    log: pino({ level: 'error' }, { write: () => interrupted++ }),
    senders: {
      line: {
        send: async (call) => {
          said.push(...saidIn(call.messages))
          return { ok: true }
        },
      },
    },
  })
  for (const round of [1, 2, 3]) {
    await bench.turn('one', texts(`${round}`), { receivedAt: new Date().toISOString() })
    await until(() => said.length === 2 * round - 1)
    await until(async () => (await bench.states()).every((state) => state === 'sent'))
    const before = interrupted
    proxy[way]()
    await bench.turn('two', texts(`${round} away`), { receivedAt: new Date().toISOString() })
    deliverer.kick()
    await until(() => interrupted > before)
    proxy.forward()
    await until(() => said.length === 2 * round)
    await until(async () => (await bench.states()).every((state) => state === 'sent'))
  }
  expect(said).toEqual(['1', '1 away', '2', '2 away', '3', '3 away'])
  await deliverer.stop()
  await database.close()
  await proxy.close()
  await bench.close()
  await fresh.drop()
})
