import type { ListItem, ListReply, MessageReply } from '../../../conversation/replies.ts'
import type { Element, TeamsActivity, TextRun } from './card.ts'
import { heading, line, lines, run } from './elements.ts'
import { wanted } from './limits.ts'
import { toneMark } from './looks.ts'
import { remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { clean, oneLine } from './plain.ts'
import { remainingLines } from './summary.ts'
import { actionSets, tapsOf } from './taps.ts'

/** How a thing is shown: how long its texts are at most, in UTF-16 code units, and whether its status has a column. */
interface Look {
  readonly most: number
  readonly tight: boolean
}
const roomy: Look = { most: wanted.label * 3, tight: false }
const tighter: readonly Look[] = [160, 80, 50].map((most) => ({ most, tight: true }))

/**
 * One page of the registry: each thing with its lines, its status and what can be done with it. A page of
 * several is drawn tighter, and its texts shortened, where that keeps it on one card, whose place the next page
 * can take; each thing opens whole.
 */
export function listCards(reply: ListReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const whole = cardsWith(roomy, reply, remarks, view)
  if (whole.length <= 1 || (reply.page?.of ?? 1) <= 1) return whole
  for (const look of tighter) {
    const cards = cardsWith(look, reply, remarks, view)
    if (cards.length === 1) return cards
  }
  return whole
}

function cardsWith(look: Look, reply: ListReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const { words } = view
  const { page } = reply
  const blocks: readonly Block[] = [
    ...remarkBlocks(remarks, view),
    (units) => [
      ...heading(reply.title, { units }),
      ...(page && page.of > 1 ? lines(words.say('teams:list-page', { number: page.number, of: page.of, total: page.total }), { size: 'small', subtle: true, spacing: 'small' }) : []),
    ],
    // An empty list says so in its text alone.
    ...(reply.items.length > 0 ? [] : [(units?: number) => lines(remainingLines(reply.text, [reply.title]), { units })]),
    ...reply.items.map((item, at): Block => (units) => itemElements(item, at, view, { ...look, most: Math.min(units ?? look.most, look.most) })),
    () => actionSets(tapsOf(reply.actions, words, { bare: true }), 'medium'),
  ]
  const summary = [reply.title, ...reply.items.map((item) => item.title)].join('\n')
  return cardsOf(blocks, { title: clean(reply.title), summary }, view)
}

function itemElements(item: ListItem, at: number, view: View, { most, tight }: Look): readonly Element[] {
  const actions = actionSets(tapsOf(item.actions, view.words, { bare: true }), 'small')
  const said = tight ? tightly(item, most) : inColumns(item, most)
  return said.length + actions.length === 0 ? [] : [{ type: 'Container', spacing: 'medium', separator: at > 0, items: [...said, ...actions] }]
}

function inColumns(item: ListItem, units: number): readonly Element[] {
  const said = [...lines(item.title, { bold: true, units }), ...item.lines.flatMap((one) => lines(one, { size: 'small', subtle: true, spacing: 'small', units }))]
  const status = line(statusOf(item))
  if (said.length + status.length === 0) return []
  return [{
    type: 'ColumnSet', columns: [
      { type: 'Column', width: 'stretch', items: said },
      ...(status.length === 0 ? [] : [{ type: 'Column' as const, width: 'auto' as const, items: status }]),
    ],
  }]
}

/** The title, and everything else in one line below it. */
function tightly(item: ListItem, units: number): readonly Element[] {
  const rest = item.lines.map((one) => oneLine(one, units)).filter((one) => one !== '').join(' · ')
  const status = statusOf(item)
  return [
    ...line(run(oneLine(item.title, units), { bold: true })),
    ...line([...status, ...(status.length > 0 && rest !== '' ? [{ type: 'TextRun' as const, text: ' · ' }] : []), ...run(rest, { size: 'small', subtle: true })], { spacing: 'small' }),
  ]
}

function statusOf({ status }: ListItem): readonly TextRun[] {
  if (status === undefined) return []
  const { mark, colour } = toneMark[status.tone]
  return run(`${mark} ${clean(status.label)}`, { size: 'small', bold: true, colour, units: 80 })
}
