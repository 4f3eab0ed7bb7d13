import { Kysely, sql } from 'kysely'
import type { Dialect, Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { CodedError } from './coded-error.ts'
import { migrationProvider } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import { checkRights, checkServer, refusalOf } from './postgres-checks.ts'
import { unlimited } from './postgres-limits.ts'
import type { PostgresLimits } from './postgres-limits.ts'
import type { Schema } from './schema.ts'
import type { Scrubbing } from './scrubbing.ts'
import { openSqlite } from './sqlite.ts'

export type Engine = 'sqlite' | 'postgres'
export type SchemaTransaction = Transaction<Schema>

/** An open database, whichever engine it runs on. */
export interface Database {
  readonly kysely: Kysely<Schema>
  readonly engine: Engine
  /** By which another thread opens the same database. Never to be logged: it may hold a password. */
  readonly url: string
  /** Resolves when the database answers; rejects with the engine's own error. */
  ping(): Promise<void>
  /**
   * Brings the tables up to this version. Several processes may do so at once.
   *
   * @throws CodedError `database-newer`, `database-unusable`; and where PostgreSQL isn't fit: `database-version`,
   *   `database-encoding`, `database-session`, `database-rights`, `database-read-only`, `database-login`, `database-certificate`
   */
  migrate(): Promise<void>
  /**
   * Takes what was deleted out of the file's log, which is emptied; resolves when it is, or can't be for now because
   * another process reads. It never rejects. PostgreSQL does such things on its own.
   */
  scrub(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the database that an address names.
 *
 * @param url `sqlite:PATH`, `sqlite::memory:`, or `postgres://user:password@host:port/database`
 * @param options.limits of PostgreSQL, in place of the usual ones
 * @throws CodedError `bad-database-url` where it is neither, `database-unopened` where the SQLite
 *   file cannot be opened. A PostgreSQL server is first spoken to by `ping`, `migrate` or a query.
 *
 * @example
 * const database = openDatabase('sqlite:data/lertrat.db')
 * await database.migrate()
 */
export function openDatabase(url: string, options: { readonly limits?: Partial<PostgresLimits> } = {}): Database {
  const { engine, dialect, file } = open(url, options.limits)
  const kysely = new Kysely<Schema>({ dialect })
  return {
    kysely,
    engine,
    url,
    ping: async () => {
      await sql`select 1`.execute(kysely)
    },
    migrate: async () => {
      await file?.scrubOld()
      await (engine === 'postgres' ? migratePostgres(url, options.limits) : migrate(kysely))
    },
    scrub: async () => file?.scrub(),
    close: () => kysely.destroy(),
  }
}

function open(url: string, limits?: Partial<PostgresLimits>): { engine: Engine; dialect: Dialect; file?: Scrubbing } {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length)
    if (path === '' || path.includes('\0')) throw new CodedError('bad-database-url')
    try {
      return { engine: 'sqlite', ...openSqlite(path) }
    } catch (cause) {
      throw new CodedError('database-unopened', { values: { path, reason: reasonOf(cause) }, cause })
    }
  }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) {
    return { engine: 'postgres', dialect: openPostgres(url, limits) }
  }
  // The address may hold a password, so the error does not repeat it.
  throw new CodedError('bad-database-url')
}

/** On connections of their own, whose statements may take as long as they take. */
async function migratePostgres(url: string, limits?: Partial<PostgresLimits>): Promise<void> {
  const kysely = new Kysely<Schema>({ dialect: openPostgres(url, { ...limits, ...unlimited }) })
  try {
    await checkServer(kysely)
    await migrate(kysely)
    await checkRights(kysely)
  } catch (error) {
    throw refusalOf(error, reasonOf(error))
  } finally {
    await kysely.destroy()
  }
}

async function migrate(kysely: Kysely<Schema>): Promise<void> {
  // Those of two versions may have been made side by side.
  const migrator = new Migrator({ db: kysely, provider: migrationProvider, allowUnorderedMigrations: true })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new CodedError('database-newer', { cause: error })
  }
  throw refusalOf(error, reasonOf(error))
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
