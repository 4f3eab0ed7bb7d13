/** An answer that takes longer than this is announced, in milliseconds. */
const PATIENCE = 1_500
/** How many people are told in one go; LINE takes 100 such calls a second. */
const atOnce = 20

export interface Loading {
  /** Looks after a person's answer that was just committed. */
  watch(conversationId: string, userId: string): void
  stop(): void
}

/**
 * Shows LINE's loading animation to people whose answer is still not delivered. It is a courtesy:
 * nothing waits for it, and what fails is left.
 *
 * @param options.waiting which of these conversations have something that is not delivered.
 * @param options.show asks LINE for the animation, with a time limit of its own.
 * @param options.now the clock, in milliseconds.
 */
export function createLoading(options: {
  readonly waiting: (conversationIds: readonly string[]) => Promise<ReadonlySet<string>>
  readonly show: (userId: string) => Promise<unknown>
  readonly now: () => number
  readonly patience?: number
}): Loading {
  const { waiting, show, now, patience = PATIENCE } = options
  /** In the order of when they are due. */
  const watched = new Map<string, { readonly userId: string; readonly due: number }>()
  let timer: NodeJS.Timeout | undefined
  let showing = 0

  const look = async (): Promise<void> => {
    const due = new Map([...watched].filter(([, person]) => person.due <= now()))
    for (const id of due.keys()) watched.delete(id)
    wait()
    if (due.size === 0) return
    try {
      const late = await waiting([...due.keys()])
      const people = [...due].filter(([id]) => late.has(id)).slice(0, Math.max(0, atOnce - showing))
      showing += people.length
      await Promise.allSettled(people.map(([, { userId }]) => show(userId).finally(() => (showing -= 1))))
    } catch {
      // The next answer is looked after again.
    }
  }

  const wait = (): void => {
    const next = watched.values().next().value
    timer = next && setTimeout(() => void look(), Math.max(next.due - now(), 50)).unref()
  }

  return {
    watch(conversationId, userId) {
      // An answer that already waits is not waited for anew.
      if (!watched.has(conversationId)) watched.set(conversationId, { userId, due: now() + patience })
      if (timer === undefined) wait()
    },
    stop() {
      clearTimeout(timer)
      watched.clear()
    },
  }
}
