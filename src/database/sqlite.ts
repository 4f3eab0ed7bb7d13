import BetterSqlite3 from 'better-sqlite3'
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'
import type { DatabaseConnection, Dialect, QueryResult, SqliteDialectConfig } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** How long a statement waits for another process's write, in milliseconds. */
const PATIENCE = 10_000
/** How much of that SQLite waits itself, during which this process does nothing else. */
const BUSY_TIMEOUT = 20
const PAUSE = 5

/**
 * Waits for another writer without standing still. SQLite's own waiting blocks the whole process,
 * even where it is this process that has to finish the other write. A statement that was refused
 * as busy has done nothing, so it may be tried again.
 */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const until = performance.now() + PATIENCE
    for (;;) {
      try {
        return await this.#connection.executeQuery<R>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        await setTimeout(PAUSE)
      }
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize)
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}

/**
 * A transaction takes the write lock when it begins. With SQLite's own deferred start, two
 * processes could both read first and then both fail to become the writer.
 */
class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection())
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/**
 * SQLite rolls back changes of tables as well as of rows. Said here, it makes the migrator work
 * inside one transaction, which is also its lock against a second process.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/**
 * Opens a SQLite file, making its folder where it is missing. A commit is on the disk when it
 * returns: WAL with synchronous=FULL survives a crash of the process and of the machine.
 *
 * @param path the file, or `:memory:`
 * @throws SqliteError or a system error, where the file or its folder cannot be opened or is no database
 */
export function openSqlite(path: string): Dialect {
  if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 })
  const file = new BetterSqlite3(path, { timeout: PATIENCE })
  try {
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma('foreign_keys = ON')
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT}`)
  } catch (error) {
    file.close()
    throw error
  }
  return new ImmediateSqliteDialect({ database: file })
}
