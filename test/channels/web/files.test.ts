import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dispositionOf } from '../../../src/channels/web/kept-files.ts'
import { keepFile } from '../../../src/registry/kept-files.ts'
import { randomToken } from '../../../src/server/random-token.ts'
import { startCounting } from '../../support/counting-app.ts'
import { count } from '../../support/counting-conversation.ts'
import { refusal } from '../../support/web-client.ts'

const kinds = { 'keep-picture': ['แผนภูมิ.png', 'image/png'], 'keep-sheet': ['รายการ "1".csv', 'text/csv; charset=utf-8'], 'keep-svg': ['a.svg', 'image/svg+xml'] } as const
const isKind = (text: string): text is keyof typeof kinds => text in kinds

let time = Date.parse('2021-02-01T03:00:00Z')
let app: Awaited<ReturnType<typeof startCounting>>
let conversation: string
beforeAll(async () => {
  app = await startCounting({
    now: () => new Date(time),
    isCoordinator: (session) => session.inputs.includes('code'),
    decide: async (session, input, tools) => {
      if (input.kind !== 'text' || !isKind(input.text)) return count(session, input, tools)
      const [name, type] = kinds[input.text]
      const text = await keepFile(tools.transaction, { name, type, bytes: Buffer.from('กข') }, { at: tools.at, randomToken })
      return { session, replies: [{ kind: 'message', text }] }
    },
  })
})
afterAll(() => app.server.close())
beforeEach(async () => {
  conversation = await app.client.conversation()
})

const upload = (body: Uint8Array<ArrayBuffer> | string = 'abc', headers: Record<string, string> = {}) =>
  fetch(`${app.server.address}/web/files`, {
    method: 'POST', body,
    headers: { 'Content-Type': 'application/octet-stream', 'X-Conversation': conversation, 'X-File-Name': encodeURIComponent('รายการ.xlsx'), ...headers },
  })
const say = async (message: object) => (await app.client.post('/web/messages', { conversation, ...message })).json()

describe('a file', () => {
  test('of a coordinator reaches the conversation with its name', async () => {
    await say({ text: 'code' })
    expect(await (await upload()).json()).toEqual({ replies: [{ kind: 'message', text: '2: รายการ.xlsx 3 (th)' }], desk: true })
  })

  test('sent again with the same id is not taken twice', async () => {
    await say({ text: 'code' })
    const [first, second] = [await upload('abc', { 'X-Message-Id': 'f1' }), await upload('abc', { 'X-Message-Id': 'f1' })]
    expect(await second.text()).toBe(await first.text())
    expect(await say({ text: 'next' })).toMatchObject({ replies: [{ text: '3: next (th)' }] })
  })

  test('of anybody else is refused, and changes nothing', async () => {
    await say({ text: 'hello' })
    expect(await refusal(await upload())).toEqual({ status: 403, code: 'file-not-expected' })
    expect(await say({ text: 'next' })).toMatchObject({ replies: [{ text: '2: next (th)' }] })
  })

  test.each<[string, Record<string, string>, string | Uint8Array<ArrayBuffer>, object]>([
    ['without a conversation', { 'X-Conversation': '' }, 'a', { status: 400, code: 'bad-request', path: 'x-conversation' }],
    ['of an unknown conversation', { 'X-Conversation': 'x' }, 'a', { status: 404, code: 'unknown-conversation' }],
    ['without a name', { 'X-File-Name': '' }, 'a', { status: 400, code: 'bad-request', path: 'x-file-name' }],
    ['with a broken name', { 'X-File-Name': '%E0%B8' }, 'a', { status: 400, code: 'bad-request', path: 'x-file-name' }],
    ['with a name of folders alone', { 'X-File-Name': '..%2F' }, 'a', { status: 400, code: 'bad-request', path: 'x-file-name' }],
    ['with control characters in its name', { 'X-File-Name': 'a%00.csv' }, 'a', { status: 400, code: 'control-characters' }],
    ['with an endless name', { 'X-File-Name': 'a'.repeat(201) }, 'a', { status: 400, code: 'text-too-long' }],
    ['with a broken id', { 'X-Message-Id': 'a b' }, 'a', { status: 400, code: 'bad-request', path: 'x-message-id' }],
    ['that is packed', { 'Content-Encoding': 'gzip' }, 'a', { status: 400, code: 'bad-request', path: 'content-encoding' }],
    ['that is empty', {}, '', { status: 400, code: 'file-empty' }],
    ['over the limit', {}, new Uint8Array(10 * 1024 * 1024 + 1), { status: 413, code: 'file-too-large' }],
  ])('%s is refused', async (_, headers, body, expected) => {
    await say({ text: 'code' })
    expect(await refusal(await upload(body, headers))).toMatchObject(expected)
    // The next one is taken: nothing is left of the refused one.
    expect((await upload('a')).status).toBe(200)
  })

  test('as large as the limit is taken, its name without folders', async () => {
    await say({ text: 'code' })
    const response = await upload(new Uint8Array(10 * 1024 * 1024), { 'X-File-Name': encodeURIComponent('C:\\งาน\\a.csv') })
    expect(await response.json()).toMatchObject({ replies: [{ text: '2: a.csv 10485760 (th)' }] })
  })
})

