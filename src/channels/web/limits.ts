import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { CodedError } from '../../database/coded-error.ts'

/** So many within so many seconds. */
export interface Rate {
  readonly count: number
  readonly seconds: number
}

/** What may be asked for: by one conversation, by one address, by everybody together. All of a kind must hold. */
export interface Rates {
  readonly conversationMessages: readonly Rate[]
  readonly addressMessages: readonly Rate[]
  readonly messages: readonly Rate[]
  readonly addressConversations: readonly Rate[]
  readonly conversations: readonly Rate[]
}

/**
 * Far above honest use: a person taps once a second at most, and an agency of some hundred people may sit
 * behind one address. A message keeps some kilobytes for a week, so one address stores some tens of megabytes
 * an hour at most.
 */
export const webRates: Rates = {
  conversationMessages: [{ count: 600, seconds: 60 }, { count: 6_000, seconds: 3_600 }],
  addressMessages: [{ count: 3_000, seconds: 60 }, { count: 20_000, seconds: 3_600 }],
  messages: [{ count: 30_000, seconds: 60 }],
  addressConversations: [{ count: 300, seconds: 60 }, { count: 2_000, seconds: 3_600 }],
  conversations: [{ count: 3_000, seconds: 60 }],
}

/** Counts what is asked of this process over the web, in memory. */
export class WebLimits {
  readonly #conversationMessages: readonly RateLimiterMemory[]
  readonly #addressMessages: readonly RateLimiterMemory[]
  readonly #messages: readonly RateLimiterMemory[]
  readonly #addressConversations: readonly RateLimiterMemory[]
  readonly #conversations: readonly RateLimiterMemory[]

  constructor(rates: Rates = webRates) {
    const limiters = (of: readonly Rate[]) => of.map(({ count, seconds }) => new RateLimiterMemory({ points: count, duration: seconds }))
    this.#conversationMessages = limiters(rates.conversationMessages)
    this.#addressMessages = limiters(rates.addressMessages)
    this.#messages = limiters(rates.messages)
    this.#addressConversations = limiters(rates.addressConversations)
    this.#conversations = limiters(rates.conversations)
  }

  /**
   * Counts a message or a file.
   *
   * @param address the client's, as the connection or a trusted proxy tells it
   * @throws CodedError `too-many-requests` with the seconds until the next one is taken
   */
  async message(conversation: string, address: string): Promise<void> {
    // Everybody's first: it bounds how many keys are remembered.
    await take(this.#messages, 'all')
    await take(this.#addressMessages, networkOf(address))
    await take(this.#conversationMessages, conversation)
  }

  /**
   * Counts a new conversation.
   *
   * @throws CodedError `too-many-requests` with the seconds until the next one may be begun
   */
  async conversation(address: string): Promise<void> {
    await take(this.#conversations, 'all')
    await take(this.#addressConversations, networkOf(address))
  }
}

async function take(limiters: readonly RateLimiterMemory[], key: string): Promise<void> {
  for (const limiter of limiters) {
    try {
      await limiter.consume(key)
    } catch (thrown) {
      if (!(thrown instanceof RateLimiterRes)) throw thrown
      throw new CodedError('too-many-requests', { values: { seconds: Math.max(1, Math.ceil(thrown.msBeforeNext / 1000)) } })
    }
  }
}

/**
 * What counts as one address. One household has a whole /64 of IPv6; an IPv4 address may also come as IPv6.
 *
 * @example networkOf('2001:db8:1:2::1') // '2001:db8:1:2'
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')
}
