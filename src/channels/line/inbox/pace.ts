/** Turns begun in one go: about 5 ms of work. */
const AT_ONCE = 3
/** However many requests come, one turn begins in so many milliseconds. */
const REST = 10
/** So many requests together are a crowd. */
const CROWD = 8

/** What comes in beside the turns. */
export interface Requests {
  /** How many have come so far. */
  readonly received: number
  /** How many wait to be answered, or came together a moment ago. */
  readonly crowd: number
}

/**
 * Shares the one thread between turns and the requests that come meanwhile. Requests come first, as
 * their sender waits: as long as every look finds another one, or where they crowd, turns get about
 * a fifth of the time, which is never nothing.
 */
export class Pace {
  readonly #requests: Requests
  readonly #waiting: (() => void)[] = []
  #running = 0
  #scheduled = false
  #latest = -Infinity
  #received = 0

  constructor(requests: Requests) {
    this.#requests = requests
  }

  /** @param turn calls `stepAside` where it waits for something else than the thread: another turn may begin meanwhile. */
  async run<T>(turn: (stepAside: () => void) => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve)
      this.#schedule()
    })
    let here = true
    const stepAside = (): void => {
      if (here) this.#running -= 1
      here = false
      this.#schedule()
    }
    try {
      return await turn(stepAside)
    } finally {
      stepAside()
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#running >= AT_ONCE) return
    this.#scheduled = true
    // New connections are accepted one at each look, so looks must not be far apart.
    setImmediate(() => {
      this.#scheduled = false
      this.#begin()
    })
  }

  #begin(): void {
    const now = performance.now()
    const { received, crowd } = this.#requests
    const more = received !== this.#received
    this.#received = received
    if ((more || crowd >= CROWD) && now - this.#latest < REST) return this.#schedule()
    this.#latest = now
    for (let room = more || crowd >= CROWD ? 1 : AT_ONCE - this.#running; room > 0; room--) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#running += 1
      next()
    }
    this.#schedule()
  }
}
