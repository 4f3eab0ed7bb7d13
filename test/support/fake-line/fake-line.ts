import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { FaultPlan } from './faults.ts'
import {
  detailsOf, endpointRequest, loadingRequest, pushRequest, replyRequest, validateRequest,
} from './messages.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface FakeRequest {
  readonly method: string
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface FakeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** A file instead of the body. */
  readonly bytes?: Uint8Array
}

/** What becomes of a request: an answer, or a connection without one. */
export type FakeOutcome = FakeAnswer | 'reset' | 'time-out'

/** Messages that arrived at a person, in one call. */
export interface Received {
  readonly to: string
  readonly via: 'reply' | 'push'
  readonly messages: readonly unknown[]
  readonly at: number
}

export interface FakeLineOptions {
  readonly channelAccessToken?: string
  readonly now?: () => number
  readonly messagesPerSecond?: number
  /** Answers requests that this server does not know, such as those about rich menus. */
  readonly further?: (request: FakeRequest) => { status: number; body?: unknown } | undefined
}

interface ReplyToken {
  readonly to: string
  readonly eventAt: number
  until: number
  used: boolean
}

/**
 * The Messaging API as strictly as LINE's own: reply tokens once and within their minute, retry keys,
 * limits of messages, the monthly quota, rate limits. It remembers what everybody received.
 */
export class FakeLine {
  readonly faults = new FaultPlan()
  readonly received: Received[] = []
  /** Every request but those of tests: its method and path, in their order. */
  readonly seen: string[] = []
  /** What a client must never do, such as another body under the same retry key. */
  readonly violations: string[] = []
  readonly blocked = new Set<string>()
  /** The files that people sent, by the id of their message. */
  readonly contents = new Map<string, Uint8Array>()
  readonly profiles = new Map<string, { displayName: string; language?: string }>()
  readonly loading: { chatId: string; loadingSeconds: number }[] = []
  quota: { limit: number | null; used: number } = { limit: null, used: 0 }
  webhook: { endpoint: string; active: boolean } | undefined
  webhookTest = { success: true, statusCode: 200, reason: 'OK', detail: '200' }
  readonly #tokens = new Map<string, ReplyToken>()
  readonly #keys = new Map<string, { body: string; at: number; requestId: string; sentMessages: unknown }>()
  readonly #options: FakeLineOptions
  readonly #now: () => number
  #messageCalls = 0
  #bucket: { tokens: number; at: number } | undefined

  constructor(options: FakeLineOptions = {}) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /** @param to the user, group or room that the answer goes to */
  issueReplyToken(to: string): string {
    const token = randomUUID().replaceAll('-', '')
    this.#tokens.set(token, { to, eventAt: this.#now(), until: this.#now() + MINUTE, used: false })
    return token
  }

