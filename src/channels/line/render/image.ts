import type { ImageReply } from '../../../conversation/replies.ts'
import { button, text, type Bubble } from './flex.ts'
import { clean, cut, isBlank } from '../../graphemes.ts'
import { limits, wanted } from './limits.ts'
import { colour } from './palette.ts'
import { bubblePieces, pages, type Block, type Rendered, type View } from './pieces.ts'
import { actionOf, labelOf, linkAction } from './taps.ts'

/** The picture's words, of which a bubble shows so many, in UTF-16 code units; the picture shows the rest. */
const wordsShown = 900

/**
 * A picture above what it says in words. Where LINE could not show it, its words alone, with a button
 * that opens it where it has an address at all.
 */
export function imagePieces(reply: ImageReply, view: View): Rendered {
  const { words } = view
  const all = reply.actions ?? []
  const inside = view.crowded || all.length <= 4 ? all : []
  const open = reply.href === undefined ? undefined : linkAction(words.say('line:open-picture'), reply.href, view.baseUrl)
  const uri = open?.type === 'uri' ? open.uri ?? '' : ''
  // What is further away than this service's own address is not ours to show.
  const own = view.baseUrl !== undefined && URL.canParse(uri) && URL.canParse(view.baseUrl) && new URL(uri).origin === new URL(view.baseUrl).origin
  const hero: Bubble['hero'] | undefined = own && uri.startsWith('https://') && pictureFits(reply.width, reply.height) && open
    ? { type: 'image', url: uri, size: 'full', aspectRatio: `${reply.width}:${reply.height}`, aspectMode: 'fit', backgroundColor: colour.surface, action: open }
    : undefined
  const told = clean(reply.text)
  const blocks: readonly Block[] = [
    { parts: text(cut(clean(reply.title), { units: wanted.label }), { size: 'lg', weight: 'bold' }) },
    { parts: text(hero ? cut(told, { units: wordsShown }) : told, { margin: '8px', ...(hero ? { size: 'xs', color: colour.muted } : {}) }) },
    { parts: own && open ? button(words.say('line:open-picture'), open, 'second', { margin: '14px' }) : [] },
    ...inside.map((action): Block => ({ parts: button(labelOf(action, words), actionOf(action, words), 'second', { margin: '8px' }), rows: 1 })),
  ]
  const bubbles = pages(blocks, { title: clean(reply.title), words })
  const [first, ...more] = bubbles
  const shown = first && hero ? [{ ...first, hero }, ...more] : bubbles
  return {
    pieces: bubblePieces(shown, [reply.title, told].filter((part) => !isBlank(clean(part))).join('\n')),
    chips: all.map((action) => ({ ...action, seen: inside.length > 0 })),
  }
}

/** A picture in a Flex message may be that wide and high, in pixels, and three times as high as wide. */
const pictureFits = (width: number, height: number): boolean =>
  Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0 &&
  width <= limits.picture && height <= limits.picture && height <= width * 3
