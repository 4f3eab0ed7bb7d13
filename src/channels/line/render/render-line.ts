import type { messagingApi } from '@line/bot-sdk'
import type { MessageReply, Reply } from '../../../conversation/replies.ts'
import type { Words } from '../../../conversation/words.ts'
import { fit } from './fit.ts'
import { formPieces } from './form.ts'
import { clean, graphemesIn, isBlank } from '../../graphemes.ts'
import { imagePieces } from './image.ts'
import { join, squeeze } from './join.ts'
import { limits } from './limits.ts'
import { listPieces } from './list.ts'
import { messagePieces } from './message.ts'
import type { Chip, Piece, Rendered, View } from './pieces.ts'
import { questionPieces } from './question.ts'
import { shortened } from './shortened.ts'
import { summaryPieces } from './summary.ts'
import { labelOf, quickItem } from './taps.ts'
import { verdictPieces } from './verdict.ts'

export interface RenderOptions {
  /** The language of the conversation, the same as that of `words`. */
  readonly language: 'th' | 'en'
  readonly words: Words
  /** The service's own address, such as `https://guide.example.go.th`, which links are relative to. */
  readonly baseUrl?: string
  /** The day of the turn, `YYYY-MM-DD`: the calendar offers no later one. */
  readonly today?: string
  /** How many messages there may be; 5, which LINE takes in one request, where it is not given. */
  readonly most?: number
}

/** A remark this short stands in the bubble of the question that follows it, in UTF-16 code units. */
const remarkAtMost = 320

/** How long a text may be, whole first; shorter only where all together is too much. In UTF-16 code units. */
const lengths = [undefined, 1_500, 300, 60] as const

/**
 * The replies of a turn as messages of the LINE Messaging API. Pure.
 *
 * Buttons send their tokens as postback data, and read in the chat as what the person chose. The row
 * of quick replies stands below the last message. Every message is within LINE's limits.
 *
 * @param replies what a turn says.
 * @returns at least one message, at most `most`.
 * @example renderLine(turn.replies, { language: 'th', words, today: '2021-02-01' })
 */
export function renderLine(replies: readonly Reply[], options: RenderOptions): readonly messagingApi.Message[] {
  const { words, most = limits.messages } = options
  const room = Math.min(Math.max(Math.trunc(most) || 1, 1), limits.messages)
  const shared = { words, ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }), ...(options.today === undefined ? {} : { today: options.today }) }
  let rendered: Rendered = { pieces: [], chips: [] }
  let crowded = false
  let pieces: readonly Piece[] | undefined
  for (const units of lengths) {
    const said = units === undefined ? replies : replies.map((reply) => shortened(reply, units))
    rendered = renderAll(said, { ...shared, crowded })
    if (!crowded && hidden(rendered.chips, words)) {
      crowded = true
      rendered = renderAll(said, { ...shared, crowded })
    }
    pieces = join(rendered.pieces, room, words)
    if (pieces) break
  }
  const messages = (pieces ?? squeeze(rendered.pieces, room, words)).map(messageOf)
  // A turn without a word still answers, and its buttons need a message to stand below.
  const whole = messages.length > 0 ? messages : [{ type: 'text' as const, text: words.say('line:nothing') }]
  return fit(withChips(whole, chosen(rendered.chips, words), words), room, words)
}

function renderAll(replies: readonly Reply[], view: View): Rendered {
  const all: Rendered[] = []
  let remarks: MessageReply[] = []
  replies.forEach((reply, at) => {
    const last = at === replies.length - 1
    if (reply.kind === 'message' && !last && isRemark(reply) && leadsToQuestion(replies, at)) {
      remarks.push(reply)
      return
    }
    all.push(renderOne(reply, remarks, last, view))
    remarks = []
  })
  return { pieces: all.flatMap((one) => one.pieces), chips: all.toReversed().flatMap((one) => one.chips) }
}

function renderOne(reply: Reply, remarks: readonly MessageReply[], last: boolean, view: View): Rendered {
  switch (reply.kind) {
    case 'message':
      return messagePieces(reply, last, view)
    case 'question':
      return questionPieces(reply, remarks, view)
    case 'verdict':
      return verdictPieces(reply, view)
    case 'summary':
      return summaryPieces(reply, view)
    case 'list':
      return listPieces(reply, view)
    case 'form':
      return formPieces(reply, remarks, view)
    case 'image':
      return imagePieces(reply, view)
  }
}

const isRemark = (reply: MessageReply): boolean =>
  reply.tone !== undefined && reply.tone !== 'plain' && reply.link === undefined && reply.text.length <= remarkAtMost && (reply.actions ?? []).length <= 4

/** Whether only remarks stand between a reply and what asks for something. */
function leadsToQuestion(replies: readonly Reply[], at: number): boolean {
  const next = replies.slice(at + 1).find((reply) => reply.kind !== 'message' || !isRemark(reply))
  return next?.kind === 'question' || next?.kind === 'form'
}

function messageOf(piece: Piece): messagingApi.Message {
  if (piece.kind === 'text') return { type: 'text', text: piece.text }
  const [first, ...more] = piece.bubbles
  const contents: messagingApi.FlexContainer = first && more.length === 0 ? first : { type: 'carousel', contents: [...piece.bubbles] }
  return { type: 'flex', altText: piece.alt, contents }
}

/** Buttons below the last message, each once; what no bubble shows comes before what one does. */
function chosen(chips: readonly Chip[], words: Words): readonly Chip[] {
  const each = once(chips).filter((chip) => !chip.seen || !isCut(chip, words))
  const spare = limits.quickItems - each.filter((chip) => !chip.seen).length
  let seen = 0
  return each.filter((chip) => !chip.seen || seen++ < spare).slice(0, limits.quickItems)
}

/** Whether buttons would be nowhere, or cut. */
function hidden(chips: readonly Chip[], words: Words): boolean {
  const alone = once(chips).filter((chip) => !chip.seen)
  return alone.length > limits.quickItems || alone.some((chip) => isCut(chip, words))
}

/** Whether a label would lose its end below a message. */
const isCut = (chip: Chip, words: Words): boolean => graphemesIn(labelOf(chip, words).slice(0, 400)) > limits.quickLabel

/** Each button once, however many replies have it. */
function once(chips: readonly Chip[]): readonly Chip[] {
  const met = new Map<string, Chip>()
  for (const chip of chips) {
    const key = chip.choice === '' ? `\n${chip.label}` : chip.choice
    const same = met.get(key)
    met.set(key, same ? { ...same, seen: same.seen || chip.seen } : chip)
  }
  return [...met.values()]
}

function withChips(messages: readonly messagingApi.Message[], chips: readonly Chip[], words: Words): readonly messagingApi.Message[] {
  const items = chips.filter((chip) => !isBlank(clean(chip.label)) || chip.choice !== '').map((chip) => quickItem(chip, words))
  return items.length === 0 ? messages : messages.map((message, at) => (at === messages.length - 1 ? { ...message, quickReply: { items } } : message))
}
