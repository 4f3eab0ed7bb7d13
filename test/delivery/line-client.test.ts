import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { startFakeLine } from '../support/fake-line/server.ts'
import type { RunningFakeLine } from '../support/fake-line/server.ts'
import { texts, userId } from './bench.ts'

const KEY = '11111111-2222-4333-8444-555555555555'
const someone = userId('a')
const group = `C${'1'.repeat(32)}`

describe('the client of the Messaging API', () => {
  let fake: RunningFakeLine
  beforeEach(async () => {
    fake = await startFakeLine({ channelAccessToken: 'token' })
  })
  afterEach(() => fake.close())

  const client = (timeoutMs = 1_000) => createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url, timeoutMs })
  const anId = expect.any(String) as string

  test('replies once with a token', async () => {
    const token = fake.line.issueReplyToken(someone)
    expect(await client().reply(token, texts('1'))).toEqual({ ok: true, value: null, requestId: anId })
    expect(await client().reply(token, texts('2')))
      .toEqual({ ok: false, code: 'invalid-reply-token', status: 400, ambiguous: false, requestId: anId })
    expect(fake.line.receivedBy(someone)).toEqual(texts('1'))
  })

  test('a push accepted before under its key is ok, with the id of the first request', async () => {
    const first = await client().push(someone, texts('1'), KEY)
    expect(await client().push(someone, texts('1'), KEY)).toEqual(first)
    expect(fake.line.receivedBy(someone)).toEqual(texts('1'))
  })

  test('tells the failures apart', async () => {
    fake.line.faults.order(
      { at: 1, when: 'before', how: 429, retryAfter: 7 }, { at: 2, when: 'before', how: 503 },
      { at: 3, when: 'before', how: 'reset' }, { at: 4, when: 'before', how: 'time-out' },
    )
    const push = () => client(200).push(someone, texts('1'), KEY)
    expect(await push()).toEqual({ ok: false, code: 'rate-limited', status: 429, ambiguous: false, retryAfterMs: 7_000, requestId: anId })
    expect(await push()).toEqual({ ok: false, code: 'server-error', status: 503, ambiguous: true, requestId: anId })
    expect(await push()).toEqual({ ok: false, code: 'connection-lost', ambiguous: true })
    expect(await push()).toEqual({ ok: false, code: 'timed-out', ambiguous: true })
    fake.line.quota = { limit: 300, used: 300 }
    expect(await push()).toMatchObject({ ok: false, code: 'monthly-limit', status: 429, ambiguous: false })
    expect(await client().push('nobody', texts('1'), KEY)).toMatchObject({ ok: false, code: 'rejected', status: 400, ambiguous: false })
  })

  test('a wrong access token is told apart from a message that is wrong', async () => {
    const wrong = createLineClient({ channelAccessToken: 'wrong', apiBaseUrl: fake.url })
    expect(await wrong.push(someone, texts('1'), KEY)).toMatchObject({ ok: false, code: 'rejected', status: 401 })
  })

  test('where nobody listens, nothing was sent', async () => {
    await fake.close()
    expect(await client().push(someone, texts('1'), KEY)).toEqual({ ok: false, code: 'unreachable', ambiguous: false })
    fake = await startFakeLine()
  })

  test('a caller may end a call', async () => {
    fake.line.faults.order({ when: 'before', how: 'time-out' })
    const controller = new AbortController()
    const call = client(60_000).push(someone, texts('1'), KEY, controller.signal)
    controller.abort()
    expect(await call).toEqual({ ok: false, code: 'timed-out', ambiguous: true })
  })

  test('profiles, where LINE knows one', async () => {
    fake.line.profiles.set(someone, { displayName: 'ก', language: 'th' })
    expect(await client().profile(someone)).toMatchObject({ ok: true, value: { displayName: 'ก', language: 'th' } })
    expect(await client().groupMemberProfile(group, someone)).toMatchObject({ ok: true, value: { displayName: 'ก' } })
    expect(await client().profile(userId('b'))).toMatchObject({ ok: true, value: undefined })
    fake.line.blocked.add(someone)
    expect(await client().profile(someone)).toMatchObject({ ok: true, value: undefined })
  })

  test('loading, one-to-one only', async () => {
    expect(await client().loading(someone)).toMatchObject({ ok: true })
    expect(await client().loading(someone, 60)).toMatchObject({ ok: true })
    expect(await client().loading(group)).toMatchObject({ ok: false, code: 'rejected' })
    expect(fake.line.loading).toEqual([{ chatId: someone, loadingSeconds: 20 }, { chatId: someone, loadingSeconds: 60 }])
  })

  test('the quota, with and without a limit', async () => {
    expect(await client().quota()).toMatchObject({ ok: true, value: { limit: null, used: 0 } })
    fake.line.quota = { limit: 300, used: 7 }
    expect(await client().quota()).toMatchObject({ ok: true, value: { limit: 300, used: 7 } })
  })

  test('the webhook endpoint', async () => {
    const endpoint = 'https://example.go.th/line/webhook'
    expect(await client().webhookEndpoint()).toMatchObject({ ok: true, value: undefined })
    expect(await client().setWebhookEndpoint(endpoint)).toMatchObject({ ok: true })
    expect(await client().webhookEndpoint()).toMatchObject({ ok: true, value: { endpoint, active: true } })
    expect(await client().testWebhookEndpoint()).toMatchObject({ ok: true, value: { success: true, statusCode: 200 } })
    expect(await client().setWebhookEndpoint('http://example.go.th/')).toMatchObject({ ok: false, code: 'rejected' })
  })
})

describe('an answer that is not LINE\'s', () => {
  let server: Server
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const asked = async (answer: RequestListener) => {
    server = createServer(answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return createLineClient({ channelAccessToken: 'token', apiBaseUrl: `http://127.0.0.1:${port}`, timeoutMs: 1_000 }).push(someone, texts('1'), KEY)
  }

  test('a page instead of JSON proves nothing', async () => {
    expect(await asked((_, response) => response.end('<html>'))).toMatchObject({ ok: false, ambiguous: true })
  })

  test('an error page of a proxy is an error of the server', async () => {
    expect(await asked((_, response) => response.writeHead(502).end('<html>')))
      .toEqual({ ok: false, code: 'server-error', status: 502, ambiguous: true })
  })

  test('a pause given as a date counts from the answer\'s own date', async () => {
    const headers = { 'date': 'Mon, 01 Mar 2021 02:00:00 GMT', 'retry-after': 'Mon, 01 Mar 2021 02:01:30 GMT' }
    expect(await asked((_, response) => response.writeHead(429, headers).end('{}'))).toMatchObject({ retryAfterMs: 90_000 })
  })

  test('a pause nobody understands is none', async () => {
    const result = await asked((_, response) => response.writeHead(429, { 'retry-after': 'soon' }).end('{}'))
    expect(result).toEqual({ ok: false, code: 'rate-limited', status: 429, ambiguous: false })
  })
})
