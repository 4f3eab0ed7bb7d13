import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { FakeLine } from '../support/fake-line/fake-line.ts'
import type { FakeAnswer } from '../support/fake-line/fake-line.ts'
import { texts, userId } from './bench.ts'
import { Clock } from './clock.ts'

/* The other tests are worth as much as the fake is strict. */

const someone = userId('a')
const KEY = '11111111-2222-4333-8444-555555555555'
const clock = new Clock('2021-03-01T02:00:00.000Z')
let line: FakeLine

beforeEach(() => {
  line = new FakeLine({ channelAccessToken: 'token', now: clock.time, messagesPerSecond: 100 })
})

function ask(path: string, body: unknown, headers: Record<string, string> = {}): FakeAnswer {
  const outcome = line.answer({
    method: 'POST', path, body: JSON.stringify(body),
    headers: { 'authorization': 'Bearer token', 'content-type': 'application/json', ...headers },
  })
  if (typeof outcome === 'string') throw new Error(outcome)
  return outcome
}
const push = (messages: readonly unknown[], key?: string) =>
  ask('/v2/bot/message/push', { to: someone, messages }, key === undefined ? {} : { 'x-line-retry-key': key })
const reply = (replyToken: string, messages: readonly unknown[] = texts('x'), headers = {}) =>
  ask('/v2/bot/message/reply', { replyToken, messages }, headers)
const valid = (message: unknown) => ask('/v2/bot/message/validate/reply', { messages: [message] }).status === 200

const postback = (label: string, data = 'd') => ({ type: 'postback', label, data })
const quick = (labels: readonly string[]) => ({
  type: 'text', text: 'x', quickReply: { items: labels.map((label) => ({ type: 'action', action: postback(label) })) },
})
const flex = (contents: unknown, altText = 'alt') => ({ type: 'flex', altText, contents })
const bubble = (parts: readonly unknown[], more = {}) => ({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: parts }, ...more })
const words = (text: string) => ({ type: 'text', text })

describe('reply tokens', () => {
  test('work once, for a minute', () => {
    const token = line.issueReplyToken(someone)
    expect([reply(token).status, reply(token)]).toMatchObject([200, { status: 400, body: '{"message":"Invalid reply token"}' }])
    const old = line.issueReplyToken(someone)
    clock.pass(60_001)
    expect(reply(old).status).toBe(400)
    expect(reply('unknown').status).toBe(400)
  })
  test('live again with the event, unless used or 20 minutes old', () => {
    const [token, used, old] = [line.issueReplyToken(someone), line.issueReplyToken(someone), line.issueReplyToken(someone)]
    reply(used)
    clock.pass(20 * 60_000)
    for (const again of [token, used]) line.redeliver(again)
    expect([reply(token).status, reply(used).status]).toEqual([200, 400])
    clock.pass(1)
    line.redeliver(old)
    expect(reply(old).status).toBe(400)
  })
  test('are not used up by messages that LINE refuses', () => {
    const token = line.issueReplyToken(someone)
    expect(reply(token, texts('')).status).toBe(400)
    expect(reply(token).status).toBe(200)
  })
  test('take no retry key', () => {
    const token = line.issueReplyToken(someone)
    expect(reply(token, texts('x'), { 'x-line-retry-key': KEY }).status).toBe(400)
    expect(line.violations).toHaveLength(1)
  })
})

describe('retry keys', () => {
  test('are remembered for 24 hours', () => {
    const first = push(texts('x'), KEY)
    const second = push(texts('x'), KEY)
    expect(second.status).toBe(409)
    expect(second.headers['x-line-accepted-request-id']).toBe(first.headers['x-line-request-id'])
    clock.pass(24 * 3_600_000)
    expect(push(texts('x'), KEY).status).toBe(200)
    expect(line.receivedBy(someone)).toHaveLength(2)
  })
  test('are UUIDs, and stand for one body', () => {
    expect(push(texts('x'), 'key').status).toBe(400)
    push(texts('x'), KEY)
    push(texts('y'), KEY)
    expect(line.violations).toHaveLength(1)
  })
  test('without one everything arrives again', () => {
    push(texts('x'))
    push(texts('x'))
    expect(line.receivedBy(someone)).toHaveLength(2)
  })
})

