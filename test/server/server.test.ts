import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createStore } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import { readConfig } from '../../src/server/config.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { startServer } from '../../src/server/start.ts'
import { startCounting } from '../support/counting-app.ts'
import { beginCounting, count, renderCounting } from '../support/counting-conversation.ts'
import type { Counting } from '../support/counting-conversation.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import { startProcess } from '../support/server.ts'
import { refusal, webClient } from '../support/web-client.ts'

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self' data:;connect-src 'self';" +
  "base-uri 'none';form-action 'self';frame-ancestors 'none'"

test.each(['/', '/healthz', '/web/texts/th.json', '/none', '/verdicts/x', '/metrics'])('%s has the security headers', async (path) => {
  const { server, client } = await startCounting()
  const { headers } = await client.get(path)
  expect(headers.get('content-security-policy')).toBe(POLICY)
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{12}$/)
  for (const absent of ['x-powered-by', 'strict-transport-security', 'set-cookie', 'access-control-allow-origin']) {
    expect(headers.get(absent)).toBeNull()
  }
  await server.close()
})

describe('metrics', () => {
  test('count turns and requests, and name nobody', async () => {
    const { server, client } = await startCounting()
    const conversation = await client.conversation()
    await client.say({ conversation, text: 'ข้อความลับ', id: '1' })
    await client.say({ conversation, text: 'ข้อความลับ', id: '1' })
    await client.post('/web/messages', { conversation: 'A'.repeat(43), text: 'b', id: '1' })
    await client.post('/web/messages', { conversation, text: 'fail' })
    await client.get(`/${conversation}`)
    const response = await client.get('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    for (const [outcome, number] of [['answered', 1], ['repeated', 1], ['refused', 1], ['failed', 1]]) {
      expect(text).toContain(`lertrat_turns_total{channel="web",outcome="${outcome}"} ${number}`)
    }
    expect(text).toContain('lertrat_turn_duration_seconds_count{channel="web"} 4')
    expect(text).toContain('lertrat_http_requests_total{method="POST",route="/web/messages",status="404"} 1')
    expect(text).toContain('lertrat_http_requests_total{method="GET",route="none",status="404"} 1')
    expect(text).toContain('process_cpu_seconds_total')
    expect(text).not.toContain(conversation)
    expect(text).not.toContain('ข้อความลับ')
    await server.close()
  })
})

describe.each(ENGINES)('readiness on %s', (engine) => {
  test('follows the database', async () => {
    const { url, drop } = await freshDatabase(engine)
    const { server, client } = await startCounting({ databaseUrl: url })
    expect((await client.get('/readyz')).status).toBe(200)
    expect((await client.get('/healthz')).status).toBe(200)
    await server.close()
    await drop()
  })
})

test('without its database the server lives, is not ready, and asks to come again', async () => {
  const { url, drop } = await freshDatabase('postgres')
  const { server, client, logged } = await startCounting({ databaseUrl: url })
  const conversation = await client.conversation()
  await drop()
  const ready = await client.get('/readyz')
  expect(ready.headers.get('retry-after')).toBe('5')
  expect(await refusal(ready)).toEqual({ status: 503, code: 'unavailable' })
  expect((await client.get('/healthz')).status).toBe(200)
  expect(await refusal(await client.post('/web/messages', { conversation, text: 'a' }))).toEqual({ status: 503, code: 'unavailable' })
  expect(await refusal(await client.post('/web/conversations'))).toEqual({ status: 503, code: 'unavailable' })
  expect((await client.get('/metrics')).status).toBe(200)
  expect(logged()).not.toContain(conversation)
  await server.close()
})

test('a start sweeps what is kept no longer', async () => {
  const { url, drop } = await freshDatabase('sqlite')
  const database = openDatabase(url)
  await database.migrate()
  const at = (year: number) => createStore<Counting>(database, { now: () => new Date(`${year}-01-01T00:00:00Z`), randomToken })
  const old = await at(2019).createConversation('web', { language: 'th', inputs: [] })
  const fresh = await at(2021).createConversation('web', { language: 'th', inputs: [] })
  await at(2021).runTurn({ channel: 'web', conversation: fresh, decide: (session) => ({ session, replies: [] }) })
  // In this one nobody ever said anything.
  const empty = await at(2021).createConversation('web', { language: 'th', inputs: [] })
  const { server } = await startCounting({ databaseUrl: url, now: () => new Date('2021-06-01T00:00:00Z') })
  await server.close()
  await expect(at(2021).session('web', old)).rejects.toMatchObject({ code: 'unknown-conversation' })
  await expect(at(2021).session('web', empty)).rejects.toMatchObject({ code: 'unknown-conversation' })
  expect(await at(2021).session('web', fresh)).toEqual({ language: 'th', inputs: [] })
  await database.close()
  await drop()
})

describe('the end', () => {
  test('waits for the running turn and takes no more', async () => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const signals = new EventEmitter()
    const { server, client } = await startCounting({
      signals,
      decide: async (...turn) => {
        begun.resolve()
        await gate.promise
        return count(...turn)
      },
    })
    const conversation = await client.conversation()
    const answer = client.say({ conversation, text: 'a' })
    await begun.promise
    signals.emit('SIGTERM')
    await expect(client.get('/healthz')).rejects.toThrow()
    gate.resolve()
    expect(await answer).toEqual(['1: a (th)'])
    await server.closed
    await server.close()
    expect(signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM')).toBe(0)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('of the process on %s is in good order', async (signal) => {
    const { url, drop } = await freshDatabase('sqlite')
    const server = await startProcess({ command: ['test/support/counting-server.ts'], env: { DATABASE_URL: url } })
    const client = webClient(server.address)
    const conversation = await client.conversation()
    expect(await client.say({ conversation, text: 'a' })).toEqual(['1: a (th)'])
    expect(await server.kill(signal)).toBe(0)
    expect(server.output().stdout.trim()).toBe(server.address)
    expect(server.output().stderr).toContain('"closed"')
    await drop()
  })
})

describe('a start that fails', () => {
  const start = (variables: Record<string, string>) =>
    startServer(readConfig(variables), {
      beginSession: beginCounting, decide: count, renderKept: renderCounting,
      now: () => new Date(), randomToken, announce: () => expect.unreachable(),
    })

  test('on a port in use says so', async () => {
    const { server } = await startCounting()
    const { port } = new URL(server.address)
    await expect(start({ PORT: port, DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' }))
      .rejects.toMatchObject({ code: 'port-in-use', values: { port: Number(port) } })
    await server.close()
  })

  test('on an address that is not this machine’s says so', async () => {
    await expect(start({ HOST: '192.0.2.1', PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' }))
      .rejects.toMatchObject({ code: 'bad-host' })
  })

  test('without its database says so', async () => {
    await expect(start({ PORT: '0', DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', LOG_LEVEL: 'silent' }))
      .rejects.toMatchObject({ code: 'database-unusable' })
  })
})
