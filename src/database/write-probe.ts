import { existsSync } from 'node:fs'
import { CodedError } from './coded-error.ts'
import type { Database } from './database.ts'

/** Why nothing can be written, as the engines say it. */
const REASONS: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC)$/, 'database-full'],
  [/^(SQLITE_READONLY(_\w+)?|25006|42501|EROFS)$/, 'database-read-only'],
]

/**
 * Sees whether the database can be written to, by writing one row; at most every few seconds, and what came
 * of it holds for that long.
 *
 * @param options.now the time in milliseconds
 * @param options.everyMs how long a result holds
 * @returns rejects with a CodedError `database-full`, `database-read-only` or `database-gone` (the file of
 *   SQLite was deleted), else with what the engine says
 *
 * @example
 * const writable = createWriteProbe(database, { now: Date.now })
 * await writable()
 */
export function createWriteProbe(
  { kysely, url }: Pick<Database, 'kysely' | 'url'>, options: { readonly now: () => number; readonly everyMs?: number },
): () => Promise<void> {
  const { now, everyMs = 5_000 } = options
  const file = /^sqlite:(?!:memory:)(.+)$/s.exec(url)?.[1]
  let latest: { readonly at: number; readonly result: Promise<void> } | undefined

  const write = async (): Promise<void> => {
    // What is written to a deleted file is written, and gone with the process.
    if (file !== undefined && !existsSync(file)) throw new CodedError('database-gone', { values: { seconds: 5 } })
    const at = new Date(now()).toISOString()
    try {
      await kysely.insertInto('write_probe').values({ id: 1, at }).onConflict((conflict) => conflict.column('id').doUpdateSet({ at })).execute()
    } catch (cause) {
      throw whyNotWritten(cause) ?? cause
    }
  }

  return () => {
    if (latest === undefined || now() - latest.at >= everyMs) latest = { at: now(), result: write() }
    return latest.result
  }
}

/** An error that says why nothing can be written, where it does; undefined for any other. */
export function whyNotWritten(cause: unknown): CodedError | undefined {
  const code = codeOf(cause)
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1]
  return reason === undefined ? undefined : new CodedError(reason, { values: { seconds: 5 }, cause })
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
