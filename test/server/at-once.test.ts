import { afterEach, describe, expect, test, vi } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import { buttons, startLineServer, words, type LineServer } from '../channels/line/line-server.ts'
import { userId } from '../channels/line/webhook-client.ts'
import { run } from '../cli/run.ts'
import { ENGINES } from '../support/databases.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { DeskPerson } from './desk-person.ts'

vi.setConfig({ testTimeout: 120_000 })

const names = createDirectory().all().map(({ name }) => name)
const entries = (count: number): Uint8Array => new TextEncoder().encode(['รางวัล,หน่วยงาน,ชื่อผลงาน',
  ...Array.from({ length: count }, (_, i) => `Service Innovation,${names[i % names.length]},งานที่ ${i}`)].join('\n'))

/** Several server processes on one database, asked over HTTP as people ask them. */
describe.each(ENGINES)('two processes on one database of %s', (engine) => {
  let line: LineServer
  let other: ServerProcess
  afterEach(async () => {
    await other.kill('SIGTERM')
    await line.stop()
  })
  const begin = async (): Promise<void> => {
    line = await startLineServer({ engine })
    other = await startProcess({ env: { DATABASE_URL: line.databaseUrl, LOG_LEVEL: 'warn' } })
  }
  const registered = () => line.database.kysely.selectFrom('entries').select('title').where('award', '=', 'open-governance').execute()
  const form = async (person: DeskPerson, title: string): Promise<void> => {
    await person.say('ลงทะเบียน')
    await person.form({ award: 'open-governance', agency: 'กรมที่ดิน', title })
  }
  const coordinators = async (): Promise<readonly [DeskPerson, DeskPerson]> => [
    await DeskPerson.coordinator(line.address, 'ก', line.databaseUrl), await DeskPerson.coordinator(other.address, 'ข', line.databaseUrl),
  ]

  test('of two who register the same at one moment, one gets in and the other is told by which entry', async () => {
    await begin()
    const people = await coordinators()
    await Promise.all(people.map((person, i) => form(person, `โครงการ ${i}`)))
    const answers = await Promise.all(people.map((person) => person.tap('confirm')))
    const [entry, ...more] = await registered()
    expect(more).toEqual([])
    const refused = answers.filter((text) => text.includes('653'))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(entry?.title)
  })

  test('one of them on LINE', async () => {
    await begin()
    const officer = userId(90)
    const { output } = await run(['invite', '--name', 'ก'], '', { DATABASE_URL: line.databaseUrl })
    await line.say(officer, /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? '')
    const person = await DeskPerson.coordinator(other.address, 'ข', line.databaseUrl)
    await form(person, 'โครงการบนเว็บ')
    await line.say(officer, 'ลงทะเบียน กรมที่ดิน open governance')
    let asked = await line.say(officer, 'โครงการบนไลน์')
    const yes = () => buttons(asked).find(({ data }) => data.includes('confirm:'))
    for (let i = 0; i < 6 && !yes(); i++) asked = await line.say(officer, '-')
    const answers = await Promise.all([person.tap('confirm'), line.tap(officer, yes()?.data ?? '').then(words)])
    const [entry, ...more] = await registered()
    expect(more).toEqual([])
    const refused = answers.filter((text) => text.includes('653'))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(entry?.title)
  })

  test('also while one of them imports 10,000 entries', async () => {
    await begin()
    const people = await coordinators()
    const importing = await DeskPerson.coordinator(other.address, 'ค', line.databaseUrl)
    await Promise.all(people.map((person, i) => form(person, `โครงการ ${i}`)))
    const plan = importing.sendFile('ก.csv', entries(10_000))
    const answers = await Promise.all(people.map((person) => person.tap('confirm')))
    expect(answers.filter((text) => text.includes('653'))).toHaveLength(1)
    expect(await registered()).toHaveLength(1)
    expect(await plan).toContain('10000')
    // What was registered since does not make the plan another one.
    const applied = importing.tap('confirm')
    await Promise.all(people.map((person, i) => person.say(`ค้นหา โครงการ ${i}`)))
    expect(await applied).toContain('10000')
    const { n } = await line.database.kysely.selectFrom('entries').select(({ fn }) => fn.countAll<number | string>().as('n')).executeTakeFirstOrThrow()
    expect(Number(n)).toBe(10_001)
    // The process that did not import knows of them, too.
    expect(await people[0].say('ค้นหา งานที่ 9999')).toContain('งานที่ 9999')
  })
})
