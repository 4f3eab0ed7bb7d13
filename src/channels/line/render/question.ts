import type { Action, MessageReply, QuestionReply } from '../../../conversation/replies.ts'
import { answerBlocks } from './answers.ts'
import { bar, button, column, pill, row, rule, text, type Part } from './flex.ts'
import { clean, graphemesIn, isBlank } from '../../graphemes.ts'
import { limits } from './limits.ts'
import { colour, toneLook } from './palette.ts'
import { bubblePieces, pages, type Block, type Chip, type Rendered, type View } from './pieces.ts'
import { actionOf, labelOf, type Tap } from './taps.ts'

/** Answers that also stand below the message are few and short: a cut label would lose its meaning. */
const chipsAtMost = 6

/**
 * A question as a bubble: what the bot remarks first, the topic, the prompt and the ways to answer.
 *
 * @param notes remarks that the turn made just before.
 * @param below what else stands in the bubble, below the answers.
 */
export function questionPieces(reply: QuestionReply, notes: readonly MessageReply[], view: View, below: readonly Block[] = []): Rendered {
  const { words } = view
  const prompt = isBlank(clean(reply.prompt)) ? reply.text : reply.prompt
  const title = isBlank(clean(prompt)) ? words.say('line:question') : prompt
  const blocks: Block[] = [
    ...notes.map((note): Block => ({ parts: band(note, view) })),
    { parts: pill(reply.topic ?? '', { tone: colour.accent, soft: colour.accentSoft }) },
    { parts: text(title, { size: 'md', weight: 'bold', ...(reply.topic ? { margin: '10px' } : {}) }) },
    { parts: text(reply.hint, { color: colour.muted, margin: '4px' }) },
    ...answerBlocks(reply, view),
    ...below,
    { parts: progress(reply) },
    { parts: links(reply, view) },
  ]
  const bubbles = pages(blocks, { title: clean(title), words })
  return { pieces: bubblePieces(bubbles, [title, ...notes.map((note) => note.text)].join('\n')), chips: chipsOf(reply, view) }
}

/** A remark above the question it leads to. */
function band(note: MessageReply, view: View): readonly Part[] {
  const look = toneLook[note.tone ?? 'plain']
  const taps = (note.actions ?? []).flatMap((action) =>
    text(labelOf(action, view.words), { color: look.tone, weight: 'bold', decoration: 'underline', margin: '6px', action: actionOf(action, view.words) }))
  const box = column([...text(note.text, { color: look.tone }), ...taps], { backgroundColor: look.soft, cornerRadius: '8px', paddingAll: '10px' })
  return box.length === 0 ? [] : [...box, ...column([{ type: 'filler' }], { height: '12px' })]
}

function progress(reply: QuestionReply): readonly Part[] {
  if (!reply.progress) return []
  const { answered, leftAtMost, text: words } = reply.progress
  return column([...bar(answered / Math.max(answered + leftAtMost, 1)), ...text(words, { size: 'xs', color: colour.muted, margin: '6px' })], { margin: '18px' })
}

/**
 * The ways around the question. Below the message they show on phones alone, and vanish with the
 * next one, so that the bubble has the most needed ones itself.
 */
function links(reply: QuestionReply, view: View): readonly Part[] {
  const actions = reply.actions ?? []
  if (view.crowded) return actions.flatMap((action) => button(labelOf(action, view.words), actionOf(action, view.words), 'second', { margin: '8px' }))
  const cells = near(actions).flatMap((action) =>
    column(text(labelOf(action, view.words), { size: 'sm', align: 'center', color: colour.accent }), { action: actionOf(action, view.words), flex: Math.min(Math.max(graphemesIn(labelOf(action, view.words)), 4), 20), paddingTop: '4px', paddingBottom: '4px' }))
  return cells.length === 0 ? [] : [rule(), ...row(cells, { margin: '8px', spacing: '8px', alignItems: 'center' })]
}

/** Those that the bubble itself has room for. */
const near = (actions: readonly Action[]): readonly Action[] => actions.filter((action) => nearby.has(action.does)).slice(0, 3)

const nearby: ReadonlySet<string> = new Set(['keep', 'unknown', 'back', 'why'])

function chipsOf(reply: QuestionReply, view: View): readonly Chip[] {
  const answers: readonly Tap[] = reply.ticks && reply.ticks.length > 0 ? (reply.done ? [reply.done] : []) : (reply.choices ?? [])
  const short = answers.length <= chipsAtMost && answers.every((answer) => graphemesIn(labelOf(answer, view.words).slice(0, 200)) <= limits.quickLabel)
  const inBubble = near(reply.actions ?? [])
  const seen = (tap: Tap, isSeen: boolean): Chip => ({ ...tap, seen: isSeen })
  return [
    ...(short ? answers.map((answer) => seen(answer, true)) : []),
    ...(reply.actions ?? []).map((action) => seen(action, view.crowded || inBubble.includes(action))),
  ]
}
