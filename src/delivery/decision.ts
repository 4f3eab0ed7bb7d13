import type { SendFailure, SendResult } from './sender.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** LINE promises a reply token for a minute; the rest is for the way there. */
export const REPLY_TOKEN_LIFE = 50 * SECOND
/** LINE remembers a retry key for 24 hours; a repetition has to arrive before. */
export const RETRY_KEY_LIFE = 23 * HOUR
/** How long a message is worth sending at all. */
export const WORTH_SENDING = { answer: 24 * HOUR, reminder: 7 * 24 * HOUR } as const
/** The monthly limit also answers while another call holds a reservation, so it is asked a few times. */
export const ATTEMPTS_AT_LIMIT = 3

const FIRST_PAUSE = SECOND / 2
const LONGEST_PAUSE = 5 * MINUTE
/** A reminder that met the monthly limit tries again after this long. */
export const PAUSE_AT_LIMIT = HOUR

/** What is known of a delivery. Times are milliseconds since 1970. */
export interface Situation {
  readonly kind: 'answer' | 'reminder'
  readonly createdAt: number
  /** When the reply token was received; undefined where there is none to use. */
  readonly tokenReceivedAt: number | undefined
  readonly attempts: number
  readonly method: 'reply' | 'push' | null
  /** Whether an attempt may have been accepted without our having heard of it. */
  readonly doubtful: boolean
  /** Whether the platform would not recognise a repetition, so that what is doubtful stays so. */
  readonly once?: boolean
  /** When the first push that may have been accepted was made. */
  readonly pushedAt: number | undefined
  readonly notBefore: number
}

export type Next =
  | { readonly do: 'reply' | 'push' }
  | { readonly do: 'wait'; readonly until: number }
  | GivenUp

export interface GivenUp {
  readonly do: 'give up'
  /** `uncertain` where it may have arrived, `failed` where it surely has not. */
  readonly state: 'failed' | 'uncertain'
  readonly code: string
}

/**
 * What to do with a delivery now. Where a platform would not recognise a repetition, what may have been
 * accepted is not sent again. A reply that may have been accepted is never sent as a push: LINE
 * takes a reply token once, so a repeated reply cannot arrive twice, but a push could.
 *
 * @example
 * nextCall({ ...fresh, tokenReceivedAt: now - 60_000, doubtful: true, method: 'reply' }, now)
 * // { do: 'give up', state: 'uncertain', code: 'reply-unknown' }
 */
export function nextCall(situation: Situation, now: number): Next {
  const { method, doubtful, tokenReceivedAt, pushedAt, notBefore } = situation
  if (doubtful && situation.once === true) return { do: 'give up', state: 'uncertain', code: 'send-unknown' }
  const fresh = method !== 'push' && tokenReceivedAt !== undefined && now - tokenReceivedAt <= REPLY_TOKEN_LIFE
  if (doubtful && method === 'reply' && !fresh) return { do: 'give up', state: 'uncertain', code: 'reply-unknown' }
  if (doubtful && method === 'push' && pushedAt !== undefined && now - pushedAt > RETRY_KEY_LIFE) {
    return { do: 'give up', state: 'uncertain', code: 'push-unknown' }
  }
  if (now - situation.createdAt > WORTH_SENDING[situation.kind]) {
    return { do: 'give up', state: doubtful ? 'uncertain' : 'failed', code: 'too-late' }
  }
  if (now < notBefore) return { do: 'wait', until: notBefore }
  return { do: fresh ? 'reply' : 'push' }
}

export type After =
  | { readonly do: 'sent' }
  | GivenUp
  | {
      readonly do: 'again'
      readonly notBefore: number
      readonly doubtful: boolean
      /** Whether the reply token may be used once more. */
      readonly keepToken: boolean
    }

/**
 * What an attempt means for its delivery.
 *
 * @param situation as it was before the attempt, with the attempt counted and its method named
 * @param random from 0 to below 1, spreads the repetitions
 */
export function afterAttempt(situation: Situation, result: SendResult, now: number, random: number): After {
  if (result.ok) return { do: 'sent' }
  const { method, kind, attempts } = situation
  const doubtful = situation.doubtful || result.ambiguous
  const giveUp = (code: string): GivenUp => ({ do: 'give up', state: doubtful ? 'uncertain' : 'failed', code })

  if (result.code === 'rejected' || result.code === 'blocked') return giveUp(result.code)
  if (method === 'reply' && result.code === 'invalid-reply-token') {
    // Refused at once: surely not delivered. Refused after a doubtful attempt: that one may have used it.
    return doubtful ? giveUp('reply-unknown') : { do: 'again', notBefore: now, doubtful, keepToken: false }
  }
  if (result.code === 'invalid-reply-token') return giveUp(result.code)
  if (result.code === 'monthly-limit' && kind === 'answer' && attempts >= ATTEMPTS_AT_LIMIT) return giveUp(result.code)

  const notBefore = now + pauseAfter(result, { kind, attempts, random })
  const again: After = { do: 'again', notBefore, doubtful, keepToken: true }
  // What cannot be done any more then is said now, so that later deliveries need not wait for it.
  const then = nextCall({ ...situation, doubtful, notBefore }, notBefore)
  return then.do === 'give up' ? then : again
}

/** Milliseconds until the next attempt: doubled each time, spread, and never less than was asked for. */
export function pauseAfter(
  failure: Pick<SendFailure, 'code' | 'retryAfterMs'>,
  options: { readonly kind: 'answer' | 'reminder'; readonly attempts: number; readonly random: number },
): number {
  const { kind, attempts, random } = options
  const doubled = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts - 1, 20))
  const wanted = failure.code === 'monthly-limit' && kind === 'reminder' ? PAUSE_AT_LIMIT : doubled
  return Math.max(Math.round(wanted * (0.5 + random / 2)), failure.retryAfterMs ?? 0)
}
