import type { Router } from 'express'
import type { Logger } from 'pino'
import type { Language } from '../../conversation/session.ts'
import { createStore } from '../../conversation/store.ts'
import { conversationId } from '../../conversation/store-identity.ts'
import type { Words } from '../../conversation/words.ts'
import type { Database } from '../../database/database.ts'
import type { DeliveryMetrics } from '../../delivery/attempt.ts'
import { createDeliverer } from '../../delivery/deliverer.ts'
import { keptFile } from '../../registry/kept-files.ts'
import type { RemindingChannel } from '../../reminders/channel.ts'
import { createAdapter } from './adapter.ts'
import { createAppointed } from './appointed.ts'
import { createAuthenticate } from './authentication.ts'
import { createBotToken } from './credentials.ts'
import { createSigningKeys } from './keys.ts'
import { createTake, type Observe } from './take.ts'
import { teamsRoutes } from './routes.ts'
import { createSaveFile } from './save-file.ts'
import { renderTeams } from './render/index.ts'
import { createTeamsSender } from './sender.ts'
import type { TeamsSettings } from './settings.ts'
import type { TeamsSession } from './teams-session.ts'
import type { TurnParts } from './turns.ts'

/** How long a call to Teams may take, in milliseconds. */
const CALL_LIMIT = 5_000
/** The same for tokens and keys. */
const LOGIN_LIMIT = 4_000

export interface TeamsDependencies {
  readonly database: Database
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly now: () => Date
  readonly randomToken: () => string
  /** Makes the world of one turn. */
  readonly world: TurnParts['world']
  readonly words: (language: Language) => Words
  readonly round: number
  readonly newId: () => string
  readonly observeEvent: Observe
  /** Awaited before each turn, outside of its transaction. */
  readonly before?: () => Promise<void>
  readonly metrics?: DeliveryMetrics
  /** What a log may know of an error. */
  readonly traceOf: (error: unknown) => object
}

export interface TeamsService {
  /** `POST /api/messages`. */
  readonly routes: Router
  readonly reminding: RemindingChannel
  /** Ends the sending; what is not sent yet stays in the outbox. Call it when no more requests come. */
  stop(): Promise<void>
}

/**
 * Microsoft Teams as a channel: its endpoint, and the delivery of what the turns say.
 *
 * @example
 * const teams = startTeams(config.teams, { database, world, … })
 * app.use(teams.routes)
 */
export function startTeams(settings: TeamsSettings, dependencies: TeamsDependencies): TeamsService {
  const { database, log, now, randomToken, world, words, round, newId, metrics, traceOf, before } = dependencies
  const { app, cloud, allowUnauthenticated } = settings
  const clock = () => now().getTime()
  const token = app === undefined ? undefined : createBotToken({ app, cloud, now: clock, timeoutMs: LOGIN_LIMIT })
  const adapter = createAdapter({ appId: app?.id ?? '', cloud, token, timeoutMs: CALL_LIMIT })
  const sender = createTeamsSender({ adapter, now: clock, onUnauthorized: () => token?.drop() })
  const deliverer = createDeliverer({
    database, senders: { teams: sender }, now, log, ...(metrics === undefined ? {} : { metrics }),
    // Rates hold many conversations back at once, and one that waits needs no place.
    concurrency: 32,
  })
  const store = createStore<TeamsSession>(database, { now, randomToken, repliesSecret: app?.password ?? randomToken(), ...(before === undefined ? {} : { before }) })
  const take = createTake({
    parts: {
      store, world, words, round, newId,
      onFailure: (error) => log.error({ ...traceOf(error) }, 'turn failed'),
    },
    settings, sender,
    isAppointed: createAppointed({ coordinators: settings.coordinators, adapter, now: clock }),
    saveFile: createSaveFile({ store, findFile: (token) => keptFile(database.kysely, token, now()) }),
    observe: dependencies.observeEvent,
    onAnswered: (key) => deliverer.kick(conversationId('teams', key)),
  })
  const authenticate = app === undefined ? undefined : createAuthenticate({
    authentication: adapter.authentication, issuer: cloud.tokenIssuer, now: clock, timeoutMs: LOGIN_LIMIT,
    keys: createSigningKeys({ metadataUrl: cloud.openIdMetadataUrl, now: clock, timeoutMs: LOGIN_LIMIT }),
  })

  return {
    routes: teamsRoutes({ allowUnauthenticated, take, now, ...(authenticate === undefined ? {} : { authenticate }) }),
    reminding: { channel: 'teams', render: (replies, { words, today }) => renderTeams(replies, { language: words.language, words, today, place: 'personal' }) },
    stop: () => deliverer.stop(),
  }
}
