import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** A key that tokens are signed with, as the service publishes it. */
export interface SigningKey {
  readonly kid: string
  readonly private: KeyObject
  readonly published: Readonly<Record<string, unknown>>
}

export function makeKey(kid: string, endorsements: readonly string[]): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { kid, private: privateKey, published: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', x5t: kid, endorsements } }
}

export const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token; `header` and `claims` as given. */
export function makeToken(key: SigningKey, claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): string {
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid, ...header })}.${encoded(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key.private).toString('base64url')}`
}
