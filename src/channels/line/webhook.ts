import express, { Router } from 'express'
import type { ErrorRequestHandler, Request } from 'express'
import { CodedError } from '../../database/coded-error.ts'
import { methodNotAllowed } from '../web/method.ts'
import { readEvent, type LineEvent, type ReadEvent } from './events.ts'
import { InOrder } from './in-order.ts'
import { isSigned } from './signature.ts'
import type { Arrival, TurnOutcome } from './turns.ts'

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1024 * 1024

export interface WebhookDependencies {
  readonly channelSecret: string
  /** Handles one event; rejects where it could not be kept, so that LINE delivers it again. */
  readonly takeEvent: (event: LineEvent, arrival: Arrival) => Promise<TurnOutcome>
  readonly now: () => Date
  /** Told of every event: its kind (`other` where it is left alone), what came of it, and how long that took. */
  readonly observe: (kind: string, outcome: TurnOutcome | 'failed' | `ignored-${string}`, seconds?: number) => void
}

/**
 * `POST /line/webhook`. The answer 200 is given when all events are committed; their replies are
 * sent afterwards. Where an event could not be kept, the answer is an error: LINE delivers all of
 * them again, and those that were kept are recognised.
 * Errors: `webhook-too-large`, `bad-signature`, `bad-json`, `bad-request`.
 */
export function lineRoutes(dependencies: WebhookDependencies): Router {
  const { channelSecret, takeEvent, now, observe } = dependencies
  const chats = new InOrder()
  const router = Router()

  const take = (event: LineEvent, arrival: Arrival): Promise<void> =>
    chats.run(event.chat.to, event.at, async () => {
      const begun = performance.now()
      const seconds = () => (performance.now() - begun) / 1000
      const { kind } = event.happening
      try {
        observe(kind, await takeEvent(event, arrival), seconds())
      } catch (error) {
        observe(kind, 'failed', seconds())
        throw error
      }
    })

  router
    .route('/line/webhook')
    // The signature is made of the bytes as they came, so nothing may unpack or parse them before.
    .post(express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), async (request, response) => {
      const bytes: unknown = request.body
      const body = bytes instanceof Uint8Array ? bytes : new Uint8Array()
      if (!isSigned(body, request.get('x-line-signature'), channelSecret)) throw new CodedError('bad-signature')

      const at = now()
      const baseUrl = addressOf(request)
      const arrival: Arrival = { at, ...(baseUrl === undefined ? {} : { baseUrl }) }
      const read = itemsOf(body).map((item) => readEvent(item, at.getTime()))
      for (const event of read) if ('ignored' in event) observe('other', `ignored-${event.ignored}`)
      // LINE promises no order; sorted, the earliest of a chat is also the first to begin.
      const events = read.filter(isEvent).toSorted((a, b) => a.at - b.at)
      const results = await Promise.allSettled(events.map((event) => take(event, arrival)))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) throw failed.reason
      response.status(200).end()
    })
    .all(methodNotAllowed('POST'))

  router.use('/line/webhook', tooLarge)
  return router
}

const isEvent = (read: ReadEvent): read is LineEvent => !('ignored' in read)

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
function addressOf(request: Request): string | undefined {
  const { host } = request
  if (host === undefined || !URL.canParse(`https://${host}/`)) return undefined
  const { hostname, origin } = new URL(`https://${host}/`)
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname) ? undefined : origin
}
