import type { messagingApi } from '@line/bot-sdk'
import type { Words } from '../../../conversation/words.ts'
import type { Action, Box, Bubble, Part } from './flex.ts'
import { clean, cut, isBlank } from '../../graphemes.ts'
import { bytesOf, limits, wanted } from './limits.ts'
import { cutLabel } from './taps.ts'

/**
 * The one place that every message passes on its way out: whatever the rendering made, what leaves
 * is within LINE's limits. Nothing here should ever have to cut; that it can is what lets the
 * rendering be simple.
 *
 * @param messages in their order; quick replies of all but the last go.
 * @param most how many there may be, at most 5.
 */
export function fit(messages: readonly messagingApi.Message[], most: number, words: Words): readonly messagingApi.Message[] {
  const few = messages.slice(0, Math.min(Math.max(most, 1), limits.messages))
  return few.map((message, at) => fitMessage(message, at === few.length - 1, words))
}

function fitMessage(message: messagingApi.Message, last: boolean, words: Words): messagingApi.Message {
  const { quickReply, ...rest } = message
  const items = last ? fitItems(quickReply?.items ?? []) : []
  const more = items.length > 0 ? { quickReply: { items } } : {}
  if (rest.type === 'text') return { ...rest, text: cut(visible(rest.text, words), { units: limits.text }), ...more }
  if (rest.type === 'flex') {
    return { ...rest, altText: altOf(rest.altText, words), contents: fitContainer(rest.contents), ...more }
  }
  return { ...rest, ...more }
}

/** A notification is one line: line ends read as pauses. */
function altOf(alt: string, words: Words): string {
  return cut(visible(alt, words).split('\n').map((line) => line.trim()).filter(Boolean).join(' · '), { units: Math.min(wanted.altText, limits.altText) })
}

function visible(text: string, words: Words): string {
  const shown = clean(text)
  return isBlank(shown) ? words.say('line:nothing') : shown
}

function fitItems(items: readonly messagingApi.QuickReplyItem[]): messagingApi.QuickReplyItem[] {
  return items.slice(0, limits.quickItems).flatMap((item) => (item.action ? [{ ...item, action: fitAction(item.action, limits.quickLabel) }] : []))
}

function fitAction(action: Action, graphemes: number): Action {
  const label = cutLabel(action.label ?? '', graphemes)
  if (action.type === 'postback') {
    const { displayText, data = '' } = action
    // Half a token could mean something else; the label is what the person would type.
    if (data === '' || data.length > limits.data) return { type: 'message', label, text: cut(displayText ?? label, { units: limits.displayText }) }
    return { ...action, label, data, ...(displayText === undefined ? {} : { displayText: cut(displayText, { units: limits.displayText }) }) }
  }
  if (action.type === 'datetimepicker' && (action.data ?? '').length > limits.data) return { type: 'message', label, text: label }
  if (action.type === 'message') return { ...action, label, text: cut(action.text ?? '', { units: limits.displayText }) }
  return { ...action, label }
}

function fitContainer(contents: messagingApi.FlexContainer): messagingApi.FlexContainer {
  if (contents.type === 'bubble') return shrink(fitBubble(contents), limits.bubble)
  const bubbles = contents.contents.slice(0, limits.bubbles).map((bubble) => shrink(fitBubble(bubble), limits.bubble))
  return shrink({ ...contents, contents: bubbles }, limits.carousel)
}

function fitBubble(bubble: Bubble): Bubble {
  const { header, hero, body, footer, ...rest } = bubble
  return {
    ...rest,
    ...(header ? { header: fitBox(header) } : {}),
    ...(hero?.type === 'image' && isPicture(hero.url) ? { hero: { ...hero, ...(hero.action ? { action: fitAction(hero.action, limits.quickLabel) } : {}) } } : {}),
    ...(body ? { body: fitBox(body) } : {}),
    ...(footer ? { footer: fitBox(footer) } : {}),
  }
}

/** LINE fetches pictures itself, and from https alone. */
const isPicture = (url: string): boolean => url.startsWith('https://') && url.length <= limits.pictureUri

function fitBox(box: Box): Box {
  const contents = box.contents.flatMap(fitPart)
  return {
    ...box,
    contents: contents.length > 0 ? contents : [{ type: 'filler' }],
    ...(box.action ? { action: fitAction(box.action, limits.quickLabel) } : {}),
  }
}

function fitPart(part: Part): Part[] {
  if (part.type === 'box') return [fitBox(part)]
  if (part.type === 'button') return [{ ...part, action: fitAction(part.action, limits.flexLabel) }]
  if (part.type !== 'text') return [part]
  const shown = clean(part.text ?? '')
  return isBlank(shown) ? [] : [{ ...part, text: cut(shown, { units: limits.flexText }), ...(part.action ? { action: fitAction(part.action, limits.quickLabel) } : {}) }]
}

/** Halves the longest texts until a bubble or a carousel is within its size; buttons stay whole. */
function shrink<T extends Bubble | messagingApi.FlexCarousel>(whole: T, bytes: number): T {
  let longest: number = limits.flexText
  let shrunk = whole
  while (bytesOf(shrunk) > bytes && longest > 8) {
    longest = Math.floor(longest / 2)
    const units = longest
    shrunk = JSON.parse(JSON.stringify(whole), (key, value: unknown) => (key === 'text' && typeof value === 'string' ? cut(value, { units }) : value)) as T
  }
  return shrunk
}
