import { HTTPFetchError, LINE_REQUEST_ID_HTTP_HEADER_NAME } from '@line/bot-sdk'
import type { SendCode, SendFailure } from '../../delivery/sender.ts'

export type LineFailure = SendFailure

/** Errors of a connection that never came about: the request was not sent. */
const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * What an error of a call to LINE means. Where it is not sure that LINE has not acted, the failure
 * is ambiguous.
 */
export function failureOf(error: unknown): LineFailure {
  if (error instanceof HTTPFetchError) return answerFailure(error)
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return { ok: false, code: 'timed-out', ambiguous: true }
  }
  const code = codeOf(error)
  if (code !== undefined && UNREACHABLE.has(code)) return { ok: false, code: 'unreachable', ambiguous: false }
  return { ok: false, code: 'connection-lost', ambiguous: true }
}

function answerFailure(error: HTTPFetchError): LineFailure {
  const { status, headers, body } = error
  const requestId = headers.get('x-line-accepted-request-id') ?? headers.get(LINE_REQUEST_ID_HTTP_HEADER_NAME)
  const retryAfterMs = retryAfter(headers)
  return {
    ok: false,
    code: codeOfAnswer(status, messageOf(body)),
    status,
    ambiguous: status >= 500 || status === 408,
    ...(requestId === null ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

function codeOfAnswer(status: number, message: string): SendCode {
  if (status === 429) return /monthly limit/i.test(message) ? 'monthly-limit' : 'rate-limited'
  if (status === 400 && /invalid reply token/i.test(message)) return 'invalid-reply-token'
  return status >= 500 || status === 408 ? 'server-error' : 'rejected'
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message)
  } catch {
    // A proxy's page, not LINE's answer.
  }
  return ''
}

/** `Retry-After` in seconds, or as a date, which counts from the answer's own date. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const pause = Date.parse(value) - Date.parse(headers.get('date') ?? '')
  return Number.isFinite(pause) && pause > 0 ? pause : undefined
}

/** The code of the innermost error: fetch wraps what the connection said. */
function codeOf(error: unknown): string | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code
    if (inner instanceof AggregateError && inner.cause === undefined) return codeOf(inner.errors[0])
  }
  return undefined
}
