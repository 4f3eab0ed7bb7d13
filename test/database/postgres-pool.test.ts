import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { isDatabaseAway, isRepeatable } from '../../src/database/database-away.ts'
import type { PostgresLimits } from '../../src/database/postgres-limits.ts'
import { freshPostgres } from '../support/postgres.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { shortLimits } from '../support/short-limits.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import type { TcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

let fresh: FreshDatabase
/** Not by way of the proxy. */
let direct: Database
let proxy: TcpProxy
const opened: Database[] = []

beforeAll(async () => {
  fresh = await freshPostgres()
  direct = openDatabase(fresh.url)
  await sql`create table written (number integer)`.execute(direct.kysely)
})
afterAll(async () => {
  await direct.close()
  await fresh.drop()
})
afterEach(async () => {
  // A goodbye that nobody hears doesn't hold the end.
  for (const database of opened.splice(0)) await database.close()
  await proxy.close()
})

const open = async (limits: Partial<PostgresLimits> = shortLimits): Promise<Database> => {
  proxy = await startTcpProxy(fresh.url)
  const database = openDatabase(proxy.through(fresh.url), { limits })
  opened.push(database)
  return database
}
const backend = async ({ kysely }: Database): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(kysely)).rows[0]?.pid ?? 0
/** So many connections, all idle. */
const idle = (database: Database, many: number): Promise<unknown> =>
  Promise.all(Array.from({ length: many }, () => sql`select pg_sleep(0.05)`.execute(database.kysely)))
const terminate = (): Promise<unknown> => sql`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`.execute(direct.kysely)
const errorOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error)

describe('connections that are lost', () => {
  test('while they are idle are replaced', async () => {
    const database = await open()
    await idle(database, 6)
    const before = await backend(database)
    await terminate()
    await until(() => database.ping().then(() => true, () => false))
    expect(await backend(database)).not.toBe(before)
  })

  test('in a transaction, between two statements and within one, take that transaction back and nothing else', async () => {
    const database = await open()
    const { promise: begun, resolve: onBegun } = Promise.withResolvers<void>()
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    const between = errorOf(database.kysely.transaction().execute(async (transaction) => {
      await sql`insert into written values (1)`.execute(transaction)
      onBegun()
      await over
      await sql`insert into written values (2)`.execute(transaction)
    }))
    const within = errorOf(sql`select pg_sleep(60)`.execute(database.kysely))
    await begun
    await until(async () => (await sql`select from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()`
      .execute(direct.kysely)).rows.length > 0)
    await terminate()
    expect(isDatabaseAway(await within)).toBe(true)
    end()
    expect(isDatabaseAway(await between)).toBe(true)
    await until(() => database.ping().then(() => true, () => false))
    expect((await sql`select from written`.execute(database.kysely)).rows).toEqual([])
  })

  test('by a reset are replaced', async () => {
    const database = await open()
    await idle(database, 6)
    proxy.refuse()
    expect(isDatabaseAway(await errorOf(database.ping()))).toBe(true)
    proxy.forward()
    await database.ping()
  })
})

describe('a black hole', () => {
  test('gives everybody an error, however many wait, and heals by itself', async () => {
    const database = await open()
    await idle(database, 10)
    proxy.swallow()
    const errors = await Promise.all(Array.from({ length: 60 }, () => errorOf(database.ping())))
    expect(errors.filter((error) => !isDatabaseAway(error))).toEqual([])
    proxy.forward()
    await database.ping()
  })

  test('that swallowed only connections that were idle is noticed by nobody', async () => {
    const database = await open({ ...shortLimits, connectTimeoutMs: 10_000 })
    await idle(database, 10)
    proxy.swallow()
    proxy.forward()
    await Promise.all(Array.from({ length: 20 }, () => database.ping()))
  })

  test('in the middle of a statement ends it, and its connection', async () => {
    const database = await open()
    const before = await backend(database)
    const lost = proxy.swallowAt('select 42')
    expect(await errorOf(sql`select 42`.execute(database.kysely))).toMatchObject({ name: 'QueryTimeout' })
    await lost
    proxy.forward()
    expect(await backend(database)).not.toBe(before)
  })
})

describe('limits of the server', () => {
  test.each([
    ['a statement', { statementTimeoutMs: 50 }, sql`select pg_sleep(60)`, '57014'],
    ['waiting for others', { lockTimeoutMs: 50 }, sql`lock table written`, '55P03'],
  ] as const)('%s', async (_, limits, statement, code) => {
    const database = await open(limits)
    const error = await direct.kysely.transaction().execute(async (transaction) => {
      await sql`lock table written`.execute(transaction)
      return errorOf(database.kysely.transaction().execute((own) => statement.execute(own)))
    })
    expect(error).toMatchObject({ code })
    expect([isRepeatable(error), isDatabaseAway(error)]).toEqual([true, false])
    await database.ping()
  })

  test('a transaction in which nothing is asked for lets go of its locks', async () => {
    const database = await open({ idleInTransactionTimeoutMs: 50 })
    const error = await errorOf(database.kysely.transaction().execute(async (transaction) => {
      await sql`lock table written`.execute(transaction)
      await direct.kysely.transaction().execute((other) => sql`lock table written`.execute(other))
      await sql`select 1`.execute(transaction)
    }))
    expect(isDatabaseAway(error)).toBe(true)
    await database.ping()
  })

  test('migrations have none', async () => {
    const database = await open({ ...shortLimits, trustIdleMs: 10_000, statementTimeoutMs: 1, lockTimeoutMs: 1, queryTimeoutMs: 1 })
    await database.migrate()
  })
})

describe('what can only be read', () => {
  test('a connection that turned so is thrown away', async () => {
    const database = await open({ ...shortLimits, trustIdleMs: 10_000 })
    await sql`set default_transaction_read_only = on`.execute(database.kysely)
    const before = await backend(database)
    expect(await errorOf(sql`insert into written values (1)`.execute(database.kysely))).toMatchObject({ code: '25006' })
    await sql`insert into written values (1)`.execute(database.kysely)
    expect(await backend(database)).not.toBe(before)
    await sql`delete from written`.execute(database.kysely)
  })

  test('is not used, and counts as away', async () => {
    const database = await open()
    const name = sql.ref(new URL(fresh.url).pathname.slice(1))
    await sql`alter database ${name} set default_transaction_read_only = on`.execute(direct.kysely)
    const error = await errorOf(database.ping())
    expect(error).toMatchObject({ code: '25006' })
    expect(isDatabaseAway(error)).toBe(true)
    await sql`alter database ${name} reset default_transaction_read_only`.execute(direct.kysely)
    await database.ping()
  })
})

test('whatever is set for the database, values are written in one way', async () => {
  const database = await open()
  const name = sql.ref(new URL(fresh.url).pathname.slice(1))
  for (const [setting, value] of [['TimeZone', 'Asia/Bangkok'], ['DateStyle', 'SQL, DMY'], ['client_encoding', 'WIN874'], ['standard_conforming_strings', 'off']] as const) {
    await sql`alter database ${name} set ${sql.raw(setting)} = ${sql.lit(value)}`.execute(direct.kysely)
  }
  const { rows } = await sql`select 'กรมที่ดิน ✓' as text, timestamptz '2026-12-01T00:00:00Z'::text as at`.execute(database.kysely)
  expect(rows).toEqual([{ text: 'กรมที่ดิน ✓', at: '2026-12-01 00:00:00+00' }])
  await sql`alter database ${name} reset all`.execute(direct.kysely)
})
