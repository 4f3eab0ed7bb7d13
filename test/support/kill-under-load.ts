import { until } from './until.ts'

/** A server that can be killed and started again. */
interface Killable {
  kill(signal: NodeJS.Signals): Promise<unknown>
  restart(): Promise<void>
}

/** How many events are under way side by side. */
const LANES = 12

/**
 * Delivers events side by side, kills the server in the midst of it and starts it again, three times
 * over; each time, what was not acknowledged is delivered anew.
 *
 * @param attempt delivers one event, and gives the status or that there was no answer
 * @param again an event as the platform delivers it once more
 * @returns the events that were never acknowledged
 */
export async function killUnderLoad<E>(
  server: Killable, events: readonly E[], attempt: (event: E) => Promise<number | 'no answer'>, again: (event: E) => E = (event) => event,
): Promise<readonly E[]> {
  let open = events
  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    const killAfter = acknowledged + 5 + round * 9
    const waiting = [...open]
    const left: E[] = []
    let killed = false
    // A few at a time: all at once could all be acknowledged together, with nothing left in the midst.
    const lane = async (): Promise<void> => {
      for (let event = waiting.shift(); event !== undefined && !killed; event = waiting.shift()) {
        if (await attempt(event) === 200) acknowledged += 1
        else left.push(again(event))
      }
    }
    const lanes = Array.from({ length: LANES }, lane)
    await until(() => acknowledged >= killAfter)
    killed = true
    const unsent = waiting.splice(0)
    await server.kill('SIGKILL')
    await Promise.all(lanes)
    open = [...left, ...unsent]
    await server.restart()
  }
  return open
}
