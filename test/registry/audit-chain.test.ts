import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chainHash, type UnchainedRow } from '../../src/database/audit-chain.ts'
import { isErased, joinPersonal, splitPersonal } from '../../src/database/audit-personal.ts'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { erasePersonal, wholeRow } from '../../src/registry/audit-row.ts'
import { verifyAudit } from '../../src/registry/audit-verify.ts'
import { writeAudit } from '../../src/registry/audit.ts'
import { run } from '../cli/run.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'

const actor = { coordinatorId: 1, name: 'สมหญิง', channel: 'web' }
const at = new Date('2021-02-01T02:00:00.000Z')
const entry = (id: number, contact: string | null) => ({ id, revision: 1, title: `งาน ${id}`, contact, nominee: null, search: `งาน ${contact}` })

describe('a chain of rows', () => {
  const row = fc.record({
    at: fc.string(), who: fc.string(), coordinator_id: fc.option(fc.nat()), channel: fc.string(), action: fc.string(), round: fc.option(fc.nat()),
    subject: fc.string(), body_key: fc.option(fc.string()), about: fc.string(), reason: fc.option(fc.string()), before: fc.option(fc.string()),
    after: fc.option(fc.string()), undoes: fc.option(fc.nat()),
  })
  const chained = (rows: readonly UnchainedRow[]) => {
    let previous = ''
    return rows.map((one) => ({ ...one, hash: (previous = chainHash(previous, one)) }))
  }
  const holds = (rows: readonly (UnchainedRow & { hash: string })[]): boolean => {
    let previous = ''
    return rows.every((one) => (previous = chainHash(previous, one)) === one.hash)
  }

  test('is broken by any column that is changed, any row taken out, put in or moved', () => {
    fc.assert(fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(), fc.string({ minLength: 1 }), (given, which, column, how, more) => {
      const rows = chained(given.map((one, index) => ({ id: index + 1, ...one })))
      expect(holds(rows)).toBe(true)
      const place = which % (rows.length - 1)
      const victim = rows[place]
      if (victim === undefined) return
      const altered = [...rows]
      const columns = Object.keys(victim).filter((name) => name !== 'hash') as (keyof UnchainedRow)[]
      const name = columns[column % columns.length] ?? 'who'
      if (how % 4 === 0) altered.splice(place, 1)
      else if (how % 4 === 1) altered.splice(place, 0, victim)
      else if (how % 4 === 2) altered.splice(place, 2, ...rows.slice(place, place + 2).toReversed())
      else altered[place] = { ...victim, [name]: typeof victim[name] === 'number' ? victim[name] + 1 : `${victim[name] ?? ''}${more}` }
      expect(holds(altered)).toBe(false)
    }), { numRuns: 200 })
  })
})

test('what is personal comes back as it was, and where it was erased, as nothing', () => {
  const value = fc.option(fc.string())
  const one = fc.record({ id: fc.nat(), contact: value, nominee: value, title: fc.string() }, { requiredKeys: ['id'] })
  const side = fc.oneof(one, fc.record({ kind: fc.constant('entries'), rows: fc.array(fc.option(one)) }), fc.constantFrom(null, undefined, { kind: 'winners', rows: [] }))
  fc.assert(fc.property(side, (given) => {
    const { side: kept, personal } = splitPersonal(given)
    expect(joinPersonal(kept, personal)).toEqual(given)
    expect(isErased(kept, personal)).toBe(false)
    expect(isErased(kept, undefined)).toBe(personal !== undefined)
  }), { numRuns: 200 })
  const { side: kept, personal } = splitPersonal({ id: 1, contact: 'นายสมชาย', search: 'งาน นายสมชาย' })
  expect(JSON.stringify(kept)).not.toContain('สมชาย')
  expect(personal).toEqual({ 0: { contact: 'นายสมชาย' } })
  expect(joinPersonal(kept, undefined)).toEqual({ id: 1, contact: null })
})

