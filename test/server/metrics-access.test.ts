import { expect, test } from 'vitest'
import { readConfig } from '../../src/server/config.ts'
import { startServer } from '../../src/server/start.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { createCapturedLog } from '../support/captured-log.ts'
import { beginCounting, count, renderCounting } from '../support/counting-conversation.ts'
import { expectRefusal } from '../support/refused-setting.ts'

const token = 'a-token-of-enough-length'
const start = (settings: Readonly<Record<string, string>>) => startServer(
  readConfig({ PORT: '0', DATABASE_URL: 'sqlite::memory:', ...settings }),
  { beginSession: beginCounting, decide: count, renderKept: renderCounting, now: () => new Date(), randomToken, announce: () => undefined, log: createCapturedLog().log },
)
const status = async (address: string, authorization?: string) =>
  (await fetch(address, { headers: authorization === undefined ? {} : { authorization } })).status

test('without a setting anybody may read the metrics', async () => {
  const server = await start({})
  expect(await status(`${server.address}/metrics`)).toBe(200)
  await server.close()
})

test('with a token only who brings it may', async () => {
  const server = await start({ METRICS_TOKEN: token })
  expect(await status(`${server.address}/metrics`)).toBe(401)
  expect(await status(`${server.address}/metrics`, 'Bearer another-token-of-length')).toBe(401)
  expect(await status(`${server.address}/metrics`, `Bearer ${token}`)).toBe(200)
  await server.close()
})

test('with a port of their own they are there alone, also with a token', async () => {
  const server = await start({ METRICS_PORT: '0', METRICS_TOKEN: token })
  expect(await status(`${server.address}/metrics`)).toBe(404)
  expect(await status(`${server.metricsAddress}/metrics`)).toBe(401)
  expect(await status(`${server.metricsAddress}/metrics`, `Bearer ${token}`)).toBe(200)
  expect(await status(`${server.metricsAddress}/`)).toBe(404)
  await server.close()
})

test('a token that is too short is refused, and not shown', () => {
  expectRefusal({ METRICS_TOKEN: 'short-one' }, { code: 'bad-metrics-token', path: 'METRICS_TOKEN' }, /short-one/)
})
