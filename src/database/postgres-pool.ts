import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { DatabaseReadOnly, isConnectionLost, QueryTimeout } from './database-away.ts'
import { AbandonableClient, type AbandonableConfig } from './postgres-client.ts'
import type { PostgresLimits } from './postgres-limits.ts'

/** Connections at most, of each process. */
const connections = 10

/**
 * Connections to PostgreSQL that outlive it: one that was lost, or that nobody answers on any more, is
 * thrown away, and with it all that were opened to the same server before; the next query opens a new one.
 */
export class RecoveringPool implements PostgresPool {
  readonly #pool: pg.Pool
  readonly #limits: PostgresLimits
  /** What was last heard from the server before this moment is no proof that it is still there. */
  #doubtedAt = -Infinity

  /** @param url `postgres://user:password@host:port/database` */
  constructor(url: string, limits: PostgresLimits) {
    this.#limits = limits
    const config: pg.PoolConfig & AbandonableConfig = {
      connectionString: url,
      max: connections,
      application_name: 'lertrat-guide',
      connectionTimeoutMillis: limits.connectTimeoutMs,
      idleTimeoutMillis: limits.idleTimeoutMs,
      maxLifetimeSeconds: limits.maxLifetimeMs / 1000,
      keepAlive: true,
      keepAliveInitialDelayMillis: limits.keepAliveDelayMs,
      closeTimeoutMs: limits.closeTimeoutMs,
    }
    this.#pool = new pg.Pool({ ...config, Client: AbandonableClient })
    // An idle connection that breaks is taken out of the pool by itself.
    this.#pool.on('error', () => this.#doubt())
  }

  get options(): object {
    return this.#pool.options
  }

  /**
   * A connection on which the server has just answered.
   *
   * @throws what the client throws where there is none in time, and `DatabaseReadOnly` where nothing can be written
   */
  async connect(): Promise<PostgresPoolClient> {
    for (;;) {
      const lease = new Lease(await this.#pool.connect(), this.#limits, () => this.#doubt())
      const { answeredAt } = lease
      if (answeredAt !== undefined && answeredAt < this.#doubtedAt) {
        lease.release(true)
        continue
      }
      if (answeredAt !== undefined && performance.now() - answeredAt <= this.#limits.trustIdleMs) return lease
      try {
        await (answeredAt === undefined ? lease.greet() : lease.probe())
        return lease
      } catch (error) {
        lease.release(true)
        // Behind an old connection that is gone a new one may be had.
        if (answeredAt === undefined) throw error
      }
    }
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  #doubt(): void {
    this.#doubtedAt = performance.now()
  }
}

/** A connection in use by one alone. */
class Lease implements PostgresPoolClient {
  readonly #client: pg.PoolClient & AbandonableClient
  readonly #limits: PostgresLimits
  readonly #onLost: () => void
  #lost = false

  constructor(client: pg.PoolClient, limits: PostgresLimits, onLost: () => void) {
    if (!(client instanceof AbandonableClient)) throw new TypeError('no client of this pool')
    this.#client = client
    this.#limits = limits
    this.#onLost = onLost
  }

  get answeredAt(): number | undefined {
    return this.#client.answeredAt
  }

  /**
   * The first words on a new connection: how values are written, whatever is set for the role or the
   * database, and the server's own limits. They are no startup parameters, which a pooler in between may refuse.
   */
  async greet(): Promise<void> {
    const { statementTimeoutMs, lockTimeoutMs, idleInTransactionTimeoutMs, probeTimeoutMs } = this.#limits
    const settings = {
      client_encoding: 'UTF8', TimeZone: 'UTC', DateStyle: 'ISO, YMD', standard_conforming_strings: 'on', bytea_output: 'hex',
      statement_timeout: statementTimeoutMs, lock_timeout: lockTimeoutMs, idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    }
    const calls = Object.keys(settings).map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, false)`)
    await this.#within(probeTimeoutMs, `select ${calls.join(', ')}`, Object.entries(settings).flat().map(String))
    await this.probe()
  }

  /** @throws `DatabaseReadOnly` where it answers and nothing can be written: a standby, or what was the primary before */
  async probe(): Promise<void> {
    const { rows } = await this.#within<{ read_only: string }>(
      this.#limits.probeTimeoutMs, `select current_setting('transaction_read_only') as read_only`, [],
    )
    if (rows[0]?.read_only === 'on') throw this.#noted(new DatabaseReadOnly())
  }

  query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(statement: string | PostgresCursor<R>, parameters: readonly unknown[] = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== 'string') throw new TypeError('cursors are not used')
    return this.#within<R>(this.#limits.queryTimeoutMs, statement, parameters)
  }

  release(destroy = false): void {
    const over = destroy || this.#lost
    if (over) this.#client.abandon()
    this.#client.release(over)
  }

  async #within<R>(limitMs: number, statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    let late = false
    const giveUp = (): void => {
      late = true
      this.#client.abandon()
    }
    const timer = limitMs === 0 ? undefined : setTimeout(giveUp, limitMs)
    const client: PostgresPoolClient = this.#client
    try {
      const result = await client.query<R>(statement, parameters)
      this.#client.answeredAt = performance.now()
      return result
    } catch (error) {
      throw this.#noted(late ? new QueryTimeout({ cause: error }) : error)
    } finally {
      clearTimeout(timer)
    }
  }

  #noted(error: unknown): unknown {
    if (isConnectionLost(error)) {
      this.#lost = true
      this.#onLost()
    }
    return error
  }
}
