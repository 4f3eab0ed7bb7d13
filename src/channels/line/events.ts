import { createHash } from 'node:crypto'
import { z } from 'zod'
import { said } from './said.ts'

/** Where an event happened, and where its answer goes. */
export interface Chat {
  /** A user's, a group's or a room's id. */
  readonly to: string
  readonly kind: 'user' | 'group' | 'room'
}

/** What happened, of the things that the bot does something about. */
export type Happening =
  /** `called`: the bot was mentioned. `text` is empty where nothing else was said. */
  | { readonly kind: 'text'; readonly text: string; readonly called: boolean }
  /** A file in a one-to-one chat: what LINE says of it; its content stays with LINE. `size` in bytes. */
  | { readonly kind: 'file'; readonly messageId: string; readonly name: string; readonly size: number }
  /** A message that is neither text nor file: a sticker, an image, a location … */
  | { readonly kind: 'unreadable' }
  /** `date`: what the calendar gave, `YYYY-MM-DD`. */
  | { readonly kind: 'postback'; readonly data: string; readonly date?: string }
  | { readonly kind: 'follow' }
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'join' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'unsend' }

export interface LineEvent {
  /** The same when LINE delivers the event again. */
  readonly id: string
  /** When it happened, by LINE's clock, in milliseconds; the same when it is delivered again. */
  readonly at: number
  readonly chat: Chat
  readonly replyToken?: string
  readonly happening: Happening
}

/** What is read of one item of `events`: an event, or why it is left alone. */
export type ReadEvent = LineEvent | { readonly ignored: 'kind' | 'malformed' | 'standby' | 'no-source' | 'not-called' }

const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const stretch = z.object({ index: z.number(), length: z.number() })
const stretches = <T extends z.ZodType>(item: T) =>
  maybe(z.array(z.unknown())).transform((items = []) => items.flatMap((one) => {
    const result = item.safeParse(one)
    return result.success ? [result.data] : []
  }))
const id = z.string().min(1).max(200)

/** The fields that are read, and no others: LINE adds fields, kinds and values without notice. */
const envelope = z.object({
  type: z.string(),
  webhookEventId: maybe(id),
  timestamp: maybe(z.number()),
  mode: maybe(z.string()),
  replyToken: maybe(id),
  source: maybe(z.object({ type: z.string(), userId: maybe(id), groupId: maybe(id), roomId: maybe(id) })),
  message: z.unknown().optional(),
  postback: z.unknown().optional(),
})
const mentionee = stretch.extend({ isSelf: maybe(z.boolean()) })
const textMessage = z.object({
  text: z.string(),
  emojis: stretches(stretch),
  mention: maybe(z.object({ mentionees: stretches(mentionee) })),
})
const fileMessage = z.object({ id, fileName: z.string().min(1).max(1_000), fileSize: z.number().min(0) })
const postback = z.object({
  data: z.string(),
  params: maybe(z.object({ date: maybe(z.string()), datetime: maybe(z.string()), newRichMenuAliasId: maybe(z.string()) })),
})

/** Reply tokens of the console's older test events: nobody is there. */
const dummyToken = /^(0{32}|f{32})$/

/**
 * Reads one item of a webhook's `events`. Never throws: an item of a kind that the bot does nothing
 * about, or that is no event at all, is told apart, so that it harms no other.
 *
 * @param received when the request came, in milliseconds, where the event has no time of its own.
 */
export function readEvent(item: unknown, received: number): ReadEvent {
  const result = envelope.safeParse(item)
  if (!result.success) return { ignored: 'malformed' }
  const { data } = result
  if (data.mode === 'standby') return { ignored: 'standby' }
  const chat = chatOf(data.source)
  if (chat === undefined || dummyToken.test(data.replyToken ?? '')) return { ignored: 'no-source' }
  const happening = happeningOf(data, chat)
  if (typeof happening === 'string') return { ignored: happening }
  return {
    id: data.webhookEventId ?? digest(item),
    at: data.timestamp ?? received,
    chat,
    happening,
    ...(data.replyToken === undefined ? {} : { replyToken: data.replyToken }),
  }
}

function chatOf(source: z.infer<typeof envelope>['source']): Chat | undefined {
  switch (source?.type) {
    case 'user':
      return source.userId === undefined ? undefined : { to: source.userId, kind: 'user' }
    case 'group':
      return source.groupId === undefined ? undefined : { to: source.groupId, kind: 'group' }
    case 'room':
      return source.roomId === undefined ? undefined : { to: source.roomId, kind: 'room' }
    default:
      return undefined
  }
}

function happeningOf(event: z.infer<typeof envelope>, chat: Chat): Happening | 'kind' | 'malformed' | 'not-called' {
  const oneToOne = chat.kind === 'user'
  switch (event.type) {
    case 'message':
      return messageOf(event.message, oneToOne)
    case 'postback':
      return postbackOf(event.postback)
    case 'follow':
    case 'unfollow':
      return oneToOne ? { kind: event.type } : 'kind'
    case 'join':
    case 'leave':
      return oneToOne ? 'kind' : { kind: event.type }
    case 'unsend':
      return { kind: 'unsend' }
    default:
      return 'kind'
  }
}

function messageOf(message: unknown, oneToOne: boolean): ReturnType<typeof happeningOf> {
  const type = z.object({ type: z.string() }).safeParse(message)
  if (!type.success) return 'malformed'
  // In a group people talk with each other; the bot hears what is said to it.
  if (type.data.type !== 'text') return oneToOne ? fileOf(message, type.data.type) : 'not-called'
  const result = textMessage.safeParse(message)
  if (!result.success) return 'malformed'
  const { text, emojis, mention } = result.data
  const own = (mention?.mentionees ?? []).filter(({ isSelf }) => isSelf === true)
  const called = own.length > 0
  if (!oneToOne && !called) return 'not-called'
  const words = said(text, { mentions: own, emoji: emojis })
  return words === '' && oneToOne ? { kind: 'unreadable' } : { kind: 'text', text: words, called }
}

function fileOf(message: unknown, type: string): Happening {
  const result = fileMessage.safeParse(message)
  if (type !== 'file' || !result.success) return { kind: 'unreadable' }
  const { id: messageId, fileName, fileSize: size } = result.data
  return { kind: 'file', messageId, name: plainName(fileName), size }
}

/** A file's name without folders and signs that nobody types. */
const plainName = (name: string): string =>
  (name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, '').split(/[\\/]/).at(-1) ?? '').slice(0, 200).toWellFormed().trim() || 'file'

function postbackOf(given: unknown): ReturnType<typeof happeningOf> {
  const result = postback.safeParse(given)
  if (!result.success) return 'malformed'
  const { data, params = {} } = result.data
  // LINE changed the menu's page by itself, and only tells.
  if (params.newRichMenuAliasId !== undefined) return 'kind'
  const date = params.date ?? params.datetime?.slice(0, 10)
  return { kind: 'postback', data, ...(date === undefined ? {} : { date }) }
}

/** Stands for the event's id where it has none; what differs on a later delivery is left out. */
function digest(item: unknown): string {
  const { deliveryContext: _, ...same } = item as Record<string, unknown>
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url')
}
