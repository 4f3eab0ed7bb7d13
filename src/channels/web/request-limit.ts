import { isIPv6 } from 'node:net'

const WINDOW = 60_000

/** Counts requests per address and minute, in a bounded amount of memory. */
export class RequestLimit {
  readonly #perMinute: number
  readonly #addresses: number
  readonly #now: () => Date
  readonly #windows = new Map<string, { until: number; taken: number }>()

  constructor(options: { perMinute: number; addresses?: number; now: () => Date }) {
    this.#perMinute = options.perMinute
    this.#addresses = options.addresses ?? 10_000
    this.#now = options.now
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#windows.size
  }

  /** Takes one request of an address; 0 where it is allowed, else the seconds until the next one is. */
  take(address: string): number {
    const key = networkOf(address)
    const now = this.#now().getTime()
    let window = this.#windows.get(key)
    if (window === undefined || window.until <= now) {
      this.#windows.delete(key)
      this.#makeRoom()
      window = { until: now + WINDOW, taken: 0 }
      this.#windows.set(key, window)
    }
    if (window.taken >= this.#perMinute) return Math.max(1, Math.ceil((window.until - now) / 1000))
    window.taken += 1
    return 0
  }

  /** A Map keeps its keys in the order they came, so the first one is the oldest window. */
  #makeRoom(): void {
    for (const key of this.#windows.keys()) {
      if (this.#windows.size < this.#addresses) return
      this.#windows.delete(key)
    }
  }
}

/** One household has a whole /64 of IPv6, so that is what counts as an address there. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
