import { expect, test } from 'vitest'
import { InOrder } from '../../src/channels/in-order.ts'

test('while the database is away, the events of a chat that wait are told at once, and not those of other chats or which come later', async () => {
  const chats = new InOrder()
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  const begun: string[] = []
  const task = (name: string, error?: Error) => async () => {
    begun.push(name)
    if (error !== undefined) throw error
  }
  const outcomes = await Promise.allSettled([
    chats.run('a', 1, task('a1', away)), chats.run('a', 3, task('a3')), chats.run('a', 2, task('a2')), chats.run('b', 1, task('b1')),
  ])
  expect(outcomes.map((outcome) => outcome.status === 'rejected' ? outcome.reason : 'run')).toEqual([away, away, away, 'run'])
  await chats.run('a', 4, task('a4', new Error('its own'))).catch(() => undefined)
  await Promise.all([chats.run('a', 5, task('a5')), chats.run('a', 6, task('a6'))])
  expect(begun.toSorted()).toEqual(['a1', 'a4', 'a5', 'a6', 'b1'])
})
