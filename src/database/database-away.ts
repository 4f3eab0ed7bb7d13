/** The server has not answered a statement in time. Whether it was carried out is not known. */
export class QueryTimeout extends Error {
  override readonly name = 'QueryTimeout'
  readonly code = 'ETIMEDOUT'

  constructor(options?: ErrorOptions) {
    super('the database has not answered in time', options)
  }
}

/** The database answers, and nothing can be written to it: a standby, or a primary that was replaced. */
export class DatabaseReadOnly extends Error {
  override readonly name = 'DatabaseReadOnly'
  readonly code = '25006'

  constructor() {
    super('the database can only be read')
  }
}

/** The socket, or what is below it, is gone. */
const NETWORK = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
  'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE',
])

/** Errors of the PostgreSQL client that have no code. */
const CLIENT_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Postgres connection has been discarded|There was an error establishing an SSL connection|The server does not support SSL connections)/

/**
 * Whether the connection on which an error came is of no use any more: it is gone (class 08), the server
 * ended its session (57P, 25P03, 25P04) or can no longer write (25006).
 */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = factsOf(error)
  return NETWORK.has(code) || /^08...$|^57P0.$|^25P0[34]$|^25006$/.test(code) || CLIENT_MESSAGES.test(message)
}

/**
 * Whether an error says that the database is away for now, so that the same request may succeed
 * later. With PostgreSQL: the connection is lost, too many of them or no room (53), a fault of its machine
 * (58), not let in (28), no such database (3D), a certificate that isn't trusted.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  const { code } = factsOf(error)
  return isConnectionLost(error) || isCertificateFault(error) || /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)(_|$)/.test(code) ||
    /^(28|3D|53|58)...$/.test(code)
}

/**
 * Whether the same request may succeed later: the database is away, or this transaction was given up by the
 * server's own limits or an operator (57014), or because others were in its way (55P03, 40001, 40P01). Of the
 * latter another may succeed meanwhile.
 */
export function isRepeatable(error: unknown): boolean {
  return isDatabaseAway(error) || /^(57014|55P03|40001|40P01)$/.test(factsOf(error).code)
}

/** Whether the certificate of the database's server isn't one that is trusted, or is of another server. */
export function isCertificateFault(error: unknown): boolean {
  const { code } = factsOf(error)
  return /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)|^HOSTNAME_MISMATCH$/.test(code)
}

function factsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' }
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message }
}
