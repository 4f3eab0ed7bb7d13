import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDirectory } from '../../../src/agencies/index.ts'
import { run } from '../../cli/run.ts'
import { ENGINES } from '../../support/databases.ts'
import { buttons, startLineServer, until, words, type LineServer } from './line-server.ts'
import { event, text, userId, type RawEvent } from './webhook-client.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const names = createDirectory().all().map(({ name }) => name)
const COUNT = 20_000
const file = new TextEncoder().encode(['รางวัล,หน่วยงาน,ชื่อผลงาน',
  ...Array.from({ length: COUNT }, (_, i) => `Service Innovation,${names[i % names.length]},งานที่ ${i}`)].join('\n'))

describe.each(ENGINES)('a large file on LINE with %s', (engine) => {
  const officer = userId(80)
  let server: LineServer
  beforeEach(async () => {
    server = await startLineServer({ engine })
    const { output } = await run(['invite', '--name', 'สมหญิง'], '', { DATABASE_URL: server.databaseUrl })
    await server.say(officer, /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? '')
  })
  afterEach(() => server.stop())

  const sent = (): RawEvent => {
    server.fake.line.contents.set('900001', file)
    return server.withToken(event('message', officer, { message: { type: 'file', id: '900001', fileName: 'ทะเบียน.csv', fileSize: file.length } }))
  }
  const stored = async (table: 'entries' | 'audit'): Promise<number> => {
    const { n } = await server.database.kysely.selectFrom(table).select(({ fn }) => fn.countAll<number | string>().as('n')).executeTakeFirstOrThrow()
    return Number(n)
  }
  /** An event is being worked on beside the others. */
  const setAside = () => until(async () => (await server.database.kysely
    .selectFrom('inbox').select('id').where('state', '=', 'waiting').where('not_before', '>', new Date().toISOString()).executeTakeFirst()) !== undefined)

  test('is worked on beside the others, announced, and what is said after it is answered after it', async () => {
    const before = server.calls(officer).length
    expect(await server.webhook(sent())).toBe(200)
    await setAside()
    expect(await server.webhook(server.withToken(text(officer, 'ภาพรวม')))).toBe(200)
    // Somebody else's answer does not wait for the file.
    await server.say(userId(81), 'สวัสดี')
    expect(server.calls(officer).length).toBe(before)
    await server.delivered()
    const [plan, overview, ...more] = server.calls(officer).slice(before)
    expect(words(plan)).toContain(String(COUNT))
    expect(buttons(plan).some(({ data }) => data.includes('confirm:'))).toBe(true)
    expect(words(overview)).not.toContain(String(COUNT))
    expect(more).toEqual([])
    expect(server.fake.line.loading.map(({ chatId }) => chatId)).toContain(officer)
  })

  test('killed while it is read, and while it is carried out: all or nothing, and both are answered once', async () => {
    const before = server.calls(officer).length
    expect(await server.webhook(sent())).toBe(200)
    await setAside()
    await server.kill('SIGKILL')
    await server.restart()
    await server.delivered()
    const [plan, ...more] = server.calls(officer).slice(before)
    expect(words(plan)).toContain(String(COUNT))
    expect(more).toEqual([])
    expect(await stored('entries')).toBe(0)

    const audits = await stored('audit')
    const yes = buttons(plan).find(({ data }) => data.includes('confirm:'))
    expect(await server.webhook(server.withToken(event('postback', officer, { postback: { data: yes?.data } })))).toBe(200)
    await setAside()
    await server.kill('SIGKILL')
    expect([0, COUNT]).toContain(await stored('entries'))
    await server.restart()
    await server.delivered()
    expect(await stored('entries')).toBe(COUNT)
    expect(await stored('audit')).toBe(audits + 1)
    expect(server.calls(officer).slice(before)).toHaveLength(2)
  })
})
