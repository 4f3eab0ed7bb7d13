import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { setTimeout } from 'node:timers/promises'
import { createDirectory } from '../../src/agencies/index.ts'
import { startLineServer, type LineServer } from '../channels/line/line-server.ts'
import { text, userId } from '../channels/line/webhook-client.ts'
import { crowding } from '../support/crowding.ts'
import { ENGINES } from '../support/databases.ts'
import { longestHeld } from '../support/write-lock.ts'
import { DeskPerson } from './desk-person.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const names = createDirectory().all().map(({ name }) => name)
const entries = (count: number): Uint8Array => new TextEncoder().encode(['รางวัล,หน่วยงาน,ชื่อผลงาน',
  ...Array.from({ length: count }, (_, i) => `Service Innovation,${names[i % names.length]},งานที่ ${i}`)].join('\n'))
const localGovernments = (count: number): Uint8Array => new TextEncoder().encode(['ชื่อ,ประเภท,จังหวัด,อำเภอ',
  ...Array.from({ length: count }, (_, i) => `องค์การบริหารส่วนตำบลตัวอย่าง${i},อบต.,เชียงใหม่,แม่ริม`)].join('\n'))

/** What others meet with while somebody imports, in milliseconds. */
interface Meanwhile {
  /** The longest time for which the event loop stood still; and by the work that was done then, whatever else the machine does. */
  readonly standstill: number
  readonly work: number
  /** How many times longer everything took because of what else the machine did. */
  readonly crowding: number
  /** The longest time until a webhook of LINE was acknowledged. */
  readonly acknowledged: number
  /** The longest turn of an applicant in the web chat. */
  readonly turn: number
  readonly events: number
}

describe.each(ENGINES)('a large import in the chat, on %s', (engine) => {
  let server: LineServer
  let officer: DeskPerson
  let asked = 0
  let people = 100
  beforeAll(async () => {
    const preload = new URL('../support/loop-delay.ts', import.meta.url)
    server = await startLineServer({ engine, env: { NODE_OPTIONS: `--import=${preload.href}` } })
    officer = await DeskPerson.coordinator(server.address, 'สมหญิง', server.databaseUrl)
  })
  afterAll(() => server.stop())

  const standstill = async (): Promise<Pick<Meanwhile, 'standstill' | 'work'>> => {
    asked += 1
    void server.process.kill('SIGUSR2')
    const line = await server.process.line(new RegExp(`standstill ${asked}: \\d+ ms, \\d+ ms of work`))
    const [, stood, work] = /: (\d+) ms, (\d+) ms/.exec(line) ?? []
    return { standstill: Number(stood), work: Number(work) }
  }

  /** What LINE and an applicant meet with while some work is done. */
  const meanwhile = async (work: () => Promise<unknown>): Promise<Meanwhile> => {
    const applicant = await DeskPerson.at(server.address)
    const before = crowding()
    let over = false
    let acknowledged = 0
    let turn = 0
    let events = 0
    await standstill()
    const line = async (): Promise<void> => {
      while (!over) {
        const begun = performance.now()
        expect(await server.webhook(server.withToken(text(userId(people++), 'สวัสดี')))).toBe(200)
        acknowledged = Math.max(acknowledged, performance.now() - begun)
        events += 1
        await setTimeout(40)
      }
    }
    const web = async (): Promise<void> => {
      while (!over) {
        const begun = performance.now()
        await applicant.say('สวัสดี')
        turn = Math.max(turn, performance.now() - begun)
        await setTimeout(40)
      }
    }
    const others = [line(), web()]
    try {
      await work()
      // Whatever follows from what was stored is part of it.
      await applicant.say('สวัสดี')
    } finally {
      over = true
      await Promise.all(others)
    }
    return { crowding: Math.max(before, crowding()), ...await standstill(), acknowledged: Math.round(acknowledged), turn: Math.round(turn), events }
  }

  const bearable = (found: Meanwhile, work = 250): void => {
    console.info(engine, JSON.stringify(found))
    expect(found.work).toBeLessThan(work)
    // LINE waits for 2 seconds.
    expect(found.acknowledged / found.crowding).toBeLessThan(1_000)
  }

  test('50,000 entries hold up neither LINE nor applicants', async () => {
    const counts = async () => (await server.database.kysely.selectFrom('entries').select(({ fn }) => fn.countAll<number | string>().as('n')).executeTakeFirstOrThrow()).n
    bearable(await meanwhile(() => officer.sendFile('a.csv', entries(50_000))))
    expect(officer.text).toContain('50000')
    expect(Number(await counts())).toBe(0)
    let held = 0
    const found = await meanwhile(async () => {
      if (engine === 'sqlite') held = await longestHeld(server.databaseUrl, () => officer.tap('confirm'))
      else await officer.tap('confirm')
    })
    if (engine === 'sqlite') console.info('the write lock was held for', held)
    bearable(found)
    expect(held / found.crowding).toBeLessThan(1_500)
    expect(Number(await counts())).toBe(50_000)
    bearable(await meanwhile(() => officer.sendFile('a.csv', entries(50_000))))
    expect(officer.buttons.some(({ choice }) => choice.includes('confirm:'))).toBe(false)
    await server.delivered()
  })

  test('7,850 local governments neither', async () => {
    bearable(await meanwhile(() => officer.sendFile('b.csv', localGovernments(7_850))))
    bearable(await meanwhile(() => officer.tap('confirm')))
    const { n } = await server.database.kysely.selectFrom('agencies').select(({ fn }) => fn.countAll<number | string>().as('n')).executeTakeFirstOrThrow()
    expect(Number(n)).toBe(7_850)
    await server.delivered()
  })

  test('nor does an export of them', async () => {
    bearable(await meanwhile(() => officer.say('ส่งออก')))
    bearable(await meanwhile(() => officer.tap('write-export')))
    expect(officer.text).toContain('50000')
  })

  test('nor does taking all that back, and taking that back', async () => {
    const count = async (table: 'entries' | 'agencies', state: 'registered' | 'listed') => {
      const { n } = await server.database.kysely.selectFrom(table).select(({ fn }) => fn.countAll<number | string>().as('n')).where('state', '=', state).executeTakeFirstOrThrow()
      return Number(n)
    }
    const undo = async (ask: () => Promise<unknown>): Promise<void> => {
      await ask()
      let held = 0
      const found = await meanwhile(async () => {
        if (engine === 'sqlite') held = await longestHeld(server.databaseUrl, () => officer.tap('confirm'))
        else await officer.tap('confirm')
      })
      if (engine === 'sqlite') console.info('the write lock was held for', held)
      // SQLite carries every page of the table over to its file when that is committed, in one go.
      bearable(found, 600)
      expect(held / found.crowding).toBeLessThan(1_500)
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
