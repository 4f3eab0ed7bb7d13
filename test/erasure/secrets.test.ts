import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from '../cli/run.ts'
import { checkFinished, onLine, onTeams, onWeb, openHouse, type AtDesk, type House } from '../injection/house.ts'
import { ENGINES } from '../support/databases.ts'
import { foundIn } from './whole-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Codes of both kinds, and the tokens of addresses, in whatever was shown. */
function secretsIn(shown: unknown): readonly string[] {
  const text = JSON.stringify(shown).replaceAll('\\n', ' ')
  return [...text.matchAll(/(?<![\w-])(?:[0-9A-Z]{4}-)(?:(?:[0-9A-Z]{4}-){2})?[0-9A-Z]{4}(?![\w-])/g), ...text.matchAll(/\/(?:verdicts|files)\/([\w-]{20,})/g)].map(([whole, token]) => token ?? whole)
}

describe.each(ENGINES)('on %s', (engine) => {
  let house: House
  let folder: string
  beforeAll(async () => {
    house = await openHouse(engine)
    folder = mkdtempSync(join(tmpdir(), 'terminal-'))
  })
  afterAll(async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('no code and no token stands in any table, whatever was shown on any channel', async () => {
    const web = await onWeb(house)
    const [line, teams] = [onLine(house, 1), onTeams(house, 1)]
    const shown: unknown[] = [await checkFinished(house, 'กรมชลประทาน', (await onWeb(house)).conversation)]
    const work = async (desk: AtDesk, look: () => unknown): Promise<void> => {
      const code = await house.invited('สมหญิง')
      shown.push(code)
      await desk.say(code)
      await desk.say('เชิญผู้ประสานงาน')
      await desk.fill({ name: 'สมชาย', scope: '*' })
      await desk.tap('confirm:')
      shown.push(look())
      await desk.say('เชื่อมบัญชี')
      shown.push(look())
      await desk.say('ส่งออก ผลงาน csv')
      shown.push(look())
    }
    await work(web, () => web.replies())
    await work(line, () => line.sent())
    await work(teams, () => teams.sent())
    const code = await house.invited('สมศรี')
    const terminal = await run(['chat'], `${code}\nเชื่อมบัญชี\nส่งออก ผลงาน csv\n`, { DATABASE_URL: house.line.databaseUrl, LERTRAT_CHAT_FILE: join(folder, 'terminal.json') })
    shown.push(code, terminal.output)
    await house.line.delivered()

    const secrets = [...new Set(shown.flatMap(secretsIn))]
    // Of each desk what invited it, an invitation and a link; a verdict; and exports where there is an address to give.
    expect(secrets.filter((secret) => secret.length === 19).length).toBeGreaterThanOrEqual(7)
    expect(secrets.filter((secret) => secret.length === 9).length).toBeGreaterThanOrEqual(4)
    expect(secrets.filter((secret) => secret.length > 20).length).toBeGreaterThanOrEqual(2)
    const texts = Object.fromEntries(secrets.flatMap((secret) => [[secret, secret], [`${secret} as it is read`, secret.replaceAll('-', '')]]))
    expect(await foundIn(house.database, texts)).toEqual([])
    // The look finds what is there.
    expect(await foundIn(house.database, { name: 'สมหญิง' })).toContain('coordinators.name: name')
  })

  test('a message that comes again is answered with its code all the same', async () => {
    const web = await onWeb(house)
    const send = async () => (await (await fetch(`${house.line.address}/web/messages`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ conversation: web.conversation, id: 'once', text: 'เชื่อมบัญชี' }),
    })).json()) as unknown
    const first = await send()
    expect(secretsIn(first)).toHaveLength(1)
    expect(await send()).toEqual(first)
    const rows = await house.database.kysely.selectFrom('events').select('replies').where('event_id', '=', 'once').execute()
    expect(rows).toEqual([{ replies: expect.stringMatching(/^1\.[\w-]+$/) }])
  })
})
