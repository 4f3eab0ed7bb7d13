// The watchdog's own thread, in plain JavaScript: it needs no type stripper, which takes some 17 MB.
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { shared, tickMs } = workerData
// The beats of the main thread, and how many ticks it may miss.
const state = new Int32Array(shared)
const own = new Int32Array(new SharedArrayBuffer(4))
let seen = -1
let still = 0

// Its own ticks are counted and not the clock, which goes on while the machine sleeps or the process is stopped.
for (;;) {
  Atomics.wait(own, 0, 0, tickMs)
  const now = Atomics.load(state, 0)
  if (now !== seen) {
    seen = now
    still = 0
  } else if ((still += 1) >= Atomics.load(state, 1)) {
    writeSync(2, `${JSON.stringify({ level: 60, time: new Date().toISOString(), seconds: (tickMs * still) / 1000, msg: 'standing still, ended by the watchdog' })}\n`)
    process.kill(process.pid, 'SIGKILL')
  }
}
