import { isLoopback } from './settings.ts'

/** The largest file that is fetched, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024
/** How long fetching may take as a whole, in milliseconds: Teams waits 15 seconds for an answer. */
const PATIENCE = 8_000

/** `too-large`, `not-fetched`, `bad-address`: codes of texts. */
export type FetchedFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'too-large' | 'not-fetched' | 'bad-address'; readonly values?: Readonly<Record<string, unknown>> }

/**
 * Fetches a file that somebody sent. Only from where Teams said, over HTTPS and without being sent
 * elsewhere; its size is counted while it comes, whatever its length was said to be.
 *
 * @param address its download address, which Teams gives with the message.
 * @param options.local whether the message came from a test client on this machine, whose files may lie there too.
 */
export async function fetchFile(address: string, options: { readonly local: boolean; readonly timeoutMs?: number; readonly largest?: number }): Promise<FetchedFile> {
  const { local, timeoutMs = PATIENCE, largest = LARGEST_FILE } = options
  const tooLarge: FetchedFile = { ok: false, code: 'too-large', values: { megabytes: Math.round(largest / 1024 / 1024) } }
  if (!mayFetch(address, local)) return { ok: false, code: 'bad-address' }
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(address, { redirect: 'error', signal: limit })
    if (!response.ok || response.body === null || Number(response.headers.get('content-length')) > largest) {
      await response.body?.cancel()
      return response.ok && response.body !== null ? tooLarge : { ok: false, code: 'not-fetched' }
    }
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body) {
      size += part.byteLength
      // Leaving the loop ends the connection.
      if (size > largest) return tooLarge
      parts.push(part)
    }
    return { ok: true, bytes: Buffer.concat(parts) }
  } catch {
    return { ok: false, code: 'not-fetched' }
  }
}

function mayFetch(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (isLoopback(hostname)) return local && /^https?:$/.test(protocol)
  // Names alone: an address of the inside of a network is no place of Teams' files.
  return protocol === 'https:' && /[a-z]$/i.test(hostname) && hostname.includes('.')
}
