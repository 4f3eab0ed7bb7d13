import type BetterSqlite3 from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { GroupCommit } from './group-commit.ts'

/** While another process reads, it is tried again so often, so many milliseconds later. */
const TRIES = 30
const PAUSE_MS = 1_000
/** `user_version` of a file that has nothing in it that was deleted before deleting meant overwriting. */
const SCRUBBED = 1

const checkpoint = z.array(z.object({ busy: z.number() }))

/** Sees to it that a SQLite file and its log hold nothing that was deleted. */
export class Scrubbing {
  readonly #shared: GroupCommit
  #running: Promise<void> | undefined
  #again = false

  constructor(shared: GroupCommit) {
    this.#shared = shared
  }

  /** Empties the log. Who asks while it is being done is told when it was done once more. */
  scrub(): Promise<void> {
    if (this.#running) this.#again = true
    return (this.#running ??= this.#untilEmpty().finally(() => {
      this.#running = undefined
    }))
  }

  async #untilEmpty(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      this.#again = false
      const emptied = await this.#emptied()
      if (emptied && !this.#again) return
      if (!emptied) await setTimeout(PAUSE_MS, undefined, { ref: false })
    }
  }

  async #emptied(): Promise<boolean> {
    try {
      return await this.#shared.alone(emptyLog)
    } catch {
      // The file was closed meanwhile, or its disk is full: the next time will do.
      return false
    }
  }

  /** Once for a file of an earlier version: what it deleted still lies between the pages. */
  async scrubOld(): Promise<void> {
    await this.#shared.alone((file) => {
      if (Number(file.pragma('user_version', { simple: true })) >= SCRUBBED) return
      const tables = file.prepare('select count(*) from sqlite_schema').pluck().get()
      try {
        if (tables !== 0) file.exec('vacuum')
        file.pragma(`user_version = ${SCRUBBED}`)
        emptyLog(file)
      } catch {
        // Another process has the file, or there is no room for it now: at the next start.
      }
    })
  }
}

function emptyLog(file: BetterSqlite3.Database): boolean {
  const [result] = checkpoint.parse(file.pragma('wal_checkpoint(TRUNCATE)'))
  return result?.busy === 0
}
