import { describe, expect, test } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import type { Sender, SendResult } from '../../src/delivery/sender.ts'
import { createCapturedLog } from '../support/captured-log.ts'
import { ENGINES } from '../support/databases.ts'
import { startFakeLine } from '../support/fake-line/server.ts'
import { outboxId, texts, userId } from './bench.ts'
import { openPost } from './post.ts'

describe.each(ENGINES)('the deliverer on %s', (engine) => {
  const post = openPost(engine)
  const { start, said, ways, answer } = post

  test('answers by the reply token, and what is more than five messages by a push', async () => {
    await answer('a', '1', '2', '3', '4', '5', '6', '7')
    await post.bench.settle(start())
    expect(said('a')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(ways('a')).toEqual(['reply', 'push'])
  })

  test('a settled delivery keeps nothing of what was said, to whom, or by which token', async () => {
    await answer('a', 'ความลับ')
    post.fake.line.blocked.add(userId('b'))
    await post.bench.turn('b', texts('อีกเรื่อง'))
    await post.bench.settle(start())
    for (const row of await post.bench.rows()) {
      expect(row).toMatchObject({ state: 'sent', payload: null, address: null, reply_token: null, error: null })
    }
  })

  test('a token that waited too long is not tried', async () => {
    await answer('a', 'late')
    post.bench.clock.pass(51_000)
    await post.bench.settle(start())
    expect(ways('a')).toEqual(['push'])
    expect(post.fake.line.seen).toEqual(['POST /v2/bot/message/push'])
  })

  test('a token that LINE refuses at once gives way to a push', async () => {
    await post.bench.turn('a', texts('hello'), { replyToken: 'unknown' })
    await post.bench.settle(start())
    expect(ways('a')).toEqual(['push'])
  })

  test.each(['reset', 'time-out', 500] as const)(
    'a reply that LINE took, but said %s to, is not sent again in any other way', async (how) => {
      post.fake.line.faults.order({ at: 1, when: 'after', how })
      await answer('a', 'once')
      await post.bench.settle(start())
      expect(said('a')).toEqual(['once'])
      expect(await post.bench.states()).toEqual(['uncertain'])
      expect(post.fake.line.seen.filter((call) => call.endsWith('push'))).toEqual([])
    },
  )

  test.each(['reset', 'time-out', 500, 429] as const)('a reply that LINE did not take, with %s, is repeated as a reply', async (how) => {
    post.fake.line.faults.order({ at: 1, when: 'before', how })
    await answer('a', 'once')
    await post.bench.settle(start())
    expect(said('a')).toEqual(['once'])
    expect(ways('a')).toEqual(['reply'])
    expect(await post.bench.states()).toEqual(['sent'])
  })

  test('a reply nobody answers for as long as its token lives is uncertain, and holds up nothing', async () => {
    post.fake.line.faults.order({ when: 'before', how: 500, to: userId('a'), times: 9 })
    await answer('a', 'first')
    await post.bench.turn('a', texts('second'))
    const deliverer = start()
    await post.bench.settle(deliverer)
    expect(await post.bench.states()).toEqual(['uncertain', 'sent'])
    expect(said('a')).toEqual(['second'])
  })

  test.each(['reset', 'time-out', 500, 503] as const)('a push that LINE took, but said %s to, arrives once', async (how) => {
    post.fake.line.faults.order({ at: 1, when: 'after', how })
    await post.bench.turn('a', texts('once'))
    await post.bench.settle(start())
    expect(said('a')).toEqual(['once'])
    expect(await post.bench.states()).toEqual(['sent'])
    expect(post.fake.line.seen).toHaveLength(2)
  })

  test('the order of a conversation outlasts failures, and others do not wait for it', async () => {
    post.fake.line.faults.order({ when: 'before', how: 503, to: userId('a'), times: 5 })
    await post.bench.turn('a', texts('1', '2', '3', '4', '5', '6'))
    await post.bench.turn('a', texts('7'))
    await post.bench.turn('b', texts('hello'))
    const deliverer = start()
    await deliverer.idle()
    expect([said('a'), said('b')]).toEqual([[], ['hello']])
    await post.bench.settle(deliverer)
    expect(said('a')).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  test('a message that LINE never takes fails and holds up nothing', async () => {
    await post.bench.turn('a', [{ type: 'text', text: '' }])
    await post.bench.turn('a', texts('next'))
    await post.bench.settle(start())
    expect(await post.bench.states()).toEqual(['failed', 'sent'])
    const [first] = await post.bench.rows()
    expect(JSON.parse(first?.error ?? '')).toEqual({ code: 'rejected', status: 400, requestId: expect.any(String) })
    expect(first).toMatchObject({ attempts: 1, payload: null })
  })

  test('a pause that LINE asks for is kept', async () => {
    post.fake.line.faults.order({ at: 1, when: 'before', how: 429, retryAfter: 90 })
    await post.bench.turn('a', texts('patient'))
    const begun = post.bench.clock.time()
    await post.bench.settle(start())
    expect(post.fake.line.received[0]?.at).toBeGreaterThanOrEqual(begun + 90_000)
  })

  test('nothing is connected: a reply becomes a push, since nothing was sent', async () => {
    const away = await startFakeLine()
    await away.close()
    let gone = true
    const there = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: away.url, timeoutMs: 400 }))
    const switching: Sender = { send: (call, signal) => (gone ? there : post.sender).send(call, signal) }
    await answer('a', 'hello')
    const deliverer = start({}, switching)
    await deliverer.idle()
    post.bench.clock.pass(60_000)
    gone = false
    await post.bench.settle(deliverer)
    expect(ways('a')).toEqual(['push'])
  })

  test('a sender that never answers is left alone after the limit', async () => {
    let asked = 0
    const answers: ((result: SendResult) => void)[] = []
    const mute: Sender = {
      send: (call, signal) => {
        if (asked++ > 0) return post.sender.send(call, signal)
        return new Promise((resolve) => answers.push(resolve))
      },
    }
    await post.bench.turn('a', texts('once'))
    const deliverer = start({ callLimitMs: 3_000 }, mute)
    while (asked === 0) await new Promise((resolve) => setImmediate(resolve))
    post.bench.clock.next()
    await deliverer.idle()
    // Its answer comes after all, and changes nothing.
    answers[0]?.({ ok: false, code: 'rejected', ambiguous: false })
    await post.bench.settle(deliverer)
    expect(await post.bench.states()).toEqual(['sent'])
    expect(said('a')).toEqual(['once'])
  })

  test('log and numbers tell what happened, and nothing about people', async () => {
    const { log, logged } = createCapturedLog()
    const seen: unknown[] = []
    post.fake.line.faults.order({ at: 1, when: 'before', how: 500 })
    const token = post.fake.line.issueReplyToken(userId('a'))
    await post.bench.turn('a', texts('กรมที่ดิน'), { replyToken: token })
    await post.bench.settle(start({
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
    await post.bench.turn('a', texts('old'))
    await post.bench.settle(start())
    post.bench.clock.pass(6 * 24 * 3_600_000)
    await start().idle()
    expect(await post.bench.states()).toEqual(['sent'])
    post.bench.clock.pass(2 * 24 * 3_600_000)
    await start().idle()
    expect(await post.bench.states()).toEqual([])
  })

  test('at most so many conversations at once, and a stop waits for them', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await post.bench.turn(name, texts(`hello ${name}`))
    let running = 0
    let most = 0
    const two = Promise.withResolvers<void>()
    const counting: Sender = {
      send: async (call, signal) => {
        most = Math.max(most, ++running)
        // The first waits until there is a second.
        if (running === 2) two.resolve()
        await two.promise
        const result = await post.sender.send(call, signal)
        running--
        return result
      },
    }
    const deliverer = start({ concurrency: 2 }, counting)
    await deliverer.idle()
    expect([most, post.fake.line.received.length]).toEqual([2, 5])

    await post.bench.turn('a', texts('last'))
    deliverer.kick(outboxId('a'))
    await deliverer.stop()
    expect(running).toBe(0)
    expect(await post.bench.states()).not.toContain('sending')
    deliverer.kick(outboxId('a'))
    await deliverer.idle()
  })
})
