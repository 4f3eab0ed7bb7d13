import inspector from 'node:inspector'
import { Worker } from 'node:worker_threads'

/** The main thread gives a sign of life so often within the limit. */
const ticks = 20
/** During the start, which has much to read and compile in one go, the limit is so many times longer. */
const startFactor = 3

/** What the thread needs: with less it doesn't come up. */
const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 }

/**
 * Ends the process (SIGKILL, after a line on standard error) when its main thread stands still, so that its
 * supervisor starts it anew: a loop that stands still answers nobody, and hears no SIGTERM either. It
 * watches from a thread of its own, which needs nothing of the main one. While a debugger is attached, which
 * may hold the thread, nothing is watched.
 *
 * @param limitMs how long the main thread may stand still, in milliseconds; 0: for ever
 * @returns `started`: to be told when the start is over; `stop` ends the watching
 *
 * @example
 * const watchdog = startWatchdog(10_000)
 * await server.prepared
 * watchdog.started()
 * watchdog.stop()
 */
export function startWatchdog(limitMs: number): { started(): void; stop(): void } {
  if (limitMs === 0 || inspector.url() !== undefined) return { started: () => undefined, stop: () => undefined }
  const shared = new SharedArrayBuffer(8)
  const state = new Int32Array(shared)
  Atomics.store(state, 1, ticks * startFactor)
  const tickMs = Math.max(1, Math.round(limitMs / ticks))
  const timer = setInterval(() => Atomics.add(state, 0, 1), tickMs).unref()
  const thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), {
    workerData: { shared, tickMs }, resourceLimits, env: {}, execArgv: [], stdin: false,
  })
  thread.unref()
  return {
    started: () => void Atomics.store(state, 1, ticks),
    stop: () => {
      clearInterval(timer)
      void thread.terminate()
    },
  }
}
