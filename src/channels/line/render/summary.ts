import type { SummaryReply } from '../../../conversation/replies.ts'
import { button, column, row, rule, text } from './flex.ts'
import { clean, cut } from '../../graphemes.ts'
import { wanted } from './limits.ts'
import { colour } from './palette.ts'
import { bubblePieces, pages, remainingLines, type Block, type Rendered, type View } from './pieces.ts'
import { actionOf, labelOf } from './taps.ts'

/** All answers as rows, each with what changes it. */
export function summaryPieces(reply: SummaryReply, view: View): Rendered {
  const { words } = view
  const told = reply.answers.map((answer, at) => words.say('chat:summary.row', { number: at + 1, short: answer.question, answer: answer.answer }))
  const rows = reply.answers.map((answer, at): Block => {
    const { change } = answer
    const most = { units: wanted.label }
    const label = labelOf(change, words)
    const said = column([
      ...text(cut(clean(`${at + 1}. ${answer.question}`), most), { size: 'xs', color: colour.muted }),
      ...text(cut(clean(answer.answer), most), { weight: 'bold', margin: '2px' }),
    ], { flex: 1 })
    const tap = column(text(cut(label, { units: 60 }), { color: colour.accent, align: 'end' }), {
      action: actionOf({ ...change, shown: `${label}: ${clean(answer.question)}` }, words), flex: 0, justifyContent: 'center', paddingStart: '8px', paddingTop: '6px', paddingBottom: '6px',
    })
    return { rows: 1, parts: [...(at === 0 ? [] : [rule('10px')]), ...row([...said, ...tap], { margin: '10px', alignItems: 'center' })] }
  })
  const actions = view.crowded || (reply.actions ?? []).length <= 4 ? (reply.actions ?? []) : []
  const blocks: readonly Block[] = [
    { parts: text(reply.title, { size: 'lg', weight: 'bold' }) },
    ...rows,
    { parts: text(remainingLines(reply.text, [reply.title, ...told]), { size: 'xs', color: colour.muted, margin: '16px' }) },
    ...actions.map((action, at): Block => ({
      parts: button(labelOf(action, words), actionOf(action, words), at === 0 ? 'main' : 'second', { margin: at === 0 ? '14px' : '8px' }),
    })),
  ]
  const bubbles = pages(blocks, { title: clean(reply.title), words, rows: 9 })
  const alt = [reply.title, ...reply.answers.map((answer) => `${answer.question}: ${answer.answer}`)].join('\n')
  return { pieces: bubblePieces(bubbles, alt), chips: (reply.actions ?? []).map((action) => ({ ...action, seen: actions.length > 0 })) }
}
