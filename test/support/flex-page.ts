import type { messagingApi } from '@line/bot-sdk'
import { fonts } from './fonts.ts'

/** One line of a chat: what the person did, or what the bot sent. */
export type ChatLine = { readonly said: string } | { readonly sent: readonly messagingApi.Message[] }

type Part = messagingApi.FlexComponent
type Box = messagingApi.FlexBox

const sizes: Readonly<Record<string, string>> = { xxs: '11px', xs: '13px', sm: '14px', md: '16px', lg: '19px', xl: '22px', xxl: '29px' }
const spaces: Readonly<Record<string, string>> = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' }
const widths: Readonly<Record<string, number>> = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 }
const space = (value: string): string => spaces[value] ?? value

/** Text as HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A page that shows messages about as LINE's app on a phone does: the components and properties of
 * Flex messages that the rendering uses, plain texts, and quick replies below the last message.
 *
 * @param lines the chat, oldest first.
 * @param options.width of the phone in pixels; wider shows more cards of a carousel.
 * @param options.dark the app's dark theme.
 */
export function flexPage(lines: readonly ChatLine[], options: { readonly width?: number; readonly dark?: boolean; readonly title?: string } = {}): string {
  const { width = 390, dark = false, title = 'รางวัลเลิศรัฐ' } = options
  const last = lines.at(-1)
  const chips = last && 'sent' in last ? (last.sent.at(-1)?.quickReply?.items ?? []) : []
  return `<!doctype html><meta charset="utf-8"><style>${fonts()}
*{box-sizing:border-box;margin:0}body{width:${width}px;font:400 14px/1.5 Sarabun,sans-serif;background:${dark ? '#1a1a1a' : '#8cabd9'}}
.bar{padding:12px 16px;background:${dark ? '#111' : '#7a9ccf'};color:#fff;font-size:16px;font-weight:700}
.chat{padding:12px 10px 14px;display:grid;gap:10px;overflow:hidden;min-width:0}
.said{justify-self:end;max-width:270px;padding:7px 12px;border-radius:16px;background:#8de055;color:#111;white-space:pre-line}
.sent{display:grid;gap:8px;min-width:0}
.text{justify-self:start;max-width:min(310px,92%);padding:8px 12px;border-radius:16px;background:${dark ? '#333' : '#fff'};color:${dark ? '#fff' : '#111'};white-space:pre-wrap;overflow-wrap:anywhere}
.carousel{display:flex;gap:8px;align-items:stretch}
.bubble{display:flex;flex-direction:column;flex:none;border-radius:14px;overflow:hidden;background:${dark ? '#222' : '#fff'}}
.bubble>.body{flex:1}.bubble>.header,.bubble>.footer{flex:none}
.b{display:flex;min-width:0;position:relative}.v{flex-direction:column}.h{flex-direction:row}
.t{white-space:pre-line;overflow-wrap:anywhere;min-width:0}
.chips{display:flex;gap:8px;padding:0 10px 14px;flex-wrap:wrap}.chip{padding:5px 14px;border-radius:999px;background:${dark ? '#333' : '#fff'};color:${dark ? '#fff' : '#111'};font-size:14px;white-space:nowrap}
</style><div class="bar">${escaped(title)}</div><div class="chat">${lines.map(lineHtml).join('')}</div>${
    chips.length === 0 ? '' : `<div class="chips">${chips.map((chip) => `<span class="chip">${escaped(chip.action?.label ?? '')}</span>`).join('')}</div>`}`
}

function lineHtml(line: ChatLine): string {
  return 'said' in line ? `<div class="said">${escaped(line.said)}</div>` : `<div class="sent">${line.sent.map(messageHtml).join('')}</div>`
}

function messageHtml(message: messagingApi.Message): string {
  if (message.type === 'text') return `<div class="text">${escaped(message.text)}</div>`
  if (message.type !== 'flex') throw new Error(`flexPage shows no message of type ${message.type}`)
  const { contents } = message
  return contents.type === 'bubble' ? bubbleHtml(contents) : `<div class="carousel">${contents.contents.map(bubbleHtml).join('')}</div>`
}

