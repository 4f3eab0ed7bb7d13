import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from './logging.ts'
import type { Metrics } from './metrics.ts'

/** The id of a request, by which its answer and its log lines are found together. */
export function requestIdOf(response: Response): string {
  const id = response.getHeader('X-Request-Id')
  return typeof id === 'string' ? id : ''
}

/**
 * Logs and counts every request by method, pattern of its route, status and time: never by its
 * address, which may hold a token.
 */
export function requestLog(options: { log: Logger; metrics: Metrics; randomId: () => string }): RequestHandler {
  const { log, metrics, randomId } = options
  return (request, response, next) => {
    const begun = performance.now()
    const requestId = randomId()
    response.set('X-Request-Id', requestId)
    response.once('close', () => {
      const ms = Math.round((performance.now() - begun) * 10) / 10
      const method = knownMethod(request.method)
      const route = routeOf(request)
      // An answer the client did not wait for.
      const status = response.writableFinished ? response.statusCode : 499
      metrics.http({ method, route, status })
      log.info({ method, route, status, ms, requestId }, 'request')
    })
    next()
  }
}

function routeOf(request: Request): string {
  const route: unknown = request.route
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'none'
  return typeof route.path === 'string' ? route.path : 'none'
}

/** Methods are the client's own words, and a label must not grow without bound. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other'
}
