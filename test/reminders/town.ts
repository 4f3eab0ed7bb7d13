import { conversationId } from '../../src/conversation/store-identity.ts'
import { openDatabase, type Database, type Engine } from '../../src/database/database.ts'
import { CHANNEL_SECRET, deliver, text, userId } from '../channels/line/webhook-client.ts'
import { message, personal, type Raw } from '../channels/teams/activities.ts'
import { until } from '../channels/teams/teams-server.ts'
import { freshDatabase } from '../support/databases.ts'
import { startFakeLine, type RunningFakeLine } from '../support/fake-line/server.ts'
import { startFakeTeams, type RunningFakeTeams } from '../support/fake-teams/server.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'

/** LINE, Teams, one database, and real servers before them, at any hour. */
export interface Town {
  readonly line: RunningFakeLine
  readonly teams: RunningFakeTeams
  readonly database: Database
  /** Starts a server. @param at its clock, such as `2026-03-17T08:59:57+07:00`; the real time without it. */
  server(at?: string): Promise<ServerProcess>
  /** Words on a platform, and what the person receives for them. */
  onLine(server: ServerProcess, person: number, said: string): Promise<string>
  inTeams(server: ServerProcess, person: number, said: string): Promise<string>
  /** Everything that a person received. */
  lineOf(person: number): readonly string[]
  teamsOf(person: number): readonly string[]
  /** Resolves when nothing waits to be handled or sent. */
  quiet(): Promise<void>
  close(): Promise<void>
}

export async function buildTown(engine: Engine): Promise<Town> {
  const channelAccessToken = 'channel-access-token'
  const line = await startFakeLine({
    channelAccessToken,
    further: ({ path }) => (path === '/v2/bot/info' ? { status: 200, body: { userId: 'U', basicId: '@guide', displayName: 'Guide' } } : { status: 200, body: {} }),
  })
  const teams = await startFakeTeams()
  const fresh = await freshDatabase(engine)
  const servers: ServerProcess[] = []
  let opened: Database | undefined
  const database = (): Database => (opened ??= openDatabase(fresh.url))

  const waiting = async (): Promise<number> => {
    const { kysely } = database()
    const handle = await kysely.selectFrom('inbox').select('state').where('state', '=', 'waiting').execute()
    const send = await kysely.selectFrom('outbox').select('state').where('state', 'in', ['waiting', 'sending']).execute()
    return handle.length + send.length
  }
  const quiet = () => until(async () => (await waiting()) === 0)
  const lineOf = (person: number) => line.line.received.filter(({ to }) => to === userId(person)).map(({ messages }) => JSON.stringify(messages))
  const teamsOf = (person: number) => teams.teams.to(personal(person)).map((one) => JSON.stringify(one))

  return {
    line, teams, quiet, lineOf, teamsOf,
    get database() {
      return database()
    },
    async server(at) {
      const server = await startProcess({
        env: {
          DATABASE_URL: fresh.url, LOG_LEVEL: 'info', ...teams.env,
          LINE_CHANNEL_SECRET: CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken, LINE_API_BASE_URL: line.url,
          ...(at === undefined ? {} : { CLOCK_AHEAD: String(Date.parse(at) - Date.now()) }),
        },
        command: ['--import', './test/reminders/later-clock.ts', 'src/cli/lertrat.js', 'serve'],
      })
      servers.push(server)
      return server
    },
    async onLine(server, person, said) {
      const before = lineOf(person).length
      const to = userId(person)
      await deliver(server.address, [{ ...text(to, said), replyToken: line.line.issueReplyToken(to) }])
      await quiet()
      return lineOf(person).slice(before).join('\n')
    },
    async inTeams(server, person, said) {
      const before = teamsOf(person).length
      const given: Raw = message(person, teams.url, said)
      teams.teams.conversations.add(personal(person))
      const response = await fetch(`${server.address}/api/messages`, {
        method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${teams.token()}` }, body: JSON.stringify(given),
      })
      if (response.status !== 200) throw new Error(`the endpoint answered ${response.status}`)
      await quiet()
      return teamsOf(person).slice(before).join('\n')
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      await opened?.close()
      await line.close()
      await teams.close()
      await fresh.drop()
    },
  }
}

/** Which conversation a person's reminders go to, as the database has it. */
export async function wishes({ kysely }: Database): Promise<readonly string[]> {
  return (await kysely.selectFrom('reminder_wishes').select('conversation_id').execute()).map((wish) => wish.conversation_id)
}

export const lineId = (person: number): string => conversationId('line', userId(person))
export const teamsId = (person: number): string => conversationId('teams', personal(person))
