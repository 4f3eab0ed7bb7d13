import { createHash } from 'node:crypto'
import { readEvent, type ReadEvent } from '../events.ts'

/** An event as the inbox keeps it until it is handled. */
export interface ArrivedEvent {
  readonly id: string
  /** The user's, group's or room's id. */
  readonly chat: string
  /** When it happened, in milliseconds; those of one moment are kept in this order. */
  readonly at: number
  /** The event as JSON, as it came. */
  readonly payload: string
}

/** Why there is nothing to keep of an item; `unsend` is understood, and there is nothing to do. */
export type LeftAlone = { readonly ignored: Extract<ReadEvent, { ignored: unknown }>['ignored'] | 'unsend' }

const oneToOneKinds: ReadonlySet<unknown> = new Set(['message', 'postback', 'follow', 'unfollow'])
const plainId = /^[\x21-\x7e]{1,200}$/
/** Reply tokens of the console's test events begin so. */
const maybeDummy = /^(0000|ffff)/

/**
 * What of one item of a webhook's `events` is to be kept. The usual item is only glanced at, as its
 * sender waits; it is read when it is handled. Whatever is unusual, or was said in a group, is read
 * at once: what people say to each other there is not kept at all.
 *
 * @param received when the request came, in milliseconds.
 */
export function arrive(item: unknown, received: number): ArrivedEvent | LeftAlone {
  return glance(item) ?? read(item, received)
}

function glance(item: unknown): ArrivedEvent | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const { type, webhookEventId, timestamp, source, mode, replyToken } = item as Readonly<Record<string, unknown>>
  if (typeof source !== 'object' || source === null || !oneToOneKinds.has(type)) return undefined
  const { type: kind, userId } = source as Readonly<Record<string, unknown>>
  if (kind !== 'user' || mode === 'standby' || typeof timestamp !== 'number') return undefined
  if (typeof webhookEventId !== 'string' || typeof userId !== 'string') return undefined
  if (!plainId.test(webhookEventId) || !plainId.test(userId)) return undefined
  if (typeof replyToken === 'string' && maybeDummy.test(replyToken)) return undefined
  return { id: webhookEventId, chat: userId, at: timestamp, payload: JSON.stringify(item) }
}

function read(item: unknown, received: number): ArrivedEvent | LeftAlone {
  const event = readEvent(item, received)
  if ('ignored' in event) return event
  if (event.happening.kind === 'unsend') return { ignored: 'unsend' }
  // No database keeps a NUL, which JSON can say.
  if (!plainId.test(event.chat.to)) return { ignored: 'no-source' }
  const id = plainId.test(event.id) ? event.id : createHash('sha256').update(event.id).digest('base64url')
  return { id, chat: event.chat.to, at: event.at, payload: JSON.stringify(item) }
}
