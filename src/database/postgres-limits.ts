/** How long things with PostgreSQL may take, all in milliseconds. 0 for one of the server's own: no limit. */
export interface PostgresLimits {
  /** Waiting for a free connection, and as long again for a new one. */
  readonly connectTimeoutMs: number
  /** A connection that was not used for so long is asked whether it still answers before it is used. */
  readonly trustIdleMs: number
  /** How long that answer, and a new connection's first one, are waited for. */
  readonly probeTimeoutMs: number
  /** The server itself ends a statement after so long. */
  readonly statementTimeoutMs: number
  /** Nothing has come back for so long: nobody is there any more. The connection is thrown away. 0: never. */
  readonly queryTimeoutMs: number
  /** The server gives up a statement that waits so long for another transaction. */
  readonly lockTimeoutMs: number
  /** The server ends the session of a transaction in which nothing is asked for so long: its locks are free then. */
  readonly idleInTransactionTimeoutMs: number
  /** A goodbye that isn't answered for so long is no longer waited for. */
  readonly closeTimeoutMs: number
  /** A connection that nobody needs is closed after so long. */
  readonly idleTimeoutMs: number
  /** A connection is replaced after so long, so that a changed address or certificate is found. */
  readonly maxLifetimeMs: number
  /** TCP asks after so long without traffic whether the other side is still there. */
  readonly keepAliveDelayMs: number
}

/**
 * The longest that one statement takes is two seconds, when an import of 50,000 rows is taken back; the limit
 * leaves ten times of it. The client waits a little longer than the server's own limit, so that where the
 * server is there, its answer comes first.
 */
export const postgresLimits: PostgresLimits = {
  connectTimeoutMs: 5_000,
  trustIdleMs: 1_000,
  probeTimeoutMs: 2_000,
  statementTimeoutMs: 20_000,
  queryTimeoutMs: 25_000,
  lockTimeoutMs: 15_000,
  idleInTransactionTimeoutMs: 20_000,
  closeTimeoutMs: 1_000,
  idleTimeoutMs: 30_000,
  maxLifetimeMs: 30 * 60_000,
  keepAliveDelayMs: 30_000,
}

/** Bringing tables up to date may take as long as it takes, and waits for another process that does so. */
export const unlimited: Partial<PostgresLimits> = {
  statementTimeoutMs: 0, queryTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionTimeoutMs: 0,
}
