import BetterSqlite3 from 'better-sqlite3'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'

const MARK = 'zqmark'

let folder: string
let path: string
let database: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lertrat-sqlite-'))
  path = join(folder, 'lertrat.db')
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const holds = (end: '' | '-wal' | '-shm', text: string): boolean => existsSync(path + end) && readFileSync(path + end).includes(text)
const anywhere = (text: string): boolean => (['', '-wal', '-shm'] as const).some((end) => holds(end, text))

describe('what is deleted', () => {
  test('is in no byte of the file or its log, however rows grew, shrank and moved before', async () => {
    database = openDatabase(`sqlite:${path}`)
    await database.migrate()
    const { kysely } = database
    const at = '2021-03-01T02:00:00.000Z'
    const conversation = (id: number): string => `conversation-${String(id).padStart(4, '0')}`
    const text = (mark: string, id: number, turn: number): string => `${mark}-${id} ${'x'.repeat((id * 7919 + turn * 104_729) % 6_000)}`
    const ids = Array.from({ length: 150 }, (_, id) => id)
    await kysely.transaction().execute(async (transaction) => {
      for (const id of ids) {
        await transaction.insertInto('conversations')
          .values({ id: conversation(id), channel: 'web', session: '', revision: 0, created_at: at, updated_at: at }).execute()
      }
    })
    for (let turn = 1; turn < 6; turn++) {
      await kysely.transaction().execute(async (transaction) => {
        for (const id of ids) {
          const session = text(id % 3 === 0 ? MARK : 'other', id, turn)
          await transaction.updateTable('conversations').set({ session }).where('id', '=', conversation(id)).execute()
          await transaction.insertInto('events').values({ conversation_id: conversation(id), event_id: `${turn}`, replies: session, created_at: at }).execute()
        }
      })
    }
    expect(anywhere(MARK)).toBe(true)
    for (let id = 0; id < 150; id += 3) await kysely.deleteFrom('conversations').where('id', '=', conversation(id)).execute()
    await database.scrub()
    expect(anywhere(MARK)).toBe(false)
    expect(anywhere('other-1 ')).toBe(true)
  })

  test('by an earlier version, which left it between the pages, is gone from the first start on', async () => {
    database = openDatabase(`sqlite:${path}`)
    await database.migrate()
    await database.close()
    const file = new BetterSqlite3(path)
    file.pragma('secure_delete = OFF')
    file.pragma('user_version = 0')
    const insert = file.prepare(`insert into kept_files (id, name, type, bytes, expires_at) values (?, ?, '', ?, '')`)
    for (let id = 0; id < 50; id++) insert.run(`${id}`, MARK, Buffer.from(MARK.repeat(id * 50)))
    file.prepare('delete from kept_files').run()
    file.close()
    expect(holds('', MARK)).toBe(true)
    database = openDatabase(`sqlite:${path}`)
    await database.migrate()
    expect(anywhere(MARK)).toBe(false)
  })

  test('leaves the log as soon as another process has read to its end', async () => {
    database = openDatabase(`sqlite:${path}`)
    await database.migrate()
    await database.kysely.insertInto('rounds').values({ round: 2564, version: 1 }).execute()
    const reader = new BetterSqlite3(path)
    reader.exec('begin')
    reader.prepare('select * from rounds').all()
    await database.kysely.insertInto('list_versions').values({ list: 'winners', version: 7 }).onConflict((conflict) => conflict.doNothing()).execute()
    await database.kysely.insertInto('write_probe').values({ id: 9, at: MARK }).execute()
    await database.kysely.deleteFrom('write_probe').where('id', '=', 9).execute()
    const scrubbed = database.scrub()
    // Meanwhile others write, and nobody waits.
    await database.kysely.updateTable('rounds').set({ version: 2 }).execute()
    expect(holds('-wal', MARK)).toBe(true)
    reader.exec('commit')
    reader.close()
    await scrubbed
    expect(anywhere(MARK)).toBe(false)
  })
})
