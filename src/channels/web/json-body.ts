import express from 'express'
import type { RequestHandler } from 'express'
import { CodedError } from '../../database/coded-error.ts'

/** The largest body that is read, in bytes; more than 5,000 Thai characters written as escapes. */
const BODY_LIMIT = 64 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

const requireJsonType: RequestHandler = (request, _response, next) => {
  next(isJson(request.headers['content-type']) ? undefined : new CodedError('unsupported-media-type'))
}

const readBytes = express.raw({ type: () => true, limit: BODY_LIMIT })

/** The bytes are checked as UTF-8: a broken Thai character is an error, not a replacement character. */
const parse: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body
  try {
    request.body = JSON.parse(utf8.decode(bytes instanceof Uint8Array ? bytes : new Uint8Array())) as unknown
  } catch (cause) {
    next(new CodedError('bad-json', { cause }))
    return
  }
  next()
}

/**
 * Reads a JSON body into `request.body`.
 * Errors: `unsupported-media-type` without the type application/json, `too-large`, `bad-json`.
 */
export const jsonBody: readonly RequestHandler[] = [requireJsonType, readBytes, parse]

/** As `jsonBody`, where a request without any body will do and leaves `request.body` undefined. */
export const optionalJsonBody: readonly RequestHandler[] = [
  readBytes,
  (request, response, next) => {
    const bytes: unknown = request.body
    if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
      request.body = undefined
      next()
      return
    }
    requireJsonType(request, response, (error?: unknown) => {
      if (error === undefined) void parse(request, response, next)
      else next(error)
    })
  },
]

function isJson(contentType: string | undefined): boolean {
  return /^\s*application\/json\s*(;|$)/i.test(contentType ?? '')
}
