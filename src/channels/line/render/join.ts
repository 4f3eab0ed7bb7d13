import type { Words } from '../../../conversation/words.ts'
import { text, type Bubble } from './flex.ts'
import { bytesOf, limits } from './limits.ts'
import { bubbleOf, carousels, fitsCarousel, pages, type Piece } from './pieces.ts'

/**
 * Joins pieces until there are at most so many: texts with texts, bubbles with bubbles, and at last
 * texts as bubbles with bubbles.
 *
 * @returns undefined where they are too much even so.
 */
export function join(pieces: readonly Piece[], most: number, words: Words): readonly Piece[] | undefined {
  const joined = [...pieces]
  for (const attempt of [joinTexts, joinBubbles, joinBoth]) {
    for (let at = joined.length - 2; at >= 0 && joined.length > most; at--) {
      const one = attempt(joined[at] as Piece, joined[at + 1] as Piece, words)
      if (one) joined.splice(at, 2, one)
    }
  }
  if (joined.length <= most) return joined
  // Joined in pairs they may still waste room that they would not in a row.
  const packed = carousels(joined.flatMap((piece) => asBubbles(piece, words)))
  return packed.length > most ? undefined : packed.map((bubbles) => ({ kind: 'bubbles', bubbles, alt: altOf(joined) }))
}

/**
 * The same where there is too much: what has buttons stays, and of the texts as much as there is
 * room for, with a word that there is more.
 */
export function squeeze(pieces: readonly Piece[], most: number, words: Words): readonly Piece[] {
  const all = pieces.flatMap((piece) => asBubbles(piece, words))
  const notice = bubbleOf(text(words.say('line:too-long')))
  // The notice stands first, where it is seen, and takes its room before anything else.
  let kept: readonly Bubble[] = [notice]
  const chosen = new Set<Bubble>()
  for (const bubble of [...all.filter(hasButtons), ...all.filter((one) => !hasButtons(one))]) {
    chosen.add(bubble)
    const next = [notice, ...all.filter((one) => chosen.has(one))]
    if (carousels(next).length <= most) kept = next
    else chosen.delete(bubble)
  }
  return carousels(kept).map((bubbles) => ({ kind: 'bubbles', bubbles, alt: altOf(pieces) }))
}

function joinTexts(one: Piece, next: Piece): Piece | undefined {
  if (one.kind !== 'text' || next.kind !== 'text') return undefined
  const whole = `${one.text}\n\n${next.text}`
  return whole.length <= limits.text ? { kind: 'text', text: whole } : undefined
}

function joinBubbles(one: Piece, next: Piece): Piece | undefined {
  if (one.kind !== 'bubbles' || next.kind !== 'bubbles') return undefined
  const bubbles = [...one.bubbles, ...next.bubbles]
  return fitsCarousel(bubbles) ? { kind: 'bubbles', bubbles, alt: altOf([one, next]) } : undefined
}

function joinBoth(one: Piece, next: Piece, words: Words): Piece | undefined {
  const bubbles = [...asBubbles(one, words), ...asBubbles(next, words)]
  return fitsCarousel(bubbles) ? { kind: 'bubbles', bubbles, alt: altOf([one, next]) } : undefined
}

function asBubbles(piece: Piece, words: Words): readonly Bubble[] {
  return piece.kind === 'bubbles' ? piece.bubbles : pages(text(piece.text).map((part) => ({ parts: [part] })), { title: '', words })
}

/** What a notification says of several: the last, which asks for something, first. */
const altOf = (pieces: readonly Piece[]): string =>
  [...new Set(pieces.toReversed().map((piece) => (piece.kind === 'text' ? piece.text : piece.alt)))].join('\n')

const hasButtons = (bubble: Bubble): boolean => JSON.stringify(bubble).includes('"action":') && bytesOf(bubble) <= limits.bubble
