import { isDatabaseAway } from '../database/database-away.ts'

interface Waiting {
  readonly at: number
  /** Gives the error where the database is away; with it, the task is not begun any more. */
  readonly run: (away: unknown) => Promise<unknown>
}

/**
 * Handles the events of one chat one after the other, and those of different chats side by side. Of
 * those that wait, the one that happened first comes first, whatever order they arrived in. Where the
 * database is away for one of them, it is so for those that wait: each would wait for it as long again.
 */
export class InOrder {
  readonly #chats = new Map<string, Waiting[]>()

  /** How many chats have something running. */
  get size(): number {
    return this.#chats.size
  }

  /**
   * @param chat whose events are kept in order.
   * @param at when the event happened, in milliseconds.
   */
  run<T>(chat: string, at: number, task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (away: unknown) => (away === undefined ? task() : Promise.reject(away)).then(resolve, (error: unknown) => {
        reject(error)
        return isDatabaseAway(error) ? error : undefined
      })
      const waiting = this.#chats.get(chat)
      if (waiting) {
        const later = waiting.findIndex((other) => other.at > at)
        waiting.splice(later === -1 ? waiting.length : later, 0, { at, run })
        return
      }
      const line: Waiting[] = [{ at, run }]
      this.#chats.set(chat, line)
      void this.#work(chat, line)
    })
  }

  async #work(chat: string, line: Waiting[]): Promise<void> {
    let away: unknown
    for (let next = line.shift(); next !== undefined; next = line.shift()) away = await next.run(away)
    this.#chats.delete(chat)
  }
}
