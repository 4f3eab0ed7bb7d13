import BetterSqlite3 from 'better-sqlite3'
import { SqliteAdapter, SqliteDialect } from 'kysely'
import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { GroupCommit, Lease } from './group-commit.ts'
import { Scrubbing } from './scrubbing.ts'

/**
 * How long SQLite itself waits for another process's write, in milliseconds. During that this process
 * does nothing else, so most of the waiting is done outside of it.
 */
const BUSY_TIMEOUT = 20
/** The same while the file is opened, when nothing else is to be done. */
const OPENING = 10_000
/** The log grows to so many pages (16 MB) before it is carried over: what changed often meanwhile is copied once. */
const CHECKPOINT = 4_000

/** One file, leased to one at a time; their commits are shared. */
class SharedFileDriver implements Driver {
  readonly #shared: GroupCommit

  constructor(shared: GroupCommit) {
    this.#shared = shared
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#shared.lease()
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return leaseOf(connection).begin()
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return leaseOf(connection).commit()
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return leaseOf(connection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    leaseOf(connection).release()
  }

  async destroy(): Promise<void> {
    this.#shared.close()
  }
}

function leaseOf(connection: DatabaseConnection): Lease {
  if (connection instanceof Lease) return connection
  throw new TypeError('no connection of this driver')
}

/**
 * SQLite rolls back changes of tables as well as of rows. Said here, it makes the migrator work
 * inside one transaction, which is also its lock against a second process.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** The driver itself lets one after the other have the file. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class SharedFileDialect extends SqliteDialect {
  readonly #shared: GroupCommit

  constructor(file: BetterSqlite3.Database, shared: GroupCommit) {
    super({ database: file })
    this.#shared = shared
  }

  override createDriver(): Driver {
    return new SharedFileDriver(this.#shared)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/**
 * Opens a SQLite file, making its folder where it is missing. A commit is on the disk when it
 * returns: WAL with synchronous=FULL survives a crash of the process and of the machine. What is deleted
 * is overwritten in the file, and in its log once that is emptied.
 *
 * @param path the file, or `:memory:`
 * @throws SqliteError or a system error, where the file or its folder cannot be opened or is no database
 */
export function openSqlite(path: string): { readonly dialect: Dialect; readonly file: Scrubbing } {
  if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true, mode: 0o700 })
  const file = new BetterSqlite3(path, { timeout: OPENING })
  try {
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma(`wal_autocheckpoint = ${CHECKPOINT}`)
    file.pragma('foreign_keys = ON')
    // What is deleted is overwritten.
    file.pragma('secure_delete = ON')
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT}`)
  } catch (error) {
    file.close()
    throw error
  }
  const shared = new GroupCommit(file)
  return { dialect: new SharedFileDialect(file, shared), file: new Scrubbing(shared) }
}
