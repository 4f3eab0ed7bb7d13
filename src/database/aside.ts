/** A transaction is given up because slow work has to be done before it. Whoever catches errors in between lets it pass. */
class SetAside extends Error {
  override readonly name = 'SetAside'
}

/** Whether an error says that a transaction waits for slow work, and is begun anew then. */
export function isSetAside(error: unknown): boolean {
  return error instanceof SetAside
}

/**
 * Slow work that a transaction asks for, and what came of it. A file is read and planned for seconds; were
 * that done inside of the transaction, everybody else's writing would wait for it.
 */
export interface Aside {
  /**
   * What the work came to. Where it has not been done, the transaction is taken back, the work is done
   * while none is open, and the transaction begins anew; so it asks for the same again, under the same key.
   *
   * @param key names the work and what it was asked for with; one key, one result.
   * @throws what the work threw.
   */
  apart<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** The work that one transaction asked for, in the order in which it did. */
class Done implements Aside {
  readonly #outcomes = new Map<string, PromiseSettledResult<unknown>>()
  #wanted: { readonly key: string; readonly work: () => Promise<unknown> } | undefined

  async apart<T>(key: string, work: () => Promise<T>): Promise<T> {
    const outcome = this.#outcomes.get(key)
    if (outcome === undefined) {
      this.#wanted = { key, work }
      throw new SetAside()
    }
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value as T
  }

  async work(): Promise<void> {
    if (this.#wanted === undefined) return
    const { key, work } = this.#wanted
    const [outcome] = await Promise.allSettled([work()])
    this.#outcomes.set(key, outcome)
  }
}

/**
 * Runs a transaction that may ask for slow work, as often as it asks for something that was not done yet.
 *
 * @param transact begins the transaction, and lets a `SetAside` pass after it was taken back.
 * @param onAside awaited before the slow work begins, while no transaction is open.
 *
 * @example
 * await withAside((aside) => kysely.transaction().execute(async (transaction) => {
 *   const rows = await aside.apart('read', () => readSheet(bytes))
 *   await transaction.insertInto('entries').values(rows).execute()
 * }))
 */
export async function withAside<T>(transact: (aside: Aside) => Promise<T>, onAside?: () => Promise<void> | void): Promise<T> {
  const done = new Done()
  for (;;) {
    try {
      return await transact(done)
    } catch (error) {
      if (!isSetAside(error)) throw error
    }
    await onAside?.()
    await done.work()
  }
}
