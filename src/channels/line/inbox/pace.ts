/** Turns begun in one go: about 5 ms of work. */
const AT_ONCE = 3
/** Turns under way: those that wait for the disk wait together. */
const UNDER_WAY = 24
/** While requests crowd, one turn begins in so many milliseconds. */
const REST = 40
/** A turn that has waited so long is overdue, in milliseconds. */
const PATIENCE = 1_000
/** While requests come and turns are overdue, one begins in so many milliseconds. */
const OVERDUE_REST = 5
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
 * their sender waits for each and repeats what takes long: while they crowd, turns get about a
 * twentieth of the time. That is for a burst. Where turns have waited a second, they get all time in
 * which no request is there, and about a third of it while each look finds another one.
 */
export class Pace {
  readonly #requests: Requests
  readonly #waiting: { readonly since: number; readonly begin: () => void }[] = []
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
      this.#waiting.push({ since: performance.now(), begin: resolve })
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
    if (this.#scheduled || this.#waiting.length === 0 || this.#running >= UNDER_WAY) return
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
    const first = this.#waiting[0]
    const overdue = first !== undefined && now - first.since >= PATIENCE
    const pressed = more || (!overdue && crowd >= CROWD)
    if (pressed && now - this.#latest < (overdue ? OVERDUE_REST : REST)) return this.#schedule()
    this.#latest = now
    for (let room = pressed ? 1 : Math.min(AT_ONCE, UNDER_WAY - this.#running); room > 0; room--) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#running += 1
      next.begin()
    }
    this.#schedule()
  }
}
