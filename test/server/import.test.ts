import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import { startLineServer, type LineServer } from '../channels/line/line-server.ts'
import { text, userId } from '../channels/line/webhook-client.ts'
import { ENGINES } from '../support/databases.ts'
import { DeskPerson } from './desk-person.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

/** As many messages a channel are sent beside a piece of work. */
const MESSAGES = 10
const names = createDirectory().all().map(({ name }) => name)
const entries = (count: number): Uint8Array => new TextEncoder().encode(['รางวัล,หน่วยงาน,ชื่อผลงาน',
  ...Array.from({ length: count }, (_, i) => `Service Innovation,${names[i % names.length]},งานที่ ${i}`)].join('\n'))
const localGovernments = (count: number): Uint8Array => new TextEncoder().encode(['ชื่อ,ประเภท,จังหวัด,อำเภอ',
  ...Array.from({ length: count }, (_, i) => `องค์การบริหารส่วนตำบลตัวอย่าง${i},อบต.,เชียงใหม่,แม่ริม`)].join('\n'))

// How long others wait meanwhile is measured by bench/import.ts; that they are served, and that all is right, is tested here.
describe.each(ENGINES)('a large import in the chat, on %s', (engine) => {
  let server: LineServer
  let officer: DeskPerson
  let applicant: DeskPerson
  let people = 100
  beforeAll(async () => {
    server = await startLineServer({ engine })
    officer = await DeskPerson.coordinator(server.address, 'สมหญิง', server.databaseUrl)
    applicant = await DeskPerson.at(server.address)
  })
  afterAll(() => server.stop())

  /** Does some work while people write on LINE and in the web chat, one message after the other. Gives how many of LINE were acknowledged. */
  const meanwhile = async (work: () => Promise<unknown>): Promise<number> => {
    let over = false
    let acknowledged = 0
    const line = async (): Promise<void> => {
      for (let message = 0; message < MESSAGES && !over; message++) {
        expect(await server.webhook(server.withToken(text(userId(people++), 'สวัสดี')))).toBe(200)
        acknowledged += 1
      }
    }
    const web = async (): Promise<void> => {
      for (let message = 0; message < MESSAGES && !over; message++) await applicant.say('สวัสดี')
    }
    const others = [line(), web()]
    try {
      await work()
    } finally {
      over = true
      await Promise.all(others)
    }
    return acknowledged
  }
  const count = async (table: 'entries' | 'agencies', state: 'registered' | 'listed'): Promise<number> => {
    const { n } = await server.database.kysely.selectFrom(table).select(({ fn }) => fn.countAll<number | string>().as('n')).where('state', '=', state).executeTakeFirstOrThrow()
    return Number(n)
  }

  test('50,000 entries are read while others are served, stored at the yes, and found the same when they come again', async () => {
    expect(await meanwhile(() => officer.sendFile('a.csv', entries(50_000)))).toBeGreaterThan(1)
    expect(officer.text).toContain('50000')
    expect(await count('entries', 'registered')).toBe(0)
    await meanwhile(() => officer.tap('confirm'))
    expect(await count('entries', 'registered')).toBe(50_000)
    await officer.sendFile('a.csv', entries(50_000))
    expect(officer.buttons.some(({ choice }) => choice.includes('confirm:'))).toBe(false)
    await server.delivered()
  })

  test('so are 7,850 local governments, and all of it goes out again', async () => {
    await officer.sendFile('b.csv', localGovernments(7_850))
    await meanwhile(() => officer.tap('confirm'))
    expect(await count('agencies', 'listed')).toBe(7_850)
    await officer.say('ส่งออก')
    await meanwhile(() => officer.tap('write-export'))
    expect(officer.text).toContain('50000')
  })

  test('all of it is taken back, and that is taken back', async () => {
    const undo = async (ask: () => Promise<unknown>): Promise<void> => {
      await ask()
      await meanwhile(() => officer.tap('confirm'))
    }
    await undo(() => officer.say('เลิกทำ'))
    expect(await count('agencies', 'listed')).toBe(0)
    await undo(() => officer.say('เลิกทำ'))
    expect(await count('entries', 'registered')).toBe(0)
    await undo(() => officer.tap('undo'))
    expect(await count('entries', 'registered')).toBe(50_000)
    await server.delivered()
  })
})
