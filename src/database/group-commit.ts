import type BetterSqlite3 from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { setTimeout } from 'node:timers/promises'

/** How long a statement waits for another process's write, in milliseconds. */
const PATIENCE = 10_000
const PAUSE = 5
/** A group is committed when so many are in it, or so long after it began, in milliseconds. */
const LARGEST = 64
const LONGEST = 20
/** After so long without a pause, requests that arrived meanwhile are heard, in milliseconds. */
const BREATH = 5
const STATEMENTS = 500

interface Member {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

interface Group {
  readonly members: Member[]
  readonly begun: number
  /** Whether all that came at its moment have been heard. */
  due: boolean
}

/**
 * One SQLite file for many at once. Transactions run one after the other, each in a savepoint of its
 * own, and those of one moment are committed together: one wait for the disk instead of one each.
 * Nobody hears of a commit, or reads what another wrote, before it is on the disk. One that fails
 * takes back only its own changes.
 */
export class GroupCommit {
  readonly #file: BetterSqlite3.Database
  readonly #statements = new Map<string, BetterSqlite3.Statement>()
  readonly #waiting: (() => void)[] = []
  #held = false
  #group: Group | undefined
  #breath = performance.now()

  constructor(file: BetterSqlite3.Database) {
    this.#file = file
  }

  /** The file for one alone, until they give it back. */
  async lease(): Promise<Lease> {
    await this.take()
    return new Lease(this)
  }

  async take(): Promise<void> {
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#held = true
  }

  get open(): boolean {
    return this.#group !== undefined
  }

  /**
   * Begins a group with the write lock. With SQLite's own deferred start, two processes could both
   * read first and then both fail to become the writer.
   */
  async begin(): Promise<void> {
    await this.patiently(() => this.run('begin immediate', []))
    const group: Group = { members: [], begun: performance.now(), due: false }
    this.#group = group
    // Everything that has arrived by now is handled first, and joins.
    setImmediate(() => {
      group.due = true
      if (this.#group === group && !this.#held) this.#commit()
    })
  }

  /** Gives the file to the next; resolves when what was written in the group is on the disk. */
  join(): Promise<void> {
    const committed = new Promise<void>((resolve, reject) => this.#group?.members.push({ resolve, reject }))
    this.next()
    return committed
  }

  /** Gives the file to the next; commits the group where nobody is left to join it, or it is full. */
  next(): void {
    const group = this.#group
    const now = performance.now()
    const alone = this.#waiting.length === 0
    if (group && ((group.due && alone) || group.members.length >= LARGEST || now - group.begun > LONGEST)) this.#commit()
    const next = this.#waiting.shift()
    if (next === undefined) {
      this.#held = false
    } else if (now - this.#breath > BREATH) {
      setImmediate(() => {
        this.#breath = performance.now()
        next()
      })
    } else {
      next()
    }
  }

  /** Does something with the file that no transaction may hold; what was open is committed before. */
  async alone<T>(work: (file: BetterSqlite3.Database) => T): Promise<T> {
    await this.take()
    try {
      if (this.#group) this.#commit()
      return work(this.#file)
    } finally {
      this.next()
    }
  }

  /** Commits what is open and closes the file. */
  close(): void {
    if (this.#group) this.#commit()
    this.#file.close()
  }

  #commit(): void {
    const members = this.#group?.members ?? []
    this.#group = undefined
    try {
      this.run('commit', [])
    } catch (error) {
      if (this.#file.inTransaction) this.run('rollback', [])
      for (const member of members) member.reject(error)
      return
    }
    for (const member of members) member.resolve()
  }

  /** Runs a statement now. An error so grave that SQLite gave up the whole group fails all in it. */
  run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    try {
      return this.#execute<R>(sql, parameters)
    } catch (error) {
      const group = this.#group
      if (group && !this.#file.inTransaction) {
        this.#group = undefined
        for (const member of group.members) member.reject(error)
      }
      throw error
    }
  }

  #execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const statement = this.#prepared(sql)
    if (statement.reader) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
  }

  writes(sql: string): boolean {
    return !this.#prepared(sql).readonly
  }

  #prepared(sql: string): BetterSqlite3.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    // What a table was like when a statement was prepared is no longer so.
    if (/^\s*(create|alter|drop)\b/i.test(sql)) this.#statements.clear()
    const statement = this.#file.prepare(sql)
    if (this.#statements.size >= STATEMENTS) this.#statements.clear()
    this.#statements.set(sql, statement)
    return statement
  }

  /**
   * Waits for another process's write without standing still. A statement that was refused as busy
   * has done nothing, so it may be tried again.
   */
  async patiently<T>(run: () => T): Promise<T> {
    const until = performance.now() + PATIENCE
    for (;;) {
      try {
        return run()
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        await setTimeout(PAUSE)
      }
    }
  }
}

/** What one has of the file: single statements, or one transaction at a time. */
export class Lease implements DatabaseConnection {
  readonly #file: GroupCommit
  #inTransaction = false
  #held = true
  #lost: { readonly error: unknown } | undefined

  constructor(file: GroupCommit) {
    this.#file = file
  }

  async begin(): Promise<void> {
    await this.#hold()
    if (!this.#file.open) await this.#file.begin()
    this.#run('savepoint one')
    this.#inTransaction = true
  }

  async commit(): Promise<void> {
    if (this.#lost) throw this.#lost.error
    this.#run('release one')
    this.#inTransaction = false
    this.#held = false
    await this.#file.join()
  }

  /** After a commit that failed for the whole group nothing is left to take back. */
  async rollback(): Promise<void> {
    if (!this.#inTransaction) return
    this.#inTransaction = false
    if (this.#lost) return
    this.#run('rollback to one')
    this.#run('release one')
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql, parameters } = query
    if (this.#lost) throw this.#lost.error
    if (this.#inTransaction) return this.#file.patiently(() => this.#run<R>(sql, parameters))
    await this.#hold()
    if (!this.#file.open && this.#file.writes(sql)) await this.#file.begin()
    if (!this.#file.open) return this.#file.patiently(() => this.#file.run<R>(sql, parameters))
    // What others of the group wrote may be in the result: it is heard of when that is on the disk.
    const result = this.#file.run<R>(sql, parameters)
    this.#held = false
    await this.#file.join()
    return result
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }

  /** A lease that gave the file on with its last statement waits for its turn once more. */
  async #hold(): Promise<void> {
    if (this.#held) return
    await this.#file.take()
    this.#held = true
  }

  release(): void {
    if (this.#held) this.#file.next()
    this.#held = false
  }

  #run<R>(sql: string, parameters: readonly unknown[] = []): QueryResult<R> {
    try {
      return this.#file.run<R>(sql, parameters)
    } catch (error) {
      if (!this.#file.open) this.#lost = { error }
      throw error
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
