import { describe, expect, test } from 'vitest'
import { RequestLimit } from '../../../src/channels/web/request-limit.ts'
import { startCounting } from '../../support/counting-app.ts'
import { refusal } from '../../support/web-client.ts'

let at = 0
const now = () => new Date(at)

describe('a limit per address and minute', () => {
  test('refuses what is too much, and says when to come again', () => {
    at = 0
    const limit = new RequestLimit({ perMinute: 2, now })
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 0])
    at = 20_500
    expect(limit.take('a')).toBe(40)
    expect(limit.take('b')).toBe(0)
    at = 60_000
    expect(limit.take('a')).toBe(0)
  })

  test('remembers a bounded number of addresses, the latest ones', () => {
    const limit = new RequestLimit({ perMinute: 1, addresses: 3, now })
    for (const address of ['a', 'b', 'c', 'd']) limit.take(address)
    expect(limit.size).toBe(3)
    expect(limit.take('d')).toBeGreaterThan(0)
  })

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ])('%s and %s count as one: %s', (one, other, same) => {
    const limit = new RequestLimit({ perMinute: 1, now })
    limit.take(one)
    expect(limit.take(other) > 0).toBe(same)
  })
})

test('too many new conversations get 429 with Retry-After; those begun go on', async () => {
  at = 0
  const { server, client } = await startCounting({ conversationsPerMinute: 2, now })
  const conversation = await client.conversation()
  await client.conversation()
  const response = await client.post('/web/conversations')
  expect(response.headers.get('retry-after')).toBe('60')
  expect(await refusal(response)).toEqual({ status: 429, code: 'too-many-requests' })
  expect(await client.say({ conversation, text: 'a' })).toEqual(['1: a (th)'])
  // A proxy on this machine speaks for many people.
  const other = await client.post('/web/conversations', undefined, { 'X-Forwarded-For': '192.0.2.7' })
  expect(other.status).toBe(201)
  at = 60_000
  expect((await client.post('/web/conversations')).status).toBe(201)
  await server.close()
})
