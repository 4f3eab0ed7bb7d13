import fc from 'fast-check'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { InOrder } from '../../../src/channels/in-order.ts'
import { createProfileLanguages } from '../../../src/channels/line/languages.ts'
import { createLoading } from '../../../src/channels/line/loading.ts'

test('events of one chat run one at a time, the earliest of those that wait first; those of others side by side', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c'), at: fc.nat(5), fails: fc.boolean() })), async (events) => {
    const queue = new InOrder()
    const running = new Set<string>()
    const done: { chat: string; at: number }[] = []
    const results = await Promise.allSettled(events.map(({ chat, at, fails }) =>
      queue.run(chat, at, async () => {
        expect(running.has(chat)).toBe(false)
        running.add(chat)
        await setImmediate()
        running.delete(chat)
        done.push({ chat, at })
        if (fails) throw new Error('failed')
      })))
    expect(results.map(({ status }) => status === 'rejected')).toEqual(events.map(({ fails }) => fails))
    for (const chat of ['a', 'b', 'c']) {
      const own = events.filter((event) => event.chat === chat).map(({ at }) => at)
      // The first one began before the others had come.
      const expected = [...own.slice(0, 1), ...own.slice(1).toSorted((a, b) => a - b)]
      expect(done.filter((event) => event.chat === chat).map(({ at }) => at)).toEqual(expected)
    }
    expect(queue.size).toBe(0)
  }), { numRuns: 50 })
})

describe('languages of profiles', () => {
  const asked: string[] = []
  const make = (profile: (userId: string) => Promise<{ language?: string | undefined }>, now = () => 0) =>
    createProfileLanguages({ now, profile: async (userId) => (asked.push(userId), profile(userId)) })
  beforeEach(() => void (asked.length = 0))

  test.each([
    ['th', 'th'], ['th-TH', 'th'], ['TH', 'th'], ['en', 'en'], ['en-GB', 'en'], ['ja', 'en'], ['zh-Hant', 'en'], ['tha', 'en'],
    [undefined, 'not-said'], ['', 'not-said'],
  ])('%s is %s', async (language, known) => {
    const languages = make(async () => ({ language }))
    expect(languages.known('U1')).toBeUndefined()
    await languages.within('U1', 1_000)
    expect(languages.known('U1')).toBe(known)
    await languages.within('U1', 1_000)
    expect(asked).toEqual(['U1'])
  })

  test('are waited for only as long as said, and used when they come later', async () => {
    const { promise, resolve } = Promise.withResolvers<{ language: string }>()
    const languages = make(() => promise)
    await languages.within('U1', 5)
    expect(languages.known('U1')).toBeUndefined()
    languages.learn('U1')
    resolve({ language: 'en' })
    await vi.waitFor(() => expect(languages.known('U1')).toBe('en'))
    expect(asked).toEqual(['U1'])
  })

  test('are not asked for again while LINE does not answer', async () => {
    let now = 0
    const languages = make(async () => Promise.reject(new Error('away')), () => now)
    await languages.within('U1', 1_000)
    await languages.within('U2', 1_000)
    expect(asked).toEqual(['U1'])
    now += 60_000
    await languages.within('U2', 1_000)
    expect(asked).toEqual(['U1', 'U2'])
  })
})

describe('the loading animation', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is shown to those whose answer still waits after a while, and to nobody else', async () => {
    const shown: string[] = []
    const waiting = new Set(['a', 'b'])
    const loading = createLoading({
      now: () => Date.now(), patience: 1_500, waiting: async () => waiting, show: async (userId) => shown.push(userId),
    })
    loading.watch('a', 'Ua')
    loading.watch('c', 'Uc')
    await vi.advanceTimersByTimeAsync(1_000)
    loading.watch('b', 'Ub')
    await vi.advanceTimersByTimeAsync(600)
    expect(shown).toEqual(['Ua'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(shown).toEqual(['Ua', 'Ub'])
    loading.watch('a', 'Ua')
    loading.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shown).toEqual(['Ua', 'Ub'])
  })

  test('that cannot be shown harms nothing', async () => {
    let looked = 0
    const loading = createLoading({
      now: () => Date.now(), waiting: async () => (looked++ === 0 ? Promise.reject(new Error('away')) : new Set(['a'])), show: async () => Promise.reject(new Error('away')),
    })
    loading.watch('a', 'Ua')
    await vi.advanceTimersByTimeAsync(2_000)
    loading.watch('a', 'Ua')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(looked).toBe(2)
  })
})
