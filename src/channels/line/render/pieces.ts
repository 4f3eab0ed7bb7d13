import type { Words } from '../../../conversation/words.ts'
import { column, text, type Bubble, type Part } from './flex.ts'
import { bytesOf, limits } from './limits.ts'
import { colour } from './palette.ts'
import type { Tap } from './taps.ts'

/** What a reply becomes: a text, or bubbles side by side. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bubbles'; readonly bubbles: readonly Bubble[]; readonly alt: string }

/** A button for the row below the last message; `seen` where a bubble shows it as well. */
export type Chip = Tap & { readonly seen: boolean }

export interface Rendered {
  readonly pieces: readonly Piece[]
  readonly chips: readonly Chip[]
}

/** What all renderings share. */
export interface View {
  readonly words: Words
  readonly baseUrl?: string
  /** The day of the turn, `YYYY-MM-DD`: the last one that the calendar offers. */
  readonly today?: string
  /** Whether there are more buttons than fit below a message, so that bubbles show every one. */
  readonly crowded: boolean
}

/** Something that stays together on a page; `rows` is how much of the page's height it takes. */
export interface Block {
  readonly parts: readonly Part[]
  readonly rows?: number
}

/** How many rows a page holds before the next one begins. */
const rowsOfPage = 10

export const bubbleOf = (parts: readonly Part[], more: Partial<Omit<Bubble, 'type'>> = {}): Bubble => ({
  type: 'bubble',
  size: 'mega',
  ...more,
  body: column(parts, { paddingAll: '18px', backgroundColor: colour.surface })[0] ?? { type: 'box', layout: 'vertical', contents: [{ type: 'filler' }] },
})

/**
 * Lays blocks out on as many bubbles as they need; from the second on each says which page it is.
 *
 * @param options.title what the pages are about.
 * @param options.header for the first page.
 */
export function pages(
  blocks: readonly Block[],
  options: { readonly title: string; readonly words: Words; readonly header?: NonNullable<Bubble['header']>; readonly rows?: number },
): readonly Bubble[] {
  const { title, words, header, rows = rowsOfPage } = options
  const room = limits.bubble - 2_000 - (header ? bytesOf(header) : 0)
  const sheets: Part[][] = []
  let sheet: Part[] = []
  let used = { rows: 0, bytes: 0 }
  for (const block of blocks.filter(({ parts }) => parts.length > 0)) {
    const bytes = bytesOf(block.parts)
    const height = block.rows ?? 0
    const full = (height > 0 && used.rows + height > rows) || used.bytes + bytes > room
    if (full && sheet.length > 0) {
      sheets.push(sheet)
      sheet = []
      used = { rows: 0, bytes: 0 }
    }
    sheet.push(...block.parts)
    used = { rows: used.rows + height, bytes: used.bytes + bytes }
  }
  if (sheet.length > 0) sheets.push(sheet)
  return sheets.map((parts, at) => {
    const place = { title: title.length > 120 ? '' : title, page: at + 1, pages: sheets.length }
    const again = at === 0 ? [] : text(words.say('line:page', place), { size: 'xs', color: colour.muted })
    return bubbleOf([...again, ...parts], at === 0 && header ? { header } : {})
  })
}

/** Bubbles in as few carousels as hold them, in their order. */
export function carousels(bubbles: readonly Bubble[]): readonly (readonly Bubble[])[] {
  const rows: Bubble[][] = []
  for (const bubble of bubbles) {
    const last = rows.at(-1)
    if (last && fitsCarousel([...last, bubble])) last.push(bubble)
    else rows.push([bubble])
  }
  return rows
}

export function fitsCarousel(bubbles: readonly Bubble[]): boolean {
  return bubbles.length <= limits.bubbles && bubbles.reduce((sum, bubble) => sum + sizeOf(bubble) + 1, emptyCarousel) <= limits.carousel
}

const emptyCarousel = bytesOf({ type: 'carousel', contents: [] })
const sizes = new WeakMap<Bubble, number>()

/** Bubbles are weighed again and again while places for them are sought. */
function sizeOf(bubble: Bubble): number {
  const size = sizes.get(bubble) ?? bytesOf(bubble)
  sizes.set(bubble, size)
  return size
}

/** Bubbles as pieces, each a carousel that LINE takes. */
export function bubblePieces(bubbles: readonly Bubble[], alt: string): readonly Piece[] {
  return carousels(bubbles).map((part) => ({ kind: 'bubbles', bubbles: part, alt }))
}

/** The lines of a text that none of the given texts tells already. */
export function remainingLines(whole: string, told: readonly string[]): string {
  const known = new Set(told.flatMap((part) => part.split('\n')).map((line) => line.trim()))
  return whole.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !known.has(line)).join('\n')
}
