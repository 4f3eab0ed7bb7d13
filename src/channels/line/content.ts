import { HTTPFetchError } from '@line/bot-sdk'
import type { LineFailure } from './failures.ts'
import { failureOf } from './failures.ts'

/** The largest file that is taken, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024
/** How long a file may take, in milliseconds: events of the same chat wait for it. */
const TIME_LIMIT = 8_000
const LINE_DATA = 'https://api-data.line.me'

/** `too-large`: over the limit, whatever LINE said of its size. */
export type Content = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly code: 'too-large' | LineFailure['code'] }

/** Gets what a person sent. Never rejects: what happened is in the result. */
export type FetchContent = (messageId: string) => Promise<Content>

/**
 * @param options.apiBaseUrl for tests: one address for all calls. LINE itself keeps contents at another.
 * @param options.limit in bytes; nothing beyond it is held in memory.
 * @param options.timeoutMs for the whole file.
 * @example
 * const fetchContent = createContentCalls({ channelAccessToken })
 * const content = await fetchContent('444573844083572737')
 */
export function createContentCalls(options: {
  readonly channelAccessToken: string
  readonly apiBaseUrl?: string
  readonly limit?: number
  readonly timeoutMs?: number
}): FetchContent {
  const { channelAccessToken, apiBaseUrl = LINE_DATA, limit = FILE_LIMIT, timeoutMs = TIME_LIMIT } = options
  return async (messageId) => {
    try {
      const response = await fetch(`${apiBaseUrl}/v2/bot/message/${encodeURIComponent(messageId)}/content`, {
        headers: { authorization: `Bearer ${channelAccessToken}` }, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      })
      // 202: LINE has not got it ready yet.
      if (response.status !== 200) {
        const { status, statusText, headers } = response
        await response.body?.cancel()
        throw new HTTPFetchError(statusText, { status: status === 202 ? 503 : status, statusText, headers, body: '' })
      }
      return await read(response, limit)
    } catch (error) {
      return { ok: false, code: failureOf(error).code }
    }
  }
}

async function read(response: Response, limit: number): Promise<Content> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    // Leaving the loop ends the connection.
    if (size > limit) return { ok: false, code: 'too-large' }
    parts.push(part)
  }
  return { ok: true, bytes: Buffer.concat(parts) }
}
