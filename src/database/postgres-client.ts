import { Socket } from 'node:net'
import pg from 'pg'
import { postgresLimits } from './postgres-limits.ts'

export interface AbandonableConfig extends pg.ClientConfig {
  /** A goodbye that isn't answered for so many milliseconds is no longer waited for. */
  readonly closeTimeoutMs: number
}

/**
 * A connection to PostgreSQL that can be given up at once, whether or not anybody is at the other end, and
 * of which no error ends the process.
 */
export class AbandonableClient extends pg.Client {
  readonly #socket: Socket
  readonly #closeTimeoutMs: number
  /** When the server last answered, by `performance.now()`; absent as long as it never did. */
  answeredAt: number | undefined

  constructor({ closeTimeoutMs, ...config }: AbandonableConfig = postgresLimits) {
    const socket = new Socket()
    super({ ...config, stream: () => socket })
    this.#socket = socket
    this.#closeTimeoutMs = closeTimeoutMs
    // Whoever has a query under way is told by it; an event that nobody listens to would end the process.
    this.on('error', () => undefined)
  }

  /** Closes the connection without a goodbye. What is under way on it rejects. */
  abandon(): void {
    this.#socket.destroy()
  }

  override end(): Promise<void>
  override end(callback: (error: Error) => void): void
  override end(callback?: (error: Error) => void): Promise<void> | void {
    if (!this.#socket.destroyed) {
      const timer = setTimeout(() => this.abandon(), this.#closeTimeoutMs).unref()
      this.#socket.once('close', () => clearTimeout(timer))
    }
    return callback === undefined ? super.end() : super.end(callback)
  }
}
