import { sql } from 'kysely'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lertrat-database-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an address of a database', () => {
  test.each([
    '', 'lertrat.db', 'sqlite', 'sqlite:', 'sqlite:a\0b', 'mysql://localhost/x', 'postgres:', 'postgres://[', 'file:x.db',
  ])('%j is refused', (url) => {
    expect(() => openDatabase(url)).toThrow(expect.objectContaining({ code: 'bad-database-url' }))
  })

  test('a refused address does not repeat its password', () => {
    try {
      openDatabase('mysql://root:hunter2@localhost/x')
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('hunter2')
    }
  })
})

describe('an SQLite file', () => {
  test('gets its folder', async () => {
    const database = openDatabase(`sqlite:${join(folder, 'a', 'b', 'lertrat.db')}`)
    await database.migrate()
    await database.ping()
    await database.close()
  })

  test('is durable at every commit and keeps its foreign keys', async () => {
    const { kysely, close } = openDatabase(`sqlite:${join(folder, 'durable.db')}`)
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(kysely)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout')).toBeGreaterThan(0)
    await close()
  })

  test('that is none is named in the error', async () => {
    const path = join(folder, 'letter.txt')
    await writeFile(path, 'เรียน ท่านอธิบดี '.repeat(100))
    expect(() => openDatabase(`sqlite:${path}`)).toThrow(
      expect.objectContaining({ code: 'database-unopened', values: expect.objectContaining({ path }) }),
    )
  })

  test('in a place that is no folder is named in the error', async () => {
    const path = join(folder, 'file')
    await writeFile(path, '')
    expect(() => openDatabase(`sqlite:${path}/lertrat.db`)).toThrow(expect.objectContaining({ code: 'database-unopened' }))
  })
})

test('a PostgreSQL that is not there gives a coded error', async () => {
  const database = openDatabase('postgres://nobody:secret@127.0.0.1:1/none')
  await expect(database.migrate()).rejects.toMatchObject({ code: 'database-unusable' })
  await expect(database.ping()).rejects.toThrow()
  await database.close()
})

describe.each(ENGINES)('migrations on %s', (engine) => {
  test('several at once, and again, do everything once', async () => {
    const { url, drop } = await freshDatabase(engine)
    const databases = Array.from({ length: 4 }, () => openDatabase(url))
    await Promise.all(databases.map((database) => database.migrate()))
    await Promise.all(databases.map((database) => database.migrate()))
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(databases[0]!.kysely)
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThan(0)
    expect(await databases[1]!.kysely.selectFrom('conversations').selectAll().execute()).toEqual([])
    await Promise.all(databases.map((database) => database.close()))
    await drop()
  })

  test('a database of a newer version is left alone', async () => {
    const { url, drop } = await freshDatabase(engine)
    const database = openDatabase(url)
    await database.migrate()
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2999-01-01')`.execute(database.kysely)
    await expect(database.migrate()).rejects.toMatchObject({ code: 'database-newer' })
    await database.close()
    await drop()
  })
})
