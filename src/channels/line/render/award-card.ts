import type { ReasonView, VerdictCard } from '../../../conversation/replies.ts'
import { button, column, pill, row, rule, text, type Bubble, type Part } from './flex.ts'
import { clean, cut, isBlank } from '../../graphemes.ts'
import { colour, resultLook, statusLook } from './palette.ts'
import { bubbleOf, type View } from './pieces.ts'
import { actionOf, labelOf } from './taps.ts'

/** What a card has room for; the button below it leads to the rest. */
const reasonsShown = 3
const changesShown = 2

/** Results in the order in which a person needs them. */
const weight = ['unmet', 'unsettled', 'unknown'] as const

/** One award as a card: its status in a word, its main reasons with their sources, what would change it. */
export function awardBubble(card: VerdictCard, view: View): Bubble {
  const look = statusLook[card.status]
  const short = (words: string, units: number): string => cut(clean(words), { units })
  const met = card.reasons.filter((reason) => reason.result === 'met')
  const unmet = card.reasons.filter((reason) => reason.result === 'unmet')
  const rest = weight.flatMap((result) => card.reasons.filter((reason) => reason.result === result))
  // What rules an award out is all that counts then. What is met is said by its number, unless it is
  // all there is to say.
  const main = unmet.length > 0 ? unmet : rest.length > 0 ? rest : met
  const reasons = card.status === 'not-a-match' ? [] : main.slice(0, reasonsShown)
  const more = card.status === 'not-a-match' ? 0 : (rest.length > 0 ? rest.length : met.length) - reasons.length
  const fitNotes = reasons.length === 0 ? card.notes.slice(0, 1) : []
  const parts: readonly Part[] = [
    ...pill(`${look.mark} ${clean(card.statusLabel)}`, look),
    ...text(short(isBlank(clean(card.name)) ? card.award : card.name, 200), { size: 'lg', weight: 'bold', margin: '10px' }),
    ...text(short(card.branch, 120), { size: 'xs', color: colour.muted, margin: '2px' }),
    ...(repeats(card, reasons) ? [] : text(short(card.headline, reasons.length > 0 ? 180 : 400), { margin: '8px' })),
    ...(reasons.length + fitNotes.length > 0 ? [rule()] : []),
    ...reasons.flatMap((reason) => reasonParts(reason, short)),
    ...fitNotes.flatMap((note) => [
      ...text(short(note.text, 280), { margin: '12px' }),
      ...text(short(sourceWords(note.source.map((source) => source.label)), 120), { size: 'xs', color: colour.muted, margin: '2px' }),
    ]),
    ...(more > 0 ? text(view.words.say('line:more-reasons', { count: more }), { size: 'xs', color: colour.muted, margin: '12px' }) : []),
    ...(rest.length > 0 && met.length > 0 && card.status !== 'not-a-match'
      ? text(`${resultLook.met.mark} ${view.words.say('line:met', { count: met.length })}`, { size: 'xs', color: resultLook.met.tone, margin: '12px' })
      : []),
  ]
  const buttons = (card.actions ?? []).flatMap((action, at) =>
    button(labelOf(action, view.words), actionOf({ ...action, shown: `${labelOf(action, view.words)}: ${clean(card.name)}` }, view.words), 'second', at === 0 ? {} : { margin: '8px' }))
  const footer = column(buttons, { paddingAll: '18px', paddingTop: '0px', backgroundColor: colour.surface })[0]
  const top = column([{ type: 'filler' }], { height: '6px', backgroundColor: look.tone, paddingAll: '0px' })[0]
  return bubbleOf(parts, { ...(top ? { header: top } : {}), ...(footer ? { footer } : {}) })
}

/** Whether the only reason says what the headline says. */
function repeats(card: VerdictCard, reasons: readonly ReasonView[]): boolean {
  const [reason, ...others] = reasons
  return (card.status === 'ineligible' || card.status === 'unsettled') && reason !== undefined && others.length === 0 && reason.text !== '' && card.headline.endsWith(reason.text)
}

/** The places in the document, with its name said once. */
export function sourceWords(labels: readonly string[]): string {
  const [first = '', ...more] = labels
  const name = /^\D*/.exec(first)?.[0] ?? ''
  return [first, ...more.map((label) => (name !== '' && label.startsWith(name) ? label.slice(name.length) : label))].filter((label) => label !== '').join(', ')
}

function reasonParts(reason: ReasonView, short: (words: string, units: number) => string): readonly Part[] {
  const look = resultLook[reason.result]
  const source = sourceWords(reason.source.map((view) => view.label))
  const words = column([
    ...text(`${capital(reason.resultLabel)}: ${short(reason.text, 240)}`, { weight: 'bold', color: look.tone }),
    ...text(short(reason.answer ?? '', 160), { size: 'xs', margin: '2px' }),
    ...(reason.result === 'met' ? [] : text(short(reason.remark ?? '', 260), { size: 'xs', margin: '2px' })),
    ...(reason.result === 'met' ? [] : reason.changes.slice(0, changesShown).flatMap((change) => text(`→ ${short(change, 180)}`, { size: 'xs', margin: '2px' }))),
    ...text(short(source, 120), { size: 'xs', color: colour.muted, margin: '2px' }),
  ], { flex: 1 })
  return row([...column(text(look.mark, { weight: 'bold', color: look.tone, align: 'center' }), { width: '18px', flex: 0 }), ...words], { spacing: '8px', margin: '12px' })
}

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase('en') + words.slice(1)
