import type { MessageReply } from '../../../conversation/replies.ts'
import { button, text, type Part } from './flex.ts'
import { clean, isBlank, split } from '../../graphemes.ts'
import { wanted } from './limits.ts'
import { bubblePieces, pages, type Block, type Piece, type Rendered, type View } from './pieces.ts'
import { explanationBubbles, isExplanation } from './reasons-text.ts'
import { actionOf, labelOf, linkAction } from './taps.ts'

/** A bubble with buttons is for a short question; what is long reads better as plain text. */
const shortText = 400
const fewButtons = 4
const manyButtons = 8

/**
 * A message as text, or as a bubble where it has an address to open or buttons that it is about.
 *
 * @param last whether it ends the turn: only then do its buttons stand below it.
 */
export function messagePieces(reply: MessageReply, last: boolean, view: View): Rendered {
  const actions = reply.actions ?? []
  const words = clean(reply.text)
  // What remarks on the way to something else keeps its buttons, which say nothing elsewhere.
  const aside = !last && reply.tone !== undefined && reply.tone !== 'plain'
  const few = (last || aside) && actions.length > 0 && actions.length <= fewButtons && words.length <= shortText
  const inside = few || actions.length > manyButtons || (view.crowded && actions.length > 0)
  const link = linkPart(reply, view)
  if (!inside && !reply.link && isExplanation(words)) {
    return { pieces: bubblePieces(explanationBubbles(words, view), words), chips: actions.map((action) => ({ ...action, seen: false })) }
  }
  const chips = actions.map((action) => ({ ...action, seen: inside }))
  if (!inside && link.parts.length === 0) return { pieces: textPieces([words, link.text].filter((part) => !isBlank(part)).join('\n')), chips }
  const linked = link.parts.length > 0
  const long = words.length > shortText * 2
  const blocks: readonly Block[] = [
    ...(long ? [] : [{ parts: text(words) }]),
    { parts: link.parts },
    ...(inside ? actions.map((action, at): Block => ({
      rows: 1,
      parts: button(labelOf(action, view.words), actionOf(action, view.words), last && few && at === 0 && !linked ? 'main' : 'second', { margin: at === 0 && !linked ? '14px' : '8px' }),
    })) : []),
  ]
  const title = words.split('\n', 1)[0] ?? ''
  const bubbles = bubblePieces(pages(blocks, { title, words: view.words }), isBlank(words) ? view.words.say('line:question') : words)
  return { pieces: [...(long ? textPieces(words) : []), ...bubbles], chips: inside ? [] : chips }
}

/** A text in messages that are read at once: a long one is broken between its paragraphs. */
export function textPieces(words: string): readonly Piece[] {
  const parts = words.length <= wanted.paragraphs ? [words] : split(words, wanted.paragraphs)
  return parts.filter((part) => !isBlank(part)).map((part) => ({ kind: 'text', text: part }))
}

/** The address as a button; as text where LINE does not open it. */
function linkPart(reply: MessageReply, view: View): { readonly parts: readonly Part[]; readonly text: string } {
  if (!reply.link) return { parts: [], text: '' }
  const label = labelOf(reply.link, view.words)
  const action = linkAction(label, reply.link.href, view.baseUrl)
  if (action) return { parts: button(label, action, 'main', { margin: '14px' }), text: '' }
  return { parts: [], text: `${label}: ${clean(reply.link.href)}` }
}
