import { afterEach, describe, expect, test } from 'vitest'
import { networkOf, webRates, type Rates } from '../../../src/channels/web/limits.ts'
import { startCounting } from '../../support/counting-app.ts'
import { refusal } from '../../support/web-client.ts'

type App = Awaited<ReturnType<typeof startCounting>>
let app: App | undefined
afterEach(async () => app?.server.close())

const start = async (rates: Partial<Rates>): Promise<App> => (app = await startCounting({ rates: { ...webRates, ...rates } }))
const from = (address: string) => ({ 'X-Forwarded-For': address })
const hour = (count: number) => [{ count, seconds: 3_600 }]

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:0DB8:1:2::7', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['2001:db8::1', '2001:db8:0:0:5::', true],
  ['192.0.2.1', '192.0.2.2', false],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
])('%s and %s count as one: %s', (one, other, same) => {
  expect(networkOf(one) === networkOf(other)).toBe(same)
})

describe('too much gets 429 and when to come again, and nothing of it is kept', () => {
  test('new conversations of one address; those begun go on, and so do other addresses', async () => {
    const { client } = await start({ addressConversations: hour(2) })
    const conversation = await client.conversation()
    await client.conversation()
    const response = await client.post('/web/conversations')
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusal(response)).toEqual({ status: 429, code: 'too-many-requests' })
    expect(await client.say({ conversation, text: 'a' })).toEqual(['1: a (th)'])
    // A proxy on this machine speaks for many people.
    expect((await client.post('/web/conversations', undefined, from('192.0.2.7'))).status).toBe(201)
  })

  test('messages of one conversation', async () => {
    const { client } = await start({ conversationMessages: hour(2) })
    const [one, other] = [await client.conversation(), await client.conversation()]
    await client.say({ conversation: one, text: 'a' })
    await client.say({ conversation: one, text: 'b' })
    expect((await client.post('/web/messages', { conversation: one, id: 'c', text: 'c' })).status).toBe(429)
    expect(await client.say({ conversation: other, text: 'a' })).toEqual(['1: a (th)'])
  })

  test('messages of one address, whatever their conversations', async () => {
    const { client } = await start({ addressMessages: hour(2) })
    const conversations = [await client.conversation(), await client.conversation(), await client.conversation()]
    const statuses: number[] = []
    for (const conversation of conversations) statuses.push((await client.post('/web/messages', { conversation, text: 'a' }, from('192.0.2.7'))).status)
    expect(statuses).toEqual([200, 200, 429])
    expect((await client.post('/web/messages', { conversation: conversations[2], text: 'a' }, from('192.0.2.8'))).status).toBe(200)
  })

  test('messages of everybody together', async () => {
    const { client } = await start({ messages: hour(1) })
    const conversation = await client.conversation()
    await client.say({ conversation, text: 'a' })
    expect((await client.post('/web/messages', { conversation, text: 'b' }, from('192.0.2.9'))).status).toBe(429)
  })

  test('a name of a proxy elsewhere is not believed: only what this machine says', async () => {
    const { client } = await start({ addressConversations: hour(1) })
    // The last address is the one that the proxy saw; what its client wrote before it is not believed.
    expect((await client.post('/web/conversations', undefined, from('203.0.113.1, 192.0.2.7'))).status).toBe(201)
    expect((await client.post('/web/conversations', undefined, from('203.0.113.2, 192.0.2.7'))).status).toBe(429)
  })
})
