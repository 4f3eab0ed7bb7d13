import { z } from 'zod'

/**
 * The messages that the rendering sends, as the description of the Messaging API and its reference
 * have them: names, kinds of values and limits. Anything unknown is refused.
 */
const graphemes = (text: string): number => [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)].length
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

const seen = (most: number) => z.string().max(most).refine((text) => text.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '') !== '' && text.isWellFormed(), 'empty or broken text')
const label = (most: number) => seen(most * 6).refine((text) => graphemes(text) <= most, `more than ${most} characters`)
const colour = z.string().regex(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i)
const length = z.string().regex(/^(?:none|xs|sm|md|lg|xl|xxl|\d+(?:\.\d+)?(?:px|%))$/)
const fontSize = z.string().regex(/^(?:xxs|xs|sm|md|lg|xl|xxl|[345]xl|\d+px)$/)

const actionOf = (longest: number) =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('postback'), label: label(longest), data: z.string().min(1).max(300), displayText: seen(300) }),
    z.strictObject({ type: z.literal('message'), label: label(longest), text: seen(300) }),
    z.strictObject({ type: z.literal('uri'), label: label(longest), uri: z.url({ protocol: /^(?:https?|line|tel)$/ }).max(1_000) }),
    z.strictObject({
      type: z.literal('datetimepicker'), label: label(longest), data: z.string().min(1).max(300), mode: z.literal('date'),
      initial: z.iso.date().optional(), max: z.iso.date().optional(), min: z.iso.date().optional(),
    }),
  ])
const action = actionOf(40)

const text = z.strictObject({
  type: z.literal('text'), text: seen(2_000), size: fontSize.optional(), color: colour.optional(), wrap: z.boolean().optional(),
  weight: z.enum(['regular', 'bold']).optional(), align: z.enum(['start', 'center', 'end']).optional(), gravity: z.enum(['top', 'center', 'bottom']).optional(),
  decoration: z.enum(['none', 'underline', 'line-through']).optional(), margin: length.optional(), flex: z.int().min(0).optional(), action: action.optional(),
})
const separator = z.strictObject({ type: z.literal('separator'), margin: length.optional(), color: colour.optional() })
const filler = z.strictObject({ type: z.literal('filler'), flex: z.int().optional() })

const box = z.strictObject({
  type: z.literal('box'), layout: z.enum(['vertical', 'horizontal']), margin: length.optional(), spacing: length.optional(), flex: z.int().min(0).optional(),
  backgroundColor: colour.optional(), borderColor: colour.optional(), borderWidth: length.optional(), cornerRadius: length.optional(),
  width: length.optional(), height: length.optional(), paddingAll: length.optional(), paddingTop: length.optional(), paddingBottom: length.optional(),
  paddingStart: length.optional(), paddingEnd: length.optional(), action: action.optional(),
  justifyContent: z.enum(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly']).optional(),
  alignItems: z.enum(['center', 'flex-start', 'flex-end']).optional(),
  get contents(): z.ZodArray<z.ZodDiscriminatedUnion<[typeof text, typeof separator, typeof filler, z.ZodType<unknown> & z.core.$ZodTypeDiscriminable]>> {
    return z.array(z.discriminatedUnion('type', [text, separator, filler, box])).min(1)
  },
})

const picture = z.strictObject({
  type: z.literal('image'), url: z.url({ protocol: /^https$/ }).max(2_000), size: z.literal('full'), aspectMode: z.literal('fit'), backgroundColor: colour,
  aspectRatio: z.string().regex(/^[1-9]\d{0,3}:[1-9]\d{0,3}$/), action,
})
const bubble = z.strictObject({ type: z.literal('bubble'), size: z.literal('mega'), header: box.optional(), hero: picture.optional(), body: box, footer: box.optional() })
  .refine((one) => bytes(one) <= 30_000, 'a bubble over 30 KB')
const carousel = z.strictObject({ type: z.literal('carousel'), contents: z.array(bubble).min(1).max(12) })
  .refine((one) => bytes(one) <= 50_000, 'a carousel over 50 KB')

const quickReply = z.strictObject({ items: z.array(z.strictObject({ type: z.literal('action'), action: actionOf(20) })).min(1).max(13) })

const message = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: seen(5_000), quickReply: quickReply.optional() }),
  z.strictObject({ type: z.literal('flex'), altText: seen(400), contents: z.discriminatedUnion('type', [bubble, carousel]), quickReply: quickReply.optional() }),
])

/** One request's messages: quick replies on the last alone, 2 MB at most. */
export const messagesSchema = z.array(message).min(1).max(5)
  .refine((messages) => messages.slice(0, -1).every((one) => one.quickReply === undefined), 'quick replies before the last message')
  .refine((messages) => bytes({ replyToken: 'x'.repeat(64), messages }) <= 2_000_000, 'a request over 2 MB')
