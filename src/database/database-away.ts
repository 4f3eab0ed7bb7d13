/** What the engines say when they cannot be reached or are too busy just now. */
const AWAY = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
  'SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN',
])

/**
 * Whether an error says that the database is away for now, so that the same request may succeed
 * later. With PostgreSQL: no connection (class 08), too many of them or no room (53), shutting down
 * (57P), not let in (28), no such database (3D), only readable while another server takes over (25006).
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return AWAY.has(code) || /^SQLITE_(BUSY|LOCKED|IOERR|READONLY|CANTOPEN)_/.test(code) ||
    /^(08|28|3D|53)...$|^57P0.$|^25006$/.test(code) || POOL_MESSAGES.test(error.message)
}

/** Errors of the PostgreSQL client that have no code. */
const POOL_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/
