interface Waiting {
  readonly at: number
  readonly run: () => Promise<void>
}

/**
 * Handles the events of one chat one after the other, and those of different chats side by side. Of
 * those that wait, the one that happened first comes first, whatever order they arrived in.
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
      const run = () => task().then(resolve, reject)
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
    for (let next = line.shift(); next !== undefined; next = line.shift()) await next.run()
    this.#chats.delete(chat)
  }
}