describe('who may send how much', () => {
  test('a wrong access token sends nothing', () => {
    expect(ask('/v2/bot/message/push', { to: someone, messages: texts('x') }, { authorization: 'Bearer no' }).status).toBe(401)
  })
  test('pushes count by month, replies and blocked people do not', () => {
    line.quota = { limit: 1, used: 0 }
    line.blocked.add(someone)
    expect(push(texts('unseen')).status).toBe(200)
    line.blocked.delete(someone)
    expect(push(texts('x')).status).toBe(200)
    expect(push(texts('x'))).toMatchObject({ status: 429, body: '{"message":"You have reached your monthly limit."}' })
    expect(reply(line.issueReplyToken(someone)).status).toBe(200)
    expect(line.receivedBy(someone)).toHaveLength(2)
  })
  test('calls count by second', () => {
    const statuses = Array.from({ length: 101 }, () => push(texts('x')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    clock.pass(10)
    expect(push(texts('x')).status).toBe(200)
  })
  test('one to five messages, to an id', () => {
    expect(push([]).status).toBe(400)
    expect(push(texts('1', '2', '3', '4', '5', '6')).status).toBe(400)
    expect(ask('/v2/bot/message/push', { to: 'someone', messages: texts('x') }).status).toBe(400)
  })
})

describe('messages', () => {
  test.each<[string, unknown, boolean]>([
    ['a text at its limit', words('x'.repeat(5_000)), true],
    ['a text over it', words('x'.repeat(5_001)), false],
    ['a text counts in UTF-16', words('😀'.repeat(2_501)), false],
    ['an empty text', words(''), false],
    ['a text of white space', words(' \n'), false],
    ['an unknown type', { type: 'hologram', text: 'x' }, false],
    ['an unknown property', { type: 'text', text: 'x', colour: 'red' }, false],
    ['13 quick replies', quick(Array<string>(13).fill('x')), true],
    ['14 quick replies', quick(Array<string>(14).fill('x')), false],
    ['no quick replies', quick([]), false],
    ['a label counts as a person does', quick(['กั้'.repeat(20)]), true],
    ['a label too long', quick(['x'.repeat(21)]), false],
    ['no label', quick(['']), false],
    ['data at its limit', flex(bubble([{ type: 'button', action: postback('x', 'd'.repeat(300)) }])), true],
    ['data over it', flex(bubble([{ type: 'button', action: postback('x', 'd'.repeat(301)) }])), false],
    ['a button of 40', flex(bubble([{ type: 'button', action: postback('x'.repeat(40)) }])), true],
    ['a button of 41', flex(bubble([{ type: 'button', action: postback('x'.repeat(41)) }])), false],
    ['a scheme that LINE does not open', flex(bubble([{ type: 'button', action: { type: 'uri', label: 'x', uri: 'javascript:1' } }])), false],
    ['a bubble', flex(bubble([words('x')])), true],
    ['no alternative text', flex(bubble([words('x')]), ''), false],
    ['too long an alternative text', flex(bubble([words('x')]), 'x'.repeat(1_501)), false],
    ['an empty text inside', flex(bubble([words('')])), false],
    ['an unknown property inside', flex(bubble([{ ...words('x'), italics: true }])), false],
    ['a colour by name', flex(bubble([{ ...words('x'), color: 'red' }])), false],
    ['an icon outside a baseline', flex(bubble([{ type: 'icon', url: 'https://example.org/i.png' }])), false],
    ['a bubble without blocks', flex({ type: 'bubble' }), false],
    ['a bubble of 30 KB', flex(bubble(Array(16).fill(words('x'.repeat(1_990))))), false],
    ['12 bubbles', flex({ type: 'carousel', contents: Array(12).fill(bubble([words('x')])) }), true],
    ['13 bubbles', flex({ type: 'carousel', contents: Array(13).fill(bubble([words('x')])) }), false],
    ['a carousel of 50 KB', flex({ type: 'carousel', contents: Array(4).fill(bubble(Array(7).fill(words('x'.repeat(1_990))))) }), false],
    ['two sizes in a carousel', flex({ type: 'carousel', contents: [bubble([words('x')]), bubble([words('x')], { size: 'kilo' })] }), false],
    ['a date that ends before it begins', { type: 'text', text: 'x', quickReply: { items: [{ type: 'action', action: {
      type: 'datetimepicker', label: 'x', data: 'd', mode: 'date', min: '2021-02-01', max: '2021-01-01' } }] } }, false],
  ])('%s', (_, message, expected) => {
    expect(valid(message)).toBe(expected)
  })
})

describe('ordered faults', () => {
  test('happen at their call, before LINE acts or after', () => {
    line.faults.order({ at: 2, when: 'before', how: 500 }, { at: 3, when: 'after', how: 500 })
    expect(['1', '2', '3', '4'].map((text) => push(texts(text)).status)).toEqual([200, 500, 500, 200])
    expect(line.receivedBy(someone)).toEqual(texts('1', '3', '4'))
  })
  test('happen to one person, so many times', () => {
    line.faults.order({ to: someone, when: 'before', how: 503, times: 2 })
    expect([push(texts('x')).status, reply(line.issueReplyToken(someone)).status, push(texts('x')).status]).toEqual([503, 503, 200])
  })
})

test('it also runs as a process, which takes orders and tells what arrived', async () => {
  const program = fileURLToPath(new URL('../support/fake-line/process.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [printed] = await once(child.stdout, 'data') as [Buffer]
    const url = String(printed).trim()
    const order = async (path: string, body?: unknown): Promise<unknown> => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      return (await fetch(`${url}/_fake/${path}`, init)).json()
    }
    const { replyToken } = await order('reply-tokens', { to: someone }) as { replyToken: string }
    await order('faults', [{ at: 1, when: 'after', how: 'reset' }])
    const client = createLineClient({ channelAccessToken: 'token', apiBaseUrl: url })
    expect(await client.reply(replyToken, texts('x'))).toMatchObject({ ok: false, code: 'connection-lost' })
    expect(await order('received')).toMatchObject([{ to: someone, via: 'reply', messages: texts('x') }])
    expect(await order('seen')).toEqual({ seen: ['POST /v2/bot/message/reply'], violations: [] })
  } finally {
    child.kill('SIGKILL')
  }
})