describe('the answers', () => {
  test('tell the page of a coordinator, also when they are repeated, and nobody else', async () => {
    expect(await say({ text: 'hello' })).not.toHaveProperty('desk')
    expect(await say({ text: 'code', id: '1' })).toHaveProperty('desk', true)
    expect(await say({ text: 'code', id: '1' })).toHaveProperty('desk', true)
  })

  test('a filled form is one input, and half a form is none', async () => {
    expect(await say({ form: { token: 'a|b', values: { title: 'ก\r\nข', area: '' } } })).toMatchObject({ replies: [{ text: '1: a|b+title=ก\nข+area= (th)' }] })
    const refused = async (body: object) => refusal(await app.client.post('/web/messages', { conversation, ...body }))
    for (const form of [{}, { token: 'a' }, { values: {} }, { token: '', values: {} }, { token: 'a', values: { x: 1 } }, { token: 'a', values: { 'a b': '' } }, { token: 'a', values: {}, more: 1 }]) {
      expect(await refused({ form })).toMatchObject({ status: 400, code: 'bad-request' })
    }
    expect(await refused({ form: { token: 'a', values: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`f${at}`, ''])) } })).toMatchObject({ code: 'bad-request' })
    expect(await refused({ form: { token: 'a', values: { title: 'ก'.repeat(5_001) } } })).toEqual({ status: 400, code: 'text-too-long', path: 'form.values.title' })
    expect(await refused({ text: 'a', form: { token: 'a', values: {} } })).toMatchObject({ code: 'bad-request' })
    expect(await say(JSON.parse('{"form":{"token":"a","values":{"__proto__":"x"}}}') as object)).toMatchObject({ replies: [{ text: '2: a (th)' }] })
  })
})

describe('a kept file', () => {
  const keep = async (kind: keyof typeof kinds): Promise<string> => (await app.client.say({ conversation, text: kind }))[0] ?? ''

  test.each([
    ['keep-picture', 'inline', 'image/png'], ['keep-sheet', 'attachment', 'text/csv; charset=utf-8'], ['keep-svg', 'attachment', 'image/svg+xml'],
  ] as const)('is served as what it is: %s %s', async (kind, shown, type) => {
    const response = await app.client.get(await keep(kind))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toBe(dispositionOf(shown, kinds[kind][0]))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(await response.text()).toBe('กข')
  })

  test('is gone after an hour, and says so in both languages', async () => {
    const path = await keep('keep-sheet')
    time += 3_600_001
    expect(await refusal(await app.client.get(path))).toEqual({ status: 404, code: 'unknown-file' })
    for (const [language, words] of [['th', 'หมดอายุ'], ['en', 'expired']] as const) {
      const page = await app.client.get(path, { accept: 'text/html', 'accept-language': language })
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain(words)
    }
  })

  test.each(['/files/', '/files/x', `/files/${'x'.repeat(300)}`, '/files/%00', '/files/a/b'])('that is none is not found: %s', async (path) => {
    expect((await app.client.get(path)).status).toBe(404)
  })

  test('has a name that every program can read', () => {
    expect(dispositionOf('attachment', 'รายการ (1)\'s "x".csv\r\nX: y')).toBe(
      "attachment; filename=\"______ (1)'s _x_.csv__X: y\"; filename*=UTF-8''%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%81%E0%B8%B2%E0%B8%A3%20%281%29%27s%20%22x%22.csv__X%3A%20y")
  })
})
