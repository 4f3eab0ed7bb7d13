import type { ReasonView, VerdictCard } from '../../../conversation/replies.ts'
import { button, column, pill, row, rule, text, type Bubble, type Part } from './flex.ts'
import { clean, cut, isBlank } from './graphemes.ts'
import { colour, resultLook, statusLook } from './palette.ts'
import { bubbleOf, type View } from './pieces.ts'
import { actionOf, labelOf } from './taps.ts'

/** What a card has room for; the button below it leads to the rest. */
const reasonsShown = 3
const changesShown = 2

/** One award as a card: its status in a word, its main reasons with their sources, what would change it. */
export function awardBubble(card: VerdictCard, view: View): Bubble {
  const look = statusLook[card.status]
  const short = (words: string, units: number): string => cut(clean(words), { units: view.terse ? Math.min(units, 90) : units })
  const rest = card.reasons.filter((reason) => reason.result !== 'met')
  const met = card.reasons.filter((reason) => reason.result === 'met')
  const shown = rest.slice(0, reasonsShown)
  // What is met is said by its number, unless it is all there is to say.
  const proofs = rest.length === 0 ? met.slice(0, reasonsShown) : []
  const fitNotes = card.reasons.length === 0 || card.status === 'not-a-match' ? card.notes.slice(0, 1) : []
  const more = rest.length - shown.length + (rest.length === 0 ? met.length - proofs.length : 0)
  const reasons = card.status === 'not-a-match' ? [] : [...shown, ...proofs]
  const parts: readonly Part[] = [
    ...pill(`${look.mark} ${clean(card.statusLabel)}`, look),
    ...text(short(isBlank(clean(card.name)) ? card.award : card.name, 200), { size: 'lg', weight: 'bold', margin: '10px' }),
    ...text(short(card.branch, 120), { size: 'xs', color: colour.muted, margin: '2px' }),
    ...(reasons.length > 0 && saysReasons(card, reasons) ? [] : text(short(card.headline, 400), { margin: '8px' })),
    ...(reasons.length + fitNotes.length > 0 ? [rule()] : []),
    ...reasons.flatMap((reason) => reasonParts(reason, short)),
    ...fitNotes.flatMap((note) => [
      ...text(short(note.text, 280), { margin: '12px' }),
      ...text(short(note.source.map((source) => source.label).join(', '), 120), { size: 'xs', color: colour.muted, margin: '2px' }),
    ]),
    ...(more > 0 && card.status !== 'not-a-match' ? text(view.words.say('line:more-reasons', { count: more }), { size: 'xs', color: colour.muted, margin: '12px' }) : []),
    ...(rest.length > 0 && met.length > 0 && card.status !== 'not-a-match'
      ? text(`${resultLook.met.mark} ${view.words.say('line:met', { count: met.length })}`, { size: 'xs', color: resultLook.met.tone, margin: '12px' })
      : []),
  ]
  const buttons = (card.actions ?? []).flatMap((action, at) =>
    button(labelOf(action, view.words), actionOf({ ...action, shown: `${labelOf(action, view.words)}: ${clean(card.name)}` }, view.words), 'second', at === 0 ? {} : { margin: '8px' }))
  const footer = column(buttons, { paddingAll: '14px', paddingTop: '0px', backgroundColor: colour.surface })[0]
  const top = column([{ type: 'filler' }], { height: '6px', backgroundColor: look.tone, paddingAll: '0px' })[0]
  return bubbleOf(parts, { ...(top ? { header: top } : {}), ...(footer ? { footer } : {}) })
}

/** Whether the reasons below repeat the headline word for word. */
const saysReasons = (card: VerdictCard, reasons: readonly ReasonView[]): boolean =>
  card.status !== 'eligible' && card.status !== 'open' && reasons.every((reason) => card.headline.includes(reason.text))

function reasonParts(reason: ReasonView, short: (words: string, units: number) => string): readonly Part[] {
  const look = resultLook[reason.result]
  const source = reason.source.map((view) => view.label).join(', ')
  const words = column([
    ...text(`${reason.resultLabel}: ${short(reason.text, 240)}`, { weight: 'bold', color: look.tone }),
    ...text(short(reason.answer ?? '', 160), { size: 'xs', margin: '2px' }),
    ...(reason.result === 'met' ? [] : text(short(reason.remark ?? '', 260), { size: 'xs', margin: '2px' })),
    ...(reason.result === 'met' ? [] : reason.changes.slice(0, changesShown).flatMap((change) => text(`→ ${short(change, 180)}`, { size: 'xs', margin: '2px' }))),
    ...text(short(source, 120), { size: 'xs', color: colour.muted, margin: '2px' }),
  ], { flex: 1 })
  return row([...text(look.mark, { flex: 0, weight: 'bold', color: look.tone }), ...words], { spacing: '8px', margin: '12px' })
}
