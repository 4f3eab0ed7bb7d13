import { until } from './until.ts'

/** A server that can be killed and started again. */
interface Killable {
  kill(signal: NodeJS.Signals): Promise<unknown>
  restart(): Promise<void>
}

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
    const results = open.map(async (event) => {
      const status = await attempt(event)
      if (status === 200) acknowledged += 1
      return { event, status }
    })
    await until(() => acknowledged >= killAfter)
    await server.kill('SIGKILL')
    open = (await Promise.all(results)).filter(({ status }) => status !== 200).map(({ event }) => again(event))
    await server.restart()
  }
  return open
}
