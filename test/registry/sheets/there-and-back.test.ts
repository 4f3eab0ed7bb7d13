import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectory } from '../../../src/agencies/index.ts'
import type { Database } from '../../../src/database/database.ts'
import type { DeskParts } from '../../../src/registry/desk-parts.ts'
import { openDesk } from '../../../src/registry/open-desk.ts'
import { isEntered } from '../../../src/registry/rows.ts'
import { createSheets, exportFile, readSheet } from '../../../src/registry/sheets/index.ts'
import { writeCsv, writeWorkbook, type OutRows } from '../../../src/registry/sheets/write-sheet.ts'
import { loadRules } from '../../../src/rules/index.ts'
import { ENGINES, openFresh } from '../../support/databases.ts'
import { fine } from '../books.ts'

const { rulebook } = loadRules(2564)
const directory = createDirectory()
const everything = { kind: 'all' } as const

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('งานหนึ่ง', 'งานสอง', '=1+1', '-x', "'@a", 'ก;ข', 'a,"b"\nc', '๐๑', '007', 'TRUE', '1e5', 'น้ำ', 'นํ้า') },
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((rest) => `ก${rest}`))
const optional = fc.option(text, { nil: '' })
const entry = fc.record({
  award: fc.constantFrom('Service Innovation', 'Open Governance', 'effective-change', 'บูรณาการข้อมูลเพื่อการบริการ'),
  agency: fc.constantFrom('กรมที่ดิน', 'กรมชลประทาน', 'จังหวัดน่าน', 'กรมอนามัย'),
  title: text, area: optional, partners: fc.array(text, { maxLength: 3 }).map((names) => names.join('; ')), nominee: optional, contact: optional,
  state: fc.constantFrom('', 'ร่าง', 'ถอน', 'withdrawn', 'registered', 'draft'), override: fc.constant('มติคณะกรรมการ'),
})
const winner = fc.record({
  round: fc.constantFrom('2560', '๒๕๖๓', ''), award: fc.constantFrom('PMQA 4.0', 'Service Innovation'), agency: fc.constantFrom('กรมที่ดิน', 'กรมอนามัย'),
  level: optional, title: optional,
})
type Line = Readonly<Record<string, string>>

