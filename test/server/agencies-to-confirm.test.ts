import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { webClient } from '../support/web-client.ts'

const inNan = (bare: string, district?: string): string =>
  [`องค์การบริหารส่วนตำบล${bare}`, ...(district === undefined ? [] : [`อำเภอ${district}`]), 'จังหวัดน่าน'].join(' ')

describe.each(ENGINES)('local governments that the directory lacks, on %s', (engine) => {
  let fresh: FreshDatabase
  let database: Database
  let server: ServerProcess
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url)
    await database.migrate()
    const listed = (name: string, district: string | null) => ({
      name, english: null, kind: 'local-government', parent: null, counts_as: name, short: '[]', province: 'น่าน', district, state: 'listed' as const, created_at: '2021-01-01T00:00:00.000Z',
    })
    // One that a coordinator confirmed with its district, and one of a list that gives the district apart.
    await database.kysely.insertInto('agencies').values([listed(inNan('บ้านใหม่', 'เวียงสา'), 'เวียงสา'), listed(inNan('ท่าช้าง'), 'ปัว')]).execute()
    server = await startProcess({ env: { DATABASE_URL: fresh.url, LOG_LEVEL: 'warn' } })
  })
  afterAll(async () => {
    await server.kill('SIGTERM')
    await database.close()
    await fresh.drop()
  })

  /** What is asked after these texts, one award being checked; and the rest of the check, nothing known, to its verdict. */
  const says = async (...texts: string[]): Promise<unknown> => {
    const client = webClient(server.address)
    const conversation = await client.conversation()
    const say = async (text: string) => {
      const answered = await client.post('/web/messages', { conversation, text })
      expect(answered.status).toBe(200)
      return ((await answered.json()) as { replies: { kind: string; fact?: string }[] }).replies.at(-1)
    }
    let last: Awaited<ReturnType<typeof say>>
    for (const text of ['ขอเช็ค open governance', ...texts]) last = await say(text)
    const asked = last?.fact
    for (let turns = 0; asked !== 'applicant.name' && last?.kind !== 'verdict' && turns < 20; turns++) last = await say('ไม่ทราบ')
    return asked
  }
  const waiting = async (bare: string) => (await database.kysely.selectFrom('agencies').select(['name', 'province', 'district']).where('state', '=', 'provisional').orderBy('name').execute())
    .filter(({ name }) => name.includes(bare))

  test('one is kept for coordinators with province and district; a bare name is not', async () => {
    expect(await says('อบต.หนองบัว')).toBe('applicant.name')
    expect(await says('อบต.หนองบัว จ.น่าน')).toBe('applicant.name')
    expect(await waiting('หนองบัว')).toEqual([])
    expect(await says('อบต.หนองบัว', 'อ.เมือง จ.น่าน')).not.toBe('applicant.name')
    expect(await waiting('หนองบัว')).toEqual([{ name: inNan('หนองบัว', 'เมืองน่าน'), province: 'น่าน', district: 'เมืองน่าน' }])
  })

  test('two of one name in different districts are two; however one is written, it is one', async () => {
    for (const [place, ...more] of [['อ.เวียงสา จ.น่าน'], ['น่าน', 'เวียงสา'], ['เวียงสา น่าน'], ['จ.น่าน', 'อำเภอปัว']] as const) await says(`อบต.ดอนตัน`, place, ...more)
    expect((await waiting('ดอนตัน')).map(({ district }) => district).toSorted()).toEqual(['ปัว', 'เวียงสา'])
  })

  test('whoever does not know the district is kept without', async () => {
    await says('อบต.นาไม้ไผ่ จ.น่าน', 'ไม่ทราบ')
    expect(await waiting('นาไม้ไผ่')).toEqual([{ name: inNan('นาไม้ไผ่'), province: 'น่าน', district: null }])
  })

  test('but not where the name would then stand for a listed one, too', async () => {
    expect(await says('อบต.บ้านใหม่ จ.น่าน')).toBe('applicant.name')
    await says('อบต.บ้านใหม่ จ.น่าน', 'ไม่ทราบ')
    expect(await waiting('บ้านใหม่')).toEqual([])
    await says('อบต.บ้านใหม่ จ.น่าน', 'ปัว')
    expect((await waiting('บ้านใหม่')).map(({ district }) => district)).toEqual(['ปัว'])
  })

  test('a listed one does not wait, however it is written', async () => {
    for (const name of ['อบต.บ้านใหม่ อ.เวียงสา จ.น่าน', 'อบต.ท่าช้าง จ.น่าน', 'อบต.ท่าช้าง อ.ปัว จ.น่าน']) await says(name)
    expect((await waiting('บ้านใหม่')).map(({ district }) => district)).not.toContain('เวียงสา')
    expect(await waiting('ท่าช้าง')).toEqual([])
  })
})
