import { PostgresDialect } from 'kysely'
import type { Dialect } from 'kysely'

/**
 * A pool of PostgreSQL connections. Nothing is connected before the first query.
 *
 * @param url `postgres://user:password@host:port/database`
 */
export function openPostgres(url: string): Dialect {
  return new PostgresDialect({
    pool: async () => {
      // Not loaded for those who keep their data in SQLite.
      const { default: pg } = await import('pg')
      const pool = new pg.Pool({
        connectionString: url,
        max: 10,
        connectionTimeoutMillis: 5_000,
        application_name: 'lertrat-guide',
        keepAlive: true,
      })
      // A server that goes away breaks idle connections too. The pool replaces them at the next query,
      // which then tells the caller; without a listener the event would end the process.
      pool.on('error', () => undefined)
      return pool
    },
  })
}
