import type { SendCode, SendFailure } from '../../delivery/sender.ts'
import { NoToken } from './credentials.ts'

/** Errors of a connection that never came about: the request was not sent. */
const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID',
])
/** What Teams calls a person who blocked the bot or removed it, and a conversation that is gone. */
const GONE = /MessageWritesBlocked|BotNotInConversationRoster|ConversationBlockedByUser|BotDisabledByAdmin/i

/**
 * What an error of a call to Teams means. Where it is not sure that Teams has not acted, the failure
 * is ambiguous.
 */
export function failureOf(error: unknown): SendFailure {
  // No token was given, so nothing was sent.
  if (error instanceof NoToken) return { ok: false, code: 'unauthorized', ambiguous: false }
  const { statusCode, name, code, response, message } = Object(error) as Readonly<Record<string, unknown>>
  if (typeof statusCode === 'number') return answerFailure(statusCode, `${String(code)} ${String(message)} ${bodyOf(response)}`, response)
  if (name === 'AbortError' || name === 'TimeoutError') return { ok: false, code: 'timed-out', ambiguous: true }
  if (typeof code === 'string' && UNREACHABLE.has(code)) return { ok: false, code: 'unreachable', ambiguous: false }
  return { ok: false, code: 'connection-lost', ambiguous: true }
}

function answerFailure(status: number, said: string, response: unknown): SendFailure {
  const retryAfterMs = retryAfter(headerOf(response, 'retry-after'))
  const requestId = headerOf(response, 'ms-cv') ?? headerOf(response, 'x-ms-request-id')
  return {
    ok: false,
    code: codeOf(status, said),
    status,
    ambiguous: status >= 500 || status === 408 || status < 400,
    ...(requestId === undefined ? {} : { requestId: requestId.slice(0, 100) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

function codeOf(status: number, said: string): SendCode {
  if (status === 429) return 'rate-limited'
  if (status === 401) return 'unauthorized'
  if (status === 403 && GONE.test(said)) return 'blocked'
  return status >= 500 || status === 408 || status < 400 ? 'server-error' : 'rejected'
}

function bodyOf(response: unknown): string {
  const body: unknown = Object(response).bodyAsText
  return typeof body === 'string' ? body.slice(0, 2_000) : ''
}

function headerOf(response: unknown, name: string): string | undefined {
  const headers: unknown = Object(response).headers
  if (typeof headers !== 'object' || headers === null || !('get' in headers) || typeof headers.get !== 'function') return undefined
  const value: unknown = headers.get(name)
  return typeof value === 'string' ? value.trim() : undefined
}

/** `Retry-After` in seconds, at most an hour. */
const retryAfter = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,9}(\.\d+)?$/.test(value) ? Math.min(Number(value), 3_600) * 1_000 : undefined
