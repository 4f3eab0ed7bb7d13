import type { ListItem, ListReply, MessageReply } from '../../../conversation/replies.ts'
import type { Element, TeamsActivity } from './card.ts'
import { heading, line, lines, run } from './elements.ts'
import { wanted } from './limits.ts'
import { toneMark } from './looks.ts'
import { remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { clean } from './plain.ts'
import { remainingLines } from './summary.ts'
import { actionSets, tapsOf } from './taps.ts'

/** One page of the registry: each thing with its lines, its status and what can be done with it. */
export function listCards(reply: ListReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
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
    ...reply.items.map((item, at): Block => (units) => itemElements(item, at, view, units)),
    () => actionSets(tapsOf(reply.actions, words), 'medium'),
  ]
  const summary = [reply.title, ...reply.items.map((item) => item.title)].join('\n')
  return cardsOf(blocks, { title: clean(reply.title), summary }, view)
}

function itemElements(item: ListItem, at: number, view: View, units: number | undefined): readonly Element[] {
  const most = Math.min(units ?? Infinity, wanted.label * 3)
  const look = item.status === undefined ? undefined : toneMark[item.status.tone]
  const said = [...lines(item.title, { bold: true, units: most }), ...item.lines.flatMap((one) => lines(one, { size: 'small', subtle: true, spacing: 'small', units: most }))]
  const status = item.status === undefined || look === undefined
    ? []
    : line(run(`${look.mark} ${clean(item.status.label)}`, { size: 'small', bold: true, colour: look.colour, units: 80 }))
  const actions = actionSets(tapsOf(item.actions, view.words), 'small')
  if (said.length + status.length === 0 && actions.length === 0) return []
  return [{
    type: 'Container', spacing: 'medium', separator: at > 0, items: [
      ...(said.length + status.length === 0 ? [] : [{
        type: 'ColumnSet' as const, columns: [
          { type: 'Column' as const, width: 'stretch' as const, items: said },
          ...(status.length === 0 ? [] : [{ type: 'Column' as const, width: 'auto' as const, items: status }]),
        ],
      }]),
      ...actions,
    ],
  }]
}
