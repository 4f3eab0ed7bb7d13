import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectory } from '../../../src/agencies/index.ts'
import { openDatabase, type Database } from '../../../src/database/database.ts'
import type { Scope } from '../../../src/registry/desk.ts'
import { openDesk } from '../../../src/registry/open-desk.ts'
import { exportFile, createSheets, type ExportKind } from '../../../src/registry/sheets/index.ts'
import type { DeskParts } from '../../../src/registry/desk-parts.ts'
import { loadRules } from '../../../src/rules/index.ts'
import { ENGINES, freshDatabase } from '../../support/databases.ts'

const { rulebook } = loadRules(2564)
const directory = createDirectory()
const everything: Scope = { kind: 'all' }

describe.each(ENGINES)('imports on %s', (engine) => {
  let database: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    const fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url)
    drop = fresh.drop
    await database.migrate()
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  const as = <T>(work: (parts: DeskParts) => Promise<T>, scope: Scope = everything, at = new Date('2021-02-01T03:00:00Z')): Promise<T> =>
    database.kysely.transaction().execute((transaction) => work({
      transaction, engine, rulebook, directory, at, randomToken: randomUUID, randomUuid: randomUUID,
      coordinator: { id: 1, name: 'A', scope }, actor: { coordinatorId: 1, name: 'A', channel: 'web' },
    }))
  const plan = (text: string | Uint8Array, scope: Scope = everything) =>
    as((parts) => createSheets(parts).plan({ name: 'a.csv', bytes: typeof text === 'string' ? Buffer.from(text) : text }), scope)
  const apply = (id: string, scope: Scope = everything) => as((parts) => createSheets(parts).apply(id), scope)
  const bring = async (text: string | Uint8Array, scope: Scope = everything) => {
    const planned = await plan(text, scope)
    if (!planned.ok) throw new Error(planned.code)
    return { planned: planned.plan, applied: await apply(planned.id, scope) }
  }
  const does = (planned: Awaited<ReturnType<typeof plan>>) => (planned.ok ? planned.plan.lines.map((line) => line.problem?.code ?? line.does) : planned.code)
  const exported = (kind: ExportKind, format: 'xlsx' | 'csv', scope: Scope = everything) => exportFile(kind, format, { database: database.kysely, rulebook, scope })
  const clear = async () => {
    await database.kysely.deleteFrom('entries').execute()
    await database.kysely.deleteFrom('winners').execute()
    await database.kysely.deleteFrom('agencies').execute()
    await database.kysely.deleteFrom('import_plans').execute()
  }
  const head = 'รางวัล,หน่วยงาน,ชื่อผลงาน,พื้นที่ดำเนินการ\n'

  test('two works for an award that takes one: the second names the first, and nothing is stored', async () => {
    await clear()
    const { planned, applied } = await bring(`${head}Open Governance,กรมชลประทาน,ก,\nเปิดใจใกล้ชิดประชาชน,กรมชลประทาน,ข,\n`)
    expect(planned.lines).toMatchObject([{ line: 2, does: 'add' }, { line: 3, does: 'refuse', problem: { code: 'against-rules-line', values: { first: 2 } } }])
    expect(applied).toMatchObject({ ok: false, code: 'lines-refused' })
    expect(await database.kysely.selectFrom('entries').selectAll().execute()).toEqual([])
  })

  test('a reason overrides the rules; what needs a line below it is taken', async () => {
    await clear()
    const { applied } = await bring(`รางวัล,หน่วยงาน,ชื่อผลงาน,เหตุผลยกเว้น\nopen-governance,กรมชลประทาน,ก,\nopen-governance,กรมชลประทาน,ข,มติคณะกรรมการ\n`)
    expect(applied).toMatchObject({ ok: true, plan: { counts: { add: 2, refuse: 0 } } })
    expect((await database.kysely.selectFrom('entries').select('override').orderBy('id').execute()).map((row) => row.override)).toEqual([null, 'มติคณะกรรมการ'])
    expect(does(await plan('title,agency,award\nค,กรมที่ดิน,Engaged Citizen\nง,กรมที่ดิน,Effective Change\nจ,กรมที่ดิน,Participation Expanded\n'))).toEqual(['add', 'add', 'add'])
  })

  test('the same file twice changes nothing, an export neither, and the import can be undone', async () => {
    await clear()
    const file = 'รางวัล,หน่วยงาน,ชื่อผลงาน,พื้นที่,หน่วยงานร่วม,ติดต่อ,สถานะ\nEffective Change,กรมที่ดิน,=1+1,\'-x,"กรมชลประทาน; กรมทางหลวง",02 111,\nService Innovation,กรมที่ดิน,ข,,,,ร่าง\n'
    const { applied } = await bring(file)
    expect(applied).toMatchObject({ ok: true, plan: { counts: { add: 2 } } })
    expect(does(await plan(file))).toEqual(['same', 'same'])
    for (const format of ['csv', 'xlsx'] as const) {
      const { bytes, rows } = await exported('entries', format)
      expect(rows).toBe(2)
      expect(does(await plan(bytes))).toEqual(['same', 'same'])
    }
    if (!applied.ok) throw new Error('not applied')
    expect(await as((parts) => openDesk(parts).audit.undo(applied.audit))).toMatchObject({ ok: true })
    expect((await database.kysely.selectFrom('entries').select('state').execute()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  })

  test('a change by id keeps what the file has no column for; a year has to be of this round', async () => {
    await clear()
    await bring(`${head}Service Innovation,กรมที่ดิน,ก,เชียงใหม่\n`)
    const { id } = await database.kysely.selectFrom('entries').select('id').executeTakeFirstOrThrow()
    const { applied } = await bring(`id,award,agency,title\n${id},Service Innovation,กรมที่ดิน,ข\n`)
    expect(applied).toMatchObject({ ok: true, plan: { counts: { change: 1 } } })
    expect(await database.kysely.selectFrom('entries').selectAll().execute()).toMatchObject([{ id, title: 'ข', area: 'เชียงใหม่', revision: 2 }])
    expect(does(await plan('ปี,award,agency,title,state\n๒๕๖๔,Service Innovation,กรมที่ดิน,ค,\n2021,Service Innovation,กรมที่ดิน,ง,\n2563,Service Innovation,กรมที่ดิน,จ,\n')))
      .toEqual(['add', 'year-christian', 'other-round'])
  })

  test('what has changed since is told anew instead of stored', async () => {
    await clear()
    const planned = await plan(`${head}Open Governance,กรมที่ดิน,ก,\n`)
    await bring(`${head}Open Governance,กรมที่ดิน,ข,\n`)
    if (!planned.ok) throw new Error(planned.code)
    expect(await apply(planned.id)).toMatchObject({ ok: false, code: 'plan-changed', plan: { counts: { refuse: 1 } } })
    expect(await as((parts) => createSheets(parts).apply(planned.id), everything, new Date('2021-02-01T05:00:00Z'))).toMatchObject({ code: 'plan-gone' })
  })

  test('a coordinator of a body brings and gets only what is its own', async () => {
    await clear()
    await bring(`${head}Service Innovation,กรมที่ดิน,ก,\n`)
    const [foreign] = await database.kysely.selectFrom('entries').select('id').execute()
    const own: Scope = { kind: 'body', body: 'กรมชลประทาน' }
    expect(does(await plan(`id,award,agency,title\n,Service Innovation,กรมที่ดิน,ก\n${foreign?.id},Service Innovation,กรมที่ดิน,ก\n,Service Innovation,กรมชลประทาน,ก\n`, own)))
      .toEqual(['not-your-body', 'id-unknown', 'add'])
    expect((await exported('entries', 'csv', own)).rows).toBe(0)
    expect(await plan('ปี,รางวัล,หน่วยงาน\n2560,PMQA 4.0,กรมที่ดิน\n', own)).toMatchObject({ ok: false, code: 'kind-not-allowed' })
  })

  test('earlier winners: an export of them changes nothing, and years are looked at', async () => {
    await clear()
    const { applied } = await bring('ปี (พ.ศ.),รางวัล,หน่วยงาน,ระดับ,ชื่อผลงาน\n2560,PMQA รายหมวด หมวด 1,กรมที่ดิน,ดีเด่น,\n,PMQA 4.0,กรมที่ดิน,,\n')
    expect(applied).toMatchObject({ ok: true, plan: { kind: 'winners', counts: { add: 2 } } })
    const { bytes, rows } = await exported('winners', 'xlsx')
    expect(rows).toBeGreaterThan(30)
    const again = await plan(bytes)
    expect(again).toMatchObject({ ok: true, plan: { counts: { add: 0, change: 0, same: rows, refuse: 0 } } })
    expect(does(await plan('ปี,รางวัล,หน่วยงาน\n2565,PMQA 4.0,กรมที่ดิน\n2017,PMQA 4.0,กรมที่ดิน\n'))).toEqual(['year-later', 'year-christian'])
  })

  test('local governments get their province, and their district where two share a name', async () => {
    await clear()
    const list = 'ชื่อ,ประเภท,จังหวัด,อำเภอ\nบ้านใหม่,อบต.,เชียงราย,เมือง\nอบต.บ้านใหม่,อปท.,จ.ปทุมธานี,เมือง\nเทศบาลตำบลท่าเรือ,เทศบาลตำบล,ตรัง,อ.ก\nเทศบาลตำบลท่าเรือ,เทศบาลตำบล,ตรัง,ข\nกรุงเทพมหานคร,อปท.,กรุงเทพมหานคร,\n'
    const { applied } = await bring(list)
    expect(applied).toMatchObject({ ok: true, plan: { kind: 'agencies', counts: { add: 4, same: 1 } } })
    const rows = await database.kysely.selectFrom('agencies').select(['name', 'short']).orderBy('id').execute()
    expect(rows.map(({ name }) => name)).toEqual([
      'องค์การบริหารส่วนตำบลบ้านใหม่ จังหวัดเชียงราย', 'องค์การบริหารส่วนตำบลบ้านใหม่ จังหวัดปทุมธานี',
      'เทศบาลตำบลท่าเรือ อำเภอก จังหวัดตรัง', 'เทศบาลตำบลท่าเรือ อำเภอข จังหวัดตรัง',
    ])
    expect(JSON.parse(rows[0]?.short ?? '')).toEqual(['องค์การบริหารส่วนตำบลบ้านใหม่'])
    expect(does(await plan(list))).toEqual(['same', 'same', 'same', 'same', 'same'])
  })

  test('50,000 lines are read, planned and stored', async () => {
    await clear()
    const names = directory.all().map(({ name }) => name)
    const lines = Array.from({ length: 50_000 }, (_, i) => `Service Innovation,${names[i % names.length]},ผลงานที่ ${i},พื้นที่ ${i}`)
    const { applied } = await bring(head + lines.join('\n'))
    expect(applied).toMatchObject({ ok: true, plan: { counts: { add: 50_000 } } })
    await clear()
  }, 120_000)
})
