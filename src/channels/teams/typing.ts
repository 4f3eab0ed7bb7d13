/** An answer that takes longer than this is announced, in milliseconds. */
const PATIENCE = 1_500

/**
 * Runs a turn, and shows that an answer is coming where it takes long. It is a courtesy: nothing
 * waits for it.
 */
export async function announced<T>(turn: () => Promise<T>, show: () => Promise<void>, patience: number = PATIENCE): Promise<T> {
  const timer = setTimeout(() => void show(), patience)
  try {
    return await turn()
  } finally {
    clearTimeout(timer)
  }
}
