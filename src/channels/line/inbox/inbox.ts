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
  #writing = false

  /** @param onKept told when something was kept, and those who sent it were told */
  constructor(database: Database, onKept: () => void) {
    this.#database = database
    this.#onKept = onKept
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
      if (this.#entries.length === 1 && !this.#writing) this.#schedule()
    })
  }

  /** What else came at this moment, or comes while a write is under way, shares the next write. */
  #schedule(): void {
    this.#writing = true
    setImmediate(() => void this.#write())
  }

  async #write(): Promise<void> {
    const entries = this.#entries
    this.#entries = []
    await this.#writeTogether(entries)
    setImmediate(this.#onKept)
    if (this.#entries.length > 0) this.#schedule()
    else this.#writing = false
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
