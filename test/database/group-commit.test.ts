import BetterSqlite3 from 'better-sqlite3'
import fc from 'fast-check'
import { sql, type Kysely } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import type { Schema } from '../../src/database/schema.ts'

let folder: string
let path: string
let database: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lertrat-group-'))
  path = join(folder, 'group.db')
  database = openDatabase(`sqlite:${path}`)
  await sql`create table counts (id integer primary key, value integer not null check (value >= 0), filler text)`.execute(database.kysely)
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const insert = (on: Kysely<Schema>, id: number, value = 0) => sql`insert into counts (id, value) values (${id}, ${value})`.execute(on)
/** What another process would see: what is committed. */
function committed(): number[] {
  const other = new BetterSqlite3(path, { readonly: true })
  try {
    return other.prepare<[], { id: number }>('select id from counts order by id').all().map(({ id }) => id)
  } finally {
    other.close()
  }
}

test('whoever hears of a commit finds it on the disk, and one that fails takes nothing of the others with it', async () => {
  let id = 0
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ how: fc.constantFrom('transaction', 'statement', 'throws', 'breaks a rule'), pauses: fc.nat(3) }), { maxLength: 30 }),
    async (works) => {
      await sql`delete from counts`.execute(database.kysely)
      const kept = await Promise.all(works.map(async ({ how, pauses }) => {
        const own = (id += 1)
        if (how === 'statement') {
          await insert(database.kysely, own)
          expect(committed()).toContain(own)
          return [own]
        }
        const work = database.kysely.transaction().execute(async (transaction) => {
          await insert(transaction, own)
          for (let i = 0; i < pauses; i++) await setImmediate()
          if (how === 'throws') throw new Error('changed my mind')
          if (how === 'breaks a rule') await insert(transaction, own + 1_000_000, -1)
        })
        if (how === 'transaction') {
          await work
          expect(committed()).toContain(own)
          return [own]
        }
        await expect(work).rejects.toThrow()
        return []
      }))
      expect(committed()).toEqual(kept.flat().toSorted((a, b) => a - b))
    },
  ), { numRuns: 40 })
})

test('what is read may not be gone after a crash: a reader waits for the commit of what it read', async () => {
  const writing = insert(database.kysely, 1)
  const { rows } = await sql<{ id: number }>`select id from counts`.execute(database.kysely)
  expect(rows.map(({ id }) => id)).toEqual(committed())
  await writing
})

test('an error of the whole file fails everybody whose changes it took, and the next ones work', async () => {
  await sql`pragma max_page_count = 20`.execute(database.kysely)
  const large = 'x'.repeat(30_000)
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) =>
    database.kysely.transaction().execute((transaction) =>
      sql`insert into counts (id, value, filler) values (${i + 1}, 0, ${large})`.execute(transaction))))
  const told = results.flatMap((result, i) => (result.status === 'fulfilled' ? [i + 1] : []))
  expect(results.some(({ status }) => status === 'rejected')).toBe(true)
  expect(committed()).toEqual(told)
  await sql`pragma max_page_count = 100000`.execute(database.kysely)
  await insert(database.kysely, 100)
  expect(committed()).toEqual([...told, 100])
})

test('two processes write side by side', async () => {
  const other = openDatabase(`sqlite:${path}`)
  try {
    await Promise.all(Array.from({ length: 60 }, (_, i) =>
      (i % 2 === 0 ? database : other).kysely.transaction().execute((transaction) => insert(transaction, i))))
    expect(committed()).toHaveLength(60)
  } finally {
    await other.close()
  }
})

test('closing commits what is open first', async () => {
  const other = openDatabase(`sqlite:${path}`)
  const writing = insert(other.kysely, 1)
  const closing = other.close()
  await Promise.allSettled([writing, closing])
  expect(await writing.then(() => committed(), () => [])).toEqual(committed())
})
