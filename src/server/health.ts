import { createHash, timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import type { RequestHandler } from 'express'
import { get } from '../channels/web/pages.ts'
import { CodedError } from '../database/coded-error.ts'
import type { Database } from '../database/database.ts'
import { createWriteProbe, whyNotWritten } from '../database/write-probe.ts'
import type { Metrics } from './metrics.ts'

/** How long a readiness probe waits for the start to be done and for the database. */
const probeLimitMs = 2_000

/** Liveness, readiness and metrics, for whoever runs the service. */
export function healthRoutes(options: {
  readonly database: Pick<Database, 'ping' | 'kysely' | 'url'>
  readonly now: () => Date
  readonly prepared: Promise<void>
  /** Absent where the metrics are served elsewhere. */
  readonly metrics?: RequestHandler
}): Router {
  const { database, metrics, prepared, now } = options
  const writable = createWriteProbe(database, { now: () => now().getTime() })
  const router = Router()
  get(router, '/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  get(router, '/readyz', async (_request, response) => {
    try {
      await within(probeLimitMs, prepared.then(() => database.ping()).then(writable))
    } catch (cause) {
      const why = cause instanceof CodedError ? cause : whyNotWritten(cause)
      if (why !== undefined) throw why
      throw new CodedError('unavailable', { values: { seconds: 5 }, cause })
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' })
  })
  if (metrics !== undefined) get(router, '/metrics', metrics)
  return router
}

/**
 * Answers with the metrics.
 *
 * @param token whoever asks must bring it as a bearer token (RFC 6750); without one, anybody may ask
 * @returns a handler that throws CodedError `metrics-unauthorized`
 */
export function metricsHandler(metrics: Metrics, token?: string): RequestHandler {
  return async (request, response) => {
    if (token !== undefined && !isBearer(request.get('authorization'), token)) throw new CodedError('metrics-unauthorized')
    const text = await metrics.text()
    response.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).send(text)
  }
}

/** The time that it takes tells nothing about the token. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too late')), milliseconds)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
