import { conversationId } from '../../../src/conversation/store-identity.ts'
import { openDatabase, type Database, type Engine } from '../../../src/database/database.ts'
import { freshDatabase } from '../../support/databases.ts'
import { startFakeTeams, type RunningFakeTeams } from '../../support/fake-teams/server.ts'
import { startProcess, type ServerProcess } from '../../support/server.ts'
import { undelivered, until } from '../../support/until.ts'
import { activity, message, press, type Raw } from './activities.ts'

export { until } from '../../support/until.ts'

/** Gives the address by which the server itself reaches a database, where that is another one. */
type Way = (url: string) => Promise<string>

interface Restart {
  readonly env?: Readonly<Record<string, string>>
  readonly command?: readonly string[]
}

export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** A real server process, with the fake connector behind it. */
export interface TeamsServer {
  readonly fake: RunningFakeTeams
  readonly database: Database
  readonly address: string
  readonly process: ServerProcess
  /** Sends an activity as Teams does, and makes its conversation known. */
  post(given: Raw, headers?: Readonly<Record<string, string>>): Promise<Answered>
  /** Words of one person in their own chat; gives what they receive for it. */
  say(person: number, words: string): Promise<readonly Raw[]>
  install(person: number): Promise<readonly Raw[]>
  /** Presses a button; gives the card that takes the old one's place, else what arrived. */
  tap(person: number, data: unknown): Promise<readonly Raw[]>
  delivered(): Promise<void>
  session(key: string): Promise<Raw>
  kill(signal?: NodeJS.Signals): Promise<number | null>
  restart(options?: Restart): Promise<void>
  stop(): Promise<void>
}

export async function startTeamsServer(options: Restart & { readonly engine?: Engine; readonly way?: Way } = {}): Promise<TeamsServer> {
  const fake = await startFakeTeams()
  const fresh = await freshDatabase(options.engine ?? 'sqlite')
  const way = await options.way?.(fresh.url) ?? fresh.url
  const start = ({ env = {}, command }: Restart) =>
    startProcess({
      env: { DATABASE_URL: way, LOG_LEVEL: 'warn', ...fake.env, ...env },
      ...(command === undefined ? {} : { command }),
    })
  let server = await start(options)
  const database = openDatabase(fresh.url)

  const post = async (given: Raw, headers?: Readonly<Record<string, string>>): Promise<Answered> => {
    const { id } = Object(given['conversation']) as { readonly id?: string }
    if (id !== undefined) fake.teams.conversations.add(id)
    const response = await fetch(`${server.address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...(headers ?? { authorization: `Bearer ${fake.token()}` }) },
      body: JSON.stringify(given),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : parsed(text) }
  }
  const delivered = (): Promise<void> => until(async () => (await undelivered(database)) === 0)
  const answered = async (given: Raw): Promise<readonly Raw[]> => {
    const { id: to } = given['conversation'] as { readonly id: string }
    const before = fake.teams.to(to).length
    const { status, body } = await post(given)
    if (status !== 200) throw new Error(`the endpoint answered ${status}`)
    await delivered()
    const { type, value } = Object(body) as { readonly type?: string; readonly value?: Raw }
    const inPlace = type === 'application/vnd.microsoft.card.adaptive' && value !== undefined ? [value] : []
    return [...inPlace, ...fake.teams.to(to).slice(before)]
  }

  return {
    fake, database, post, delivered,
    get address() {
      return server.address
    },
    get process() {
      return server
    },
    say: (person, words) => answered(message(person, fake.url, words)),
    install: (person) => answered(activity('installationUpdate', person, fake.url, { action: 'add' })),
    tap: (person, data) => answered(press(person, fake.url, data)),
    session: async (key) => {
      const row = await database.kysely
        .selectFrom('conversations').select('session').where('id', '=', conversationId('teams', key)).executeTakeFirstOrThrow()
      return JSON.parse(row.session) as Raw
    },
    kill: (signal) => server.kill(signal),
    restart: async (how = options) => {
      server = await start(how)
    },
    stop: async () => {
      await server.kill()
      await database.close()
      await fake.close()
      await fresh.drop()
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** All objects in what was sent whose `type` is this. */
export function found(sent: unknown, type: string | RegExp): readonly Raw[] {
  if (Array.isArray(sent)) return sent.flatMap((one) => found(one, type))
  if (typeof sent !== 'object' || sent === null) return []
  const own = 'type' in sent && typeof sent.type === 'string' && (typeof type === 'string' ? sent.type === type : type.test(sent.type))
  const inside = Object.entries(sent).filter(([key]) => key !== 'fallback').flatMap(([, value]) => found(value, type))
  return own ? [sent as Raw, ...inside] : inside
}

/** The data of every button in what was sent. */
export const buttons = (sent: unknown): readonly { readonly title: string; readonly data: Raw }[] =>
  found(sent, 'Action.Execute').map(({ title, data }) => ({ title: String(title), data: Object(data) as Raw }))

/** All that a person reads. */
export function words(sent: unknown): string {
  if (Array.isArray(sent)) return sent.map(words).join('\n')
  if (typeof sent !== 'object' || sent === null) return ''
  const own = 'text' in sent && typeof sent.text === 'string' ? sent.text : ''
  return [own, ...Object.entries(sent).filter(([key]) => key !== 'fallbackText').map(([, value]) => words(value))].filter((part) => part !== '').join('\n')
}
