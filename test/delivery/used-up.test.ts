import { describe, expect, test } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { texts } from './bench.ts'
import { openPost } from './post.ts'

describe.each(ENGINES)('the deliverer where the month is used up on %s', (engine) => {
  const post = openPost(engine)
  const { start, said, answer } = post

  test('an answer fails with its code, and replies go on', async () => {
    post.fake.line.quota = { limit: 300, used: 300 }
    await post.bench.turn('a', texts('pushed'))
    await answer('a', 'replied')
    await post.bench.settle(start())
    expect(said('a')).toEqual(['replied'])
    const [first] = await post.bench.rows()
    expect([first?.state, JSON.parse(first?.error ?? '')]).toEqual(
      ['failed', { code: 'monthly-limit', status: 429, requestId: expect.any(String) }])
  })

  test('reminders wait while little is left, answers do not', async () => {
    post.fake.line.quota = { limit: 300, used: 250 }
    await post.bench.turn('a', texts('reminder'), { kind: 'reminder' })
    await post.bench.turn('a', texts('answer'))
    const deliverer = start({ reserve: 50 })
    await deliverer.idle()
    expect(said('a')).toEqual(['answer'])
    post.fake.line.quota = { limit: 300, used: 0 }
    await post.bench.settle(deliverer)
    expect(said('a')).toEqual(['answer', 'reminder'])
  })

  test('a reminder goes out while enough is left, and counts', async () => {
    post.fake.line.quota = { limit: 300, used: 248 }
    await post.bench.turn('a', texts('first'), { kind: 'reminder' })
    await post.bench.turn('a', texts('second'), { kind: 'reminder' })
    await post.bench.turn('a', texts('third'), { kind: 'reminder' })
    const deliverer = start({ reserve: 50 })
    await deliverer.idle()
    expect(said('a')).toEqual(['first', 'second'])
    expect(await post.bench.states()).toEqual(['sent', 'sent', 'waiting'])
  })

  test('a reminder that waited a week is not sent any more', async () => {
    post.fake.line.quota = { limit: 300, used: 300 }
    await post.bench.turn('a', texts('old'), { kind: 'reminder' })
    post.bench.clock.pass(8 * 24 * 3_600_000)
    await post.bench.settle(start())
    expect(await post.bench.states()).toEqual(['failed'])
    expect(post.fake.line.received).toEqual([])
  })
})
