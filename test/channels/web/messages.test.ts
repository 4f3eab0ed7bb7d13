import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startCounting } from '../../support/counting-app.ts'
import { refusal } from '../../support/web-client.ts'

let app: Awaited<ReturnType<typeof startCounting>>
let conversation: string
beforeAll(async () => {
  app = await startCounting()
})
afterAll(() => app.server.close())
beforeEach(async () => {
  conversation = await app.client.conversation()
})

const send = (message: Readonly<Record<string, unknown>>) => app.client.post('/web/messages', { conversation, ...message })

describe('a conversation', () => {
  test('is begun with a token', async () => {
    const response = await app.client.post('/web/conversations')
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ conversation: expect.stringMatching(/^[A-Za-z0-9_-]{22,}$/) })
  })

  test.each([
    ['', {}, '(th)'],
    ['', { 'Accept-Language': 'en-GB,en;q=0.9' }, '(en)'],
    ['', { 'Accept-Language': 'en;q=0.5, th' }, '(th)'],
    ['', { 'Accept-Language': 'fr' }, '(th)'],
    ['{}', {}, '(th)'],
    ['{"language":"en"}', { 'Accept-Language': 'th' }, '(en)'],
  ])('with %j and %j speaks %s', async (body, headers, language) => {
    const response = await app.client.post('/web/conversations', body === '' ? undefined : body, headers)
    const begun = (await response.json()) as { conversation: string }
    expect((await app.client.say({ conversation: begun.conversation, text: 'a' }))[0]).toContain(language)
  })

  test.each([
    ['{"language":"fr"}', 400, 'bad-request'], ['[]', 400, 'bad-request'], ['null', 400, 'bad-request'], ['{', 400, 'bad-json'],
  ])('is not begun with %s', async (body, status, code) => {
    expect(await refusal(await app.client.post('/web/conversations', body))).toMatchObject({ status, code })
  })

  test('takes texts, choices, several choices, and a silent opening', async () => {
    expect(await app.client.say({ conversation })).toEqual(['1: hello (th)'])
    expect(await app.client.say({ conversation, text: 'กรมที่ดิน' })).toEqual(['2: กรมที่ดิน (th)'])
    expect(await app.client.say({ conversation, choice: 'token' })).toEqual(['3: token (th)'])
    expect(await app.client.say({ conversation, choices: ['a', 'b'], id: 'x' })).toEqual(['4: a+b (th)'])
    expect(await app.client.say({ conversation, choices: [] })).toEqual(['5:  (th)'])
  })

  test('takes line ends of every kind as line feeds', async () => {
    expect(await app.client.say({ conversation, text: 'a\r\nb\rc\nd\te' })).toEqual(['1: a\nb\nc\nd\te (th)'])
  })

  test('answers a repeated message as before, byte by byte', async () => {
    const first = await (await send({ text: 'a', id: '1' })).text()
    await send({ text: 'b', id: '2' })
    expect(await (await send({ text: 'a', id: '1' })).text()).toBe(first)
    expect(await app.client.say({ conversation, text: 'c' })).toEqual(['3: c (th)'])
  })

  test('counts every one of many messages at once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index))
    const answers = await Promise.all(texts.map((text) => app.client.say({ conversation, text })))
    const counts = answers.flat().map((answer) => Number.parseInt(answer)).sort((a, b) => a - b)
    expect(counts).toEqual(texts.map((_, index) => index + 1))
  })
})

