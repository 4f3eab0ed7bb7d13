import { describe, expect, test } from 'vitest'
import type { OutboundCall, Sender } from '../../src/delivery/sender.ts'
import { createCapturedLog } from '../support/captured-log.ts'
import { ENGINES } from '../support/databases.ts'
import { outboxId, texts } from './bench.ts'
import { openPost } from './post.ts'

describe.each(ENGINES)('the deliverer among failures on %s', (engine) => {
  const post = openPost(engine)
  const { start, said, ways, answer } = post

  describe('where a process dies', () => {
    /** A deliverer that stands still for ever in its first call, before LINE hears of it or after. */
    const dieIn = async (point: 'before' | 'after'): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const dying: Sender = {
        send: async (call: OutboundCall, signal: AbortSignal) => {
          if (point === 'after') await post.sender.send(call, signal)
          resolve()
          return new Promise<never>(() => undefined)
        },
      }
      post.bench.deliverer(dying, { after: () => () => undefined })
      await promise
      expect(await post.bench.states()).toContain('sending')
    }

    test.each([['before', ['once']], ['after', ['once']]] as const)('%s LINE has a push, it arrives once', async (point, received) => {
      await post.bench.turn('a', texts('once'))
      await dieIn(point)
      await post.bench.settle(start())
      expect(said('a')).toEqual(received)
      expect(await post.bench.states()).toEqual(['sent'])
    })

    test('before LINE has a reply, it is replied once the lease is over', async () => {
      await answer('a', 'once')
      await dieIn('before')
      await post.bench.settle(start({ sweepEveryMs: 5_000 }))
      expect(ways('a')).toEqual(['reply'])
      expect(await post.bench.states()).toEqual(['sent'])
    })

    test('after LINE has a reply, it is uncertain and arrived once', async () => {
      await answer('a', 'once')
      await dieIn('after')
      await post.bench.settle(start())
      expect(said('a')).toEqual(['once'])
      expect(await post.bench.states()).toEqual(['uncertain'])
    })

    test('and stays dead longer than a reply token lives: the reply is uncertain, the next arrives', async () => {
      await answer('a', 'lost')
      await answer('a', 'next')
      await dieIn('before')
      post.bench.clock.pass(120_000)
      await post.bench.settle(start())
      expect(said('a')).toEqual(['next'])
      expect(await post.bench.states()).toEqual(['uncertain', 'sent'])
    })

    test('a turn that was committed and never begun is delivered by whoever starts next', async () => {
      await post.bench.turn('a', texts('once'))
      await post.bench.settle(start())
      expect(said('a')).toEqual(['once'])
    })

    test('nobody touches what another holds', async () => {
      await post.bench.turn('a', texts('once'))
      await dieIn('before')
      const deliverer = start()
      deliverer.kick(outboxId('a'))
      await deliverer.idle()
      expect([post.fake.line.seen, await post.bench.states()]).toEqual([[], ['sending']])
    })
  })

  test('a database that is away when LINE has answered loses and doubles nothing', async () => {
    let away = false
    let calls = 0
    const kysely = post.bench.database.kysely.withPlugin({
      transformQuery: ({ node }) => {
        if (away && node.kind === 'UpdateQueryNode') throw new Error('away with ความลับ')
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { log, logged } = createCapturedLog()
    await post.bench.turn('a', texts('once'))
    await answer('a', 'twice?')
    const breaking: Sender = {
      send: async (call, signal) => {
        const result = await post.sender.send(call, signal)
        away = calls++ === 0
        return result
      },
    }
    const deliverer = start({ database: { ...post.bench.database, kysely }, log, sweepEveryMs: 5_000 }, breaking)
    await deliverer.idle()
    expect(await post.bench.states()).toEqual(['sending', 'waiting'])
    away = false
    await post.bench.settle(deliverer)
    expect(said('a')).toEqual(['once', 'twice?'])
    expect(logged()).toContain('delivery interrupted')
    expect(logged()).not.toContain('ความลับ')
  })
})
