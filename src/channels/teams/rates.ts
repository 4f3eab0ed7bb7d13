/** So many calls in so many milliseconds. */
export interface Rate {
  readonly calls: number
  readonly within: number
}

/** What Teams lets a bot send into one conversation. */
export const CONVERSATION_RATES: readonly Rate[] = [
  { calls: 7, within: 1_000 },
  { calls: 8, within: 2_000 },
  { calls: 60, within: 30_000 },
  { calls: 1_800, within: 3_600_000 },
]

/** What Teams lets a bot send into one tenant. */
export const TENANT_RATES: readonly Rate[] = [{ calls: 30, within: 1_000 }]

/** So many conversations are remembered; the longest unused are forgotten first. */
const REMEMBERED = 10_000

/** Counts calls by who gets them, so that a platform's rates are never met. Of one process. */
export class Rates {
  readonly #rates: readonly Rate[]
  readonly #longest: number
  readonly #most: number
  readonly #calls = new Map<string, number[]>()

  constructor(rates: readonly Rate[]) {
    this.#rates = rates
    this.#longest = Math.max(...rates.map(({ within }) => within))
    this.#most = Math.max(...rates.map(({ calls }) => calls))
  }

  /** When the next call is allowed, in milliseconds since 1970; not after `now`: at once. */
  readyAt(key: string, now: number): number {
    const calls = this.#calls.get(key)
    if (calls === undefined) return now
    let ready = now
    for (const rate of this.#rates) {
      // The call that must have left the window before another may enter it.
      const oldest = calls[calls.length - rate.calls]
      if (oldest !== undefined) ready = Math.max(ready, oldest + rate.within)
    }
    return ready
  }

  /** A call was made. */
  count(key: string, now: number): void {
    const calls = (this.#calls.get(key) ?? []).filter((at) => now - at < this.#longest)
    calls.push(now)
    this.#calls.delete(key)
    this.#calls.set(key, calls.slice(-this.#most))
    if (this.#calls.size > REMEMBERED) this.#calls.delete(this.#calls.keys().next().value as string)
  }
}