  /** The event was sent again: one more minute, unless the token is used or the event too old. */
  redeliver(token: string): void {
    const known = this.#tokens.get(token)
    if (known !== undefined && this.#now() - known.eventAt <= 20 * MINUTE) known.until = this.#now() + MINUTE
  }

  /** The messages a person received, in their order. */
  receivedBy(to: string): readonly unknown[] {
    return this.received.filter((call) => call.to === to).flatMap((call) => call.messages)
  }

  /** Handles one request at once. */
  answer(request: FakeRequest): FakeOutcome {
    this.seen.push(`${request.method} ${request.path}`)
    const token = this.#options.channelAccessToken
    const given = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1]
    if (given === undefined || (token !== undefined && given !== token)) {
      return answerOf(401, { message: 'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.' })
    }
    if (Buffer.byteLength(request.body) > 2_000_000) return answerOf(413, { message: 'Request Entity Too Large' })
    const body = parsed(request)
    if (body === notJson) return answerOf(400, { message: 'The request body has 1 error(s)' })
    const retryKey = request.headers['x-line-retry-key']

    switch (`${request.method} ${request.path}`) {
      case 'POST /v2/bot/message/reply':
        if (retryKey !== undefined) {
          this.violations.push('retry key on a reply')
          return answerOf(400, { message: 'The retry key is not supported by this API' })
        }
        return this.#message(() => this.#reply(body), this.#tokens.get(stringAt(body, 'replyToken') ?? '')?.to)
      case 'POST /v2/bot/message/push':
        return this.#message(() => this.#push(body, retryKey, request.body), stringAt(body, 'to'))
      case 'POST /v2/bot/message/validate/reply':
      case 'POST /v2/bot/message/validate/push':
        return checked(validateRequest, body, () => answerOf(200, {}))
      case 'POST /v2/bot/chat/loading/start':
        return checked(loadingRequest, body, (loading) => {
          this.loading.push(loading)
          return answerOf(202, {})
        })
      case 'GET /v2/bot/message/quota':
        return answerOf(200, this.quota.limit === null ? { type: 'none' } : { type: 'limited', value: this.quota.limit })
      case 'GET /v2/bot/message/quota/consumption':
        return answerOf(200, { totalUsage: this.quota.used })
      case 'GET /v2/bot/channel/webhook/endpoint':
        return this.webhook === undefined ? answerOf(404, { message: 'Webhook endpoint not found' }) : answerOf(200, this.webhook)
      case 'PUT /v2/bot/channel/webhook/endpoint':
        return checked(endpointRequest, body, ({ endpoint }) => {
          this.webhook = { endpoint, active: true }
          return answerOf(200, {})
        })
      case 'POST /v2/bot/channel/webhook/test':
        return answerOf(200, { ...this.webhookTest, timestamp: new Date(this.#now()).toISOString() })
    }
    const person = /^GET \/v2\/bot\/(?:profile|(?:group|room)\/[CR][0-9a-f]{32}\/member)\/([^/]+)$/.exec(`${request.method} ${request.path}`)
    if (person !== null) return this.#profile(person[1] ?? '')
    const content = /^GET \/v2\/bot\/message\/([^/]+)\/content$/.exec(`${request.method} ${request.path}`)
    if (content !== null) return this.#content(decodeURIComponent(content[1] ?? ''))
    const further = this.#options.further?.(request)
    return further === undefined ? answerOf(404, { message: 'Not found' }) : answerOf(further.status, further.body ?? {})
  }

  /** Reply and push: rate limit and the faults that a test ordered. */
  #message(handle: () => FakeAnswer, to: string | undefined): FakeOutcome {
    const fault = this.faults.take({ number: ++this.#messageCalls, to })
    if (fault?.when === 'before') return lost(fault.how, fault.retryAfter)
    if (!this.#withinRate()) return answerOf(429, { message: 'The API rate limit has been exceeded. Try again later.' })
    const answer = handle()
    return fault === undefined ? answer : lost(fault.how)
  }

  #withinRate(): boolean {
    const rate = this.#options.messagesPerSecond ?? 2_000
    const now = this.#now()
    const before = this.#bucket ?? { tokens: rate, at: now }
    const tokens = Math.min(rate, before.tokens + ((now - before.at) / 1000) * rate)
    this.#bucket = { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now }
    return tokens >= 1
  }

  #reply(body: unknown): FakeAnswer {
    return checked(replyRequest, body, ({ replyToken, messages }) => {
      const token = this.#tokens.get(replyToken)
      if (token === undefined || token.used || this.#now() > token.until) return answerOf(400, { message: 'Invalid reply token' })
      token.used = true
      return answerOf(200, { sentMessages: this.#deliver(token.to, 'reply', messages) })
    })
  }

  #push(body: unknown, retryKey: string | undefined, raw: string): FakeAnswer {
    if (retryKey !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(retryKey)) {
      return answerOf(400, { message: 'Invalid retry key' })
    }
    return checked(pushRequest, body, ({ to, messages }) => {
      const known = retryKey === undefined ? undefined : this.#keys.get(retryKey)
      if (known !== undefined && this.#now() - known.at < DAY) {
        if (known.body !== raw) this.violations.push('another body under the same retry key')
        return answerOf(
          409, { message: 'The retry key is already accepted', sentMessages: known.sentMessages },
          { 'x-line-accepted-request-id': known.requestId },
        )
      }
      const counts = !this.blocked.has(to)
      if (counts && this.quota.limit !== null && this.quota.used >= this.quota.limit) {
        return answerOf(429, { message: 'You have reached your monthly limit.' })
      }
      if (counts) this.quota.used++
      const sentMessages = this.#deliver(to, 'push', messages)
      const answer = answerOf(200, { sentMessages })
      const requestId = answer.headers['x-line-request-id'] ?? ''
      if (retryKey !== undefined) this.#keys.set(retryKey, { body: raw, at: this.#now(), requestId, sentMessages })
      return answer
    })
  }

  #deliver(to: string, via: 'reply' | 'push', messages: readonly unknown[]): { id: string }[] {
    if (!this.blocked.has(to)) this.received.push({ to, via, messages, at: this.#now() })
    return messages.map(() => ({ id: String(500_000_000_000 + this.received.length) }))
  }

  #content(messageId: string): FakeAnswer {
    const bytes = this.contents.get(messageId)
    if (bytes === undefined) return answerOf(404, { message: 'Not found' })
    return { status: 200, headers: { 'content-type': 'application/octet-stream', 'x-line-request-id': randomUUID() }, body: '', bytes }
  }

  #profile(userId: string): FakeAnswer {
    const profile = this.profiles.get(decodeURIComponent(userId))
    if (profile === undefined || this.blocked.has(userId)) return answerOf(404, { message: 'Not found' })
    return answerOf(200, { userId, ...profile })
  }
}

const notJson = Symbol('not JSON')

function parsed(request: FakeRequest): unknown {
  if (request.body === '') return {}
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return notJson
  try {
    return JSON.parse(request.body) as unknown
  } catch {
    return notJson
  }
}

function stringAt(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const value: unknown = Reflect.get(body, key)
  return typeof value === 'string' ? value : undefined
}

function checked<T>(schema: z.ZodType<T>, body: unknown, handle: (value: T) => FakeAnswer): FakeAnswer {
  const result = schema.safeParse(body)
  if (result.success) return handle(result.data)
  const details = detailsOf(result.error)
  return answerOf(400, { message: `The request body has ${details.length} error(s)`, details })
}

function lost(how: 429 | 500 | 503 | 'reset' | 'time-out', retryAfter?: number): FakeOutcome {
  if (typeof how === 'string') return how
  const message = how === 429 ? 'The API rate limit has been exceeded. Try again later.' : 'Internal Server Error'
  return answerOf(how, { message }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
}

function answerOf(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-line-request-id': randomUUID(), ...headers },
    body: JSON.stringify(body),
  }
}
