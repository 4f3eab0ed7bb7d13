import express, { Router } from 'express'
import type { ErrorRequestHandler } from 'express'
import { CodedError } from '../../database/coded-error.ts'
import { methodNotAllowed } from '../web/method.ts'
import { arrive, type ArrivedEvent } from './inbox/arrival.ts'
import type { Arrival } from './inbox/inbox.ts'
import { isSigned } from './signature.ts'
import type { Observe } from './turns.ts'

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1024 * 1024

export interface WebhookDependencies {
  readonly channelSecret: string
  /** Keeps events until they are handled; rejects where it could not, so that LINE delivers them again. */
  readonly keep: (events: readonly ArrivedEvent[], arrival: Arrival) => Promise<void>
  readonly now: () => Date
  readonly observe: Observe
}

/**
 * `POST /line/webhook`. The answer 200 is given when all events are kept; they are handled afterwards.
 * Where they could not be kept, the answer is an error: LINE delivers all of them again, and those
 * that were kept are recognised.
 * Errors: `webhook-too-large`, `bad-signature`, `bad-json`, `bad-request`.
 */
export function lineRoutes(dependencies: WebhookDependencies): Router {
  const { channelSecret, keep, now, observe } = dependencies
  const addressOf = rememberedAddress()
  const router = Router()

  router
    .route('/line/webhook')
    // The signature is made of the bytes as they came, so nothing may unpack or parse them before.
    .post(express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), async (request, response) => {
      const bytes: unknown = request.body
      const body = bytes instanceof Uint8Array ? bytes : new Uint8Array()
      if (!isSigned(body, request.get('x-line-signature'), channelSecret)) throw new CodedError('bad-signature')

      const at = now()
      const baseUrl = addressOf(request.host)
      const arrival: Arrival = { at, ...(baseUrl === undefined ? {} : { baseUrl }) }
      const events: ArrivedEvent[] = []
      for (const item of itemsOf(body)) {
        const arrived = arrive(item, at.getTime())
        if (!('ignored' in arrived)) events.push(arrived)
        else if (arrived.ignored === 'unsend') observe('unsend', 'nothing')
        else observe('other', `ignored-${arrived.ignored}`)
      }
      await keep(events, arrival)
      response.status(200).end()
    })
    .all(methodNotAllowed('POST'))

  router.use('/line/webhook', tooLarge)
  return router
}

/** The limit here is another one than for the rest of the service. */
const tooLarge: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  next(status === 413 ? new CodedError('webhook-too-large', { cause: error }) : error)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function itemsOf(body: Uint8Array): readonly unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(utf8.decode(body))
  } catch (cause) {
    throw new CodedError('bad-json', { cause })
  }
  const events = typeof parsed === 'object' && parsed !== null && 'events' in parsed ? parsed.events : undefined
  if (!Array.isArray(events)) throw new CodedError('bad-request', { path: 'events' })
  return events
}

/**
 * The address at which LINE reached us, as its app can open it too: LINE only speaks HTTPS. Nothing
 * where a proxy does not pass the name on.
 */
function addressOf(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`https://${host}/`)) return undefined
  const { hostname, origin } = new URL(`https://${host}/`)
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname) ? undefined : origin
}

/** The name is nearly always that of the request before. */
function rememberedAddress(): typeof addressOf {
  let latest: { readonly host: string | undefined; readonly address: string | undefined } = { host: undefined, address: undefined }
  return (host) => {
    if (host !== latest.host) latest = { host, address: addressOf(host) }
    return latest.address
  }
}
