import { expect, test } from 'vitest'
import { DatabaseReadOnly, isConnectionLost, isDatabaseAway, isRepeatable, QueryTimeout } from '../../src/database/database-away.ts'

const coded = (code: string) => Object.assign(new Error('said by the engine'), { code })

/** What each error means: the connection is of no use, the database is away, the request may be repeated. */
const meanings: readonly (readonly [error: unknown, lost: boolean, away: boolean, repeatable: boolean])[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENETDOWN', '08006', '08P01', '57P01', '57P03', '57P05', '25P03', '25P04', '25006']
    .map((code) => [coded(code), true, true, true] as const),
  ...[
    'Connection terminated', 'Connection terminated unexpectedly', 'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect', 'timeout expired', 'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable', 'Postgres connection has been discarded',
    'There was an error establishing an SSL connection', 'The server does not support SSL connections',
  ].map((message) => [new Error(message), true, true, true] as const),
  [new QueryTimeout(), true, true, true],
  [new DatabaseReadOnly(), true, true, true],
  ...['53300', '53100', '58030', '28P01', '28000', '3D000', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].map((code) => [coded(code), false, true, true] as const),
  ...['57014', '55P03', '40001', '40P01'].map((code) => [coded(code), false, false, true] as const),
  ...['23505', '42P01', '22021', 'SQLITE_CONSTRAINT', 'ENOENT'].map((code) => [coded(code), false, false, false] as const),
  [new Error('said Connection terminated'), false, false, false],
  ['ECONNRESET', false, false, false],
  [new AggregateError([coded('23505'), coded('ECONNREFUSED')]), false, true, true],
]

test.each(meanings)('%s', (error, lost, away, repeatable) => {
  expect({ lost: isConnectionLost(error), away: isDatabaseAway(error), repeatable: isRepeatable(error) }).toEqual({ lost, away, repeatable })
})
