import { Router } from 'express'
import { get } from '../channels/web/pages.ts'
import { CodedError } from '../database/coded-error.ts'
import type { Database } from '../database/database.ts'
import type { Metrics } from './metrics.ts'

/** How long a readiness probe waits for the start to be done and for the database, in milliseconds. */
const PATIENCE = 2_000

/** Liveness, readiness and metrics, for whoever runs the service. */
export function healthRoutes(options: { database: Pick<Database, 'ping'>; metrics: Metrics; prepared: Promise<void> }): Router {
  const { database, metrics, prepared } = options
  const router = Router()
  get(router, '/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  get(router, '/readyz', async (_request, response) => {
    try {
      await within(PATIENCE, prepared.then(() => database.ping()))
    } catch (cause) {
      throw new CodedError('unavailable', { values: { seconds: 5 }, cause })
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' })
  })
  get(router, '/metrics', async (_request, response) => {
    const text = await metrics.text()
    response.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).send(text)
  })
  return router
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
