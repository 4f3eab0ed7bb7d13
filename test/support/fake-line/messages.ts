import { z } from 'zod'
import { action, graphemes, httpsUrl, visibleText } from './actions.ts'
import { flexContainer } from './flex.ts'

const shared = {
  quickReply: z.strictObject({
    items: z.array(z.strictObject({
      type: z.literal('action'), imageUrl: httpsUrl.optional(), action: action({ label: 20, labelRequired: true, quickReply: true }),
    })).min(1).max(13),
  }).optional(),
  sender: z.strictObject({
    name: z.string().min(1).max(20).refine((name) => !/line/i.test(name), 'the name must not hold LINE').optional(),
    iconUrl: httpsUrl.optional(),
  }).optional(),
}
const altText = visibleText(1_500)
const templateAction = action({ label: 20, labelRequired: true })
const defaultAction = action({ label: 20, labelRequired: false }).optional()

const column = z.strictObject({
  thumbnailImageUrl: httpsUrl.optional(), imageBackgroundColor: z.string().optional(), title: graphemes(40).optional(),
  text: graphemes(120), defaultAction, actions: z.array(templateAction).min(1).max(3),
}).refine(
  (made) => (made.thumbnailImageUrl === undefined && made.title === undefined) || graphemes(60).safeParse(made.text).success,
  'text must be at most 60 characters beside an image or title',
)
const template = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('buttons'), thumbnailImageUrl: httpsUrl.optional(), imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
    imageSize: z.enum(['cover', 'contain']).optional(), imageBackgroundColor: z.string().optional(),
    title: graphemes(40).optional(), text: graphemes(160), defaultAction, actions: z.array(templateAction).min(1).max(4),
  }).refine(
    (made) => (made.thumbnailImageUrl === undefined && made.title === undefined) || graphemes(60).safeParse(made.text).success,
    'text must be at most 60 characters beside an image or title',
  ),
  z.strictObject({ type: z.literal('confirm'), text: graphemes(240), actions: z.array(templateAction).length(2) }),
  z.strictObject({
    type: z.literal('carousel'), columns: z.array(column).min(1).max(10),
    imageAspectRatio: z.enum(['rectangle', 'square']).optional(), imageSize: z.enum(['cover', 'contain']).optional(),
  }).refine(({ columns }) => new Set(columns.map(({ actions }) => actions.length)).size <= 1, 'columns need as many actions each'),
])

const message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'), text: visibleText(5_000), quoteToken: z.string().optional(),
    emojis: z.array(z.strictObject({ index: z.int().min(0), productId: z.string(), emojiId: z.string() })).max(20).optional(), ...shared,
  }),
  z.strictObject({
    type: z.literal('textV2'), text: visibleText(5_000), quoteToken: z.string().optional(),
    substitution: z.record(z.string(), z.unknown()).optional(), ...shared,
  }),
  z.strictObject({
    type: z.literal('sticker'), packageId: z.string().regex(/^\d+$/), stickerId: z.string().regex(/^\d+$/),
    quoteToken: z.string().optional(), ...shared,
  }),
  z.strictObject({ type: z.literal('image'), originalContentUrl: httpsUrl, previewImageUrl: httpsUrl, ...shared }),
  z.strictObject({
    type: z.literal('location'), title: z.string().min(1).max(100), address: z.string().min(1).max(100),
    latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), ...shared,
  }),
  z.strictObject({ type: z.literal('template'), altText, template, ...shared }),
  z.strictObject({ type: z.literal('flex'), altText, contents: flexContainer, ...shared }),
])

const messages = z.array(message).min(1).max(5)
const notificationDisabled = z.boolean().optional()

export const replyRequest = z.strictObject({ replyToken: z.string().min(1), messages, notificationDisabled })
export const pushRequest = z.strictObject({
  to: z.string().regex(/^[UCR][0-9a-f]{32}$/), messages, notificationDisabled,
  customAggregationUnits: z.array(z.string().regex(/^\w{1,30}$/)).max(1).optional(),
})
export const validateRequest = z.strictObject({ messages })
export const loadingRequest = z.strictObject({
  chatId: z.string().regex(/^U[0-9a-f]{32}$/), loadingSeconds: z.int().min(5).max(60).multipleOf(5).default(20),
})
export const endpointRequest = z.strictObject({ endpoint: httpsUrl.max(500) })

/** A message as LINE says what is wrong with it. */
export function detailsOf(error: z.ZodError): { message: string; property: string }[] {
  return error.issues.map(({ message: said, path }) => ({
    message: said,
    property: path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join(''),
  }))
}
