import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { checkServer } from '../../src/database/postgres-checks.ts'
import type { Schema } from '../../src/database/schema.ts'
import { run as lertrat } from '../cli/run.ts'
import { freshPostgres } from '../support/postgres.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { expectDatabaseRefused } from '../support/refused-database.ts'

let fresh: FreshDatabase
let admin: Database
/** A role that may log in, and no more. */
let role: string
const undo: string[] = []
beforeAll(async () => {
  fresh = await freshPostgres()
  admin = openDatabase(fresh.url)
  role = `${nameOf(fresh.url)}_role`
  await run(`create role ${role} login password 'secret'`)
})
afterEach(async () => {
  for (const statement of undo.splice(0).toReversed()) await run(statement)
})
afterAll(async () => {
  await run(`drop owned by ${role}`)
  await run(`drop role ${role}`)
  await admin.close()
  await fresh.drop()
})

const nameOf = (url: string): string => new URL(url).pathname.slice(1)
const run = (statement: string) => sql.raw(statement).execute(admin.kysely)
const addressOf = (changes: { readonly database?: string; readonly as?: string }): string => {
  const url = new URL(fresh.url)
  if (changes.database !== undefined) url.pathname = `/${changes.database}`
  if (changes.as !== undefined) [url.username, url.password] = [changes.as, 'secret']
  return url.href
}

test.each(['LATIN1', 'WIN874'])('a database in %s is refused', async (encoding) => {
  const database = `${nameOf(fresh.url)}_${encoding.toLowerCase()}`
  await run(`create database ${database} encoding '${encoding}' template template0 lc_collate 'C' lc_ctype 'C'`)
  undo.push(`drop database ${database} with (force)`)
  expect(await expectDatabaseRefused(addressOf({ database }), 'database-encoding')).toContain(encoding)
  const started = await lertrat(['serve'], '', { DATABASE_URL: addressOf({ database }), PORT: '0' })
  expect(started).toMatchObject({ status: 2, output: '' })
  expect(started.errors).toMatch(/^ฐานข้อมูลใช้รหัสอักขระ .*\nThe database is encoded in .*\n\(database-encoding\)\n$/)
})

test('a role that may not create tables is refused as long as there are none, and taken with the rights on those that are there', async () => {
  await expectDatabaseRefused(addressOf({ as: role }), 'database-rights')
  await admin.migrate()
  await expectDatabaseRefused(addressOf({ as: role }), 'database-rights')
  await run(`grant select on all tables in schema public to ${role}`)
  expect(await expectDatabaseRefused(addressOf({ as: role }), 'database-rights')).toContain('conversations')
  await run(`grant insert, update, delete on all tables in schema public to ${role}`)
  expect(await expectDatabaseRefused(addressOf({ as: role }), 'database-rights')).toContain('outbox_id_seq')
  await run(`grant usage on all sequences in schema public to ${role}`)
  // The audit is only ever added to.
  await run(`revoke update, delete on audit, audit_entries from ${role}`)
  const database = openDatabase(addressOf({ as: role }))
  await database.migrate()
  await database.close()
})

test('a database that can only be read is refused', async () => {
  await run(`alter role ${role} set default_transaction_read_only = on`)
  undo.push(`alter role ${role} reset all`)
  await expectDatabaseRefused(addressOf({ as: role }), 'database-read-only')
})

test('a wrong password, and a role that is not there, are refused', async () => {
  await expectDatabaseRefused(addressOf({ as: role }).replace('secret', 'guessed'), 'database-login')
  await expectDatabaseRefused(addressOf({ as: 'nobody' }), 'database-login')
})

test('a database that is not there is refused', async () => {
  await expectDatabaseRefused(addressOf({ database: 'none' }), 'database-unusable')
})

/** What the service is told by a server that says something else. */
const told = (says: Readonly<Record<string, unknown>>) => {
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: fresh.url, max: 1 }),
      onCreateConnection: async (connection) => {
        await connection.executeQuery(sql`select set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO, YMD', false), set_config('client_encoding', 'UTF8', false)`
          .compile(kysely))
      },
    }),
    plugins: [{
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => ({ ...result, rows: result.rows.map((row) => ({ ...row, ...says })) }),
    }],
  })
  return kysely
}

test.each([
  ['database-version', { number: 130_022, version: '13.22' }, { version: '13.22', oldest: 14 }],
  ['database-session', { TimeZone: 'Asia/Bangkok' }, { name: 'TimeZone', is: 'Asia/Bangkok', expected: 'UTC' }],
  ['database-session', { DateStyle: 'SQL, DMY' }, { name: 'DateStyle', is: 'SQL, DMY', expected: 'ISO, YMD' }],
  ['database-session', { client_encoding: 'WIN874' }, { name: 'client_encoding', is: 'WIN874', expected: 'UTF8' }],
] as const)('%s: a server that says %j is refused', async (code, says, values) => {
  const kysely = told(says)
  await expect(checkServer(kysely)).rejects.toMatchObject({ code, values })
  await kysely.destroy()
})

test('a server as it should be is taken', async () => {
  const kysely = told({})
  await checkServer(kysely)
  await kysely.destroy()
})
