import type { ErrorRequestHandler, Request, Response } from 'express'
import { languageOf } from '../channels/web/language.ts'
import { CodedError } from '../database/coded-error.ts'
import { isRepeatable } from '../database/database-away.ts'
import type { ErrorTexts } from './error-texts.ts'
import { traceOf } from './logging.ts'
import type { Logger } from './logging.ts'
import { requestIdOf } from './request-log.ts'

/** The HTTP status of each code that a request may be refused with; any other is our own fault. */
const STATUSES: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'bad-signature': 401,
  'teams-unauthorized': 401,
  'bad-json': 400,
  'text-too-long': 400,
  'control-characters': 400,
  'lone-surrogates': 400,
  'not-found': 404,
  'unknown-conversation': 404,
  'unknown-verdict': 404,
  'unknown-file': 404,
  'file-not-expected': 403,
  'file-empty': 400,
  'file-too-large': 413,
  'method-not-allowed': 405,
  'too-large': 413,
  'webhook-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'internal': 500,
  'unavailable': 503,
  'database-full': 503,
  'database-read-only': 503,
  'database-gone': 503,
  'metrics-unauthorized': 401,
}

/** Turns whatever a route threw into `{"error": {"code", "message", "path"?}}` in the person's language. */
export function errorAnswers({ say, log }: { say: ErrorTexts; log: Logger }): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = coded(thrown)
    const status = STATUSES[error.code] ?? 500
    if (status >= 500) {
      log.error({ requestId: requestIdOf(response), code: error.code, ...traceOf(thrown) }, 'request failed')
    }
    if (response.headersSent) {
      response.destroy()
      return
    }
    const seconds = error.values['seconds']
    if (seconds !== undefined) response.set('Retry-After', String(seconds))
    response.status(status).set('Cache-Control', 'no-store')
    answer(request, response, error, say)
  }
}

/** Express and its parsers throw errors with a status of their own; they are given codes of ours. */
function coded(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) {
    return thrown.code in STATUSES ? thrown : new CodedError('internal', { cause: thrown })
  }
  if (isRepeatable(thrown)) return new CodedError('unavailable', { values: { seconds: 5 }, cause: thrown })
  switch (statusOf(thrown)) {
    case 413:
      return new CodedError('too-large', { cause: thrown })
    case 415:
      return new CodedError('unsupported-media-type', { cause: thrown })
    case 400:
      return new CodedError('bad-request', { cause: thrown })
    case 404:
      return new CodedError('not-found', { cause: thrown })
    default:
      return new CodedError('internal', { cause: thrown })
  }
}

function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return undefined
  return typeof thrown.status === 'number' ? thrown.status : undefined
}

function answer(request: Request, response: Response, error: CodedError, say: ErrorTexts): void {
  const language = languageOf(request)
  const message = say(error, language)
  // Someone who opens an address in a browser reads a sentence, every program gets JSON.
  if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') {
    const home = say({ code: 'to-the-chat', values: {} }, language)
    response.type('html').send(
      `<!doctype html>\n<html lang="${language}"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(message)}</title>` +
        `<main><p>${escape(message)}</p><p><a href="/">${escape(home)}</a></p></main></html>\n`,
    )
    return
  }
  const { code, path } = error
  response.json({ error: { code, message, ...(path === undefined ? {} : { path }) } })
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
