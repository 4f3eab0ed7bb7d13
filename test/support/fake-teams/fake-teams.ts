import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** What a test orders to go wrong. */
export interface Fault {
  /** Before: Teams does nothing. After: Teams delivers, and its answer is another or does not come. */
  readonly when: 'before' | 'after'
  readonly how: 412 | 429 | 500 | 502 | 504 | 'reset' | 'hang'
  readonly to?: string
  readonly retryAfter?: number
  readonly times?: number
}

export interface FakeAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export type FakeOutcome = FakeAnswer | 'reset' | 'hang'

/** An activity that arrived in a conversation. */
export interface Received {
  readonly to: string
  /** By which it can be replaced. */
  readonly id: string
  readonly activity: Readonly<Record<string, unknown>>
  readonly at: number
}

const account = z.looseObject({ id: z.string().min(1) })
const card = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']), body: z.array(z.unknown()) })
const fileName = z.string().regex(/^[^"*:<>?/\\|]{1,200}$/)
const attachment = z.discriminatedUnion('contentType', [
  z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: card }),
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.consent'), name: fileName,
    content: z.strictObject({ description: z.string().min(1), sizeInBytes: z.int().positive(), acceptContext: z.looseObject({}), declineContext: z.looseObject({}) }),
  }),
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.info'), name: fileName, contentUrl: z.url(),
    content: z.strictObject({ uniqueId: z.string().min(1), fileType: z.string() }),
  }),
])
const sent = z.looseObject({
  type: z.enum(['message', 'typing']),
  conversation: account, from: account,
  text: z.string().min(1).optional(),
  summary: z.string().min(1).optional(),
  attachments: z.array(attachment).optional(),
})

const rates = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]] as const
const CARD_LIMIT = 28 * 1024
const MESSAGE_LIMIT = 100 * 1024

/**
 * Teams' connector as strictly as its own: it knows its conversations, takes one thing a message and
 * none that is too large, and keeps its rates. It remembers what everybody received.
 */
export class FakeTeams {
  readonly received: Received[] = []
  /** What took the place of a message, in order. */
  readonly replaced: Received[] = []
  readonly typing: string[] = []
  /** Calls in their order: method and path. */
  readonly seen: string[] = []
  /** What a client must never do. */
  readonly violations: string[] = []
  readonly blocked = new Set<string>()
  readonly conversations = new Set<string>()
  readonly members = new Map<string, { userPrincipalName: string }>()
  readonly #faults: { fault: Fault; left: number }[] = []
  readonly #calls = new Map<string, number[]>()
  /** The token that is good now. */
  token = ''
  /** Whether calls without a token are taken, as a local test client does. */
  open = false

  order(...faults: readonly Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })))
  }

  to(conversation: string): readonly Readonly<Record<string, unknown>>[] {
    return this.received.filter(({ to }) => to === conversation).map(({ activity }) => activity)
  }

  answer(method: string, path: string, authorization: string | undefined, body: unknown): FakeOutcome {
    this.seen.push(`${method} ${path}`)
    if (this.open && authorization !== undefined) this.violations.push('a token for a local test client')
    if (!this.open && authorization !== `Bearer ${this.token}`) return error(401, 'Unauthorized')
    const [, conversation = '', what, rest] = /^\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/.exec(path) ?? []
    const to = decodeURIComponent(conversation)
    if (what === 'members' && method === 'GET') {
      const member = this.members.get(decodeURIComponent(rest ?? ''))
      return member === undefined ? error(404, 'MemberNotFoundInConversation') : { status: 200, body: { id: rest, name: 'Name', ...member } }
    }
    if (what === 'activities' && method === 'PUT' && rest !== undefined) return this.#take(to, body, decodeURIComponent(rest))
    if (what !== 'activities' || method !== 'POST') return error(404, 'NotFound')
    // A message may be an answer to one of the conversation, and to no other.
    if (rest !== undefined) this.violations.push(`reply to ${rest}`)
    return this.#take(to, body)
  }

  /** @param replaces the id of a message that this one takes the place of. */
  #take(to: string, body: unknown, replaces?: string): FakeOutcome {
    const fault = this.#fault(to)
    if (fault?.when === 'before') return lost(fault)
    const refusal = this.#refusal(to, body)
    if (refusal !== undefined) return refusal
    const activity = body as Readonly<Record<string, unknown>>
    const id = replaces ?? randomUUID()
    const before = this.received.findIndex((one) => one.to === to && one.id === id)
    if (replaces !== undefined && before === -1) return error(404, 'ActivityNotFound')
    const received: Received = { to, id, activity, at: Date.now() }
    if (replaces !== undefined) {
      this.received[before] = received
      this.replaced.push(received)
    } else if (activity['type'] === 'typing') this.typing.push(to)
    else this.received.push(received)
    return fault === undefined ? { status: replaces === undefined ? 201 : 200, body: { id } } : lost(fault)
  }

  #refusal(to: string, body: unknown): FakeAnswer | undefined {
    if (!this.conversations.has(to)) return error(404, 'ConversationNotFound')
    if (this.blocked.has(to)) return error(403, 'MessageWritesBlocked')
    if (!this.#withinRates(to)) {
      this.violations.push(`too fast in ${to}`)
      return { ...error(429, 'RateLimited'), headers: { 'retry-after': '1' } }
    }
    const result = sent.safeParse(body)
    if (!result.success) return this.#violation(400, 'BadSyntax', result.error.issues[0]?.path.join('.') ?? '')
    const { type, text, attachments = [], conversation } = result.data
    if (conversation.id !== to) return this.#violation(400, 'BadArgument', 'conversation')
    if (type === 'message' && (text === undefined) === (attachments.length === 0)) return this.#violation(400, 'BadArgument', 'text and attachment')
    if (JSON.stringify(body).length * 2 > MESSAGE_LIMIT) return this.#violation(413, 'MessageSizeTooBig', 'message')
    if (attachments.some(({ contentType }) => contentType.includes('file.consent')) && to.startsWith('19:')) return this.#violation(400, 'BadArgument', 'a file offered to a group')
    if (attachments.some(({ content }) => Buffer.byteLength(JSON.stringify(content)) > CARD_LIMIT)) return this.#violation(413, 'MessageSizeTooBig', 'card')
    return undefined
  }

  #violation(status: number, code: string, what: string): FakeAnswer {
    this.violations.push(`${code}: ${what}`)
    return error(status, code)
  }

  #withinRates(to: string): boolean {
    const now = Date.now()
    const room = to.split(';', 1)[0] ?? to
    const calls = this.#calls.get(room) ?? []
    // The network makes calls that left apart arrive together.
    if (rates.some(([most, within]) => calls.filter((at) => now - at < within - 150).length >= most)) return false
    this.#calls.set(room, [...calls, now])
    return true
  }

  #fault(to: string): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.to === undefined || fault.to === to))
    if (found === undefined) return undefined
    found.left -= 1
    return found.fault
  }
}

const error = (status: number, code: string): FakeAnswer => ({ status, body: { error: { code, message: code } } })

function lost({ how, retryAfter }: Fault): FakeOutcome {
  if (typeof how === 'string') return how
  return { ...error(how, 'ServiceError'), ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }) }
}
