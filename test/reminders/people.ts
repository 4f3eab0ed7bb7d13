import { randomBytes, randomUUID } from 'node:crypto'
import type { Reply } from '../../src/conversation/replies.ts'
import { createLinks } from '../../src/conversation/store-links.ts'
import { createReminders } from '../../src/conversation/store-reminders.ts'
import { createStore, type Store } from '../../src/conversation/store.ts'
import { conversationId } from '../../src/conversation/store-identity.ts'
import type { Language } from '../../src/conversation/session.ts'
import { newSession, takeTurnAtDesk, type Session } from '../../src/conversation/turn.ts'
import { createWorlds } from '../../src/conversation/worlds.ts'
import { openDatabase, type Database, type Engine } from '../../src/database/database.ts'
import { keptDates, rulesWithDates } from '../../src/registry/dates-in-force.ts'
import { createMilestoneBook } from '../../src/registry/milestone-book.ts'
import type { RemindingChannel } from '../../src/reminders/channel.ts'
import { remindDue } from '../../src/reminders/remind.ts'
import { endWishes } from '../../src/reminders/wishes.ts'
import { directory, knownRegistry, round, rules, vocabulary } from '../dialogs/talk.ts'
import { partsOf } from '../registry/books.ts'
import { freshDatabase } from '../support/databases.ts'

export type Channel = 'web' | 'line' | 'teams'
export interface Chat {
  readonly channel: Channel
  readonly token: string
  readonly id: string
}

/** A reminder as a person received it. */
export interface Received {
  readonly chat: string
  readonly text: string
}

const randomToken = () => randomBytes(32).toString('base64url')
const plain: Pick<RemindingChannel, 'render'> = { render: (replies) => replies.map(({ text }) => ({ type: 'text', text })) }

/** People with chats on several channels, one database and a clock that a test moves. */
export class People {
  now: Date
  replies: readonly Reply[] = []
  /** What went out, in its order. */
  readonly received: Received[] = []
  readonly database: Database
  /** The same database as another process has it. */
  readonly second: Database
  readonly #drop: () => Promise<void>
  readonly #store: Store<Session>
  #rules = rules