function bubbleHtml(bubble: messagingApi.FlexBubble): string {
  const width = widths[bubble.size ?? 'mega'] ?? 300
  const block = (box: Box | undefined, name: string): string => (box ? boxHtml({ paddingAll: '20px', ...box }, false, name, '0') : '')
  return `<div class="bubble" style="width:${width}px">${block(bubble.header, 'header')}${bubble.hero?.type === 'image' ? pictureHtml(bubble.hero) : ''}${block(bubble.body, 'body')}${block(bubble.footer, 'footer')}</div>`
}

/** The place of a picture, which no page of tests fetches. */
function pictureHtml({ aspectRatio = '1:1' }: messagingApi.FlexImage): string {
  return `<div style="flex:none;aspect-ratio:${aspectRatio.replace(':', '/')};background:#cfdce7"></div>`
}

/** @param beside whether it stands in a horizontal box, where parts share the width. */
function partHtml(part: Part, beside: boolean, gap: string): string {
  switch (part.type) {
    case 'box':
      return boxHtml(part, beside, '', gap)
    case 'text': {
      const style = [
        flexOf(part.flex, beside), marginOf(part.margin, beside, gap), `font-size:${sizes[part.size ?? 'md'] ?? part.size}`, `color:${part.color ?? '#111'}`,
        part.weight === 'bold' ? 'font-weight:700' : '', part.align ? `text-align:${part.align}` : '', part.decoration ? `text-decoration:${part.decoration}` : '',
        part.gravity === 'center' ? 'align-self:center' : '', part.wrap === true ? '' : 'white-space:nowrap;overflow:hidden;text-overflow:ellipsis',
      ]
      return `<div class="t" style="${style.filter(Boolean).join(';')}">${escaped(part.text ?? '')}</div>`
    }
    case 'separator':
      return `<div style="${beside ? 'width' : 'height'}:1px;flex:none;background:${part.color ?? '#d5d5d5'};${marginOf(part.margin, beside, gap)}"></div>`
    case 'filler':
      return `<div style="flex:${part.flex ?? 1}"></div>`
    default:
      throw new Error(`flexPage shows no component of type ${part.type}`)
  }
}

function boxHtml(box: Box, beside: boolean, name = '', gap = '0'): string {
  const across = box.layout !== 'vertical'
  const padding = (['Top', 'Bottom', 'Start', 'End'] as const).flatMap((side) => {
    const value = box[`padding${side}`]
    return value === undefined ? [] : [`padding-${{ Top: 'top', Bottom: 'bottom', Start: 'left', End: 'right' }[side]}:${space(value)}`]
  })
  const style = [
    name !== '' ? '' : box.width === undefined ? flexOf(box.flex, beside) : `flex:none;width:${box.width}`, marginOf(box.margin, beside, gap),
    box.paddingAll === undefined ? '' : `padding:${space(box.paddingAll)}`, ...padding,
    box.backgroundColor ? `background:${box.backgroundColor}` : '', box.cornerRadius ? `border-radius:${space(box.cornerRadius)}` : '',
    box.borderWidth ? `border:${box.borderWidth} solid ${box.borderColor ?? '#000'}` : '', box.height ? `height:${box.height};flex:none;overflow:hidden` : '',
    box.alignItems ? `align-items:${box.alignItems}` : '', box.justifyContent ? `justify-content:${box.justifyContent}` : '',
  ]
  const inner = box.contents.map((part, at) => partHtml(part, across, at === 0 ? '0' : space(box.spacing ?? '0'))).join('')
  return `<div class="b ${across ? 'h' : 'v'} ${name}" style="${style.filter(Boolean).join(';')}"${box.action ? ' data-action' : ''}>${inner}</div>`
}

function flexOf(flex: number | undefined, beside: boolean): string {
  const share = flex ?? (beside ? 1 : 0)
  return share === 0 ? 'flex:0 0 auto' : `flex:${share} ${share} 0`
}

const marginOf = (margin: string | undefined, beside: boolean, gap: string): string => {
  const value = margin === undefined ? gap : space(margin)
  return value === '0' ? '' : `margin-${beside ? 'left' : 'top'}:${value}`
}
