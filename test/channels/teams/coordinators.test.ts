import { afterAll, beforeAll, expect, test } from 'vitest'
import { aadOf, groupChat, mention, press, underNewId } from './activities.ts'
import { buttons, startTeamsServer, words, type TeamsServer } from './teams-server.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer({ env: { TEAMS_COORDINATORS: `${aadOf(1).toUpperCase()},second@agency.go.th` } })
  server.fake.teams.members.set('29:person-2', { userPrincipalName: 'Second@agency.go.th' })
  server.fake.teams.members.set('29:person-3', { userPrincipalName: 'third@agency.go.th' })
})
afterAll(() => server.stop())

const coordinators = async (): Promise<number> =>
  (await server.database.kysely.selectFrom('coordinators').select('id').where('state', '=', 'active').execute()).length

test('whoever the settings name by object id or by name is a coordinator from the first words on, and nobody else', async () => {
  await server.say(3, 'สวัสดี')
  expect(await coordinators()).toBe(0)
  expect(await server.session('a:conversation-of-3')).not.toHaveProperty('desk')
  await server.say(1, 'สวัสดี')
  expect(await coordinators()).toBe(1)
  await server.say(2, 'สวัสดี')
  expect(await coordinators()).toBe(2)
  await server.say(1, 'สวัสดี')
  await server.say(2, 'สวัสดี')
  expect(await coordinators()).toBe(2)
  for (const person of [1, 2]) expect(await server.session(`a:conversation-of-${person}`)).toMatchObject({ desk: { coordinator: true } })
})

test('a coordinator works in a group as well, and others there do not', async () => {
  for (const [person, works] of [[1, true], [3, false]] as const) {
    expect(await server.post(mention(person, server.fake.url, 'เมนู', groupChat(1)))).toMatchObject({ status: 200 })
    await server.delivered()
    const session = await server.session(`${groupChat(1)} ${aadOf(person)}`)
    expect(session['desk'] !== undefined).toBe(works)
  }
  expect(server.fake.teams.violations).toEqual([])
})

test('a coordinator registers an entry by a form, each card in the place of the one before, and once though Teams asks again', async () => {
  const entries = () => server.database.kysely.selectFrom('entries').select(['agency', 'award', 'title', 'state']).execute()
  const menu = await server.install(1)
  const pressed = (shown: unknown, what: string) => buttons(shown).find(({ data }) => String(data['token']).includes(what))?.data
  const [form] = await server.tap(1, pressed(menu.length > 0 ? menu : await server.say(1, 'เมนู'), '|desk|register:'))
  const [shown] = await server.tap(1, {
    ...pressed(form, 'send-form:'), 'field:agency': 'กรมที่ดิน', 'field:award': 'service-innovation', 'field:title': 'ที่ดินออนไลน์',
  })
  expect(words(shown)).toContain('ที่ดินออนไลน์')
  expect(await entries()).toEqual([])
  const given = press(1, server.fake.url, pressed(shown, '|desk|confirm:'))
  const answers = [await server.post(given), await server.post(given), await server.post(underNewId(given))]
  expect(answers[0]).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.card.adaptive' } })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await entries()).toEqual([{ agency: 'กรมที่ดิน', award: 'service-innovation', title: 'ที่ดินออนไลน์', state: 'registered' }])
  await server.delivered()
  expect(server.fake.teams.violations).toEqual([])
})
