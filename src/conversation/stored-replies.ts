import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Reply } from './replies.ts'

/** What locks the stored replies to one event, and opens them again. */
export interface RepliesKey {
  /** From `repliesKey`. */
  readonly key: Uint8Array
  /** The event as whoever sends it named it: replies of one event don't open as those of another. */
  readonly eventId: string
}

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Stands before locked replies; replies of before are a JSON array. */
const LOCKED = '1.'
const NONE = '[]'

const replies = z.array(z.custom<Reply>((value) => z.object({ kind: z.string(), text: z.string() }).safeParse(value).success))

/**
 * The key of a conversation's stored replies.
 *
 * @param secret what is not in the database: the token that opens the conversation, or a setting.
 */
export function repliesKey(secret: string, conversationId: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, conversationId, 'lertrat stored replies', KEY_BYTES))
}

/**
 * Replies as they are stored to answer a repetition: compressed, and locked, since codes and addresses
 * stand in them that open what they name.
 *
 * @param key without one nothing is kept of them.
 */
export function encodeReplies(said: readonly Reply[], key: RepliesKey | undefined): string {
  if (said.length === 0 || key === undefined) return NONE
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key.key, nonce).setAAD(Buffer.from(key.eventId))
  const locked = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(said))), cipher.final()])
  return LOCKED + Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64url')
}

/** Replies as they were stored, by this version or one before; none where this key doesn't open them. */
export function decodeReplies(stored: string, key: RepliesKey | undefined): readonly Reply[] {
  if (!stored.startsWith(LOCKED)) return replies.parse(JSON.parse(stored))
  if (key === undefined) return []
  const bytes = Buffer.from(stored.slice(LOCKED.length), 'base64url')
  const [nonce, tag, locked] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES), bytes.subarray(NONCE_BYTES + TAG_BYTES)]
  let opened: Buffer
  try {
    const decipher = createDecipheriv(CIPHER, key.key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(key.eventId)).setAuthTag(tag)
    opened = Buffer.concat([decipher.update(locked), decipher.final()])
  } catch {
    return []
  }
  return replies.parse(JSON.parse(inflateRawSync(opened).toString()))
}
