import { expect, test } from 'vitest'
import { startLineServer } from './line-server.ts'
import { event, redelivered, text, userId, type RawEvent } from './webhook-client.ts'

const said = ['สวัสดี', 'ขอเช็ค Open Governance', 'กรมที่ดิน', 'ดูผล']
/** Requests that LINE has open at once. */
const lanes = 20

test('1,000 events of 200 people are all answered once, each within what LINE waits', async () => {
  const server = await startLineServer()
  try {
    const users = Array.from({ length: 200 }, (_, i) => userId(10_000 + i))
    const rounds: readonly ((user: string) => RawEvent)[] = [
      (user) => event('follow', user, { follow: { isUnblocked: false } }),
      ...said.map((words) => (user: string) => text(user, words)),
    ]
    const events = rounds.flatMap((round) => users.map((user) => server.withToken(round(user))))
    expect(events).toHaveLength(1_000)

    const milliseconds: number[] = []
    const left = events.values()
    const lane = async (): Promise<void> => {
      for (const given of left) {
        const begun = performance.now()
        expect(await server.webhook(given)).toBe(200)
        milliseconds.push(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    expect(Math.max(...milliseconds)).toBeLessThan(2_000)

    // Some of them come once more, as they may.
    expect(await server.webhook(...events.filter((_, i) => i % 7 === 0).map(redelivered))).toBe(200)
    await server.delivered()
    const calls = users.map((user) => server.calls(user).length)
    expect({ lost: calls.filter((count) => count < 5).length, doubled: calls.filter((count) => count > 5).length }).toEqual({ lost: 0, doubled: 0 })
    expect(server.fake.line.received.every(({ via }) => via === 'reply')).toBe(true)
    expect(server.fake.line.violations).toEqual([])
  } finally {
    await server.stop()
  }
})

test('events of 200 people in one request are all answered, and a request of another is not held up by them', async () => {
  const server = await startLineServer()
  try {
    const users = Array.from({ length: 200 }, (_, i) => userId(20_000 + i))
    const large = server.webhook(...users.map((user) => server.withToken(text(user, 'สวัสดี'))))
    const begun = performance.now()
    expect(await server.webhook(server.withToken(text(userId(30_000), 'สวัสดี')))).toBe(200)
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(await large).toBe(200)
    await server.delivered()
    expect(users.map((user) => server.calls(user).length)).toEqual(users.map(() => 1))
  } finally {
    await server.stop()
  }
})