describe.each(ENGINES)('whatever a file holds, on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })
  const clear = async (): Promise<void> => {
    for (const table of ['entries', 'winners', 'import_plans'] as const) await database.kysely.deleteFrom(table).execute()
  }
  afterAll(clear)

  const as = <T>(work: (parts: DeskParts) => Promise<T>): Promise<T> =>
    database.kysely.transaction().execute((transaction) => work({
      transaction, engine, rulebook, directory, at: new Date('2021-02-01T03:00:00Z'), randomToken: randomUUID, randomUuid: randomUUID,
      coordinator: { id: 1, name: 'A', scope: everything }, actor: { coordinatorId: 1, name: 'A', channel: 'web' },
    }))
  const plan = async (bytes: Uint8Array) => fine(await as((parts) => createSheets(parts).plan({ name: 'a.csv', bytes })))
  const undo = async (audit: number) => fine(await as((parts) => openDesk(parts).audit.undo(audit))).audit
  const fileOf = (lines: readonly Line[]): Promise<Uint8Array> => {
    const fields = Object.keys(lines[0] ?? {})
    return Promise.resolve(writeCsv([fields, ...lines.map((line) => fields.map((field) => line[field] ?? null))]))
  }
  /** Brings in the lines that a plan of them refuses not; the audit of it, where that changes anything. */
  const bring = async (given: readonly Line[]): Promise<number | undefined> => {
    let lines = given
    for (;;) {
      if (lines.length === 0) return undefined
      const planned = await plan(await fileOf(lines))
      if (planned.plan.counts.refuse === 0) {
        const applied = await as((parts) => createSheets(parts).apply(planned.id))
        return applied.ok ? applied.audit : undefined
      }
      const refused = new Set(planned.plan.lines.flatMap(({ does }, index) => (does === 'refuse' ? [index] : [])))
      lines = lines.filter((_line, index) => !refused.has(index))
    }
  }
  const entered = async () => (await database.kysely.selectFrom('entries').selectAll().where(isEntered).orderBy('id').execute())
    .map(({ revision: _r, restored: _s, restored_at: _t, changed: _c, created_at: _a, updated_at: _u, ...rest }) => rest)
  const listed = async () => (await database.kysely.selectFrom('winners').selectAll().where('state', '=', 'listed').orderBy('id').execute())

  const takenBack = async (one: readonly Line[], other: readonly Line[], stand: () => Promise<readonly unknown[]>): Promise<void> => {
    await clear()
    const first = await bring(one)
    const before = await stand()
    const second = await bring(other)
    const after = await stand()
    if (second !== undefined) {
      const undone = await undo(second)
      expect(await stand()).toEqual(before)
      await undo(undone)
      expect(await stand()).toEqual(after)
      await undo(second)
      expect(await stand()).toEqual(before)
    }
    if (first !== undefined) await undo(first)
    expect(await stand()).toEqual([])
  }
  const some = { maxLength: 30 }
  test('an undo of its import is as if it had never come, and an undo of that as if it had stayed', () => fc.assert(
    fc.asyncProperty(fc.array(entry, some), fc.array(entry, some), (one, other) => takenBack(one, other, entered)), { numRuns: 30 }))
  test('the same of earlier winners', () => fc.assert(
    fc.asyncProperty(fc.array(winner, some), fc.array(winner, some), (one, other) => takenBack(one, other, listed)), { numRuns: 20 }))

  /** The same file without its first column. */
  const withoutIds = async (bytes: Uint8Array): Promise<OutRows> =>
    (await readSheet(bytes)).rows.map(({ cells }) => Array.from({ length: 13 }, (_, index) => cells[index + 1] ?? null))
  const written = { csv: writeCsv, xlsx: (rows: OutRows) => writeWorkbook(rows, 'a') }

  test.each(['csv', 'xlsx'] as const)('an export of it as %s changes nothing, and makes the same entries where there are none', (format) => fc.assert(
    fc.asyncProperty(fc.array(entry, { ...some, minLength: 1 }), async (lines) => {
      await clear()
      await bring(lines)
      const before = await entered()
      const { bytes, rows } = await exportFile('entries', format, { database: database.kysely, rulebook, scope: everything })
      expect(rows).toBe(before.length)
      if (rows === 0) return
      expect((await plan(bytes)).plan.counts).toMatchObject({ same: rows, add: 0, change: 0, refuse: 0 })
      await clear()
      const planned = await plan(await written[format](await withoutIds(bytes)))
      expect(planned.plan.counts).toMatchObject({ refuse: 0 })
      fine(await as((parts) => createSheets(parts).apply(planned.id)))
      const content = (all: typeof before) => all.map(({ id: _id, ...rest }) => rest)
      expect(content(await entered())).toEqual(content(before))
    }), { numRuns: 25 }))

  test.each(['csv', 'xlsx'] as const)('an export of winners as %s changes nothing', (format) => fc.assert(
    fc.asyncProperty(fc.array(winner, some), async (lines) => {
      await clear()
      await bring(lines)
      const { bytes, rows } = await exportFile('winners', format, { database: database.kysely, rulebook, scope: everything })
      expect((await plan(bytes)).plan.counts).toMatchObject({ same: rows, add: 0, change: 0, refuse: 0 })
    }), { numRuns: 20 }))

  test('a plan that others have not touched is carried out though they changed something meanwhile', async () => {
    await clear()
    const line = { award: 'Service Innovation', agency: 'กรมที่ดิน', title: 'ก' }
    const planned = await plan(await fileOf([line]))
    await bring([{ ...line, agency: 'กรมอนามัย', title: 'ข' }])
    fine(await as((parts) => createSheets(parts).apply(planned.id)))
    expect((await entered()).map(({ title }) => title)).toEqual(['ข', 'ก'])
  })
})
