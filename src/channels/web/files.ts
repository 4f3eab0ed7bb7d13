import express from 'express'
import type { Request, RequestHandler } from 'express'
import type { Input } from '../../conversation/input.ts'
import { CodedError } from '../../database/coded-error.ts'
import { MESSAGE_ID } from './message-body.ts'
import type { Message } from './message-body.ts'
import { typedText } from './typed-text.ts'

/** The largest file that is taken, in MB. */
export const FILE_MEGABYTES = 10
const NAME_LIMIT = 200

/** What the headers of `POST /web/files` say, checked; the file itself is not read yet. */
export interface FileHead extends Omit<Message, 'input'> {
  readonly name: string
}

/**
 * Reads the headers of a file: `X-Conversation`, `X-File-Name` (percent-encoded UTF-8) and, as with
 * messages, `X-Message-Id`.
 *
 * @throws CodedError `bad-request` with the name of the header, and those of `typedText`
 */
export function readFileHead(request: Request): FileHead {
  const conversation = header(request, 'x-conversation')
  const id = request.get('x-message-id')
  if (conversation === '' || conversation.length > 200) throw new CodedError('bad-request', { path: 'x-conversation' })
  if (id !== undefined && !MESSAGE_ID.test(id)) throw new CodedError('bad-request', { path: 'x-message-id' })
  const name = fileName(header(request, 'x-file-name'))
  if (name === '') throw new CodedError('bad-request', { path: 'x-file-name' })
  return { conversation: typedText(conversation, 'x-conversation'), name, ...(id === undefined ? {} : { eventId: id }) }
}

const header = (request: Request, name: string): string => request.get(name) ?? ''

/** The last part of a path, since some browsers and programs send all of it. */
function fileName(encoded: string): string {
  let decoded = ''
  try {
    decoded = decodeURIComponent(encoded)
  } catch {
    return ''
  }
  const name = decoded.split(/[\\/]/).at(-1)?.trim() ?? ''
  return typedText(name, 'x-file-name', NAME_LIMIT)
}

const readRaw = express.raw({ type: () => true, limit: FILE_MEGABYTES * 1024 * 1024, inflate: false })

/**
 * Reads the file into `request.body`. Errors: `file-too-large`, `file-empty`, and
 * `bad-request` where it comes packed.
 */
export const readFileBytes: RequestHandler = (request, response, next) => {
  readRaw(request, response, (error?: unknown) => {
    const status = statusOf(error)
    if (status === 413) next(new CodedError('file-too-large', { values: { megabytes: FILE_MEGABYTES }, cause: error }))
    else if (status === 415) next(new CodedError('bad-request', { path: 'content-encoding', cause: error }))
    else if (error !== undefined) next(error)
    else if (!(request.body instanceof Uint8Array) || request.body.length === 0) next(new CodedError('file-empty'))
    else next()
  })
}

export const fileInput = (name: string, bytes: Uint8Array): Input => ({ kind: 'file', name, bytes })

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
}
