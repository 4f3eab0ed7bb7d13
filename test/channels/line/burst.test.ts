import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startLineServer, until } from './line-server.ts'
import { npmStart } from '../../support/server.ts'
import { deliver, event, redelivered, text, userId, type RawEvent } from './webhook-client.ts'

const said = ['สวัสดี', 'ขอเช็ค Open Governance', 'กรมที่ดิน', 'ดูผล']
/** Requests that LINE has open at once. */
const lanes = 200
/** The time of the 99th of a hundred acknowledgements, in milliseconds. */
const promised = 200

test('1,000 events of 200 people with 200 requests open at once are acknowledged within 200 ms by a fresh process, and answered once', async () => {
  await warmClient()
  // Other work on the machine can only make a process slower: the best of three counts, each a new one.
  let best = Infinity
  for (let attempt = 0; attempt < 3 && best >= promised; attempt++) best = Math.min(best, await burst())
  expect(best).toBeLessThan(promised)
})

/** The time within which 99 of a hundred are acknowledged, in milliseconds, by a process that has answered nobody yet. */
async function burst(): Promise<number> {
  const server = await startLineServer({ env: { LINE_REHEARSAL: 'true' }, command: npmStart() })
  try {
    await until(async () => (await fetch(`${server.address}/readyz`)).ok)
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
    const sorted = milliseconds.toSorted((one, other) => one - other)
    expect(sorted.at(-1)).toBeLessThan(2_000)

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
    return sorted[Math.floor(sorted.length * 0.99)] ?? Infinity
  } finally {
    await server.stop()
  }
}

/** What this process, which plays LINE, must compile itself is not the service's time. */
async function warmClient(): Promise<void> {
  const other = createServer((request, response) => {
    request.resume().on('end', () => response.end())
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  for (let time = 0; time < 4; time++) {
    await Promise.all(Array.from({ length: lanes }, () => deliver(address, [text(userId(1), 'สวัสดี')])))
  }
  other.closeAllConnections()
  other.close()
}

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
