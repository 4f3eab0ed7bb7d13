import { PostgresDialect } from 'kysely'
import type { Dialect } from 'kysely'
import { postgresLimits } from './postgres-limits.ts'
import type { PostgresLimits } from './postgres-limits.ts'

/**
 * A pool of PostgreSQL connections. Nothing is connected before the first query.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param limits in place of the usual ones
 */
export function openPostgres(url: string, limits: Partial<PostgresLimits> = {}): Dialect {
  return new PostgresDialect({
    pool: async () => {
      // Not loaded for those who keep their data in SQLite.
      const { RecoveringPool } = await import('./postgres-pool.ts')
      return new RecoveringPool(url, { ...postgresLimits, ...limits })
    },
  })
}
