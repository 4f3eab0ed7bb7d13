import type { Address } from './outbox.ts'

/** One call to a platform. */
export interface OutboundCall {
  readonly method: 'reply' | 'push'
  readonly address: Address
  readonly messages: readonly unknown[]
  /** Present where the method is `reply`. */
  readonly replyToken?: string
  /** A UUID, the same at every attempt. */
  readonly retryKey: string
}

/**
 * Why a call failed. `blocked`: the person blocked or removed the bot. `unauthorized`: the platform
 * does not let us in for now. `invalid-reply-token`: used, expired or unknown. `monthly-limit`: the plan's
 * messages are used up. `rate-limited`: too fast. `rejected`: the platform will never take it.
 * `server-error`, `timed-out`, `connection-lost`: nobody knows what happened. `unreachable`: the
 * request never left.
 */
export type SendCode =
  | 'invalid-reply-token' | 'monthly-limit' | 'rate-limited' | 'rejected' | 'blocked' | 'unauthorized'
  | 'server-error' | 'timed-out' | 'connection-lost' | 'unreachable'

export interface SendFailure {
  readonly ok: false
  readonly code: SendCode
  readonly status?: number
  readonly retryAfterMs?: number
  /** The platform's id of the request. */
  readonly requestId?: string
  /** Whether the platform may have accepted the call all the same. */
  readonly ambiguous: boolean
}

export type SendResult = { readonly ok: true; readonly requestId?: string } | SendFailure

/** A platform's limit of messages a month; `limit` is null where there is none. */
export interface Quota {
  readonly limit: number | null
  readonly used: number
}

/** How a platform is spoken to. */
export interface Sender {
  /** The platform recognises no repetition: a call that may have been accepted is never made again. */
  readonly once?: boolean
  /** When the platform's rates allow a call there, in milliseconds since 1970; at once where it is not asked. */
  readyAt?(address: Address): number
  /** Never rejects. The signal ends a call that takes too long; its late result is not looked at. */
  send(call: OutboundCall, signal: AbortSignal): Promise<SendResult>
  /** Asks the platform; undefined where it does not say. */
  quota?(signal: AbortSignal): Promise<Quota | undefined>
}
