import type { Status, VerdictReply } from '../../../conversation/replies.ts'
import { awardBubble } from './award-card.ts'
import { button, column, row, text, type Part } from './flex.ts'
import { clean, isBlank } from '../../graphemes.ts'
import { colour, star, statusLook } from './palette.ts'
import { bubblePieces, bubbleOf, pages, remainingLines, type Block, type Rendered, type View } from './pieces.ts'
import { actionOf, labelOf } from './taps.ts'

/** The overview leads on; what leads away stands below the last message. */
const buttonsShown = 4
const leadsAway: ReadonlySet<string> = new Set(['restart', 'language'])

/** The verdict: how many awards stand where, and then each award as a card. */
export function verdictPieces(reply: VerdictReply, view: View): Rendered {
  const { words } = view
  const cards = reply.groups.flatMap((group) => group.cards)
  const title = isBlank(clean(reply.title)) ? words.say('chat:verdict.title') : clean(reply.title)
  const told = [reply.title, reply.disclaimer, ...reply.groups.map((group) => group.title), ...cards.map((card) => words.say('chat:verdict.line', { award: card.name, headline: card.headline }))]
  const inside = view.crowded ? (reply.actions ?? []) : (reply.actions ?? []).filter((action) => !leadsAway.has(action.does)).slice(0, buttonsShown)
  const blocks: readonly Block[] = [
    ...tallies(reply, view),
    { parts: text(remainingLines(reply.text, told), { color: colour.muted, size: 'xs', margin: '14px' }) },
    { parts: column(text(reply.disclaimer, { size: 'xs', color: star.tone }), { backgroundColor: star.soft, cornerRadius: '8px', paddingAll: '10px', margin: '14px' }) },
    ...inside.map((action, at): Block => ({
      parts: button(labelOf(action, words), actionOf(action, words), at === 0 ? 'main' : 'second', { margin: at === 0 ? '14px' : '8px' }),
    })),
  ]
  const header = column([
    ...text(title, { size: 'lg', weight: 'bold', color: colour.onNavy }),
    ...(cards.length > 1 ? text(words.say('line:swipe', { count: cards.length }), { size: 'xs', color: colour.onNavyMuted, margin: '2px' }) : []),
  ], { backgroundColor: colour.navy, paddingAll: '18px', paddingTop: '16px', paddingBottom: '14px' })[0]
  const overview = pages(blocks, { title, words, ...(header ? { header } : {}) })
  const counts = reply.groups.map((group) => `${group.title} ${group.cards.length}`).join(' · ')
  return {
    pieces: [
      ...bubblePieces(overview.length > 0 ? overview : [bubbleOf(text(title))], [title, counts].join('\n')),
      ...bubblePieces(cards.map((card) => awardBubble(card, view)), [words.say('line:cards', { count: cards.length }), ...cards.map((card) => `${card.name}: ${card.statusLabel}`)].join('\n')),
    ],
    chips: (reply.actions ?? []).map((action) => ({ ...action, seen: inside.includes(action) })),
  }
}

/** How many awards have which status: a mark, the word and the number. */
function tallies(reply: VerdictReply, view: View): readonly Block[] {
  const shown = new Set(reply.groups.flatMap((group) => group.cards.map((card) => card.status)))
  const others = (['not-a-match'] as const).filter((status) => !shown.has(status))
  const lines = [
    ...reply.groups.map((group) => ({ status: group.cards[0]?.status ?? 'unstated', title: group.title, count: group.cards.length })),
    ...others.map((status) => ({ status, title: view.words.say(`chat:groups.${status}`), count: reply.awards.filter((award) => award.status === status).length })),
  ].filter((line) => line.count > 0)
  return lines.map((line, at) => ({ parts: tally(line.status, line.title, String(line.count), at) }))
}

function tally(status: Status, title: string, count: string, at: number): readonly Part[] {
  const look = statusLook[status]
  return row([
    ...column(text(look.mark, { weight: 'bold', color: look.tone, align: 'center' }), { width: '18px', flex: 0 }),
    ...text(title, { flex: 1, weight: 'bold', color: look.tone }),
    ...text(count, { flex: 0, weight: 'bold', size: 'md', color: look.tone }),
  ], { backgroundColor: look.soft, cornerRadius: '8px', paddingAll: '10px', spacing: '10px', alignItems: 'center', ...(at === 0 ? {} : { margin: '6px' }) })
}
