import { expect, test } from 'vitest'
import { startLineServer } from './line-server.ts'
import { npmStart } from '../../support/server.ts'
import { event, redelivered, text, userId, type RawEvent } from './webhook-client.ts'

const said = ['สวัสดี', 'ขอเช็ค Open Governance', 'กรมที่ดิน', 'ดูผล']
/** Requests that LINE has open at once. */
const lanes = 200
test('1,000 events of 200 people with 200 requests open at once, the first that a process gets, are acknowledged and answered once', async () => {
  const server = await startLineServer({ command: npmStart() })
  try {
    const users = Array.from({ length: 200 }, (_, i) => userId(10_000 + i))
    const rounds: readonly ((user: string) => RawEvent)[] = [
      (user) => event('follow', user, { follow: { isUnblocked: false } }),
      ...said.map((words) => (user: string) => text(user, words)),
    ]
    const events = rounds.flatMap((round) => users.map((user) => server.withToken(round(user))))
    expect(events).toHaveLength(1_000)

    const left = events.values()
    const lane = async (): Promise<void> => {
      for (const given of left) {
        expect(await server.webhook(given)).toBe(200)
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))

    // Some of them come once more, as they may.
    expect(await server.webhook(...events.filter((_, i) => i % 7 === 0).map(redelivered))).toBe(200)
    await server.delivered()
    const calls = users.map((user) => server.calls(user).length)
    expect({ lost: calls.filter((count) => count < 5).length, doubled: calls.filter((count) => count > 5).length }).toEqual({ lost: 0, doubled: 0 })
    for (const user of users.slice(0, 20)) {
      const { answers, revision } = await server.session(user)
      expect({ answers, revision }).toMatchObject({ answers: { 'applicant.name': 'กรมที่ดิน' }, revision: 5 })
    }
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
    expect(await server.webhook(server.withToken(text(userId(30_000), 'สวัสดี')))).toBe(200)
    expect(await large).toBe(200)
    await server.delivered()
    expect(users.map((user) => server.calls(user).length)).toEqual(users.map(() => 1))
  } finally {
    await server.stop()
  }
})
