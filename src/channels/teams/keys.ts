import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** Keys are asked for anew after this long, in milliseconds. */
const DAY = 24 * 3_600_000
/** For a key that is not known, they are asked for at most so often. */
const HOUR = 3_600_000
/** After a failure nobody asks for so long. */
const REST = 5_000

/** The key service is out of reach: whether a token is good cannot be said now. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway'
}

export interface SigningKey {
  readonly key: KeyObject
  /** The channels whose tokens it may sign; none: any. */
  readonly endorsements: readonly unknown[]
}

/** The keys that tokens are signed with. */
export interface SigningKeys {
  /** @returns undefined where there is no such key. @throws KeysAway */
  find(id: string): Promise<SigningKey | undefined>
}

/** @param options.metadataUrl the OpenID document, whose `jwks_uri` leads to the keys. */
export function createSigningKeys(options: { readonly metadataUrl: string; readonly now: () => number; readonly timeoutMs: number }): SigningKeys {
  const { metadataUrl, now, timeoutMs } = options
  let keys: ReadonlyMap<string, SigningKey> | undefined
  let asked = -Infinity
  let failed = -Infinity
  let asking: Promise<void> | undefined

  const json = async (url: string): Promise<Readonly<Record<string, unknown>>> => {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    if (!response.ok) {
      await response.body?.cancel()
      throw new KeysAway(`status ${response.status}`)
    }
    return Object(await response.json()) as Readonly<Record<string, unknown>>
  }

  const ask = async (): Promise<void> => {
    try {
      const { jwks_uri: address } = await json(metadataUrl)
      const { keys: given } = await json(String(address))
      keys = new Map((Array.isArray(given) ? given : []).flatMap((one) => readKey(one)))
      asked = now()
    } catch (cause) {
      failed = now()
      if (keys === undefined) throw new KeysAway('keys', { cause })
    } finally {
      asking = undefined
    }
  }

  return {
    async find(id) {
      const age = now() - asked
      if (keys === undefined || age > DAY || (!keys.has(id) && age > HOUR)) {
        if (now() - failed > REST) await (asking ??= ask())
        else if (keys === undefined) throw new KeysAway('keys')
      }
      return keys?.get(id)
    },
  }
}

function readKey(given: unknown): readonly (readonly [string, SigningKey])[] {
  const { kid, kty, n, e, endorsements } = Object(given) as Readonly<Record<string, unknown>>
  if (typeof kid !== 'string' || kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return []
  try {
    const key = createPublicKey({ key: { kty, n, e } satisfies JsonWebKey, format: 'jwk' })
    return [[kid, { key, endorsements: Array.isArray(endorsements) ? endorsements : [] }]]
  } catch {
    return []
  }
}
