import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { setTimeout } from 'node:timers/promises'
import { createDirectory } from '../src/agencies/index.ts'
import { startLineServer, type LineServer } from '../test/channels/line/line-server.ts'
import { text, userId } from '../test/channels/line/webhook-client.ts'
import { crowding } from './import/crowding.ts'
import { ENGINES } from '../test/support/databases.ts'
import { longestHeld } from './import/write-lock.ts'
import { DeskPerson } from '../test/server/desk-person.ts'

/**
 * What LINE and an applicant meet with while a coordinator imports, exports and undoes 50,000 lines: how long
 * they wait, for how long the event loop stands still and SQLite's write lock is held.
 *
 *     npm run import      (in bench/)
 */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })

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
    const preload = new URL('./import/loop-delay.ts', import.meta.url)
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

  const tell = (what: string, found: Meanwhile, held?: number): void => {
    console.info(`${engine}, ${what}: ${JSON.stringify({ ...found, ...(held === undefined ? {} : { lockHeld: held }) })}`)
  }

  const confirmed = async (what: string): Promise<void> => {
    let held: number | undefined
    const found = await meanwhile(async () => {
      if (engine === 'sqlite') held = await longestHeld(server.databaseUrl, () => officer.tap('confirm'))
      else await officer.tap('confirm')
    })
    tell(what, found, held)
  }

  test('is timed', async () => {
    tell('50,000 entries are planned', await meanwhile(() => officer.sendFile('a.csv', entries(50_000))))
    await confirmed('50,000 entries are stored')
    tell('50,000 entries are planned again', await meanwhile(() => officer.sendFile('a.csv', entries(50_000))))
    tell('7,850 agencies are planned', await meanwhile(() => officer.sendFile('b.csv', localGovernments(7_850))))
    await confirmed('7,850 agencies are stored')
    await officer.say('ส่งออก')
    tell('50,000 entries are exported', await meanwhile(() => officer.tap('write-export')))
    await officer.say('เลิกทำ')
    await confirmed('7,850 agencies are undone')
    await officer.say('เลิกทำ')
    await confirmed('50,000 entries are undone')
    await officer.tap('undo')
    await confirmed('50,000 entries are there again')
  })
})
