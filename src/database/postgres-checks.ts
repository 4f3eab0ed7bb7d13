import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { CodedError } from './coded-error.ts'
import { isCertificateFault } from './database-away.ts'
import type { Schema } from './schema.ts'

/** The oldest PostgreSQL that is supported; those before it get no security fixes any more. */
const oldestVersion = 14

/** What is set on every connection, as the server tells it. */
const session = { client_encoding: 'UTF8', TimeZone: 'UTC', DateStyle: 'ISO, YMD' }

/**
 * Whether this server and this database can keep what people write.
 *
 * @throws CodedError `database-version`, `database-encoding`, or `database-session` where what is set on a
 *   connection doesn't stay, as behind a pooler that gives each transaction another one
 */
export async function checkServer(kysely: Kysely<Schema>): Promise<void> {
  const { rows: [server] } = await sql<{ number: number; version: string; encoding: string } & typeof session>`
    select current_setting('server_version_num')::integer as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding, current_setting('client_encoding') as client_encoding,
      current_setting('TimeZone') as "TimeZone", current_setting('DateStyle') as "DateStyle"`.execute(kysely)
  if (server === undefined) throw new CodedError('database-unusable', { values: { reason: 'no answer' } })
  if (server.number < oldestVersion * 10_000) {
    throw new CodedError('database-version', { values: { version: server.version, oldest: oldestVersion } })
  }
  if (server.encoding !== 'UTF8') throw new CodedError('database-encoding', { values: { encoding: server.encoding } })
  for (const name of ['client_encoding', 'TimeZone', 'DateStyle'] as const) {
    if (server[name] === session[name]) continue
    throw new CodedError('database-session', { values: { name, is: server[name], expected: session[name] } })
  }
}

/**
 * Whether the role may do with the tables what the service does. The audit is only ever added to.
 *
 * @throws CodedError `database-rights`
 */
export async function checkRights(kysely: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and (
      relkind in ('r', 'p') and relname not like 'kysely%' and not (
        has_table_privilege(oid, 'SELECT') and has_table_privilege(oid, 'INSERT')
        and (relname like 'audit%' or has_table_privilege(oid, 'UPDATE') and has_table_privilege(oid, 'DELETE')))
      or relkind = 'S' and not has_sequence_privilege(oid, 'USAGE'))
    order by relname`.execute(kysely)
  if (rows.length > 0) throw new CodedError('database-rights', { values: { reason: rows.map(({ name }) => name).join(', ') } })
}

/**
 * An error of the first words with the server, said so that whoever starts the service knows what to do.
 *
 * @param reason the error in a few words
 */
export function refusalOf(cause: unknown, reason: string): CodedError {
  if (cause instanceof CodedError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const values = { reason }
  if (isCertificateFault(cause)) return new CodedError('database-certificate', { values, cause })
  if (/^28...$/.test(code)) return new CodedError('database-login', { values, cause })
  // No privilege; or no schema that the role may create something in.
  if (code === '42501' || code === '3F000') return new CodedError('database-rights', { values, cause })
  if (code === '25006') return new CodedError('database-read-only', { cause })
  return new CodedError('database-unusable', { values, cause })
}
