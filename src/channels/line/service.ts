import type { Router } from 'express'
import type { Logger } from 'pino'
import type { World } from '../../conversation/scene.ts'
import { createStore } from '../../conversation/store.ts'
import type { Language } from '../../conversation/session.ts'
import { conversationId } from '../../conversation/store-identity.ts'
import type { Moment } from '../../conversation/worlds.ts'
import type { Database } from '../../database/database.ts'
import type { DeliveryMetrics } from '../../delivery/attempt.ts'
import { createDeliverer } from '../../delivery/deliverer.ts'
import type { RemindingChannel } from '../../reminders/channel.ts'
import { createAccountCalls } from './account/calls.ts'
import { createMenuLinks } from './account/links.ts'
import { createLineClient } from './client.ts'
import { createContentCalls } from './content.ts'
import type { LineEvent } from './events.ts'
import { Inbox } from './inbox/inbox.ts'
import { createInboxWorker, type InboxWorkerOptions } from './inbox/worker.ts'
import { createProfileLanguages } from './languages.ts'
import type { LineSession } from './line-session.ts'
import { createLoading } from './loading.ts'
import { privateChatAddress } from './private-chat.ts'
import { renderLine } from './render/index.ts'
import { createLineSender } from './sender.ts'
import { apologise } from './apology.ts'
import { takeLineEvent, type Observe } from './turns.ts'
import { lineRoutes } from './webhook.ts'

/** How long a call to LINE may take, in milliseconds. */
const CALL_LIMIT = 5_000
/** The same for what is only a courtesy: profiles, the loading animation. */
const COURTESY_LIMIT = 2_500
/** Slow work that takes longer than this is announced, in milliseconds. */
const PATIENCE = 500
const LINE_ITSELF = 'https://api.line.me'

export interface LineSettings {
  readonly channelSecret: string
  readonly channelAccessToken: string
  /** The Messaging API's address; LINE's own where it is absent. */
  readonly apiBaseUrl?: string
}

export interface LineDependencies {
  readonly database: Database
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly now: () => Date
  readonly randomToken: () => string
  /** Makes the world of one turn. */
  readonly world: (moment: Moment) => World
  readonly round: number
  readonly newId: () => string
  /** Awaited before each turn, outside of its transaction. */
  readonly before?: () => Promise<void>
  readonly observeEvent: Observe
  readonly metrics?: DeliveryMetrics
  /** What a log may know of an error. */
  readonly traceOf: (error: unknown) => object
}

export interface LineService {
  /** `POST /line/webhook`. */
  readonly routes: Router
  readonly reminding: RemindingChannel
  /** Ends the sending; what is not sent yet stays in the outbox. Call it when no more requests come. */
  stop(): Promise<void>
}

/**
 * LINE as a channel: its webhook, and the delivery of what the turns say.
 *
 * @example
 * const line = startLine(config.line, { database, world, … })
 * app.use(line.routes)
 */
export function startLine(settings: LineSettings, dependencies: LineDependencies): LineService {
  const { database, log, now, randomToken, world, round, newId, metrics, traceOf } = dependencies
  const clock = () => now().getTime()
  const { before } = dependencies
  const store = createStore<LineSession>(database, { now, randomToken, ...(before ? { before } : {}) })
  const client = createLineClient({ ...settings, timeoutMs: CALL_LIMIT })
  const courtesy = createLineClient({ ...settings, timeoutMs: COURTESY_LIMIT })
  const deliverer = createDeliverer({
    database, senders: { line: createLineSender(client) }, now, log, ...(metrics === undefined ? {} : { metrics }),
  })
  const languages = createProfileLanguages({
    now: clock,
    profile: async (userId) => {
      const result = await courtesy.profile(userId)
      if (!result.ok) throw new Error(result.code)
      return result.value ?? {}
    },
  })
  const loading = createLoading({ now: clock, show: (userId) => courtesy.loading(userId), waiting: (ids) => undelivered(database, ids) })
  const privateChat = privateChatAddress({
    channelAccessToken: settings.channelAccessToken, apiBaseUrl: settings.apiBaseUrl ?? LINE_ITSELF, now: clock,
  })
  const links = createMenuLinks({ calls: createAccountCalls({ ...settings, timeoutMs: COURTESY_LIMIT }), now: clock })
  const inbox = new Inbox(database, () => worker.kick())
  const parts = {
    onLanguage: (userId: string, language: Language) => void links.linkMenu(userId, language),
    store, world, round, newId, languages, privateChat,
    fetchContent: createContentCalls(settings),
    onFailure: (error: unknown) => log.error({ ...traceOf(error) }, 'turn failed'),
  }

  const take: InboxWorkerOptions['take'] = async (event, arrival, takeOut, setAside) => {
    const { chat } = event
    let timer: NodeJS.Timeout | undefined
    const onAside = (): Promise<void> => {
      if (chat.kind === 'user') timer ??= setTimeout(() => void courtesy.loading(chat.to).catch(() => undefined), PATIENCE)
      return setAside()
    }
    const outcome = await takeLineEvent(event, arrival, parts, takeOut, onAside).finally(() => clearTimeout(timer))
    if (outcome !== 'nothing') deliver(event)
    return outcome
  }
  const deliver = ({ chat }: LineEvent): void => {
    const id = conversationId('line', chat.to)
    deliverer.kick(id)
    if (chat.kind === 'user') loading.watch(id, chat.to)
  }

  const observe = dependencies.observeEvent
  const worker = createInboxWorker({
    database, take, now, log, traceOf, observe,
    apologise: async (to, receivedAt, mark) => {
      await apologise({ to, receivedAt, mark }, parts)
      deliverer.kick(conversationId('line', to))
    },
  })

  return {
    routes: lineRoutes({ channelSecret: settings.channelSecret, keep: (events, arrival) => inbox.put(events, arrival), now, observe }),
    reminding: { channel: 'line', render: (replies, { words, today }) => renderLine(replies, { language: words.language, words, today }) },
    stop: async () => {
      await worker.stop()
      loading.stop()
      await deliverer.stop()
    },
  }
}

async function undelivered({ kysely }: Database, conversationIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await kysely
    .selectFrom('outbox').select('conversation_id').distinct()
    .where('conversation_id', 'in', conversationIds).where('state', 'in', ['waiting', 'sending'])
    .execute()
  return new Set(rows.map((row) => row.conversation_id))
}
