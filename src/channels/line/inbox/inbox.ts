import type { Database } from '../../../database/database.ts'
import { isDatabaseAway } from '../../../database/database-away.ts'
import type { ArrivedEvent } from './arrival.ts'
import { writeRows, type NewRow } from './rows.ts'

interface Entry {
  readonly events: readonly ArrivedEvent[]
  readonly baseUrl: string | null
  readonly receivedAt: string
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** So long requests count as having come together, in milliseconds. */
const MOMENT = 25
/** So long a write waits for others at most, while they keep coming, in milliseconds. */
const GATHER = 25

/** How and when events reached us. */
export interface Arrival {
  readonly at: Date
  /** The service's own address, where LINE's app can open it. */
  readonly baseUrl?: string
}

/** Keeps events until they are handled. Requests that come at one moment share one write. */
export class Inbox {
  readonly #database: Database
  readonly #onKept: () => void
  #entries: Entry[] = []
  #writing: readonly Entry[] = []
  #latest = { size: 0, at: -Infinity }
  #received = 0

  /** @param onKept told when something was kept, and those who sent it were told */
  constructor(database: Database, onKept: () => void) {
    this.#database = database
    this.#onKept = onKept
  }

  /** How many requests wait for their events to be kept, or came together a moment ago. */
  get crowd(): number {
    const together = performance.now() - this.#latest.at < MOMENT ? this.#latest.size : 0
    return Math.max(this.#entries.length + this.#writing.length, together)
  }

  /** How many requests there have been. */
  get received(): number {
    return this.#received
  }

  /**
   * Resolves when the events are on the disk. One that waits already is not kept twice.
   *
   * @throws what the database throws; then none of them is kept
   */
  put(events: readonly ArrivedEvent[], arrival: Arrival): Promise<void> {
    if (events.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.#entries.push({ events, baseUrl: arrival.baseUrl ?? null, receivedAt: arrival.at.toISOString(), resolve, reject })
      this.#received += 1
      if (this.#entries.length === 1 && this.#writing.length === 0) this.#gather(performance.now())
    })
  }

  /** Waits for what arrives at this moment, and goes on as long as each look finds more. */
  #gather(begun: number, found = true): void {
    const known = this.#received
    setImmediate(() => {
      const more = this.#received > known
      // A connection is accepted at one look and read at the next.
      if ((more || found) && performance.now() - begun < GATHER) this.#gather(begun, more)
      else void this.#write()
    })
  }

  async #write(): Promise<void> {
    this.#writing = this.#entries
    this.#entries = []
    this.#latest = { size: this.#writing.length, at: performance.now() }
    await this.#writeTogether(this.#writing)
    this.#writing = []
    setImmediate(this.#onKept)
    if (this.#entries.length > 0) this.#gather(performance.now())
  }

  async #writeTogether(entries: readonly Entry[]): Promise<void> {
    try {
      await writeRows(this.#database, rowsOf(entries))
    } catch (error) {
      // One that can't be kept must not harm the others.
      if (entries.length > 1 && !isDatabaseAway(error)) for (const entry of entries) await this.#writeTogether([entry])
      else for (const { reject } of entries) reject(error)
      return
    }
    for (const { resolve } of entries) resolve()
  }
}

/** LINE promises no order; of those that come together, what happened first is handled first. */
function rowsOf(entries: readonly Entry[]): readonly NewRow[] {
  const rows = new Map<string, NewRow & { readonly at: number }>()
  for (const { events, baseUrl, receivedAt } of entries) {
    for (const { id, chat, at, payload } of events) rows.set(id, { eventId: id, conversation: chat, payload, baseUrl, receivedAt, at })
  }
  return rows.size === 1 ? [...rows.values()] : [...rows.values()].toSorted((one, other) => one.at - other.at)
}
