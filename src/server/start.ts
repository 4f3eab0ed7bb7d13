import type { RequestHandler } from 'express'
import { createStore } from '../conversation/store.ts'
import { listSetAside } from '../conversation/store-set-aside.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import type { Rates } from '../channels/web/limits.ts'
import type { PostgresLimits } from '../database/postgres-limits.ts'
import type { RemindingChannel } from '../reminders/channel.ts'
import { createApp, createMetricsApp } from './app.ts'
import type { Conversation } from './app.ts'
import type { Config } from './config.ts'
import { listen } from './listen.ts'
import { createLogger, traceOf } from './logging.ts'
import type { Logger } from './logging.ts'
import { createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { sweepRegularly } from './sweeping.ts'

/** A channel that lives on a platform of its own: its routes, and what sends its answers. */
export interface Platform {
  readonly routes: RequestHandler
  /** How it writes to people unasked. */
  readonly reminding?: RemindingChannel
  /** Ends the sending, once no more requests come. */
  stop(): Promise<void>
}

/** What a platform is given. */
export interface PlatformParts {
  readonly database: Database
  readonly log: Logger
  readonly metrics: Metrics
}

export interface StartDependencies<S> extends Conversation<S> {
  readonly now: () => Date
  /** At least 128 random bits in characters of base64url. */
  readonly randomToken: () => string
  /** Told the address once, when the server takes requests. */
  readonly announce: (address: string) => void
  /** Where SIGTERM and SIGINT come from, such as `process`; either ends the server in good order. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'on' | 'off'>
  readonly log?: Logger
  /** Told of the database once it is open and up to date, before anything else is done with it. */
  readonly opened?: (database: Database) => Promise<void>
  /** Awaited before each turn, outside of its transaction. */
  readonly before?: () => Promise<void>
  /** The platforms that are on. */
  readonly platforms?: readonly ((parts: PlatformParts) => Platform | Promise<Platform>)[]
  /** Begins to remind people on these channels; not called where there are none. */
  readonly remind?: (parts: PlatformParts & { readonly channels: readonly RemindingChannel[] }) => { stop(): Promise<void> }
  readonly rates?: Rates
  /** Told when a second signal asks for the end: nobody wants to wait for what is still under way. */
  readonly giveUp?: () => void
  /** Of PostgreSQL, in place of the usual ones. */
  readonly databaseLimits?: Partial<PostgresLimits>
  /** What the first turns need and the start doesn't: awaited once the service listens; until then it isn't ready. */
  readonly prepare?: () => Promise<void>
}

export interface RunningServer {
  readonly address: string
  /** Where the metrics have a port of their own. */
  readonly metricsAddress?: string
  /** Resolves when the service is ready. */
  readonly prepared: Promise<void>
  /** Finishes the running turns, then closes the database. May be called more than once. */
  close(): Promise<void>
  /** Resolves when the server has closed, whoever asked for it. */
  readonly closed: Promise<void>
}

/**
 * Opens and migrates the database, listens, announces the address, and sweeps what is kept no longer.
 *
 * @throws CodedError those of `openDatabase`, `Database.migrate` and `listen`; nothing stays open then
 *
 * @example
 * const server = await startServer(readConfig(process.env), {
 *   beginSession, decide, renderKept, now: () => new Date(), randomToken, announce, signals: process,
 * })
 * await server.closed
 */
export async function startServer<S>(
  config: Config,
  dependencies: StartDependencies<S>,
): Promise<RunningServer> {
  const log = dependencies.log ?? createLogger(config.logLevel)
  const { now, randomToken, signals } = dependencies
  const database = openDatabase(config.databaseUrl, { limits: dependencies.databaseLimits ?? {} })
  try {
    await database.migrate()
    await dependencies.opened?.(database)
    const { before } = dependencies
    const store = createStore<S>(database, { now, randomToken, ...(before ? { before } : {}) })
    const metrics = createMetrics(async () => {
      const events = await listSetAside(database.kysely)
      return new Map(Object.entries(Object.groupBy(events, ({ channel }) => channel)).map(([channel, own]) => [channel, own?.length ?? 0]))
    })
    const platforms: Platform[] = []
    for (const begin of dependencies.platforms ?? []) platforms.push(await begin({ database, log, metrics }))
    const { promise: prepared, resolve: onPrepared } = Promise.withResolvers<void>()
    const app = createApp<S>({
      ...dependencies, prepared, database, store, log, metrics, ...(config.metrics === undefined ? {} : { access: config.metrics }), platforms: platforms.map(({ routes }) => routes),
    })
    const stopPlatforms = async (error: unknown): Promise<never> => {
      await Promise.all(platforms.map((platform) => platform.stop()))
      throw error
    }
    const listening = await listen(app, config).catch(stopPlatforms)
    const metricsPort = config.metrics?.port
    const metricsListening = metricsPort === undefined || config.metrics === undefined ? undefined
      : await listen(createMetricsApp({ metrics, access: config.metrics, log }), { host: config.host, port: metricsPort }).catch(async (error: unknown) => {
          await listening.close()
          return stopPlatforms(error)
        })
    void Promise.resolve(dependencies.prepare?.())
      // Whoever comes first is served more slowly then, and served.
      .catch((error: unknown) => log.warn({ ...traceOf(error) }, 'not prepared'))
      .finally(onPrepared)
    const sweeping = sweepRegularly(store, log)
    const channels = platforms.flatMap(({ reminding }) => reminding ?? [])
    const reminding = channels.length > 0 ? dependencies.remind?.({ database, log, metrics, channels }) : undefined
    const { promise: closed, resolve } = Promise.withResolvers<void>()

    let closing: Promise<void> | undefined
    const close = () => (closing ??= shutDown().finally(resolve))
    let asked = false
    const onSignal = () => {
      // Whoever asks twice doesn't want to wait.
      if (asked) {
        for (const one of [listening, metricsListening]) one?.cut()
        dependencies.giveUp?.()
      }
      asked = true
      void close()
    }
    const shutDown = async () => {
      log.info('closing')
      await Promise.all([listening.close(), metricsListening?.close()])
      await prepared
      await reminding?.stop()
      await Promise.all(platforms.map((platform) => platform.stop()))
      await sweeping.stop()
      await database.close()
      signals?.off('SIGTERM', onSignal)
      signals?.off('SIGINT', onSignal)
      log.info('closed')
    }
    signals?.on('SIGTERM', onSignal)
    signals?.on('SIGINT', onSignal)

    log.info({ engine: database.engine }, 'listening')
    dependencies.announce(listening.address)
    return { address: listening.address, ...(metricsListening === undefined ? {} : { metricsAddress: metricsListening.address }), prepared, close, closed }
  } catch (error) {
    await database.close()
    throw error
  }
}
