import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { importAgencies } from '../../src/cli/agencies-import.ts'
import { exportFile, importFile } from '../../src/cli/registry.ts'
import { openDatabase } from '../../src/database/database.ts'

let folder: string
let environment: Record<string, string>
let out = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lertrat-sheets-'))
  environment = { DATABASE_URL: `sqlite:${join(folder, 'a.db')}` }
  out = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    })
  }
})

afterEach(async () => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  await rm(folder, { recursive: true, force: true })
})

const file = async (text: string): Promise<string> => {
  const path = join(folder, 'a.csv')
  await writeFile(path, text)
  return path
}
const count = async (table: 'entries' | 'agencies' | 'audit' | 'import_plans'): Promise<number> => {
  const database = openDatabase(environment['DATABASE_URL'] ?? '')
  const rows = await database.kysely.selectFrom(table).selectAll().execute()
  await database.close()
  return rows.length
}
const entries = 'รางวัล,หน่วยงาน,ชื่อผลงาน\nService Innovation,กรมที่ดิน,ก\n'

test('an import only tells what it would do, and does it with `apply`', async () => {
  const path = await file(entries)
  await importFile({ file: path, round: 2564 }, environment)
  expect(out).toContain('--apply')
  expect([await count('entries'), await count('import_plans')]).toEqual([0, 0])
  await importFile({ file: path, round: 2564, apply: true }, environment)
  expect([await count('entries'), await count('audit'), process.exitCode]).toEqual([1, 1, undefined])
  const copy = join(folder, 'b.xlsx')
  await exportFile({ kind: 'entries', format: 'xlsx', out: copy, round: 2564 }, environment)
  await importFile({ file: copy, round: 2564, apply: true }, environment)
  expect([await count('entries'), await count('audit'), process.exitCode]).toEqual([1, 1, undefined])
  const audit = join(folder, 'audit.csv')
  await exportFile({ kind: 'audit', format: 'csv', out: audit, round: 2564 }, environment)
  expect(await readFile(audit, 'utf8')).toMatch(/^\ufeff[^]*lertrat,command,import\.applied,2564/)
})

test.each([
  ['a line that is refused', 'รางวัล,หน่วยงาน,ชื่อผลงาน\nno award,กรมที่ดิน,ก\n'],
  ['headers that nobody knows', 'x,y\n1,2\n'],
])('%s gives status 1, also with `apply`', async (_what, text) => {
  await importFile({ file: await file(text), round: 2564, apply: true }, environment)
  expect([await count('entries'), process.exitCode]).toEqual([0, 1])
})

test('a file that is not there gives status 1', async () => {
  await importFile({ file: join(folder, 'none.csv'), round: 2564 }, environment)
  expect(process.exitCode).toBe(1)
})

test('a list of agencies is brought by its own command, which takes no other file', async () => {
  await importAgencies({ file: await file(entries), round: 2564, apply: true }, environment)
  expect([await count('entries'), process.exitCode]).toEqual([0, 1])
  process.exitCode = undefined
  await importAgencies({ file: await file('ชื่อ,ประเภท,จังหวัด\nอบต.บ้านใหม่,อปท.,เชียงราย\n'), round: 2564, apply: true }, environment)
  expect([await count('agencies'), process.exitCode]).toEqual([1, undefined])
})
