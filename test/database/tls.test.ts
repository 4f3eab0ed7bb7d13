import { sql } from 'kysely'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { startPostgres } from '../support/postgres-process.ts'
import type { PostgresProcess } from '../support/postgres-process.ts'
import { expectDatabaseRefused } from '../support/refused-database.ts'

const file = (name: string): string => fileURLToPath(new URL(`../support/certificates/${name}`, import.meta.url))

let server: PostgresProcess
beforeAll(async () => {
  server = await startPostgres({ tls: { certificate: file('server.pem'), key: file('server.key') } })
})
afterAll(() => server.stop())

const address = (mode: string, authority?: string): string => {
  const url = new URL(server.url)
  if (mode !== '') url.searchParams.set('sslmode', mode)
  if (authority !== undefined) url.searchParams.set('sslrootcert', file(authority))
  return url.href
}

test.each(['verify-full', 'require'])('with sslmode=%s and the certificate of its issuer the server is trusted', async (mode) => {
  const database = openDatabase(address(mode, 'ca.pem'))
  await database.migrate()
  expect((await sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(database.kysely)).rows).toEqual([{ ssl: true }])
  await database.close()
})

test.each([
  ['a certificate of another issuer', 'verify-full', 'other-ca.pem', 'database-certificate'],
  ['no certificate that the machine knows', 'verify-full', undefined, 'database-certificate'],
  ['require, which verifies as well', 'require', undefined, 'database-certificate'],
  ['plain text, where only encrypted connections are taken', '', undefined, 'database-login'],
  ['a file of certificates that is not there', 'verify-full', 'none.pem', 'database-unusable'],
] as const)('%s is refused at the start', async (_, mode, authority, code) => {
  await expectDatabaseRefused(address(mode, authority), code)
})
