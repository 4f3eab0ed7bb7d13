import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/conversation/replies.ts'
import { openDatabase } from '../../src/database/database.ts'
import { run } from '../cli/run.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { webClient } from '../support/web-client.ts'

/** Nobody becomes a coordinator by guessing codes at a real server, over HTTP. */
describe.each(ENGINES)('guessing codes on %s', (engine) => {
  let fresh: FreshDatabase
  let server: ServerProcess
  const env = () => ({ DATABASE_URL: fresh.url, LOG_LEVEL: 'warn' })
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = await startProcess({ env: env() })
  })
  afterEach(async () => {
    const database = openDatabase(fresh.url)
    await database.kysely.deleteFrom('code_attempts').execute()
    await database.close()
  })
  afterAll(async () => {
    await server.kill('SIGTERM')
    await fresh.drop()
  })

  const invited = async (): Promise<string> => {
    const { output } = await run(['invite', '--name', 'สมหญิง'], '', env())
    return /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? ''
  }
  /** @param address as a proxy on this machine tells it */
  const person = async (address = '192.0.2.99'): Promise<(text: string) => Promise<string>> => {
    const client = webClient(server.address)
    const conversation = await client.conversation()
    return async (text) => {
      const response = await client.post('/web/messages', { conversation, text }, { 'X-Forwarded-For': address })
      expect(response.status).toBe(200)
      const { replies } = (await response.json()) as { replies: Reply[] }
      return replies.map(({ text: said }) => said).join('\n')
    }
  }
  const wrong = (number: number): string => `AAAA-BBBB-CCCC-${String(number).padStart(4, '0')}`
  /** Only a coordinator gets this list. */
  const mayRead = async (say: (text: string) => Promise<string>): Promise<boolean> => (await say('ประวัติ')).includes('สมหญิง')

  test('after five wrong codes in one conversation the right one is refused there, and taken elsewhere', async () => {
    const code = await invited()
    const guesser = await person()
    const answers = new Set<string>()
    for (let at = 0; at < 5; at++) answers.add(await guesser(wrong(at)))
    expect(answers.size).toBe(1)
    expect(answers.has(await guesser(code))).toBe(false)
    expect(await mayRead(guesser)).toBe(false)
    const other = await person()
    await other(code)
    expect(await mayRead(other)).toBe(true)
  })

  test('thirty wrong codes of one address, from whatever conversations, shut out that address and nobody else', async () => {
    const code = await invited()
    const guessers = await Promise.all(Array.from({ length: 10 }, () => person('192.0.2.1')))
    await Promise.all(guessers.map(async (guess, i) => {
      for (let at = 0; at < 3; at++) await guess(wrong(i * 3 + at))
    }))
    const late = await person('192.0.2.1')
    await late(code)
    expect(await mayRead(late)).toBe(false)
    const elsewhere = await person('192.0.2.2')
    await elsewhere(code)
    expect(await mayRead(elsewhere)).toBe(true)
    // The address itself is nowhere.
    const database = openDatabase(fresh.url)
    const kept = JSON.stringify(await database.kysely.selectFrom('code_attempts').selectAll().execute())
    await database.close()
    expect(kept).not.toContain('192.0.2')
  })
})