  private constructor(now: string, databases: readonly [Database, Database], drop: () => Promise<void>) {
    this.now = new Date(now)
    ;[this.database, this.second] = databases
    this.#drop = drop
    this.#store = createStore(this.database, {
      now: () => this.now, randomToken,
      before: async () => {
        this.#rules = rulesWithDates(rules, await keptDates(this.database.kysely, round))
      },
    })
  }

  static async meet(engine: Engine, now: string): Promise<People> {
    const fresh = await freshDatabase(engine)
    const [database, second] = [openDatabase(fresh.url), openDatabase(fresh.url)]
    await database.migrate()
    return new People(now, [database, second], () => fresh.drop())
  }

  /** Everything begins anew. */
  async reset(now: string): Promise<void> {
    for (const table of ['conversations', 'milestones', 'reminders', 'person_links', 'link_codes', 'code_attempts'] as const) await this.database.kysely.deleteFrom(table).execute()
    this.now = new Date(now)
    this.received.length = 0
  }

  async end(): Promise<void> {
    await this.second.close()
    await this.database.close()
    await this.#drop()
  }

  async chat(channel: Channel): Promise<Chat> {
    const token = channel === 'web' ? await this.#store.createConversation('web', this.#begin('th')) : randomToken()
    const chat = { channel, token, id: conversationId(channel, token) }
    if (channel !== 'web') await this.say(chat, 'สวัสดี')
    return chat
  }

  #begin(language: Language): Session {
    return newSession({ round, language, id: randomToken().slice(0, 8), at: this.now.toISOString() })
  }

  say(chat: Chat, text: string): Promise<string> {
    return this.#turn(chat, { kind: 'text', text })
  }

  /** Taps the button that does this, of the last replies. */
  tap(chat: Chat, does: string, about = ''): Promise<string> {
    const found = this.replies.flatMap(({ actions = [] }) => actions).find((action) => action.does === does && action.choice.endsWith(`|${about}`))
    if (!found) throw new Error(`no button "${does}"`)
    return this.#turn(chat, { kind: 'choice', token: found.choice })
  }

  async #turn({ channel, token, id }: Chat, input: Parameters<typeof takeTurnAtDesk>[1]): Promise<string> {
    this.pass(1)
    const world = createWorlds({
      rules, registry: knownRegistry, view: () => ({ rules: this.#rules, registry: knownRegistry, directory }),
      personal: ({ tools }) => ({
        links: createLinks({ tools, identity: { channel, id: token }, randomToken }), reminders: createReminders({ tools, identity: { channel, id: token } }),
      }),
    })
    const { replies } = await this.#store.runTurn({
      channel, conversation: token,
      create: () => this.#begin('th'),
      decide: async (session, tools) => {
        if (channel !== 'web') await this.#address(tools.transaction, id, token)
        return takeTurnAtDesk(session, input, world({ now: tools.at, newId: () => randomToken().slice(0, 8), forget: () => tools.forget(), person: { channel, id: token, tools } }))
      },
    })
    this.replies = replies
    return replies.map(({ text }) => text).join('\n')
  }

  async #address(database: Parameters<typeof endWishes>[0], id: string, to: string): Promise<void> {
    await database.updateTable('conversations').set({ address: JSON.stringify({ to, kind: 'user' }) }).where('id', '=', id).execute()
  }

  /** Links two chats by a code; what is linked stays so. */
  async link(one: Chat, other: Chat): Promise<void> {
    const offered = await this.say(one, 'เชื่อมบัญชี')
    await this.say(other, /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(offered)?.[0] ?? '')
  }

  async forget(chat: Chat): Promise<void> {
    await this.say(chat, 'ลบข้อมูลของฉัน')
    await this.say(chat, 'ใช่')
  }

  /** The person blocks the bot or removes it. */
  async leave({ id }: Chat): Promise<void> {
    await this.database.kysely.transaction().execute(async (transaction) => {
      await endWishes(transaction, [id])
      await transaction.deleteFrom('outbox').where('conversation_id', '=', id).where('state', '=', 'waiting').execute()
      await transaction.updateTable('conversations').set({ address: null }).where('id', '=', id).execute()
    })
  }

  /** A coordinator sets a date, or removes it. */
  async date(milestone: string, on: string | null, branch: string | null = null): Promise<void> {
    await this.database.kysely.transaction().execute((transaction) => {
      const book = createMilestoneBook({ ...partsOf(transaction, this.database.engine), at: this.now })
      return on === null ? book.remove({ milestone, branch }) : book.set({ milestone, branch, on })
    })
  }

  /** One look of a process; `crashAt`: it is killed when it puts the so-manieth reminder into the outbox. */
  look(options: { readonly second?: boolean; readonly crashAt?: number } = {}): Promise<number> {
    let made = 0
    return remindDue({
      database: options.second ? this.second : this.database, rulebook: rules.rulebook, vocabulary, now: () => this.now,
      channels: (['line', 'teams'] as const).map((channel) => ({ channel, ...plain })),
      randomUuid: () => {
        if (++made === options.crashAt) throw new Error('killed')
        return randomUUID()
      },
      onFailure: (error) => {
        throw error
      },
    })
  }

  /** Everything that waits is sent. */
  async deliver(): Promise<readonly Received[]> {
    const { kysely } = this.database
    const rows = await kysely.selectFrom('outbox').selectAll().where('state', '=', 'waiting').where('kind', '=', 'reminder').orderBy('id').execute()
    for (const { id } of rows) await kysely.updateTable('outbox').set({ state: 'sent', payload: null, settled_at: this.now.toISOString() }).where('id', '=', id).execute()
    const sent = rows.map(({ conversation_id: chat, payload }) => ({ chat, text: (JSON.parse(payload ?? '[]') as { text: string }[]).map(({ text }) => text).join('\n') }))
    this.received.push(...sent)
    return sent
  }

  pass(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1_000)
  }

  /** Moves the clock to a time in Bangkok, such as `2026-03-17 09:00`. */
  at(time: string): void {
    this.now = new Date(`${time.replace(' ', 'T')}:00+07:00`)
  }
}
