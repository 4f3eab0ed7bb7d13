import BetterSqlite3 from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase } from '../../src/database/database.ts'
import { verifyAudit } from '../../src/registry/audit-verify.ts'
import { run } from '../cli/run.ts'
import { DeskPerson } from '../server/desk-person.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import { startProcess } from '../support/server.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = new URL('landed/', import.meta.url)
const versions = [...new Set(readdirSync(folder).flatMap((file) => /^(\w+)\.(?:sqlite|postgres)\.sql$/.exec(file)?.[1] ?? []))]
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A database as that version left it. */
async function landed(version: string, engine: 'sqlite' | 'postgres'): Promise<string> {
  const { url, drop } = await freshDatabase(engine)
  ends.push(drop)
  const dump = readFileSync(new URL(`${version}.${engine}.sql`, folder), 'utf8')
  if (engine === 'sqlite') {
    const file = new BetterSqlite3(url.slice('sqlite:'.length))
    file.exec(dump)
    file.close()
    return url
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(dump)
  await client.end()
  return url
}

/** The columns of every table, as they are. */
async function schemaOf(url: string): Promise<unknown> {
  const database = openDatabase(url)
  const tables = await database.kysely.introspection.getTables()
  const indexes = await (database.engine === 'sqlite'
    ? sql<{ text: string }>`select type || ' ' || name || ' ' || tbl_name as text from sqlite_master where type <> 'table' and name not like 'sqlite_%'`
    : sql<{ text: string }>`select indexdef as text from pg_indexes where schemaname = 'public' union select tgname from pg_trigger where not tgisinternal`).execute(database.kysely)
  await database.close()
  return [indexes.rows.map(({ text }) => text).toSorted(), ...tables.map(({ name, columns }) => [name, columns.map((column) => `${column.name} ${column.dataType} ${column.isNullable}`).toSorted()]).toSorted()]
}

describe.each(ENGINES)('on %s', (engine) => {
  test.each(versions)('a database of %s is brought to the schema of a new one, and its coordinators and applicants go on', async (version) => {
    const url = await landed(version, engine)
    const server = await startProcess({ env: { DATABASE_URL: url, LOG_LEVEL: 'warn' } })
    ends.push(() => server.kill('SIGTERM'))
    const fresh = await freshDatabase(engine)
    ends.push(fresh.drop)
    const anew = openDatabase(fresh.url)
    await anew.migrate()
    await anew.close()
    expect(await schemaOf(url)).toEqual(await schemaOf(fresh.url))

    const applicant = await DeskPerson.at(server.address)
    await applicant.say('กรมชลประทาน')
    const officer = await DeskPerson.coordinator(server.address, 'สมศรี', url)
    const before = await officer.say('รายการผลงาน')
    if (/^0306|^ea4b/.test(version)) {
      expect(before).toContain('ชุมชนร่วมจัดการน้ำ')
      expect(await officer.say('ค้นหา ลุ่มน้ำยม')).toContain('ผู้นำลุ่มน้ำยม')
      // What was done by that version can be looked at, and the newest of it undone.
      expect(await officer.say('ประวัติ')).toContain('ถอน')
      expect(await officer.say('ประวัติ #1')).toContain('แก้ไข')
    }
    await officer.say('ลงทะเบียน')
    await officer.form({ award: 'service-innovation', agency: 'กรมที่ดิน', title: 'โฉนดใหม่', contact: 'นายใหม่ ติดต่อ' })
    await officer.tap('confirm')
    expect(await officer.say('รายการผลงาน')).toContain('โฉนดใหม่')
    await officer.say('เลิกทำ')
    await officer.tap('confirm')
    expect(await officer.say('รายการผลงาน')).not.toContain('โฉนดใหม่')
    await officer.sendFile('a.csv', new TextEncoder().encode('รางวัล,หน่วยงาน,ชื่อผลงาน\nService Innovation,กรมที่ดิน,จากไฟล์'))
    await officer.tap('confirm')
    expect(await officer.say('รายการผลงาน')).toContain('จากไฟล์')
    for (const order of ['ผู้ได้รับรางวัล', 'ภาพรวม', 'กำหนดการ', 'ข้อที่ยังไม่ชี้ขาด']) expect((await officer.say(order)).length, order).toBeGreaterThan(20)

    const database = openDatabase(url)
    ends.push(() => database.close())
    const verified = await verifyAudit(database)
    expect(verified).toMatchObject({ headMissing: false, missingGuards: [] })
    expect(verified.broken).toBeUndefined()
    expect((await run(['audit', 'verify', '--head', verified.head], '', { DATABASE_URL: url })).status).toBe(0)
    // Contacts and nominees left the audit, and are still there for an undo.
    const audit = JSON.stringify(await database.kysely.selectFrom('audit').selectAll().execute())
    expect(audit).not.toMatch(/สมชาย มั่นคง|บัวลอย สายชล|นายใหม่ ติดต่อ/)
    expect(JSON.stringify(await database.kysely.selectFrom('audit_personal').selectAll().execute())).toContain('นายใหม่ ติดต่อ')
  })

  test.each(versions.filter((version) => /^0306|^ea4b/.test(version)))('what a coordinator of %s did is undone, with the contact that it had', async (version) => {
    const url = await landed(version, engine)
    const server = await startProcess({ env: { DATABASE_URL: url, LOG_LEVEL: 'warn' } })
    ends.push(() => server.kill('SIGTERM'))
    const officer = await DeskPerson.coordinator(server.address, 'สมศรี', url)
    const database = openDatabase(url)
    ends.push(() => database.close())
    const contact = async () => (await database.kysely.selectFrom('entries').select('contact').where('id', '=', 1).executeTakeFirst())?.contact
    expect(await contact()).toBe('นายวิชัย ทองคำ')
    const corrected = await database.kysely.selectFrom('audit').select('id').where('action', '=', 'entry.corrected').executeTakeFirstOrThrow()
    await officer.say('ประวัติ #1')
    const [, choice = ''] = new RegExp(`"choice":"([^"]*undo:${corrected.id}[^"]*)"`).exec(JSON.stringify(officer.replies)) ?? []
    await officer.press(choice)
    await officer.tap('confirm')
    expect(await contact()).toContain('นายสมชาย มั่นคง')
  })
})
