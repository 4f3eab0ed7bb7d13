import { createStore } from '../conversation/store.ts'
import { openDatabase } from '../database/database.ts'
import { createApp } from './app.ts'
import type { Conversation } from './app.ts'
import type { Config } from './config.ts'
import { listen } from './listen.ts'
import { createLogger } from './logging.ts'
import type { Logger } from './logging.ts'
import { sweepRegularly } from './sweeping.ts'

export interface StartDependencies<S> extends Conversation<S> {
  readonly now: () => Date
  /** At least 128 random bits in characters of base64url. */
  readonly randomToken: () => string
  /** Told the address once, when the server takes requests. */
  readonly announce: (address: string) => void
  /** Where SIGTERM and SIGINT come from, such as `process`; either ends the server in good order. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'once' | 'off'>
  readonly log?: Logger
  readonly conversationsPerMinute?: number
}

export interface RunningServer {
  readonly address: string
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
  const database = openDatabase(config.databaseUrl)
  try {
    await database.migrate()
    const store = createStore<S>(database, { now, randomToken })
    const listening = await listen(createApp<S>({ ...dependencies, database, store, log }), config)
    const sweeping = sweepRegularly(store, log)
    const { promise: closed, resolve } = Promise.withResolvers<void>()

    let closing: Promise<void> | undefined
    const close = () => (closing ??= shutDown().finally(resolve))
    const onSignal = () => void close()
    const shutDown = async () => {
      signals?.off('SIGTERM', onSignal)
      signals?.off('SIGINT', onSignal)
      log.info('closing')
      await listening.close()
      await sweeping.stop()
      await database.close()
      log.info('closed')
    }
    signals?.once('SIGTERM', onSignal)
    signals?.once('SIGINT', onSignal)

    log.info({ engine: database.engine }, 'listening')
    dependencies.announce(listening.address)
    return { address: listening.address, close, closed }
  } catch (error) {
    await database.close()
    throw error
  }
}
