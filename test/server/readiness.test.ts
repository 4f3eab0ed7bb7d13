import { sql } from 'kysely'
import { rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { createWriteProbe } from '../../src/database/write-probe.ts'
import { startCounting } from '../support/counting-app.ts'
import { freshDatabase } from '../support/databases.ts'
import { refusal } from '../support/web-client.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function started(engine: 'sqlite' | 'postgres') {
  const { url, drop } = await freshDatabase(engine)
  ends.push(drop)
  // Each look is a new one.
  let at = Date.now()
  const app = await startCounting({ databaseUrl: url, now: () => new Date((at += 10_000)) })
  ends.push(() => app.server.close())
  return { url, ...app }
}

test('a disk that is full is told, a turn meanwhile is refused, and its repetition is answered once there is room', async () => {
  const { url, drop } = await freshDatabase('sqlite')
  ends.push(drop)
  const database = openDatabase(url)
  ends.push(() => database.close())
  await database.migrate()
  let at = 0
  const writable = createWriteProbe(database, { now: () => (at += 10_000) })
  await writable()
  // As full as it is: not a page more.
  const { rows: [pages] } = await sql<{ page_count: number }>`pragma page_count`.execute(database.kysely)
  await sql.raw(`pragma max_page_count = ${pages?.page_count}`).execute(database.kysely)
  const fill = () => database.kysely.insertInto('kept_files')
    .values({ id: String(Math.random()), name: '', type: '', bytes: Buffer.alloc(100_000), expires_at: '' }).execute()
  await expect(fill()).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  const full = createWriteProbe({ ...database, kysely: database.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => (await fill(), result),
  }) }, { now: () => (at += 10_000) })
  await expect(full()).rejects.toMatchObject({ code: 'database-full' })
  await sql.raw('pragma max_page_count = 1000000').execute(database.kysely)
  await full()
})

test('a file of SQLite that was deleted is told', async () => {
  const { url, client } = await started('sqlite')
  expect((await client.get('/readyz')).status).toBe(200)
  rmSync(url.slice('sqlite:'.length))
  const response = await client.get('/readyz')
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await refusal(response)).toEqual({ status: 503, code: 'database-gone' })
})

test('a PostgreSQL that can only be read is told, a turn meanwhile is refused, and its repetition is answered once it can be written', async () => {
  const { url, client } = await started('postgres')
  const conversation = await client.conversation()
  expect((await client.get('/readyz')).status).toBe(200)
  const other = openDatabase(url)
  ends.push(() => other.close())
  const readOnly = async (value: 'on' | 'off') => {
    const name = new URL(url).pathname.slice(1)
    await sql.raw(`alter database "${name}" set default_transaction_read_only = ${value}`).execute(other.kysely)
    // Connections that are open keep what they began with.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`.execute(other.kysely)
  }
  await readOnly('on')
  expect(await refusal(await client.get('/readyz'))).toMatchObject({ status: 503, code: 'database-read-only' })
  expect((await client.post('/web/messages', { conversation, id: '1', text: 'a' })).status).toBe(503)
  await sql.raw('set default_transaction_read_only = off').execute(other.kysely)
  await readOnly('off')
  // The first look may meet a connection that has ended.
  await client.get('/readyz')
  expect((await client.get('/readyz')).status).toBe(200)
  expect(await client.say({ conversation, id: '1', text: 'a' })).toEqual(['1: a (th)'])
  expect(await client.say({ conversation, id: '1', text: 'a' })).toEqual(['1: a (th)'])
})
