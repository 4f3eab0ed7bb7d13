import { z } from 'zod'
import { action, httpsUrl, visibleText } from './actions.ts'

const colour = z.string().regex(/^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/, 'invalid color')
const keywords = 'none|xs|sm|md|lg|xl|xxl'
const space = z.string().regex(new RegExp(`^(${keywords}|\\d+(\\.\\d+)?px)$`), 'invalid space')
const padding = z.string().regex(new RegExp(`^(${keywords}|\\d+(\\.\\d+)?(px|%))$`), 'invalid padding')
const offset = z.string().regex(new RegExp(`^(${keywords}|-?\\d+(\\.\\d+)?(px|%))$`), 'invalid offset')
const extent = z.string().regex(/^\d+(\.\d+)?(px|%)$/, 'invalid size')
const textSize = z.string().regex(/^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|\d+(\.\d+)?px)$/, 'invalid size')
const imageSize = z.string().regex(/^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|\d+(\.\d+)?(px|%))$/, 'invalid size')
const ratio = z.string().regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/, 'invalid aspect ratio')
const flex = z.int().min(0)

const placed = {
  margin: space.optional(),
  position: z.enum(['relative', 'absolute']).optional(),
  offsetTop: offset.optional(), offsetBottom: offset.optional(), offsetStart: offset.optional(), offsetEnd: offset.optional(),
}
const optionalAction = action({ label: 40, labelRequired: false }).optional()
const align = z.enum(['start', 'end', 'center']).optional()
const gravity = z.enum(['top', 'bottom', 'center']).optional()
const lettering = {
  size: textSize.optional(), color: colour.optional(), weight: z.enum(['regular', 'bold']).optional(),
  style: z.enum(['normal', 'italic']).optional(), decoration: z.enum(['none', 'underline', 'line-through']).optional(),
}

const span = z.strictObject({ type: z.literal('span'), text: z.string().min(1), ...lettering })
const text = z.strictObject({
  type: z.literal('text'), text: visibleText(2_000).optional(), contents: z.array(span).min(1).optional(),
  flex: flex.optional(), align, gravity, wrap: z.boolean().optional(), lineSpacing: space.optional(),
  maxLines: z.int().min(0).optional(), adjustMode: z.literal('shrink-to-fit').optional(), scaling: z.boolean().optional(),
  action: optionalAction, ...lettering, ...placed,
}).refine((part) => part.text !== undefined || part.contents !== undefined, 'text or contents is needed')
const button = z.strictObject({
  type: z.literal('button'), action: action({ label: 40, labelRequired: true }), flex: flex.optional(), color: colour.optional(),
  style: z.enum(['primary', 'secondary', 'link']).optional(), gravity, height: z.enum(['md', 'sm']).optional(),
  adjustMode: z.literal('shrink-to-fit').optional(), scaling: z.boolean().optional(), ...placed,
})
const image = z.strictObject({
  type: z.literal('image'), url: httpsUrl, flex: flex.optional(), align, gravity, size: imageSize.optional(),
  aspectRatio: ratio.optional(), aspectMode: z.enum(['fit', 'cover']).optional(), backgroundColor: colour.optional(),
  animated: z.boolean().optional(), action: optionalAction, ...placed,
})
const icon = z.strictObject({
  type: z.literal('icon'), url: httpsUrl, size: imageSize.optional(), aspectRatio: ratio.optional(),
  scaling: z.boolean().optional(), ...placed,
})
const separator = z.strictObject({ type: z.literal('separator'), margin: space.optional(), color: colour.optional() })
const filler = z.strictObject({ type: z.literal('filler'), flex: flex.optional() })

const boxStyle = {
  type: z.literal('box'), flex: flex.optional(), spacing: space.optional(),
  backgroundColor: colour.optional(), borderColor: colour.optional(),
  borderWidth: z.string().regex(/^(none|light|normal|medium|semi-bold|bold|\d+(\.\d+)?px)$/, 'invalid border').optional(),
  cornerRadius: space.optional(),
  width: extent.optional(), maxWidth: extent.optional(), height: extent.optional(), maxHeight: extent.optional(),
  paddingAll: padding.optional(), paddingTop: padding.optional(), paddingBottom: padding.optional(),
  paddingStart: padding.optional(), paddingEnd: padding.optional(),
  justifyContent: z.enum(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly']).optional(),
  alignItems: z.enum(['center', 'flex-start', 'flex-end']).optional(),
  background: z.strictObject({
    type: z.literal('linearGradient'), angle: z.string().regex(/^\d+(\.\d+)?deg$/), startColor: colour, endColor: colour,
    centerColor: colour.optional(), centerPosition: z.string().regex(/^\d+(\.\d+)?%$/).optional(),
  }).optional(),
  action: optionalAction, ...placed,
}
/** Icons stand only in a baseline box, and boxes, buttons and images only in the others. */
const box: z.ZodType<unknown> = z.discriminatedUnion('layout', [
  z.strictObject({
    ...boxStyle, layout: z.enum(['horizontal', 'vertical']),
    contents: z.array(z.lazy(() => z.union([box, text, button, image, separator, filler]))),
  }),
  z.strictObject({ ...boxStyle, layout: z.literal('baseline'), contents: z.array(z.union([icon, text, filler])) }),
])

const video = z.strictObject({
  type: z.literal('video'), url: httpsUrl, previewUrl: httpsUrl, altContent: z.union([box, image]),
  aspectRatio: ratio.optional(), action: optionalAction,
})
const block = z.strictObject({
  backgroundColor: colour.optional(), separator: z.boolean().optional(), separatorColor: colour.optional(),
}).optional()
const bubble = z.strictObject({
  type: z.literal('bubble'), size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
  header: box.optional(), hero: z.union([box, image, video]).optional(), body: box.optional(), footer: box.optional(),
  styles: z.strictObject({ header: block, hero: block, body: block, footer: block }).optional(),
  action: optionalAction,
}).refine((made) => Buffer.byteLength(JSON.stringify(made)) <= 30_000, 'a bubble must be at most 30 KB')
  .refine((made) => made.header ?? made.hero ?? made.body ?? made.footer, 'at least one block must be specified')

export const flexContainer = z.union([
  bubble,
  z.strictObject({ type: z.literal('carousel'), contents: z.array(bubble).min(1).max(12) })
    .refine((made) => Buffer.byteLength(JSON.stringify(made)) <= 50_000, 'a carousel must be at most 50 KB')
    .refine((made) => new Set(made.contents.map(({ size = 'mega' }) => size)).size <= 1, 'all bubbles need one size'),
])
