import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { told, type Told } from './told.ts'

/** Processor time, in microseconds, after which one text has hung the thread that reads it. */
const hangs = 5_000_000

/** What the readers make of hostile texts: those that cost too much, and the one that never came to an end. */
async function measured(data: { readonly seed: number; readonly runs: number; readonly planted?: string }): Promise<{ readonly costly: readonly Told[]; readonly texts: number }> {
  const worker = new Worker(new URL('./measuring.ts', import.meta.url), { workerData: data })
  const costly: Told[] = []
  let last: Told | undefined
  let since = process.cpuUsage()
  try {
    return await new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(since)
        if (last?.kind !== 'begins' || user + system < hangs) return
        clearInterval(watch)
        resolve({ costly: [...costly, { kind: 'costly', reader: last.reader, text: last.text, why: 'it never came to an end' }], texts: 0 })
      }, 200)
      worker.on('message', (message: unknown) => {
        last = told.parse(message)
        since = process.cpuUsage()
        if (last.kind === 'costly') costly.push(last)
        if (last.kind !== 'done') return
        clearInterval(watch)
        resolve({ costly, texts: last.texts })
      })
      worker.on('error', reject)
    })
  } finally {
    await worker.terminate()
  }
}

test('no reader spends more on a text than its length', async () => {
  const { costly, texts } = await measured({ seed: 14, runs: 16 })
  expect(costly).toEqual([])
  expect(texts).toBeGreaterThan(4_000)
}, 600_000)

test.each([
  ['exponential', '^(?:(?:นะ)?(?:ครับ|คะ)|นะ|[\\s,.])+$'],
  ['cubic', '(?:.*ก){3}!'],
])('a reader that does is found: %s', async (_, planted) => {
  const { costly } = await measured({ seed: 14, runs: 16, planted })
  expect(costly.length).toBeGreaterThan(0)
}, 600_000)
