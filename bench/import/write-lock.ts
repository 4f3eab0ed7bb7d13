import BetterSqlite3 from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'

/** For how long at a stretch somebody else held the write lock of a SQLite file, at most, in milliseconds. */
export async function longestHeld(url: string, work: () => Promise<unknown>): Promise<number> {
  const file = new BetterSqlite3(url.slice('sqlite:'.length), { timeout: 0 })
  let longest = 0
  let since: number | undefined
  let over = false
  const watching = (async () => {
    while (!over) {
      try {
        file.exec('begin immediate; rollback')
        since = undefined
      } catch {
        since ??= performance.now()
        longest = Math.max(longest, performance.now() - since)
      }
      await setTimeout(2)
    }
  })()
  try {
    await work()
  } finally {
    over = true
    await watching
    file.close()
  }
  return Math.round(longest)
}
