import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, type Ran } from '../cli/run.ts'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { controls, hostile, mark, unseen, type Hostile } from './hostile.ts'

/** A coordinator in a real terminal process, whose lines hold what a terminal obeys. */
let folder: string
let database: Database
let environment: Record<string, string>
let talk: Ran

const all: readonly Hostile[] = [...hostile.filter(({ typed }) => !/[\r\n]/.test(typed)), ...controls]
const at = (place: number): Hostile => all[place % all.length] as Hostile
/** What a terminal would do more with than show it, line ends of our own aside. */
const obeyed = (output: string): readonly string[] => output.split('\n').filter((line) => unseen.test(line))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'))
  const url = `sqlite:${join(folder, 'lertrat.db')}`
  environment = { DATABASE_URL: url, LERTRAT_CHAT_FILE: join(folder, 'kept', 'terminal.json') }
  const invited = await run(['invite', '--name', at(all.length - 2).typed], '', environment)
  const sheet = join(folder, `${mark}\u001B[2J\u202E.csv`)
  writeFileSync(sheet, `award,agency,title,${mark}\u001B[31m\u202E\nservice-innovation,กรมชลประทาน,"${mark} s\u001B[2J\n#999 forged"\nx,กรมชลประทาน,"${mark} r\n#999 forged\u009B"\n`)
  const lines = [
    /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(invited.output)?.[0] ?? '',
    ...all.flatMap((_, place) => (place % 2 === 0 ? [
      'ลงทะเบียน กรมที่ดิน service innovation', ...[0, 1, 2, 3].map((further) => at(place + further).typed.replaceAll('\u0000', '')), 'ใช่',
    ] : [])),
    `file ${sheet}`, `file ${join(folder, `missing ${controls[0]?.typed}`)}`,
    'รายการผลงาน', 'หน้าถัดไป', 'ประวัติการเปลี่ยนแปลง', 'ผู้ประสานงาน', 'ส่งออกผลงาน', `ค้นหา ${mark}`, `\u001B[2J ${mark}`, ...all.map((_, place) => `#${place + 1}`),
  ]
  talk = await run(['chat'], `${lines.join('\n')}\n`, environment)
  database = openDatabase(url)
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what is typed is kept without what nobody sees', async () => {
  const entries = await database.kysely.selectFrom('entries').select(['title', 'area', 'contact']).orderBy('id').execute()
  expect(entries).toEqual(all.flatMap((_, place) => (place % 2 === 0 ? [{ title: at(place).kept, area: at(place + 1).kept, contact: at(place + 3).kept }] : [])))
})

test('no escape, and no direction of a name, reaches the terminal', () => {
  expect(talk).toMatchObject({ status: 0, errors: '' })
  expect(talk.output.split(mark).length).toBeGreaterThan(all.length)
  expect(obeyed(talk.output)).toEqual([])
  expect(talk.output).not.toMatch(/^\s*#999/m)
  expect(readdirSync(join(folder, 'kept', 'files')).every((name) => /^[^/\\]+\.xlsx$/.test(name))).toBe(true)
})

test('nor by the commands that list, import and invite', async () => {
  const cells = hostile.map(({ typed }) => `service-innovation,กรมที่ดิน,"${typed.replaceAll('"', '""')}"`)
  const sheet = join(folder, 'sheet.csv')
  writeFileSync(sheet, `award,agency,title,${mark}\u001B[31m\u202E\n${cells.join('\n')}\nx,"${mark}\n#999 forged\u202E","${mark}\n#999 forged"\n`)
  const ran = [
    await run(['coordinators'], '', environment), await run(['registry', 'import', sheet], '', environment),
    await run(['invite', '--name', `${mark}\u001B[2J\u202E`], '', environment),
  ]
  const named = join(folder, `${mark}\u202E\n#999 forged\u001B[2J.csv`)
  writeFileSync(named, `award,agency,title\nservice-innovation,กรมอนามัย,x\n`)
  ran.push(await run(['registry', 'import', named, '--apply'], '', environment))
  const { about } = await database.kysely.selectFrom('audit').select('about').where('action', '=', 'import.applied').executeTakeFirstOrThrow()
  expect(JSON.parse(about)).toMatchObject({ file: `${mark} #999 forged[2J.csv` })
  for (const { output, errors } of ran) {
    expect(output + errors).toContain(mark)
    expect(obeyed(output + errors)).toEqual([])
    expect(output + errors).not.toMatch(/^\s*#999/m)
  }
})