describe.each(ENGINES)('the audit on %s', (engine) => {
  let url: string
  let drop: () => Promise<void>
  let database: Database
  beforeEach(async () => {
    ;({ url, drop } = await freshDatabase(engine))
    database = openDatabase(url)
    await database.migrate()
    for (let id = 1; id <= 5; id++) {
      await database.kysely.transaction().execute((transaction) => writeAudit(transaction, actor, at, {
        action: 'entry.corrected', round: 2564, subject: `entry:${id}`, about: { title: `งาน ${id}` }, before: entry(id, `นายก ${id}`), after: entry(id, null),
      }))
    }
  })
  afterEach(async () => {
    await database.close()
    await drop()
  })

  const execute = (text: string) => sql.raw(text).execute(database.kysely)
  /** What a superuser, or somebody with the file, can do. */
  const unguarded = async (text: string): Promise<void> => {
    if (engine === 'postgres') {
      await database.kysely.connection().execute(async (one) => {
        await sql.raw(`set session_replication_role = replica`).execute(one)
        await sql.raw(text).execute(one)
        await sql.raw(`set session_replication_role = default`).execute(one)
      })
      return
    }
    const { rows } = await sql<{ sql: string; name: string }>`select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'`.execute(database.kysely)
    for (const { name } of rows) await execute(`drop trigger ${name}`)
    await execute(text)
    for (const { sql: definition } of rows) await execute(definition)
  }

  test('can only be added to behind', async () => {
    await expect(execute(`update audit set who = 'x' where id = 2`)).rejects.toThrow('append-only')
    await expect(execute(`delete from audit where id = 2`)).rejects.toThrow('append-only')
    const columns = 'at, who, channel, action, subject, about'
    const values = `'x', 'x', 'x', 'x', 'x', '{}'`
    if (engine === 'sqlite') {
      await expect(execute(`insert or replace into audit (id, ${columns}) values (2, ${values})`)).rejects.toThrow('append-only')
      await expect(execute(`replace into audit (id, ${columns}) values (5, ${values})`)).rejects.toThrow('append-only')
    } else {
      await expect(execute('truncate audit')).rejects.toThrow('append-only')
      await expect(execute(`insert into audit (id, ${columns}) values (5, ${values}) on conflict (id) do update set who = 'x'`)).rejects.toThrow('append-only')
    }
    await expect(execute(`insert into audit (id, ${columns}) values (0, ${values})`)).rejects.toThrow('append-only')
  })

  test('holds as it was written, and tells by its head whether the end was cut off', async () => {
    const whole = await verifyAudit(database)
    expect(whole).toMatchObject({ rows: 5, headMissing: false, missingGuards: [] })
    expect(whole.broken).toBeUndefined()
    const { output, status } = await run(['audit', 'verify', '--head', whole.head], '', { DATABASE_URL: url })
    expect(status).toBe(0)
    expect(output).toContain(whole.head)
    await unguarded('delete from audit where id = 5')
    expect(await verifyAudit(database, whole.head)).toMatchObject({ rows: 4, headMissing: true })
    expect((await run(['audit', 'verify', '--head', whole.head], '', { DATABASE_URL: url })).status).toBe(1)
  })

  test.each([
    ['changed', `update audit set reason = 'x' where id = 3`, 3],
    ['taken out', 'delete from audit where id = 3', 4],
    ['moved', 'update audit set id = 99 where id = 3', 4],
  ])('a row that was %s is found', async (_what, change, broken) => {
    await unguarded(change)
    expect(await verifyAudit(database)).toMatchObject({ broken })
    const { output, status } = await run(['audit', 'verify'], '', { DATABASE_URL: url })
    expect(status).toBe(1)
    expect(output).toContain(String(broken))
  })

  test('guards that are gone, or do nothing any more, are told', async () => {
    await execute(engine === 'sqlite' ? 'drop trigger audit_no_update' : 'alter table audit disable trigger audit_no_truncate')
    expect((await verifyAudit(database)).missingGuards).toEqual([engine === 'sqlite' ? 'audit_no_update' : 'audit_no_truncate'])
    await execute(engine === 'sqlite' ? 'create trigger audit_no_update before update on audit begin select 1; end' : 'alter table audit enable replica trigger audit_no_truncate')
    expect((await verifyAudit(database)).missingGuards).toEqual([engine === 'sqlite' ? 'audit_no_update' : 'audit_no_truncate'])
  })

  test('a text that no database keeps as it is does not break it', async () => {
    await database.kysely.transaction().execute((transaction) =>
      writeAudit(transaction, { ...actor, name: 'ก\ud83d' }, at, { action: 'a.b', subject: 'entry:1', about: { title: '\udc00' }, reason: '\ud800' }))
    expect(await verifyAudit(database)).toMatchObject({ rows: 6 })
  })

  test('an undo leaves a contact alone that the change left alone, also when it was erased since', async () => {
    const id = await database.kysely.transaction().execute((transaction) => writeAudit(transaction, actor, at, {
      action: 'entry.corrected', subject: 'entry:9', about: {}, before: { ...entry(9, 'นายค'), title: 'ก่อน' }, after: { ...entry(9, 'นายค'), title: 'หลัง' },
    }))
    await database.kysely.deleteFrom('audit_personal').execute()
    const row = await database.kysely.transaction().execute((transaction) => wholeRow(transaction, id))
    expect(row.erased).toBe(false)
    expect(JSON.parse(row.before ?? '')).toEqual({ id: 9, revision: 1, title: 'ก่อน', nominee: null })
  })

  test('rows that are written at once stand in one chain', async () => {
    const other = openDatabase(url)
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? database : other).kysely.transaction().execute((transaction) =>
      writeAudit(transaction, actor, at, { action: 'entry.registered', subject: `entry:${i}`, about: {} }))))
    await other.close()
    const verified = await verifyAudit(database)
    expect(verified.rows).toBe(25)
    expect(verified.broken).toBeUndefined()
  })

  test('holds nothing personal; that stands beside it, and can be erased of one entry', async () => {
    const rows = await database.kysely.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('นายก')
    const many = await database.kysely.transaction().execute((transaction) => writeAudit(transaction, actor, at, {
      action: 'import.applied', subject: 'import:1', about: {},
      before: { kind: 'entries', rows: [entry(1, 'นายข 1'), entry(2, 'นายข 2'), null] },
      after: { kind: 'entries', rows: [{ id: 1, revision: 2 }, { id: 2, revision: 2 }, { id: 3, revision: 1 }] },
    }))
    const inTurn = <T>(work: Parameters<ReturnType<typeof database.kysely.transaction>['execute']>[0]) => database.kysely.transaction().execute(work) as Promise<T>
    expect(await inTurn((transaction) => wholeRow(transaction, 1))).toMatchObject({ erased: false, before: expect.stringContaining('นายก 1') })
    await inTurn((transaction) => erasePersonal(transaction, 1))
    const kept = JSON.stringify(await database.kysely.selectFrom('audit_personal').selectAll().execute())
    expect(kept).not.toMatch(/นายก 1|นายข 1/)
    expect(kept).toMatch(/นายก 2.*นายข 2/)
    expect(await inTurn((transaction) => wholeRow(transaction, 1))).toMatchObject({ erased: true, before: expect.stringContaining('"contact":null') })
    expect(await inTurn((transaction) => wholeRow(transaction, many))).toMatchObject({ erased: true, before: expect.stringContaining('นายข 2') })
    expect((await verifyAudit(database)).broken).toBeUndefined()
  })
})

