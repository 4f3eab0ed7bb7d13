import { CodedError } from '../../database/coded-error.ts'
import { isDatabaseAway } from '../../database/database-away.ts'

/** How many messages of one conversation may wait; a person at a keyboard has one or two. */
const WAITING_LIMIT = 32

/**
 * Handles the messages of one conversation in the order they came in. The lock in the database
 * already keeps two turns apart, but not which of them goes first.
 */
export class TurnQueue {
  readonly #conversations = new Map<string, { last: Promise<unknown>; waiting: number }>()

  /** How many conversations have something running. */
  get size(): number {
    return this.#conversations.size
  }

  /**
   * Runs the task after those queued before it under the same key, whether they succeed or fail. Where
   * the database is away for one of them, it is so for those that wait: each would wait for it as long again.
   *
   * @throws CodedError `too-many-requests` where too many wait already
   */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const queue = this.#conversations.get(key) ?? { last: Promise.resolve(), waiting: 0 }
    if (queue.waiting >= WAITING_LIMIT) throw new CodedError('too-many-requests', { values: { seconds: 1 } })
    this.#conversations.set(key, queue)
    queue.waiting += 1
    const running = queue.last.then(task)
    queue.last = running.catch((error: unknown) => {
      if (isDatabaseAway(error)) throw error
    })
    // There may be nobody who waits.
    queue.last.catch(() => undefined)
    try {
      return await running
    } finally {
      queue.waiting -= 1
      if (queue.waiting === 0) this.#conversations.delete(key)
    }
  }
}
