import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { startCounting } from '../support/counting-app.ts'
import { startPostgres } from '../support/postgres-process.ts'
import type { PostgresProcess } from '../support/postgres-process.ts'
import { shortLimits } from '../support/short-limits.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import type { TcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

let primary: PostgresProcess
let standby: PostgresProcess
let proxy: TcpProxy
let counting: Awaited<ReturnType<typeof startCounting>>
let conversation: string

beforeAll(async () => {
  primary = await startPostgres()
  standby = await primary.standby()
  // As an address that is moved from one server to the other.
  proxy = await startTcpProxy(primary.url)
  counting = await startCounting({ databaseUrl: proxy.through(primary.url), databaseLimits: shortLimits })
  conversation = await counting.client.conversation()
  expect(await counting.client.say({ conversation, text: 'a', id: '1' })).toEqual(['1: a (th)'])
})
afterAll(async () => {
  await counting.server.close()
  await proxy.close()
  await standby.stop()
  await primary.stop()
})

const post = (id: string) => counting.client.post('/web/messages', { conversation, text: id, id })
const ready = async () => (await counting.client.get('/readyz')).status

test('the service goes on by itself when its server was restarted', async () => {
  await primary.halt()
  expect((await post('2')).status).toBe(503)
  expect(await ready()).toBe(503)
  await primary.again()
  await until(async () => (await ready()) === 200)
  expect(await counting.client.say({ conversation, text: '2', id: '2' })).toEqual(['2: 2 (th)'])
})

test('the service goes on by itself on a replica that was promoted, and never with one that can only be read', async () => {
  const old = openDatabase(primary.url)
  const { rows: [at] } = await sql<{ lsn: string }>`select pg_current_wal_lsn()::text as lsn`.execute(old.kysely)
  await old.close()
  // The pool lets nobody write on a standby, so it is asked by hand.
  const { default: pg } = await import('pg')
  const replica = new pg.Client(standby.url)
  await replica.connect()
  await until(async () => (await replica.query<{ there: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [at?.lsn])).rows[0]?.there === true)

  // The address is moved, and old connections are still to the server that was the primary.
  proxy.forward(standby.url)
  await primary.halt()
  await until(async () => (await post('3')).status === 503)
  expect((await post('3')).status).toBe(503)
  expect(await ready()).toBe(503)

  await replica.query('select pg_promote()')
  await until(async () => (await ready()) === 200)
  expect(await counting.client.say({ conversation, text: '3', id: '3' })).toEqual(['3: 3 (th)'])
  expect(await counting.client.say({ conversation, text: '2', id: '2' })).toEqual(['2: 2 (th)'])
  await replica.end()
})
