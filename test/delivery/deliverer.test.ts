import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import type { Deliverer } from '../../src/delivery/deliverer.ts'
import type { OutboundCall, Sender, SendResult } from '../../src/delivery/sender.ts'
import { createCapturedLog } from '../support/captured-log.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import { startFakeLine } from '../support/fake-line/server.ts'
import type { RunningFakeLine } from '../support/fake-line/server.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { outboxId, saidIn, texts, userId, workbench } from './bench.ts'
import type { Workbench } from './bench.ts'

describe.each(ENGINES)('the deliverer on %s', (engine) => {
  let fresh: FreshDatabase
  let bench: Workbench
  let fake: RunningFakeLine
  let sender: Sender
  let deliverers: Deliverer[]

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    bench = await workbench(fresh.url)
  })
  afterAll(async () => {
    await bench.close()
    await fresh.drop()
  })
  beforeEach(async () => {
    deliverers = []
    fake = await startFakeLine({ channelAccessToken: 'token', now: bench.clock.time })
    sender = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url, timeoutMs: 400 }))
  })
  afterEach(async () => {
    for (const deliverer of deliverers) await deliverer.stop()
    expect(fake.line.violations).toEqual([])
    await fake.close()
    await bench.clear()
  })

  const start = (options: Parameters<Workbench['deliverer']>[1] = {}, by: Sender = sender): Deliverer => {
    const deliverer = bench.deliverer(by, options)
    deliverers.push(deliverer)
    return deliverer
  }
  const said = (name: string) => saidIn(fake.line.receivedBy(userId(name)))
  const ways = (name: string) => fake.line.received.filter(({ to }) => to === userId(name)).map(({ via }) => via)
  const answer = (name: string, ...said: readonly string[]) =>
    bench.turn(name, texts(...said), { replyToken: fake.line.issueReplyToken(userId(name)) })

  test('answers by the reply token, and what is more than five messages by a push', async () => {
    await answer('a', '1', '2', '3', '4', '5', '6', '7')
    await bench.settle(start())
    expect(said('a')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(ways('a')).toEqual(['reply', 'push'])
  })

  test('a settled delivery keeps nothing of what was said, to whom, or by which token', async () => {
    await answer('a', 'ความลับ')
    fake.line.blocked.add(userId('b'))
    await bench.turn('b', texts('อีกเรื่อง'))
    await bench.settle(start())
    for (const row of await bench.rows()) {
      expect(row).toMatchObject({ state: 'sent', payload: null, address: null, reply_token: null, error: null })
    }
  })

  test('a token that waited too long is not tried', async () => {
    await answer('a', 'late')
    bench.clock.pass(51_000)
    await bench.settle(start())
    expect(ways('a')).toEqual(['push'])
    expect(fake.line.seen).toEqual(['POST /v2/bot/message/push'])
  })

  test('a token that LINE refuses at once gives way to a push', async () => {
    await bench.turn('a', texts('hello'), { replyToken: 'unknown' })
    await bench.settle(start())
    expect(ways('a')).toEqual(['push'])
  })

  test.each(['reset', 'time-out', 500] as const)(
    'a reply that LINE took, but said %s to, is not sent again in any other way', async (how) => {
      fake.line.faults.order({ at: 1, when: 'after', how })
      await answer('a', 'once')
      await bench.settle(start())
      expect(said('a')).toEqual(['once'])
      expect(await bench.states()).toEqual(['uncertain'])
      expect(fake.line.seen.filter((call) => call.endsWith('push'))).toEqual([])
    },
  )

  test.each(['reset', 'time-out', 500, 429] as const)('a reply that LINE did not take, with %s, is repeated as a reply', async (how) => {
    fake.line.faults.order({ at: 1, when: 'before', how })
    await answer('a', 'once')
    await bench.settle(start())
    expect(said('a')).toEqual(['once'])
    expect(ways('a')).toEqual(['reply'])
    expect(await bench.states()).toEqual(['sent'])
  })

  test('a reply nobody answers for as long as its token lives is uncertain, and holds up nothing', async () => {
    fake.line.faults.order({ when: 'before', how: 500, to: userId('a'), times: 9 })
    await answer('a', 'first')
    await bench.turn('a', texts('second'))
    const deliverer = start()
    await bench.settle(deliverer)
    expect(await bench.states()).toEqual(['uncertain', 'sent'])
    expect(said('a')).toEqual(['second'])
  })

  test.each(['reset', 'time-out', 500, 503] as const)('a push that LINE took, but said %s to, arrives once', async (how) => {
    fake.line.faults.order({ at: 1, when: 'after', how })
    await bench.turn('a', texts('once'))
    await bench.settle(start())
    expect(said('a')).toEqual(['once'])
    expect(await bench.states()).toEqual(['sent'])
    expect(fake.line.seen).toHaveLength(2)
  })

  test('the order of a conversation outlasts failures, and others do not wait for it', async () => {
    fake.line.faults.order({ when: 'before', how: 503, to: userId('a'), times: 5 })
    await bench.turn('a', texts('1', '2', '3', '4', '5', '6'))
    await bench.turn('a', texts('7'))
    await bench.turn('b', texts('hello'))
    const deliverer = start()
    await deliverer.idle()
    expect([said('a'), said('b')]).toEqual([[], ['hello']])
    await bench.settle(deliverer)
    expect(said('a')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  test('a message that LINE never takes fails and holds up nothing', async () => {
    await bench.turn('a', [{ type: 'text', text: '' }])
    await bench.turn('a', texts('next'))
    await bench.settle(start())
    expect(await bench.states()).toEqual(['failed', 'sent'])
    const [first] = await bench.rows()
    expect(JSON.parse(first?.error ?? '')).toEqual({ code: 'rejected', status: 400, requestId: expect.any(String) })
    expect(first).toMatchObject({ attempts: 1, payload: null })
  })

  test('a pause that LINE asks for is kept', async () => {
    fake.line.faults.order({ at: 1, when: 'before', how: 429, retryAfter: 90 })
    await bench.turn('a', texts('patient'))
    const begun = bench.clock.time()
    await bench.settle(start())
    expect(fake.line.received[0]?.at).toBeGreaterThanOrEqual(begun + 90_000)
  })

  test('nothing is connected: a reply becomes a push, since nothing was sent', async () => {
    const away = await startFakeLine()
    await away.close()
    let gone = true
    const there = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: away.url, timeoutMs: 400 }))
    const switching: Sender = { send: (call, signal) => (gone ? there : sender).send(call, signal) }
    await answer('a', 'hello')
    const deliverer = start({}, switching)
    await deliverer.idle()
    bench.clock.pass(60_000)
    gone = false
    await bench.settle(deliverer)
    expect(ways('a')).toEqual(['push'])
  })

  test('a sender that never answers is left alone after the limit', async () => {
    let asked = 0
    const answers: ((result: SendResult) => void)[] = []
    const mute: Sender = {
      send: (call, signal) => {
        if (asked++ > 0) return sender.send(call, signal)
        return new Promise((resolve) => answers.push(resolve))
      },
    }
    await bench.turn('a', texts('once'))
    const deliverer = start({ callLimitMs: 3_000 }, mute)
    while (asked === 0) await new Promise((resolve) => setImmediate(resolve))
    bench.clock.next()
    await deliverer.idle()
    // Its answer comes after all, and changes nothing.
    answers[0]?.({ ok: false, code: 'rejected', ambiguous: false })
    await bench.settle(deliverer)
    expect(await bench.states()).toEqual(['sent'])
    expect(said('a')).toEqual(['once'])
  })

  describe('where a process dies', () => {
    /** A deliverer that stands still for ever in its first call, before LINE hears of it or after. */
    const dieIn = async (point: 'before' | 'after'): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const dying: Sender = {
        send: async (call: OutboundCall, signal: AbortSignal) => {
          if (point === 'after') await sender.send(call, signal)
          resolve()
          return new Promise<never>(() => undefined)
        },
      }
      bench.deliverer(dying, { after: () => () => undefined })
      await promise
      expect(await bench.states()).toContain('sending')
    }

    test.each([['before', ['once']], ['after', ['once']]] as const)('%s LINE has a push, it arrives once', async (point, received) => {
      await bench.turn('a', texts('once'))
      await dieIn(point)
      await bench.settle(start())
      expect(said('a')).toEqual(received)
      expect(await bench.states()).toEqual(['sent'])
    })

    test('before LINE has a reply, it is replied once the lease is over', async () => {
      await answer('a', 'once')
      await dieIn('before')
      await bench.settle(start({ sweepEveryMs: 5_000 }))
      expect(ways('a')).toEqual(['reply'])
      expect(await bench.states()).toEqual(['sent'])
    })

    test('after LINE has a reply, it is uncertain and arrived once', async () => {
      await answer('a', 'once')
      await dieIn('after')
      await bench.settle(start())
      expect(said('a')).toEqual(['once'])
      expect(await bench.states()).toEqual(['uncertain'])
    })

    test('and stays dead longer than a reply token lives: the reply is uncertain, the next arrives', async () => {
      await answer('a', 'lost')
      await answer('a', 'next')
      await dieIn('before')
      bench.clock.pass(120_000)
      await bench.settle(start())
      expect(said('a')).toEqual(['next'])
      expect(await bench.states()).toEqual(['uncertain', 'sent'])
    })

    test('a turn that was committed and never begun is delivered by whoever starts next', async () => {
      await bench.turn('a', texts('once'))
      await bench.settle(start())
      expect(said('a')).toEqual(['once'])
    })

    test('nobody touches what another holds', async () => {
      await bench.turn('a', texts('once'))
      await dieIn('before')
      const deliverer = start()
      deliverer.kick(outboxId('a'))
      await deliverer.idle()
      expect([fake.line.seen, await bench.states()]).toEqual([[], ['sending']])
    })
  })

  test('a database that is away when LINE has answered loses and doubles nothing', async () => {
    let away = false
    let calls = 0
    const kysely = bench.database.kysely.withPlugin({
      transformQuery: ({ node }) => {
        if (away && node.kind === 'UpdateQueryNode') throw new Error('away with ความลับ')
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { log, logged } = createCapturedLog()
    await bench.turn('a', texts('once'))
    await answer('a', 'twice?')
    const breaking: Sender = {
      send: async (call, signal) => {
        const result = await sender.send(call, signal)
        away = calls++ === 0
        return result
      },
    }
    const deliverer = start({ database: { ...bench.database, kysely }, log, sweepEveryMs: 5_000 }, breaking)
    await deliverer.idle()
    expect(await bench.states()).toEqual(['sending', 'waiting'])
    away = false
    await bench.settle(deliverer)
    expect(said('a')).toEqual(['once', 'twice?'])
    expect(logged()).toContain('delivery interrupted')
    expect(logged()).not.toContain('ความลับ')
  })

  describe('where the month is used up', () => {
    test('an answer fails with its code, and replies go on', async () => {
      fake.line.quota = { limit: 300, used: 300 }
      await bench.turn('a', texts('pushed'))
      await answer('a', 'replied')
      await bench.settle(start())
      expect(said('a')).toEqual(['replied'])
      const [first] = await bench.rows()
      expect([first?.state, JSON.parse(first?.error ?? '')]).toEqual(
        ['failed', { code: 'monthly-limit', status: 429, requestId: expect.any(String) }])
    })

    test('reminders wait while little is left, answers do not', async () => {
      fake.line.quota = { limit: 300, used: 250 }
      await bench.turn('a', texts('reminder'), { kind: 'reminder' })
      await bench.turn('a', texts('answer'))
      const deliverer = start({ reserve: 50 })
      await deliverer.idle()
      expect(said('a')).toEqual(['answer'])
      fake.line.quota = { limit: 300, used: 0 }
      await bench.settle(deliverer)
      expect(said('a')).toEqual(['answer', 'reminder'])
    })

    test('a reminder goes out while enough is left, and counts', async () => {
      fake.line.quota = { limit: 300, used: 248 }
      await bench.turn('a', texts('first'), { kind: 'reminder' })
      await bench.turn('a', texts('second'), { kind: 'reminder' })
      await bench.turn('a', texts('third'), { kind: 'reminder' })
      const deliverer = start({ reserve: 50 })
      await deliverer.idle()
      expect(said('a')).toEqual(['first', 'second'])
      expect(await bench.states()).toEqual(['sent', 'sent', 'waiting'])
    })

    test('a reminder that waited a week is not sent any more', async () => {
      fake.line.quota = { limit: 300, used: 300 }
      await bench.turn('a', texts('old'), { kind: 'reminder' })
      bench.clock.pass(8 * 24 * 3_600_000)
      await bench.settle(start())
      expect(await bench.states()).toEqual(['failed'])
      expect(fake.line.received).toEqual([])
    })
  })

  test('log and numbers tell what happened, and nothing about people', async () => {
    const { log, logged } = createCapturedLog()
    const seen: unknown[] = []
    fake.line.faults.order({ at: 1, when: 'before', how: 500 })
    const token = fake.line.issueReplyToken(userId('a'))
    await bench.turn('a', texts('กรมที่ดิน'), { replyToken: token })
    await bench.settle(start({
      log,
      metrics: {
        attempted: (labels) => seen.push(labels),
        settled: (labels) => seen.push(labels),
        waiting: (channel, deliveries) => seen.push({ channel, deliveries }),
      },
    }))
    expect(seen).toEqual(expect.arrayContaining([
      { channel: 'line', method: 'reply', outcome: 'server-error' },
      { channel: 'line', method: 'reply', outcome: 'ok' },
      { channel: 'line', kind: 'answer', state: 'sent' },
      { channel: 'line', deliveries: 1 },
    ]))
    expect(logged()).toMatch(/delivered/)
    for (const secret of ['กรมที่ดิน', token, userId('a'), outboxId('a')]) expect(logged()).not.toContain(secret)
  })

  test('what was settled is kept for a week', async () => {
    await bench.turn('a', texts('old'))
    await bench.settle(start())
    bench.clock.pass(6 * 24 * 3_600_000)
    await start().idle()
    expect(await bench.states()).toEqual(['sent'])
    bench.clock.pass(2 * 24 * 3_600_000)
    await start().idle()
    expect(await bench.states()).toEqual([])
  })

  test('at most so many conversations at once, and a stop waits for them', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await bench.turn(name, texts(`hello ${name}`))
    let running = 0
    let most = 0
    const two = Promise.withResolvers<void>()
    const counting: Sender = {
      send: async (call, signal) => {
        most = Math.max(most, ++running)
        // The first waits until there is a second.
        if (running === 2) two.resolve()
        await two.promise
        const result = await sender.send(call, signal)
        running--
        return result
      },
    }
    const deliverer = start({ concurrency: 2 }, counting)
    await deliverer.idle()
    expect([most, fake.line.received.length]).toEqual([2, 5])

    await bench.turn('a', texts('last'))
    deliverer.kick(outboxId('a'))
    await deliverer.stop()
    expect(running).toBe(0)
    expect(await bench.states()).not.toContain('sending')
    deliverer.kick(outboxId('a'))
    await deliverer.idle()
  })
})
