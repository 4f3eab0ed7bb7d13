import { setTimeout as pause } from 'node:timers/promises'
import { isLoopback } from './settings.ts'

/** The largest file that is stored for a person, in bytes. */
export const LARGEST_UPLOAD = 10 * 1024 * 1024
/** How long storing may take as a whole, in milliseconds: Teams waits 15 seconds for an answer. */
export const UPLOAD_PATIENCE = 8_000
/** So often it is tried: the same bytes at the same place come to the same file. */
const ATTEMPTS = 3
/** Between attempts, in milliseconds, where nothing else is asked for. */
const REST = 400

/** Where OneDrive and SharePoint take files, in Microsoft's clouds. */
const STORES = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn', 'svc.ms', 'onedrive.com', '1drv.com']

/**
 * Whether an address is one of the storage that people's files of Teams lie in.
 *
 * @param local whether it came from a test client on this machine, whose storage may be there too.
 */
export function isFileStore(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, port } = new URL(address)
  if (username !== '' || password !== '') return false
  if (isLoopback(hostname)) return local && /^https?:$/.test(protocol)
  return protocol === 'https:' && port === '' && STORES.some((store) => hostname.endsWith(`.${store}`))
}

/**
 * Puts a file where a person allowed it. The address is Teams' word for an upload of its own, so that no
 * token of the bot goes there.
 *
 * @param address as Teams gave it with the person's consent.
 * @returns whether the storage said that it has the whole file.
 */
export async function uploadFile(address: string, bytes: Uint8Array, options: { readonly local: boolean; readonly timeoutMs?: number }): Promise<boolean> {
  const { local, timeoutMs = UPLOAD_PATIENCE } = options
  if (!isFileStore(address, local) || bytes.byteLength === 0 || bytes.byteLength > LARGEST_UPLOAD) return false
  const signal = AbortSignal.timeout(timeoutMs)
  for (let attempt = 1; attempt <= ATTEMPTS && !signal.aborted; attempt++) {
    const again = await put(address, bytes, signal)
    if (typeof again === 'boolean') return again
    // Whoever asks for more time than there is gets no other attempt.
    if (attempt < ATTEMPTS) await pause(again.afterMs, undefined, { signal }).catch(() => undefined)
  }
  return false
}

/** @returns whether it is stored; a pause where another attempt may succeed. */
async function put(address: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean | { readonly afterMs: number }> {
  try {
    const response = await fetch(address, {
      method: 'PUT', redirect: 'error', signal, body: Buffer.from(bytes),
      headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}` },
    })
    await response.body?.cancel()
    if (response.status === 200 || response.status === 201) return true
    if (response.status !== 429 && response.status < 500) return false
    const asked = Number(response.headers.get('retry-after'))
    return { afterMs: asked > 0 ? asked * 1_000 : REST }
  } catch {
    return { afterMs: REST }
  }
}
