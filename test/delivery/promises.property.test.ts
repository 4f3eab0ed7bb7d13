import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deliverer } from '../../src/delivery/deliverer.ts'
import type { Sender } from '../../src/delivery/sender.ts'
import { FakeLine } from '../support/fake-line/fake-line.ts'
import type { Fault } from '../support/fake-line/faults.ts'
import { saidIn, texts, userId, workbench } from './bench.ts'
import type { Workbench } from './bench.ts'
import { directSender } from './direct-sender.ts'

/*
 * Any turns, any faults, any crashes: every message arrives exactly once and in its order, except
 * those of a reply that nobody knows the end of. Those are counted as uncertain and never pushed.
 */

interface Turn {
  readonly name: string
  readonly messages: number
  /** 'none': no reply token; 'unknown': one that LINE refuses. */
  readonly token: 'good' | 'none' | 'unknown'
  /** Seconds until the deliverer hears of it. */
  readonly after: number
}

interface Crash {
  /** In the call with this number. */
  readonly at: number
  readonly when: 'before' | 'after'
  /** Seconds until the next process starts. */
  readonly away: number
}

const turn: fc.Arbitrary<Turn> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  messages: fc.integer({ min: 1, max: 12 }),
  token: fc.oneof({ weight: 5, arbitrary: fc.constant('good' as const) }, fc.constantFrom('none', 'unknown')),
  after: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 70 })),
})
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    when: fc.constant('before' as const), how: fc.constantFrom(429 as const, 500 as const, 503 as const, 'reset' as const, 'time-out' as const),
    at: fc.integer({ min: 1, max: 30 }), retryAfter: fc.constantFrom(0, 1, 30),
  }),
  fc.record({
    when: fc.constant('after' as const), how: fc.constantFrom(500 as const, 503 as const, 'reset' as const, 'time-out' as const),
    at: fc.integer({ min: 1, max: 30 }),
  }),
  // A bad stretch.
  fc.record({
    when: fc.constantFrom('before' as const, 'after' as const), how: fc.constantFrom(500 as const, 'time-out' as const),
    to: fc.constantFrom('a', 'b', 'c').map(userId), times: fc.integer({ min: 2, max: 12 }),
  }),
)
const crash: fc.Arbitrary<Crash> = fc.record({
  at: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom('before', 'after'),
  away: fc.constantFrom(0, 5, 30, 120),
})

let bench: Workbench
beforeAll(async () => {
  bench = await workbench()
})
afterAll(() => bench.close())

/** Takes the turns and delivers them through faults and crashes; returns what became of each call. */
async function live(turns: readonly Turn[], faults: readonly Fault[], crashes: readonly Crash[]) {
  const { clock } = bench
  const line = new FakeLine({ now: clock.time })
  line.faults.order(...faults)
  const direct = directSender(line)
  /** What is said in each call, by the id of its row: the rows themselves forget it. */
  const calls = new Map<number, { name: string; said: string[] }>()
  /** Calls of which nobody heard the end, by their first message. */
  const doubtful = new Set<string>()
  let made = 0
  let deliverer: Deliverer

  const begin = (): Deliverer => {
    let dead = false
    const mortal: Sender = {
      send: async (call, signal) => {
        made++
        const first = saidIn(call.messages)[0] ?? ''
        const end = crashes.find(({ at }) => at === made)
        if (end === undefined) {
          const result = await direct.send(call, signal)
          if (call.method === 'reply' && !result.ok && result.ambiguous) doubtful.add(first)
          return result
        }
        if (call.method === 'reply') doubtful.add(first)
        if (end.when === 'after') await direct.send(call, signal)
        dead = true
        clock.pass(end.away * 1_000)
        deliverer = begin()
        return new Promise<never>(() => undefined)
      },
    }
    return bench.deliverer(mortal, {
      sweepEveryMs: 5_000,
      // A process that is gone has no alarms, and sends nothing.
      after: (milliseconds, run) => clock.after(milliseconds, () => {
        if (!dead) run()
      }),
      concurrency: 1,
    })
  }
  deliverer = begin()

  const open = async () => (await bench.states()).filter((state) => state === 'waiting' || state === 'sending').length
  let said = 0
  for (const { name, messages, token, after } of turns) {
    const replyToken = token === 'good' ? line.issueReplyToken(userId(name)) : token === 'unknown' ? 'unknown' : undefined
    const own = Array.from({ length: messages }, () => `${name}${++said}`)
    await bench.turn(name, texts(...own), replyToken === undefined ? {} : { replyToken })
    for (const row of await bench.rows()) {
      if (row.payload !== null && !calls.has(row.id)) calls.set(row.id, { name, said: saidIn(JSON.parse(row.payload) as unknown[]) })
    }
    clock.pass(after * 1_000)
    deliverer.kick()
    await pause()
  }
  for (let step = 0; (await open()) > 0; step++) {
    if (step > 3_000) throw new Error('never comes to an end')
    await pause()
    if ((await open()) > 0) clock.next()
  }
  await deliverer.stop()
  return { line, calls, doubtful, rows: await bench.rows() }
}

/** Long enough for a database in memory and a sender without a network to do what is due. */
async function pause(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('every message arrives once and in order, or is known to be uncertain', async () => {
  const ends = { sent: 0, uncertain: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 1, maxLength: 8 }), fc.array(fault, { maxLength: 8 }), fc.array(crash, { maxLength: 3 }),
      async (turns, faults, crashes) => {
        try {
          const { line, calls, doubtful, rows } = await live(turns, faults, crashes)
          expect(line.violations).toEqual([])
          const pushed = new Set(line.received.filter(({ via }) => via === 'push').flatMap(({ messages }) => saidIn(messages)))
          const arrived = line.received.flatMap(({ messages }) => saidIn(messages))
          expect(new Set(arrived).size).toBe(arrived.length)
          for (const row of rows) {
            const { said } = calls.get(row.id) ?? { said: ['?'] }
            if (row.state === 'uncertain') {
              expect(doubtful).toContain(said[0])
              expect(said.some((text) => pushed.has(text))).toBe(false)
              ends.uncertain++
            } else {
              expect(row.state).toBe('sent')
              expect(arrived).toEqual(expect.arrayContaining(said))
              ends.sent++
            }
          }
          for (const name of ['a', 'b', 'c']) {
            const own = saidIn(line.receivedBy(userId(name))).map((text) => Number(text.slice(1)))
            expect(own).toEqual(own.toSorted((one, other) => one - other))
          }
        } finally {
          await bench.clear()
        }
      },
    ),
    { numRuns: 150 },
  )
  // Otherwise nothing was tried.
  expect(ends.sent).toBeGreaterThan(500)
  expect(ends.uncertain).toBeGreaterThan(20)
})
