import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSigned } from '../../../src/channels/line/signature.ts'
import { startProcess } from '../../support/server.ts'
import { startLineServer, type LineServer } from './line-server.ts'
import { CHANNEL_SECRET, event, groupId, post, sign, text, userId } from './webhook-client.ts'

/** The example of LINE's own documentation. */
const official = {
  body: '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}',
  secret: '8c570fa6dd201bb328f1c1eac23a96d8',
  signature: 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
}

test('the signature is that of the official example, and no other', () => {
  const bytes = Buffer.from(official.body)
  expect(isSigned(bytes, official.signature, official.secret)).toBe(true)
  for (const wrong of [undefined, '', 'x', official.signature.slice(1), official.signature.toLowerCase(), `${official.signature} `, 'ก'.repeat(44)]) {
    expect(isSigned(bytes, wrong, official.secret)).toBe(false)
  }
  expect(isSigned(Buffer.from(`${official.body} `), official.signature, official.secret)).toBe(false)
})

describe('the webhook', () => {
  let server: LineServer
  beforeAll(async () => {
    server = await startLineServer()
  })
  afterAll(() => server.stop())

  const conversations = async (): Promise<number> =>
    (await server.database.kysely.selectFrom('conversations').select('id').execute()).length

  test('takes the official example', async () => {
    expect(await post(server.address, official.body, { 'x-line-signature': official.signature })).toBe(200)
  })

  test('finds the signature whatever the case of its name', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(`${server.address}/line/webhook`, { method: 'POST', headers: { 'X-LINE-SIGNATURE': official.signature } })
      sent.once('error', reject).once('response', (response) => resolve(response.resume().statusCode)).end(official.body)
    })
    expect(status).toBe(200)
  })

  test('does nothing for whoever cannot sign', async () => {
    const before = await conversations()
    const body = JSON.stringify({ destination: 'U', events: [server.withToken(text(userId(900), 'สวัสดี'))] })
    for (const headers of [
      {}, { 'x-line-signature': '' }, { 'x-line-signature': sign(body, 'another secret') }, { 'x-line-signature': sign(`${body} `) },
      { 'x-line-signature': official.signature },
    ] as Record<string, string>[]) {
      expect(await post(server.address, body, headers)).toBe(401)
    }
    expect(await conversations()).toBe(before)
    expect(server.calls(userId(900))).toEqual([])
  })

  test('refuses a large body before it looks at anything else', async () => {
    const large = JSON.stringify({ events: [], filler: 'x'.repeat(1024 * 1024) })
    expect(await post(server.address, large)).toBe(413)
    expect(await post(server.address, large, {})).toBe(413)
    expect(await post(server.address, JSON.stringify({ events: [], filler: 'x'.repeat(1_000_000) }))).toBe(200)
  })

  test.each([
    ['no JSON', 'events'], ['broken JSON', '{"events":['], ['a list', '[]'], ['null', 'null'], ['no events', '{"destination":"U"}'],
    ['events that are none', '{"events":{}}'], ['nothing', ''],
  ])('refuses %s though it is signed', async (_what, body) => {
    expect(await post(server.address, body)).toBe(400)
  })

  test('refuses broken UTF-8 and packed bodies', async () => {
    expect(await post(server.address, new Uint8Array([0x7b, 0xff, 0x7d]))).toBe(400)
    const packed = new Uint8Array(gzipSync(official.body))
    expect(await post(server.address, packed, { 'content-encoding': 'gzip', 'x-line-signature': sign(packed) })).toBe(415)
  })

  test('reads the bytes as they came: an emoji may be written as an escape', async () => {
    const given = server.withToken(text(userId(901), 'PLACE'))
    const body = JSON.stringify({ events: [given] }).replace('PLACE', '\\uD83E\\uDD14 สวัสดี')
    expect(await post(server.address, body)).toBe(200)
    await server.delivered()
    expect(server.calls(userId(901))).toHaveLength(1)
  })

  test('leaves alone what it does not know, and what is no concern of its own', async () => {
    const user = userId(902)
    const before = server.fake.line.received.length
    const kinds = [
      'videoPlayComplete', 'beacon', 'accountLink', 'membership', 'module', 'activated', 'deactivated', 'botSuspended', 'botResumed',
      'delivery', 'messageEdited', 'somethingNew', 'unsend',
    ]
    const ignored = [
      ...kinds.map((kind) => event(kind, user, { [kind]: { anything: 1 } })),
      ...['memberJoined', 'memberLeft'].map((kind) => event(kind, user, { source: { type: 'group', groupId: groupId(1) } })),
      text(user, 'standby', { mode: 'standby' }),
      text(user, 'no source', { source: undefined }),
      text(user, 'a new kind of source', { source: { type: 'planet', planetId: 'P' } }),
      text(user, 'dummy', { replyToken: '0'.repeat(32) }),
      event('message', user, { message: { type: 'text' } }), event('postback', user, { postback: {} }), event('message', user, {}),
      null, 5, 'event', [], {},
    ]
    for (const one of ignored) expect(await post(server.address, JSON.stringify({ events: [one] }))).toBe(200)
    expect(await post(server.address, JSON.stringify({ events: ignored, further: true }))).toBe(200)
    await server.delivered()
    expect(server.fake.line.received.length).toBe(before)
    expect(server.process.output().stderr).not.toMatch(/"level":50/)
  })

  test('takes no other method, and the service is ready without LINE', async () => {
    expect((await fetch(`${server.address}/line/webhook`)).status).toBe(405)
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
    const metrics = await (await fetch(`${server.address}/metrics`)).text()
    expect(metrics).toMatch(/lertrat_events_total\{channel="line",kind="other",outcome="ignored-kind"\} \d+/)
    expect(metrics).toMatch(/lertrat_deliveries_total\{channel="line",kind="answer",state="sent"\} \d+/)
  })
})

describe('LINE', () => {
  test('is off without its two variables, and nothing of it is loaded', async () => {
    const tell = `import { registerHooks } from 'node:module'
      registerHooks({ resolve(name, context, next) { if (/line\\/(bot-sdk|service)/.test(name)) process.stderr.write('loaded ' + name); return next(name, context) } })`
    const env = { DATABASE_URL: 'sqlite::memory:', NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tell)}` }
    const off = await startProcess({ env })
    expect(await post(off.address, official.body, { 'x-line-signature': official.signature })).toBe(404)
    expect(off.output().stderr).not.toContain('loaded')
    await off.kill('SIGTERM')
    const on = await startProcess({ env: { ...env, LINE_CHANNEL_SECRET: CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN: 'token', LINE_API_BASE_URL: 'http://127.0.0.1:9' } })
    expect(on.output().stderr).toContain('loaded')
    expect(await on.kill('SIGTERM')).toBe(0)
  })

  test.each([
    ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'], ['LINE_CHANNEL_ACCESS_TOKEN', 'LINE_CHANNEL_SECRET'],
  ])('with only %s does not start, and says that %s is missing', async (set, missing) => {
    await expect(startProcess({ env: { DATABASE_URL: 'sqlite::memory:', [set]: 'value-not-shown' } })).rejects.toThrow(missing)
    await expect(startProcess({ env: { DATABASE_URL: 'sqlite::memory:', [set]: 'value-not-shown' } })).rejects.not.toThrow('value-not-shown')
  })
})