describe('a refused message', () => {
  test.each<[string, Record<string, unknown>, { status: number; code: string; path?: string }]>([
    ['two answers', { text: 'a', choice: 'b' }, { status: 400, code: 'bad-request', path: 'choice' }],
    ['three answers', { text: 'a', choice: 'b', choices: [] }, { status: 400, code: 'bad-request', path: 'choice' }],
    ['an unknown field', { text: 'a', name: 'b' }, { status: 400, code: 'bad-request', path: 'name' }],
    ['a number as text', { text: 1 }, { status: 400, code: 'bad-request', path: 'text' }],
    ['null as text', { text: null }, { status: 400, code: 'bad-request', path: 'text' }],
    ['an object as choice', { choice: {} }, { status: 400, code: 'bad-request', path: 'choice' }],
    ['an empty choice', { choice: '' }, { status: 400, code: 'bad-request', path: 'choice' }],
    ['a text as choices', { choices: 'a' }, { status: 400, code: 'bad-request', path: 'choices' }],
    ['a number in choices', { choices: ['a', 2] }, { status: 400, code: 'bad-request', path: 'choices.1' }],
    ['too many choices', { choices: Array(51).fill('a') }, { status: 400, code: 'bad-request', path: 'choices' }],
    ['an empty id', { text: 'a', id: '' }, { status: 400, code: 'bad-request', path: 'id' }],
    ['an id with a space', { text: 'a', id: 'a b' }, { status: 400, code: 'bad-request', path: 'id' }],
    ['an id in Thai', { text: 'a', id: 'ก' }, { status: 400, code: 'bad-request', path: 'id' }],
    ['an id too long', { text: 'a', id: 'x'.repeat(101) }, { status: 400, code: 'bad-request', path: 'id' }],
    ['a number as id', { text: 'a', id: 1 }, { status: 400, code: 'bad-request', path: 'id' }],
    ['a number as conversation', { conversation: 1, text: 'a' }, { status: 400, code: 'bad-request', path: 'conversation' }],
    ['an unknown conversation', { conversation: 'x', text: 'a' }, { status: 404, code: 'unknown-conversation', path: 'conversation' }],
    ['a text too long', { text: 'ก'.repeat(5001) }, { status: 400, code: 'text-too-long', path: 'text' }],
    ['a choice too long', { choice: 'a'.repeat(501) }, { status: 400, code: 'text-too-long', path: 'choice' }],
    ['a long value in choices', { choices: ['a', 'b'.repeat(101)] }, { status: 400, code: 'text-too-long', path: 'choices.1' }],
    ['NUL', { text: 'a\0' }, { status: 400, code: 'control-characters', path: 'text' }],
    ['ESC in a choice', { choice: '\u001b' }, { status: 400, code: 'control-characters', path: 'choice' }],
    ['C1 in choices', { choices: ['\u0085'] }, { status: 400, code: 'control-characters', path: 'choices.0' }],
    ['half an emoji', { text: '\ud83d' }, { status: 400, code: 'lone-surrogates', path: 'text' }],
  ])('%s', async (_name, message, expected) => {
    expect(await refusal(await send(message))).toEqual(expected)
    // And nothing happened.
    expect(await app.client.say({ conversation, text: 'a' })).toEqual(['1: a (th)'])
  })

  test('an id used twice', async () => {
    const first = await (await send({ text: 'a', id: '1' })).json()
    expect(await (await send({ choice: 'b', id: '1' })).json()).toEqual(first)
    // And nothing more happened.
    expect(await app.client.say({ conversation, text: 'c' })).toEqual(['2: c (th)'])
  })

  test.each([
    ['', 400, 'bad-json'], ['{', 400, 'bad-json'], ['{"text":', 400, 'bad-json'], ['[1]', 400, 'bad-request'],
    ['"a"', 400, 'bad-request'], ['null', 400, 'bad-request'], ['{}', 400, 'bad-request'],
    ['['.repeat(30_000), 400, 'bad-json'],
    [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400, 'bad-request'],
    [JSON.stringify({ text: 'x'.repeat(65_536) }), 413, 'too-large'],
  ])('the body %.30j', async (body, status, code) => {
    const response = await app.client.post('/web/messages', body)
    expect(await refusal(response)).toMatchObject({ status, code })
  })

  test('broken UTF-8', async () => {
    const body = new Uint8Array([...new TextEncoder().encode('{"text":"'), 0xe0, 0xb8, ...new TextEncoder().encode('"}')])
    const response = await fetch(`${app.server.address}/web/messages`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body,
    })
    expect(await refusal(response)).toEqual({ status: 400, code: 'bad-json' })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])('the type %j', async (type) => {
    const response = await fetch(`${app.server.address}/web/messages`, {
      method: 'POST', headers: { 'Content-Type': type }, body: new TextEncoder().encode('{}'),
    })
    expect(await refusal(response)).toEqual({ status: 415, code: 'unsupported-media-type' })
  })

  test('an unknown encoding, and one that lies', async () => {
    const message = { conversation, text: 'a' }
    const unknown = await app.client.post('/web/messages', message, { 'Content-Encoding': 'x-none' })
    expect(await refusal(unknown)).toEqual({ status: 415, code: 'unsupported-media-type' })
    const lying = await app.client.post('/web/messages', message, { 'Content-Encoding': 'gzip' })
    expect(await refusal(lying)).toEqual({ status: 400, code: 'bad-request' })
  })

  test('a key named __proto__ is one more unknown field', async () => {
    const response = await app.client.post(
      '/web/messages', `{"conversation":"${conversation}","text":"a","__proto__":{"polluted":true}}`,
    )
    expect(await refusal(response)).toMatchObject({ status: 400, code: 'bad-request' })
    expect('polluted' in {}).toBe(false)
  })

  test('is explained in the language of the request, in Thai without one', async () => {
    const message = async (headers: Record<string, string>) => {
      const response = await app.client.post('/web/messages', { conversation, text: 1 }, headers)
      return ((await response.json()) as { error: { message: string } }).error.message
    }
    expect(await message({})).toMatch(/[ก-๙]/)
    expect(await message({ 'Accept-Language': 'en' })).toMatch(/^[^ก-๙]+$/)
  })
})

test('a conversation that fails is our fault, says nothing of it, and can go on', async () => {
  const response = await send({ text: 'fail', id: '1' })
  const body = await response.text()
  expect(response.status).toBe(500)
  expect(JSON.parse(body)).toMatchObject({ error: { code: 'internal' } })
  expect(body + app.logged()).not.toContain('secret')
  expect(app.logged()).toContain(response.headers.get('x-request-id'))
  expect(await app.client.say({ conversation, text: 'a', id: '1b' })).toEqual(['1: a (th)'])
})

test('the log holds neither texts nor tokens nor addresses that hold tokens', async () => {
  await send({ text: 'ข้อความลับ', id: 'client-id-7' })
  await app.client.get(`/verdicts/${conversation}?name=somebody`)
  await app.client.get(`/${conversation}`)
  const logged = app.logged()
  expect(logged).toContain('/web/messages')
  for (const secret of ['ข้อความลับ', conversation, 'client-id-7', 'somebody']) expect(logged).not.toContain(secret)
})
