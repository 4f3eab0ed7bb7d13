import express, { Router, type ErrorRequestHandler, type Request } from 'express'
import { CodedError } from '../../database/coded-error.ts'
import { methodNotAllowed } from '../web/method.ts'
import { readActivity, type RawActivity } from './activity.ts'
import type { Authenticate } from './authentication.ts'
import { isLoopback } from './settings.ts'
import type { Arrival } from './turns.ts'

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1024 * 1024

/** What Teams is told: a status, and of an invoke what it asked for. */
export interface Answered {
  readonly status: number
  readonly body?: object
}

export interface RouteDependencies {
  /** Absent where there is no app, and every request comes without a token. */
  readonly authenticate?: Authenticate
  readonly allowUnauthenticated: boolean
  /** Handles an activity; rejects where nothing could be committed, so that Teams says so or asks again. */
  readonly take: (activity: RawActivity, arrival: Arrival) => Promise<Answered>
  readonly now: () => Date
}

/**
 * `POST /api/messages`. The answer 200 is given when what was done is committed; what is said is sent
 * afterwards. Errors: `webhook-too-large`, `unsupported-media-type`, `bad-json`, `bad-request`,
 * `teams-unauthorized`, `unavailable`.
 */
export function teamsRoutes(dependencies: RouteDependencies): Router {
  const { authenticate, allowUnauthenticated, take, now } = dependencies
  const router = Router()

  router
    .route('/api/messages')
    .post(express.raw({ type: 'application/json', limit: BODY_LIMIT }), async (request, response) => {
      const at = now()
      const activity = readActivity(parsed(request.body))
      const authorization = request.get('authorization')
      const anonymous = allowUnauthenticated && authorization === undefined && !isForwarded(request)
      if (anonymous) {
        // Nothing is sent from here to elsewhere on the word of somebody unknown.
        if (!isLoopback(new URL(activity.serviceUrl).hostname)) throw new CodedError('bad-request', { path: 'serviceUrl' })
      } else if (authenticate === undefined) throw new CodedError('teams-unauthorized')
      else await authenticate(activity, authorization)

      const baseUrl = addressOf(request.host)
      const { status, body } = await take(activity, { at, anonymous, ...(baseUrl === undefined ? {} : { baseUrl }) })
      response.status(status)
      if (body === undefined) response.end()
      else response.json(body)
    })
    .all(methodNotAllowed('POST'))

  router.use('/api/messages', tooLarge)
  return router
}

/** Whether a proxy passed a request on: then it may come from anywhere, though the proxy is on this machine. */
const isForwarded = (request: Request): boolean => ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => request.get(name) !== undefined)

/** The limit here is another one than for the rest of the service. */
const tooLarge: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  next(status === 413 ? new CodedError('webhook-too-large', { cause: error }) : error)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parsed(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) throw new CodedError('unsupported-media-type')
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new CodedError('bad-json', { cause })
  }
}

/** The address at which Teams reached us, as a person's Teams can open it too. */
function addressOf(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`https://${host}/`)) return undefined
  const { hostname, host: name } = new URL(`https://${host}/`)
  return isLoopback(hostname) ? `http://${name}` : `https://${name}`
}
