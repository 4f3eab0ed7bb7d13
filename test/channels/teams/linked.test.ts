import { afterAll, beforeAll, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { startFakeLine, type RunningFakeLine } from '../../support/fake-line/server.ts'
import { CHANNEL_SECRET, deliver, text, userId } from '../line/webhook-client.ts'
import { groupChat, mention, personal } from './activities.ts'
import { invitationCode } from './invitation.ts'
import { startTeamsServer, until, words, type TeamsServer } from './teams-server.ts'

let line: RunningFakeLine
let server: TeamsServer
beforeAll(async () => {
  const channelAccessToken = 'channel-access-token'
  line = await startFakeLine({
    channelAccessToken,
    further: ({ path }) => (path === '/v2/bot/info' ? { status: 200, body: { userId: 'U', basicId: '@guide', displayName: 'Guide' } } : { status: 200, body: {} }),
  })
  server = await startTeamsServer({
    env: { LINE_CHANNEL_SECRET: CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken, LINE_API_BASE_URL: line.url },
  })
})
afterAll(async () => {
  await server.stop()
  await line.close()
})

const inTeams = async (person: number, said: string): Promise<string> => words(await server.say(person, said))
async function onLine(person: number, said: string): Promise<string> {
  const to = userId(person)
  const calls = () => line.line.received.filter((call) => call.to === to)
  const before = calls().length
  expect(await deliver(server.address, [{ ...text(to, said), replyToken: line.line.issueReplyToken(to) }])).toBe(200)
  await until(async () => (await waiting()) === 0)
  return JSON.stringify(calls().slice(before).map(({ messages }) => messages))
}
/** What waits to be handled, then what waits to be sent: a turn takes from the one and puts into the other. */
async function waiting(): Promise<number> {
  const { kysely } = server.database
  const handle = await kysely.selectFrom('inbox').select('state').where('state', '=', 'waiting').execute()
  const send = await kysely.selectFrom('outbox').select('state').where('state', 'in', ['waiting', 'sending']).execute()
  return handle.length + send.length
}
const sessionOf = async (channel: 'teams' | 'line', id: string): Promise<Record<string, unknown>> => {
  const row = await server.database.kysely.selectFrom('conversations').select('session').where('id', '=', conversationId(channel, id)).executeTakeFirstOrThrow()
  return JSON.parse(row.session) as Record<string, unknown>
}
const teamsAnswers = async (person: number) => (await sessionOf('teams', personal(person)))['answers']
const lineAnswers = async (person: number) => (await sessionOf('line', userId(person)))['answers']
const codeIn = (said: string): string => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(said)?.[0] ?? 'no code'

test('a code from Teams typed on LINE makes one person of both: answers and role go together, until they are parted', async () => {
  await inTeams(1, await invitationCode(server.database, 'สมหญิง ใจดี'))
  await inTeams(1, 'ขอเช็ค Open Governance')
  await inTeams(1, 'กรมชลประทาน')
  const answers = await teamsAnswers(1)
  expect(answers).toMatchObject({ 'applicant.name': 'กรมชลประทาน' })

  // Before, LINE knows nothing of it.
  expect(await onLine(1, 'เมนู')).not.toContain('สมหญิง')
  await onLine(1, codeIn(await inTeams(1, 'เชื่อมบัญชี')))
  expect(await lineAnswers(1)).toEqual(answers)
  expect(await onLine(1, 'เมนู')).toContain('สมหญิง')

  // What is answered on LINE is answered in Teams.
  await onLine(1, 'แก้ชื่อหน่วยงาน')
  await onLine(1, 'กรมที่ดิน')
  await inTeams(1, 'สรุปคำตอบ')
  expect(await teamsAnswers(1)).toEqual(await lineAnswers(1))
  expect(await teamsAnswers(1)).toMatchObject({ 'applicant.name': 'กรมที่ดิน' })

  // LINE leaves; the role stays where it was.
  await onLine(1, 'ยกเลิกการเชื่อมบัญชี')
  expect(await onLine(1, 'เมนู')).not.toContain('สมหญิง')
  expect(await inTeams(1, 'เมนู')).toContain('สมหญิง')
}, 30_000)

test('the other way round as well: a role from LINE works in Teams', async () => {
  await onLine(2, await invitationCode(server.database, 'ก้อง กพร.'))
  await inTeams(2, 'สวัสดี')
  await inTeams(2, codeIn(await onLine(2, 'เชื่อมบัญชี')))
  expect(await inTeams(2, 'เมนู')).toContain('ก้อง')
  await inTeams(2, 'ยกเลิกการเชื่อมบัญชี')
  expect(await inTeams(2, 'เมนู')).not.toContain('ก้อง')
  expect(await onLine(2, 'เมนู')).toContain('ก้อง')
}, 30_000)

test('no code is given or taken where others read it', async () => {
  const room = groupChat(7)
  const inRoom = async (person: number, said: string): Promise<string> => {
    const before = server.fake.teams.to(room).length
    expect(await server.post(mention(person, server.fake.url, said, room))).toMatchObject({ status: 200 })
    await server.delivered()
    return words(server.fake.teams.to(room).slice(before))
  }
  const offered = codeIn(await inTeams(3, 'เชื่อมบัญชี'))
  const invitation = await invitationCode(server.database, 'สมชาย')
  for (const person of [1, 4]) {
    expect(codeIn(await inRoom(person, 'เชื่อมบัญชี'))).toBe('no code')
    await inRoom(person, offered)
    await inRoom(person, invitation)
  }
  const { kysely } = server.database
  expect(await kysely.selectFrom('link_codes').select('used_at').where('used_at', 'is', null).execute()).toHaveLength(1)
  expect(await kysely.selectFrom('invitations').select('name').where('used_at', 'is', null).execute()).toEqual([{ name: 'สมชาย' }])
  expect(server.fake.teams.violations).toEqual([])
})
