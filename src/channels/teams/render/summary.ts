import type { MessageReply, SummaryReply } from '../../../conversation/replies.ts'
import type { TeamsActivity } from './card.ts'
import { heading, lines } from './elements.ts'
import { wanted } from './limits.ts'
import { remarkBlocks } from './message.ts'
import { cardsOf, type Block, type View } from './pack.ts'
import { actionSets, labelOf, tap, tapsOf } from './taps.ts'

/** All answers in their order, each with the button that changes it. */
export function summaryCards(reply: SummaryReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const { words } = view
  const told = reply.answers.map((answer, at) => words.say('chat:summary.row', { number: at + 1, short: answer.question, answer: answer.answer }))
  const blocks: readonly Block[] = [
    ...remarkBlocks(remarks, view),
    (units) => heading(reply.title, { units }),
    ...reply.answers.map((answer, at): Block => (units) => [{
      type: 'ColumnSet', spacing: 'medium', separator: at > 0,
      columns: [
        {
          type: 'Column', width: 'stretch', items: [
            ...lines(`${at + 1}. ${answer.question}`, { size: 'small', subtle: true, units: Math.min(units ?? Infinity, wanted.label * 2) }),
            ...lines(answer.answer, { bold: true, spacing: 'small', units }),
          ],
        },
        { type: 'Column', width: 'auto', items: actionSets([tap(labelOf(answer.change.label, words), answer.change.choice)], 'none') },
      ],
    }]),
    (units) => lines(remainingLines(reply.text, [reply.title, ...told]), { size: 'small', subtle: true, spacing: 'medium', units }),
    () => actionSets(tapsOf(reply.actions, words), 'medium'),
  ]
  const summary = [reply.title, ...reply.answers.map((answer) => `${answer.question}: ${answer.answer}`)].join('\n')
  return cardsOf(blocks, { title: reply.title, summary }, view)
}

/** The lines of a text that none of the given texts tells already. */
export function remainingLines(whole: string, told: readonly string[]): string {
  const known = new Set(told.flatMap((part) => part.split('\n')).map((part) => part.trim()))
  return whole.split('\n').map((part) => part.trim()).filter((part) => part !== '' && !known.has(part)).join('\n')
}

