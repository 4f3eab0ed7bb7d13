import { expect, test } from 'vitest'
import { TurnQueue } from '../../../src/channels/web/turn-queue.ts'

test('tasks of one key run in the order they came, those of another key beside them', async () => {
  const queue = new TurnQueue()
  const gate = Promise.withResolvers<void>()
  const log: string[] = []
  const first = queue.run('a', async () => {
    log.push('a1 begins')
    await gate.promise
    log.push('a1 ends')
  })
  const second = queue.run('a', async () => void log.push('a2'))
  await queue.run('b', async () => void log.push('b'))
  expect(log).toEqual(['a1 begins', 'b'])
  gate.resolve()
  await Promise.all([first, second])
  expect(log).toEqual(['a1 begins', 'b', 'a1 ends', 'a2'])
})

test('a failure is its own task’s alone', async () => {
  const queue = new TurnQueue()
  const failing = queue.run('a', () => Promise.reject(new Error('no')))
  const next = queue.run('a', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('nothing is remembered of a key without tasks', async () => {
  const queue = new TurnQueue()
  await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      queue.run(String(index % 10), () => (index % 3 === 0 ? Promise.reject(new Error('no')) : Promise.resolve()))),
  )
  expect(queue.size).toBe(0)
})

test('too many waiting tasks are refused, and the queue goes on', async () => {
  const queue = new TurnQueue()
  const gate = Promise.withResolvers<void>()
  const accepted = Array.from({ length: 32 }, () => queue.run('a', () => gate.promise))
  await expect(queue.run('a', () => gate.promise)).rejects.toMatchObject({ code: 'too-many-requests' })
  expect(await queue.run('b', async () => 'yes')).toBe('yes')
  gate.resolve()
  await Promise.all(accepted)
  expect(await queue.run('a', async () => 'yes')).toBe('yes')
})

test('while the database is away, those that wait are told at once, and not those of other keys or who come later', async () => {
  const queue = new TurnQueue()
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  const begun: string[] = []
  const task = (name: string, error?: Error) => async () => {
    begun.push(name)
    if (error !== undefined) throw error
  }
  const outcomes = await Promise.allSettled([
    queue.run('a', task('a1', away)), queue.run('a', task('a2')), queue.run('a', task('a3')), queue.run('b', task('b1')),
  ])
  expect(outcomes.map((outcome) => outcome.status === 'rejected' ? outcome.reason : 'run')).toEqual([away, away, away, 'run'])
  await queue.run('a', task('a4'))
  expect(begun.toSorted()).toEqual(['a1', 'a4', 'b1'])
})
