import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTeamsSender } from '../../../src/channels/teams/sender.ts'
import { announced } from '../../../src/channels/teams/typing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a turn that takes long is announced once, and a quick one is not', async () => {
  const show = vi.fn(async () => undefined)
  expect(await announced(async () => 'quick', show, 10)).toBe('quick')
  vi.advanceTimersByTime(100)
  expect(show).toHaveBeenCalledTimes(0)
  const { promise, resolve } = Promise.withResolvers<string>()
  const turn = announced(() => promise, show, 10)
  vi.advanceTimersByTime(100)
  resolve('slow')
  expect(await turn).toBe('slow')
  vi.advanceTimersByTime(100)
  expect(show).toHaveBeenCalledTimes(1)
})

test('a turn that fails is not announced afterwards', async () => {
  const show = vi.fn(async () => undefined)
  await expect(announced(() => Promise.reject(new Error('away')), show, 10)).rejects.toThrow('away')
  vi.advanceTimersByTime(100)
  expect(show).toHaveBeenCalledTimes(0)
})

test('what is only a courtesy gives way to the rates, and its failure is left', async () => {
  const sent: unknown[] = []
  const sender = createTeamsSender({
    adapter: {
      send: async (_address, activity) => {
        sent.push(activity)
        throw new Error('away')
      },
      replace: () => Promise.reject(new Error('away')),
    },
    now: () => 1_000, onUnauthorized: () => undefined,
  })
  for (let i = 0; i < 20; i++) await sender.typing({ to: 'a:1', kind: 'user' })
  expect(sent).toEqual(Array.from({ length: 7 }, () => ({ type: 'typing' })))
})
