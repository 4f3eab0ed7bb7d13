import express from 'express'
import type { Express, RequestHandler } from 'express'
import { chatRoutes } from '../channels/web/chat.ts'
import type { ChatDependencies } from '../channels/web/chat.ts'
import { keptFileRoutes } from '../channels/web/kept-files.ts'
import { keptVerdictRoutes } from '../channels/web/kept-verdicts.ts'
import type { RenderKept } from '../channels/web/kept-verdicts.ts'
import { pageRoutes } from '../channels/web/pages.ts'
import { WebLimits, type Rates } from '../channels/web/limits.ts'
import type { Store } from '../conversation/store.ts'
import { CodedError } from '../database/coded-error.ts'
import type { Database } from '../database/database.ts'
import { keptFile } from '../registry/kept-files.ts'
import { errorAnswers } from './error-answers.ts'
import { loadErrorTexts } from './error-texts.ts'
import { healthRoutes, metricsHandler } from './health.ts'
import type { Logger } from './logging.ts'
import { createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import type { MetricsAccess } from './config.ts'
import { requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'

/** What a conversation is to the server. */
export type Conversation<S> = Pick<ChatDependencies<S>, 'beginSession' | 'decide' | 'isCoordinator' | 'setAside'> & {
  readonly renderKept: RenderKept
}

export interface AppDependencies<S> extends Conversation<S> {
  readonly database: Pick<Database, 'ping' | 'kysely' | 'url'>
  readonly store: Store<S>
  readonly log: Logger
  readonly now: () => Date
  /** At least 128 random bits in characters of base64url. */
  readonly randomToken: () => string
  /** Other limits than `webRates`. */
  readonly rates?: Rates
  readonly metrics?: Metrics
  /** Who may read the metrics; anybody where it is absent. */
  readonly access?: MetricsAccess
  /** Resolves when what the first turns need is prepared; until then the service isn't ready. */
  readonly prepared?: Promise<void>
  /** The routes of the platforms that are on. */
  readonly platforms?: readonly RequestHandler[]
}

/** The application on the port of the metrics alone. */
export function createMetricsApp(options: { readonly metrics: Metrics; readonly access: MetricsAccess; readonly log: Logger }): Express {
  const app = express()
  app.disable('x-powered-by')
  app.get('/metrics', metricsHandler(options.metrics, options.access.token))
  app.use((_request, _response, next) => next(new CodedError('not-found')))
  app.use(errorAnswers({ say: loadErrorTexts(), log: options.log }))
  return app
}

/** The HTTP application with all its routes, not yet listening. */
export function createApp<S>(dependencies: AppDependencies<S>): Express {
  const { database, store, log, now, randomToken, renderKept } = dependencies
  const { metrics = createMetrics(), platforms = [], prepared = Promise.resolve() } = dependencies
  const limits = new WebLimits(dependencies.rates)

  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // A proxy on this machine names the address it speaks for; from elsewhere nobody is believed.
  app.set('trust proxy', 'loopback')

  app.use(requestLog({ log, metrics, randomId: () => randomToken().slice(0, 12) }))
  // No browser calls these, and they are called in crowds.
  for (const routes of platforms) app.use(routes)
  app.use(...securityHeaders())
  const { access = {} } = dependencies
  app.use(healthRoutes({
    database, prepared, now, ...(access.port === undefined ? { metrics: metricsHandler(metrics, access.token) } : {}),
  }))
  app.use(
    chatRoutes({
      store,
      beginSession: dependencies.beginSession,
      decide: dependencies.decide,
      ...(dependencies.isCoordinator === undefined ? {} : { isCoordinator: dependencies.isCoordinator }),
      ...(dependencies.setAside === undefined ? {} : { setAside: dependencies.setAside }),
      limits,
      now,
      randomToken,
      observeTurn: (outcome, seconds) => {
        metrics.turn({ channel: 'web', outcome }, seconds)
        if (outcome === 'set-aside') log.error({ channel: 'web' }, 'event set aside')
      },
    }),
  )
  app.use(keptVerdictRoutes({ store, renderKept }))
  app.use(keptFileRoutes((token) => keptFile(database.kysely, token, now())))
  app.use(pageRoutes())
  app.use((_request, _response, next) => next(new CodedError('not-found')))
  app.use(errorAnswers({ say: loadErrorTexts(), log }))
  return app
}
