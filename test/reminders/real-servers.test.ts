import { afterEach, describe, expect, test } from 'vitest'
import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import { daysEarlier } from '../../src/reminders/due.ts'
import { invitationCode } from '../channels/teams/invitation.ts'
import { until } from '../channels/teams/teams-server.ts'
import { ENGINES } from '../support/databases.ts'
import { buildTown, lineId, teamsId, wishes, type Town } from './town.ts'

/** Tomorrow is three days before applications close. */
const tomorrow = daysEarlier(dayInBangkok(new Date()), -1)
const closing = dateText(daysEarlier(tomorrow, -3), 'th')
/** What a reminder says, and no other answer. */
const isReminder = (said: string): boolean => said.includes('แจ้งเตือนกำหนดการ')

let town: Town
afterEach(() => town.close())

test('a reminder comes once, on the channel that was chosen last of two that are linked, from two servers on one PostgreSQL', async () => {
  town = await buildTown('postgres')
  const server = await town.server()
  await town.inTeams(server, 1, await invitationCode(town.database, 'สมหญิง ใจดี'))
  await town.inTeams(server, 1, `กำหนดวันปิดรับสมัคร ${closing}`)
  await town.inTeams(server, 1, 'ใช่')
  expect(await town.onLine(server, 2, 'กำหนดการ')).toContain(closing)

  await town.onLine(server, 2, 'เตือนฉัน')
  expect(await wishes(town.database)).toEqual([lineId(2)])
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await town.onLine(server, 2, 'เชื่อมบัญชี'))?.[0] ?? ''
  await town.inTeams(server, 2, code)
  await town.inTeams(server, 2, 'เตือนฉัน')
  expect(await wishes(town.database)).toEqual([teamsId(2)])
  expect(await server.kill('SIGTERM')).toBe(0)

  const two = await Promise.all([town.server(`${tomorrow}T08:59:56+07:00`), town.server(`${tomorrow}T08:59:56+07:00`)])
  await until(() => town.teamsOf(2).some(isReminder))
  await town.quiet()
  // Whoever is told to end finishes a look that runs.
  expect(await Promise.all(two.map((one) => one.kill('SIGTERM')))).toEqual([0, 0])
  const late = await town.server(`${tomorrow}T15:00:00+07:00`)
  expect(await town.onLine(late, 2, 'การเตือนของฉัน')).toContain('Teams')
  expect(await late.kill('SIGTERM')).toBe(0)
  expect({ teams: town.teamsOf(2).filter(isReminder).length, line: town.lineOf(2).filter(isReminder).length }).toEqual({ teams: 1, line: 0 })
  expect(town.teamsOf(2).find(isReminder)).toContain(closing)
  expect([...town.teams.teams.violations, ...town.line.line.violations]).toEqual([])
}, 120_000)

describe.each(ENGINES)('servers that are killed while they remind, on %s', (engine) => {
  test('everybody is reminded once', async () => {
    town = await buildTown(engine)
    const people = Array.from({ length: 8 }, (_, i) => i + 10)
    const server = await town.server()
    await town.inTeams(server, 1, await invitationCode(town.database, 'สมหญิง ใจดี'))
    await town.inTeams(server, 1, `กำหนดวันปิดรับสมัคร ${closing}`)
    await town.inTeams(server, 1, 'ใช่')
    for (const person of people) await town.onLine(server, person, 'เตือนฉัน')
    await server.kill('SIGKILL')

    const nine = `${tomorrow}T09:00:00+07:00`
    const reminded = (): number => people.flatMap((person) => town.lineOf(person).filter(isReminder)).length
    const begun = async () => (await town.database.kysely.selectFrom('reminders').select('person').limit(1).execute()).length > 0
    const servers = engine === 'postgres' ? await Promise.all([town.server(nine), town.server(nine)]) : [await town.server(nine)]
    await until(begun)
    await servers[0]?.kill('SIGKILL')
    if (engine === 'sqlite') await town.server(`${tomorrow}T09:00:30+07:00`)
    await until(() => reminded() >= people.length)
    await town.quiet()
    expect(people.map((person) => town.lineOf(person).filter(isReminder).length)).toEqual(people.map(() => 1))
    expect(town.line.line.violations).toEqual([])
  }, 120_000)
})
