import type { ListItem, ListReply } from '../../../conversation/replies.ts'
import { button, column, pill, row, rule, text, type Part } from './flex.ts'
import { clean, cut, graphemesIn } from '../../graphemes.ts'
import { wanted } from './limits.ts'
import { colour, toneOfStatus } from './palette.ts'
import { bubblePieces, pages, remainingLines, type Block, type Rendered, type View } from './pieces.ts'
import { actionOf, labelOf } from './taps.ts'

/** What an item has room for; all of it stands in the registry. In UTF-16 code units. */
const lineUnits = 300
const linesShown = 8
/** Buttons that stand together with their item; more of them may go on to a next bubble. */
const buttonsTogether = 4
/** Labels this short, in characters, have room for three of them beside each other. */
const shortLabel = 9

/** Things of the registry: each with its status, its lines and its buttons, on as many bubbles as they need. */
export function listPieces(reply: ListReply, view: View): Rendered {
  const { words } = view
  const all = reply.actions ?? []
  const inside = view.crowded || all.length <= 4 ? all : []
  const place = reply.page && reply.page.of > 1 ? words.say('line:list-page', { ...reply.page }) : ''
  const rest = reply.items.length === 0 ? remainingLines(reply.text, [reply.title]) : ''
  const blocks: readonly Block[] = [
    { parts: text(cut(clean(reply.title), { units: wanted.label }), { size: 'lg', weight: 'bold' }) },
    { parts: text(place, { size: 'xs', color: colour.muted, margin: '2px' }) },
    { parts: text(rest, { margin: '8px' }) },
    ...reply.items.flatMap((item, at) => itemBlocks(item, at, view)),
    ...inside.map((action, at): Block => ({
      parts: button(labelOf(action, words), actionOf(action, words), 'second', { margin: at === 0 ? '18px' : '8px' }),
    })),
  ]
  const alt = [reply.title, ...reply.items.map((item) => [item.title, item.status?.label ?? ''].filter((part) => part !== '').join(' · '))].join('\n')
  return {
    pieces: bubblePieces(pages(blocks, { title: clean(reply.title), words, rows: 12 }), alt),
    chips: all.map((action) => ({ ...action, seen: inside.length > 0 })),
  }
}

function itemBlocks(item: ListItem, at: number, view: View): readonly Block[] {
  const look = toneOfStatus[item.status?.tone ?? 'plain']
  const lines = item.lines.slice(0, linesShown)
  const actions = item.actions ?? []
  const buttons = actions.map((action) => {
    const label = cut(labelOf(action, view.words), { units: wanted.label })
    return { label, action: actionOf({ ...action, shown: `${labelOf(action, view.words)}: ${clean(item.title)}` }, view.words) }
  })
  const beside = buttons.length > 1 && buttons.length <= 3 && buttons.every(({ label }) => graphemesIn(label.slice(0, 100)) <= shortLabel)
  const taps: readonly (readonly Part[])[] = beside
    ? [row(buttons.flatMap(({ label, action }) => button(label, action, 'second', { flex: 1, paddingAll: '8px' })), { spacing: '8px', margin: '10px' })]
    : buttons.map(({ label, action }, place) => button(label, action, 'second', { margin: place === 0 ? '10px' : '8px', paddingAll: '8px' }))
  const together = taps.slice(0, buttonsTogether)
  const status = item.status ? pill(`${look.mark} ${cut(clean(item.status.label), { units: 80 })}`, look) : []
  return [
    {
      rows: 1 + Math.ceil(lines.length / 2) + together.length,
      parts: [
        ...(at === 0 ? column([{ type: 'filler' }], { height: '10px' }) : [rule('16px'), ...column([{ type: 'filler' }], { height: '12px' })]),
        ...status,
        ...text(cut(clean(item.title), { units: wanted.label }), { weight: 'bold', size: 'md', margin: item.status ? '6px' : '0px' }),
        ...lines.flatMap((line) => text(cut(clean(line), { units: lineUnits }), { size: 'xs', color: colour.muted, margin: '2px' })),
        ...together.flat(),
      ],
    },
    ...taps.slice(buttonsTogether).map((parts): Block => ({ parts, rows: 1 })),
  ]
}
