import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import pino from 'pino'
import { conversationId } from '../../src/conversation/store-identity.ts'
import { createStore } from '../../src/conversation/store.ts'
import type { Store } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import type { OutboxRow } from '../../src/database/schema.ts'
import { createDeliverer } from '../../src/delivery/deliverer.ts'
import type { Deliverer, DelivererOptions } from '../../src/delivery/deliverer.ts'
import type { Sender } from '../../src/delivery/sender.ts'
import { Clock } from './clock.ts'

export interface Count {
  readonly turns: number
}

export const randomToken = () => randomBytes(32).toString('base64url')
export const userId = (name: string): string => `U${createHash('md5').update(name).digest('hex')}`
export const outboxId = (name: string): string => conversationId('line', userId(name))
export const texts = (...said: readonly string[]) => said.map((text) => ({ type: 'text', text }))
export const saidIn = (messages: readonly unknown[]): string[] =>
  messages.map((message) => (message as { readonly text: string }).text)

/** A database with turns to take and deliverers to run on it, under one clock. */
export interface Workbench {
  readonly clock: Clock
  readonly database: Database
  readonly store: Store<Count>
  /** One turn of a person that answers these messages. */
  turn(name: string, messages: readonly unknown[], options?: {
    replyToken?: string; kind?: 'answer' | 'reminder'; eventId?: string; receivedAt?: string
  }): Promise<void>
  rows(): Promise<readonly Selectable<OutboxRow>[]>
  states(): Promise<readonly string[]>
  deliverer(sender: Sender, options?: Partial<DelivererOptions>): Deliverer
  /** Lets time pass until everything is settled. */
  settle(deliverer: Deliverer): Promise<void>
  clear(): Promise<void>
  close(): Promise<void>
}

export async function workbench(url = 'sqlite::memory:', start = '2021-03-01T02:00:00.000Z'): Promise<Workbench> {
  const clock = new Clock(start)
  const database = openDatabase(url)
  await database.migrate()
  const store = createStore<Count>(database, { now: clock.now, randomToken })
  const { kysely } = database
  const rows = () => kysely.selectFrom('outbox').selectAll().orderBy('id').execute()

  return {
    clock, database, store, rows,
    states: async () => (await rows()).map(({ state }) => state),
    turn: async (name, messages, options = {}) => {
      const { eventId, ...delivery } = options
      const address = { to: userId(name), kind: 'user' } as const
      await store.runTurn({
        channel: 'line', conversation: userId(name), address,
        ...(eventId === undefined ? {} : { eventId }),
        create: () => ({ turns: 0 }),
        decide: ({ turns }, tools) => {
          tools.send({ channel: 'line', address, messages, ...delivery })
          return { session: { turns: turns + 1 }, replies: [] }
        },
      })
    },
    deliverer: (sender, options = {}) =>
      createDeliverer({
        database, senders: { line: sender }, now: clock.now, after: clock.after, random: () => 0.5,
        log: pino({ level: 'silent' }), sweepEveryMs: 600_000, ...options,
      }),
    settle: async (deliverer) => {
      for (let step = 0; step < 1_000; step++) {
        await deliverer.idle()
        const { open } = await kysely
          .selectFrom('outbox').select(({ fn }) => fn.countAll<number | string>().as('open'))
          .where('state', 'in', ['waiting', 'sending']).executeTakeFirstOrThrow()
        if (Number(open) === 0) return
        clock.next()
      }
      throw new Error('never comes to an end')
    },
    clear: async () => {
      for (const table of ['outbox', 'events', 'channel_quota', 'conversations'] as const) {
        await kysely.deleteFrom(table).execute()
      }
    },
    close: () => database.close(),
  }
}