describe('roles of PostgreSQL', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>
  let owner: Database
  let service: Database
  const role = `service_${process.pid}`
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
    owner = openDatabase(fresh.url)
    await owner.migrate()
    // As docs/how-to-operate.md has it.
    for (const statement of [
      `create role ${role} login password 'secret'`,
      `grant usage on schema public to ${role}`,
      `grant select, insert, update, delete on all tables in schema public to ${role}`,
      `grant usage, select on all sequences in schema public to ${role}`,
      `revoke update, delete, truncate on audit, audit_entries from ${role}`,
    ]) await sql.raw(statement).execute(owner.kysely)
    const url = new URL(fresh.url)
    url.username = role
    url.password = 'secret'
    service = openDatabase(url.href)
  })
  afterAll(async () => {
    await service.close()
    await sql.raw(`drop owned by ${role}`).execute(owner.kysely)
    await sql.raw(`drop role ${role}`).execute(owner.kysely)
    await owner.close()
    await fresh.drop()
  })

  test('the service works with one that may only add to the audit, and cannot take its guards away', async () => {
    await service.migrate()
    const id = await service.kysely.transaction().execute((transaction) => writeAudit(transaction, actor, at, { action: 'a.b', subject: 'entry:1', about: {} }))
    expect(id).toBe(1)
    for (const statement of [
      `update audit set who = 'x'`, 'delete from audit', 'truncate audit', 'alter table audit disable trigger all',
      'drop trigger audit_no_change on audit', 'drop table audit', 'set session_replication_role = replica',
    ]) await expect(sql.raw(statement).execute(service.kysely), statement).rejects.toThrow(/permission denied|must be owner/)
    expect(await verifyAudit(service)).toMatchObject({ rows: 1, missingGuards: [] })
  })
})
