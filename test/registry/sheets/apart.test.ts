import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../src/database/database.ts'
import { APART_LIMITS, prepareApart, type ApartGround } from '../../../src/registry/sheets/apart.ts'
import { loadRules } from '../../../src/rules/index.ts'
import { freshDatabase } from '../../support/databases.ts'
import type { FreshDatabase } from '../../support/postgres.ts'
import { workbook } from './files.ts'

let fresh: FreshDatabase
let ground: ApartGround
beforeAll(async () => {
  fresh = await freshDatabase('sqlite')
  const database = openDatabase(fresh.url)
  await database.migrate()
  await database.close()
  ground = {
    databaseUrl: fresh.url, rulebook: loadRules(2564).rulebook, at: new Date('2021-02-01T03:00:00Z'), scope: { kind: 'all' }, only: undefined,
  }
})
afterAll(() => fresh.drop())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const lines = (count: number): Uint8Array =>
  bytes(['รางวัล,หน่วยงาน,ชื่อผลงาน', ...Array.from({ length: count }, (_, i) => `Service Innovation,กรมที่ดิน,งานที่ ${i}`)].join('\n'))

test('a thread of its own plans a file as it would be planned here', async () => {
  const { plan } = await prepareApart({ bytes: lines(2_500) }, ground)
  expect(plan.counts).toEqual({ add: 2_500, change: 0, same: 0, refuse: 0 })
  expect(plan.lines.map(({ line }) => line)).toEqual(Array.from({ length: 2_500 }, (_, i) => i + 2))
})

test('what it refuses is refused under its code', async () => {
  await expect(prepareApart({ bytes: bytes('%PDF-1.7') }, ground)).rejects.toMatchObject({ name: 'SheetRefusal', code: 'file-pdf' })
  const bomb = workbook('<row/>', { 'xl/media/a.bin': new Uint8Array(110 * 1024 * 1024) })
  await expect(prepareApart({ bytes: bomb }, ground)).rejects.toMatchObject({ code: 'file-unpacks-too-large', values: { megabytes: 100 } })
})

test('it ends where it takes too long or too much memory, and the next one is planned', async () => {
  await expect(prepareApart({ bytes: lines(50_000) }, ground, { ...APART_LIMITS, milliseconds: 50 })).rejects.toMatchObject({ code: 'file-too-heavy' })
  await expect(prepareApart({ bytes: lines(50_000) }, ground, { ...APART_LIMITS, megabytes: 24 })).rejects.toMatchObject({ code: 'file-too-heavy' })
  expect((await prepareApart({ bytes: lines(1) }, ground)).plan.counts.add).toBe(1)
}, 60_000)

test('a fault of another kind is none of the file', async () => {
  await expect(prepareApart({ bytes: lines(1) }, { ...ground, databaseUrl: 'nonsense:' })).rejects.not.toMatchObject({ name: 'SheetRefusal' })
})
