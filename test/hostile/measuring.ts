import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { z } from 'zod'
import { fold } from '../../src/thai/normalise.ts'
import { openReaders, type Reader } from './readers.ts'
import { examples, recipe, textOf } from './texts.ts'
import type { Told } from './told.ts'

/**
 * A thread that gives texts to readers and tells of each before it begins and what it cost after. A reader
 * that never ends is so found from outside, by the last thing that was told.
 */
const reading = (pattern: RegExp): Reader => ({ name: 'planted', read: (text) => pattern.test(text) })
const { seed, runs, planted } = z.object({ seed: z.number(), runs: z.number(), planted: z.string().optional() }).parse(workerData)
const tell = (message: Told): void => parentPort?.postMessage(message)

/** How many texts that cost too much are told: more tell nothing new. */
const enough = 5
/** Lengths in characters: each is read at twice and four times as many as well. */
const lengths = [40, 100, 1_250]
/** How many times as much work a text four times as long may cost: linear is four. */
const growth = 10
/** How many yardsticks a whole turn may cost, whatever its length: what is fixed about it, and a text of the greatest length. */
const most = 150

/** Microseconds of processor time that a piece of work takes at least: the least of several goes, each of enough times to be seen. */
async function processorTime(work: () => unknown, goes: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let go = 0; go < goes; go += 1) {
    let times = 0
    const before = process.threadCpuUsage()
    let used = 0
    do {
      await work()
      times += 1
      const { user, system } = process.threadCpuUsage(before)
      used = user + system
    } while (used < 20_000 && times < 2_000)
    least = Math.min(least, used / times)
  }
  return least
}

/** The same by the clock and in one go: never less than the processor time, and quickly found. */
async function atMost(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) * 1_000
}

async function read(reader: Reader, text: string): Promise<void> {
  try {
    await reader.read(text)
  } catch (error) {
    // A cell may be refused; a mistake may not.
    if (error instanceof TypeError || error instanceof RangeError) throw error
  }
}

const { readers, close } = planted === undefined ? await openReaders() : { readers: [reading(new RegExp(planted))], close: async () => {} }
const plain = 'หน่วยงานของเรา ดำเนินการแล้ว '.repeat(180).slice(0, 5_000)
for (let warm = 0; warm < 200; warm += 1) fold(plain)
const yardstick = await processorTime(() => fold(plain), 5)
/** So little is taken without looking at its growth: a quadratic cost is far more at the greatest length. */
const floor = 10 * yardstick

async function measure(reader: Reader, text: (length: number) => string, length: number): Promise<void> {
  const [short, long] = [text(length), text(4 * length)]
  tell({ kind: 'begins', reader: reader.name, text: long })
  const quick = await atMost(() => read(reader, long))
  if (quick <= floor || quick <= growth * (await atMost(() => read(reader, short)))) {
    if (quick <= most * yardstick) return
  }
  // By the clock it looks like much: the processor time tells.
  const costs = await processorTime(() => read(reader, long), 3)
  const base = await processorTime(() => read(reader, short), 3)
  const why = `${long.length} characters cost ${(costs / yardstick).toFixed(1)} yardsticks, ${short.length} cost ${(base / yardstick).toFixed(1)}`
  if (costs > most * yardstick || costs > Math.max(floor, growth * base)) {
    tell({ kind: 'costly', reader: reader.name, text: long, why })
    costly += 1
  }
}

const recipes = [...examples, ...fc.sample(recipe, { seed, numRuns: runs })]
let costly = 0
let texts = 0
for (const reader of readers) {
  for (const made of recipes) {
    for (const length of lengths) {
      if (costly >= enough) break
      await measure(reader, (characters) => textOf(made, characters), length)
      texts += 1
    }
  }
}
await close()
tell({ kind: 'done', texts })
