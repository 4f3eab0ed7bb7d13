import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { webClient } from '../support/web-client.ts'

describe.each(ENGINES)('local governments that the directory lacks, on %s', (engine) => {
  let fresh: FreshDatabase
  let server: ServerProcess
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = await startProcess({ env: { DATABASE_URL: fresh.url, LOG_LEVEL: 'warn' } })
  })
  afterAll(async () => {
    await server.kill('SIGTERM')
    await fresh.drop()
  })

  const says = async (...texts: string[]): Promise<void> => {
    const client = webClient(server.address)
    const conversation = await client.conversation()
    for (const text of texts) expect((await client.post('/web/messages', { conversation, text })).status).toBe(200)
  }

  test('one is kept for coordinators with province and district; a bare name is not', async () => {
    await says('ขอเช็ค open governance', 'อบต.หนองบัว')
    await says('ขอเช็ค open governance', 'อบต.หนองบัว อ.เมือง จ.น่าน')
    const database = openDatabase(fresh.url)
    const rows = await database.kysely.selectFrom('agencies').select(['name', 'kind', 'province', 'district', 'state']).execute()
    await database.close()
    expect(rows).toEqual([{
      name: 'องค์การบริหารส่วนตำบลหนองบัว อำเภอเมือง จังหวัดน่าน', kind: 'local-government', province: 'น่าน', district: 'เมือง', state: 'provisional',
    }])
  })
})
