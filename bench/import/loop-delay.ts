import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const EVERY = 5

/**
 * Loaded into a server (`NODE_OPTIONS=--import=…`): at SIGUSR2 it prints for how long, at most, its event
 * loop stood still since the last time, in milliseconds: by the clock, which a busy machine makes longer,
 * and by the work that the thread itself did meanwhile.
 */
if (isMainThread) {
  const busy = (): number => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let last = { clock: performance.now(), work: busy() }
  let longest = { clock: 0, work: 0 }
  let asked = 0
  setInterval(() => {
    const now = { clock: performance.now(), work: busy() }
    longest = { clock: Math.max(longest.clock, now.clock - last.clock - EVERY), work: Math.max(longest.work, now.work - last.work) }
    last = now
  }, EVERY).unref()
  process.on('SIGUSR2', () => {
    asked += 1
    writeSync(1, `standstill ${asked}: ${Math.round(longest.clock)} ms, ${Math.round(longest.work)} ms of work\n`)
    longest = { clock: 0, work: 0 }
  })
}
