import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activity, message } from './activities.ts'
import { startTeamsServer, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

async function send(body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; code: unknown; path: unknown }> {
  const response = await fetch(`${server.address}/api/messages`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.fake.token()}`, ...headers },
  })
  const { error } = Object(await response.json()) as { readonly error?: { readonly code: unknown; readonly path?: unknown } }
  return { status: response.status, code: error?.code, path: error?.path }
}

const without = (field: string): string => {
  const { [field]: _, ...rest } = message(1, server.fake.url, 'สวัสดี')
  return JSON.stringify(rest)
}

const broken: readonly (readonly [string, () => string | Uint8Array<ArrayBuffer>, string, string | undefined])[] = [
  ['broken JSON', () => '{"type":', 'bad-json', undefined],
  ['nothing', () => '', 'bad-json', undefined],
  ['what is no UTF-8', () => new Uint8Array([0x22, 0xff, 0x22]), 'bad-json', undefined],
  ['a list', () => '[]', 'bad-request', undefined],
  ['a text', () => '"message"', 'bad-request', undefined],
  ['null', () => 'null', 'bad-request', undefined],
  ['no type', () => without('type'), 'bad-request', 'type'],
  ['a type that is no text', () => JSON.stringify({ ...message(1, server.fake.url, 'x'), type: 5 }), 'bad-request', 'type'],
  ['no conversation', () => without('conversation'), 'bad-request', 'conversation'],
  ['a conversation without an id', () => JSON.stringify(message(1, server.fake.url, 'x', { conversation: {} })), 'bad-request', 'conversation.id'],
  ['nobody who did it', () => without('from'), 'bad-request', 'from'],
  ['nobody to whom it was said', () => without('recipient'), 'bad-request', 'recipient'],
  ['no service address', () => without('serviceUrl'), 'bad-request', 'serviceUrl'],
  ['a service address that is none', () => JSON.stringify(message(1, 'file:///etc/passwd', 'x')), 'bad-request', 'serviceUrl'],
  ['no channel', () => without('channelId'), 'bad-request', 'channelId'],
]

describe('a body that is no activity', () => {
  test.each(broken)('such as %s is refused with 400', async (_what, body, code, path) => {
    expect(await send(body())).toEqual({ status: 400, code, path })
  })

  test('of another kind is refused with 415', async () => {
    expect(await send('type=message', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415, code: 'unsupported-media-type' })
    expect(await send('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
  })

  test('that is too large is refused with 413', async () => {
    expect(await send(JSON.stringify(message(1, server.fake.url, 'x'.repeat(1_200_000))))).toMatchObject({ status: 413, code: 'webhook-too-large' })
  })

  test('and by another method with 405', async () => {
    expect((await fetch(`${server.address}/api/messages`)).status).toBe(405)
  })
})

test('fields of wrong kinds that are not needed harm nothing', async () => {
  const given = message(2, server.fake.url, 'สวัสดี', {
    attachments: 'x', entities: [null, 5, { type: 'mention', mentioned: 7 }], locale: 5, channelData: { tenant: { id: 'aaaaaaaa-0000-0000-0000-000000000001' }, eventType: 4 },
    membersAdded: {}, timestamp: 9, value: null, unknownField: { deep: [1] },
  })
  expect(await server.post(given)).toMatchObject({ status: 200 })
  await server.delivered()
  expect(server.fake.teams.received.length).toBeGreaterThan(0)
})

test('what is unknown is left alone with 200, and an unknown invoke with 501', async () => {
  for (const type of ['event', 'typing', 'endOfConversation', 'trace', 'handoff', 'command', 'somethingNew', 'messageReaction', 'messageDelete', 'contactRelationUpdate']) {
    expect(await server.post(activity(type, 3, server.fake.url, { text: 'x', reactionsAdded: [{ type: 'like' }] }))).toMatchObject({ status: 200 })
  }
  for (const name of ['task/fetch', 'composeExtension/query', 'signin/verifyState', undefined]) {
    expect(await server.post(activity('invoke', 3, server.fake.url, { ...(name === undefined ? {} : { name }), value: {} }))).toMatchObject({ status: 501 })
  }
  expect(await server.post(activity('invoke', 3, server.fake.url, { name: 'adaptiveCard/action', value: 'x' })))
    .toMatchObject({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error' } })
  await server.delivered()
  expect(server.fake.teams.to('a:conversation-of-3')).toEqual([])
})
