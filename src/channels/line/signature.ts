import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether LINE wrote a request: the signature is the base64 of the body's HMAC-SHA256 under the
 * channel's secret. It is made of the bytes as they came; a body that was read and written again
 * would not match. Takes the same time wherever the two differ.
 *
 * @param signature the header `x-line-signature`, where there was one.
 * @example isSigned(bytes, request.get('x-line-signature'), channelSecret)
 */
export function isSigned(bytes: Uint8Array, signature: string | undefined, channelSecret: string): boolean {
  const expected = Buffer.from(createHmac('sha256', channelSecret).update(bytes).digest('base64'))
  const given = Buffer.from(signature ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
