import { verify } from 'node:crypto'
import type { SigningKeys } from './keys.ts'

/** How far clocks may differ, in seconds. */
const SKEW = 300
/** Longer than any token of the service. */
const LONGEST = 16_384

/**
 * Whether a token was signed by the service that is expected, for now. This is looked at before
 * botbuilder looks at the rest, because botbuilder answers a bad signature with an error of its own
 * and prints the key, as it does where a key is not endorsed for the channel.
 *
 * @param authorization the header as it came.
 * @param channelId the channel that the activity names.
 * @throws KeysAway where the keys are out of reach.
 */
export async function isWellSigned(
  authorization: string | undefined, channelId: string, options: { readonly keys: SigningKeys; readonly issuer: string; readonly now: () => number },
): Promise<boolean> {
  const [, token = ''] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '') ?? []
  if (token === '' || token.length > LONGEST) return false
  const [header = '', payload = '', signature = ''] = token.split('.')
  const { alg, kid } = decoded(header)
  const { iss, exp, nbf } = decoded(payload)
  if (alg !== 'RS256' || typeof kid !== 'string' || iss !== options.issuer || typeof exp !== 'number') return false
  const seconds = options.now() / 1_000
  if (seconds > exp + SKEW) return false
  if (nbf !== undefined && (typeof nbf !== 'number' || seconds < nbf - SKEW)) return false
  const found = await options.keys.find(kid)
  if (found === undefined || (found.endorsements.length > 0 && !found.endorsements.includes(channelId))) return false
  return verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), found.key, Buffer.from(signature, 'base64url'))
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}
