import { conversationId } from '../../../src/conversation/store-identity.ts'
import { openDatabase } from '../../../src/database/database.ts'
import type { Database, Engine } from '../../../src/database/database.ts'
import { freshDatabase } from '../../support/databases.ts'
import { startFakeLine } from '../../support/fake-line/server.ts'
import type { RunningFakeLine } from '../../support/fake-line/server.ts'
import { startProcess } from '../../support/server.ts'
import type { ServerProcess } from '../../support/server.ts'
import { undelivered, until } from '../../support/until.ts'
import { CHANNEL_SECRET, deliver, event, postback, text, type RawEvent } from './webhook-client.ts'

export { until } from '../../support/until.ts'

const CHANNEL_ACCESS_TOKEN = 'channel-access-token'

/** A real server process, with the fake Messaging API behind it. */
export interface LineServer {
  readonly fake: RunningFakeLine
  /** The rich menus of people who were given one of their own. */
  readonly menus: ReadonlyMap<string, string>
  readonly database: Database
  /** As `DATABASE_URL`, for commands. */
  readonly databaseUrl: string
  readonly address: string
  readonly process: ServerProcess
  /** An event with a reply token that LINE knows. */
  withToken(given: RawEvent): RawEvent
  /** Events as LINE delivers them: all in one request. Gives the status. */
  webhook(...events: readonly RawEvent[]): Promise<number>
  /** One event, and the messages of its answer. */
  say(user: string, words: string): Promise<readonly unknown[]>
  tap(user: string, data: string, params?: Record<string, string>): Promise<readonly unknown[]>
  follow(user: string): Promise<readonly unknown[]>
  /** The calls by which a chat received messages. */
  calls(to: string): readonly (readonly unknown[])[]
  /** Resolves when no event waits to be handled. */
  handled(): Promise<void>
  /** Resolves when no event waits to be handled, and no answer to be delivered. */
  delivered(): Promise<void>
  session(to: string): Promise<Record<string, unknown>>
  kill(signal?: NodeJS.Signals): Promise<number | null>
  restart(options?: Restart): Promise<void>
  stop(): Promise<void>
}

/** Gives the address by which the server itself reaches a database, where that is another one. */
type Way = (url: string) => Promise<string>

interface Restart {
  readonly env?: Readonly<Record<string, string>>
  readonly command?: readonly string[]
}

export async function startLineServer(options: Restart & { readonly engine?: Engine; readonly way?: Way } = {}): Promise<LineServer> {
  const menus = new Map<string, string>()
  const fake = await startFakeLine({
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    further: ({ method, path }) => {
      if (path === '/v2/bot/info') return { status: 200, body: { userId: 'U', basicId: '@guide', displayName: 'Guide' } }
      const alias = /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/.exec(path)?.[1]
      if (alias !== undefined) return { status: 200, body: { richMenuAliasId: alias, richMenuId: `menu-of-${alias}` } }
      const [, user = '', menu] = /^\/v2\/bot\/user\/([^/]+)\/richmenu(?:\/([^/]+))?$/.exec(path) ?? []
      if (user === '') return undefined
      if (method === 'POST' && menu !== undefined) menus.set(user, menu)
      else menus.delete(user)
      return { status: 200 }
    },
  })
  const fresh = await freshDatabase(options.engine ?? 'sqlite')
  const way = await options.way?.(fresh.url) ?? fresh.url
  const start = ({ env = {}, command }: Restart) =>
    startProcess({
      env: {
        DATABASE_URL: way, LOG_LEVEL: 'warn', LINE_CHANNEL_SECRET: CHANNEL_SECRET,
        LINE_CHANNEL_ACCESS_TOKEN: CHANNEL_ACCESS_TOKEN, LINE_API_BASE_URL: fake.url, ...env,
      },
      ...(command === undefined ? {} : { command }),
    })
  let server = await start(options)
  const database = openDatabase(fresh.url)

  const withToken = (given: RawEvent): RawEvent => ({ ...given, replyToken: fake.line.issueReplyToken(chatOf(given)) })
  const calls = (to: string) => fake.line.received.filter((call) => call.to === to).map((call) => call.messages)
  const answered = async (given: RawEvent): Promise<readonly unknown[]> => {
    const to = chatOf(given)
    const before = calls(to).length
    const status = await deliver(server.address, [withToken(given)])
    if (status !== 200) throw new Error(`the webhook answered ${status}`)
    await until(() => calls(to).length > before)
    return calls(to)[before] ?? []
  }

  return {
    fake, menus, database, withToken, calls,
    databaseUrl: fresh.url,
    get address() {
      return server.address
    },
    get process() {
      return server
    },
    webhook: (...events) => deliver(server.address, events),
    say: (user, words) => answered(text(user, words)),
    tap: (user, data, params) => answered(postback(user, data, params === undefined ? {} : { postback: { data, params } })),
    follow: (user) => answered(event('follow', user, { follow: { isUnblocked: false } })),
    handled: () => until(async () => (await unhandled(database)) === 0),
    delivered: () => until(async () => (await unsettled(database)) === 0),
    session: async (to) => {
      const row = await database.kysely
        .selectFrom('conversations').select('session').where('id', '=', conversationId('line', to)).executeTakeFirstOrThrow()
      return JSON.parse(row.session) as Record<string, unknown>
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

/** What waits to be handled, and what waits to be sent. */
async function unsettled(database: Database): Promise<number> {
  // In this order: a turn takes an event out of the one and puts its answer into the other.
  return (await unhandled(database)) + (await undelivered(database))
}

async function unhandled({ kysely }: Database): Promise<number> {
  const { open } = await kysely
    .selectFrom('inbox').select(({ fn }) => fn.countAll<number | string>().as('open'))
    .where('state', '=', 'waiting').executeTakeFirstOrThrow()
  return Number(open)
}

function chatOf(given: RawEvent): string {
  const source = given['source'] as Readonly<Record<string, string>>
  return source['groupId'] ?? source['roomId'] ?? source['userId'] ?? ''
}

/** A button somewhere in messages. */
export interface Button {
  readonly type: string
  readonly label: string
  readonly data: string
}

/** Every button in messages that sends something back. */
export function buttons(messages: unknown): readonly Button[] {
  if (Array.isArray(messages)) return messages.flatMap(buttons)
  if (typeof messages !== 'object' || messages === null) return []
  const own = 'data' in messages && typeof messages.data === 'string' ? [messages as Button] : []
  return [...own, ...Object.values(messages).flatMap(buttons)]
}

/** All that a person reads in messages. */
export function words(messages: unknown): string {
  if (Array.isArray(messages)) return messages.map(words).join('\n')
  if (typeof messages !== 'object' || messages === null) return ''
  const own = 'text' in messages && typeof messages.text === 'string' ? messages.text : ''
  return [own, ...Object.entries(messages).filter(([key]) => key !== 'action').map(([, value]) => words(value))].filter((part) => part !== '').join('\n')
}
