import type { Choice, QuestionReply } from '../../../conversation/replies.ts'
import { button, column, row, text, type Box, type Part } from './flex.ts'
import { cut, graphemesIn } from '../../graphemes.ts'
import { limits, wanted } from './limits.ts'
import { colour } from './palette.ts'
import type { Block, View } from './pieces.ts'
import { actionOf, dateAction, labelOf } from './taps.ts'

/** The means to answer a question inside its bubble: the whole labels, each to be tapped. */
export function answerBlocks(reply: QuestionReply, view: View): readonly Block[] {
  if (reply.ticks && reply.ticks.length > 0) return tickBlocks(reply, reply.ticks, view)
  const choices = reply.choices ?? []
  if (choices.length > 0) return choiceBlocks(reply, choices, view)
  if (reply.type === 'date' && reply.fill !== undefined && reply.fill !== '' && reply.fill.length <= limits.data) return dateBlocks(reply, reply.fill, view)
  return typedBlocks(reply, view)
}

function choiceBlocks(reply: QuestionReply, choices: readonly Choice[], view: View): readonly Block[] {
  const plain = choices.every((choice) => !choice.hint)
  const longest = Math.max(...choices.map((choice) => graphemesIn(choice.label.slice(0, 200))))
  if (choices.length === 2 && plain && longest <= 10) return [{ parts: pair(reply, choices, view), rows: 2 }]
  if (choices.length > 6 && plain && longest <= 14) return gridBlocks(reply, choices, view)
  return choices.map((choice, at) => ({ parts: choiceRow(reply, choice, at, view), rows: choice.hint ? 2 : 1 }))
}

/** Two short answers beside each other. */
function pair(reply: QuestionReply, choices: readonly Choice[], view: View): readonly Part[] {
  return row(
    choices.flatMap((choice, at) => {
      const kept = isCurrent(reply, choice)
      return button(`${kept ? '✓ ' : ''}${labelOf(choice, view.words)}`, actionOf(choice, view.words), at === 0 ? 'main' : 'second', { flex: 1, paddingAll: '12px' })
    }),
    { spacing: '10px', margin: '14px' },
  )
}

/** Many short answers in two columns, such as the months. */
function gridBlocks(reply: QuestionReply, choices: readonly Choice[], view: View): readonly Block[] {
  const half = Math.ceil(choices.length / 2)
  return Array.from({ length: half }, (_, at) => {
    const cells = [at, at + half].map((place, beside): readonly Box[] => {
      const choice = choices[place]
      const style = { margin: beside === 0 ? '0px' : '8px', flex: 1 }
      return choice ? choiceRow(reply, choice, place, view, style) : column([{ type: 'filler' }], style)
    })
    return { parts: row(cells.flat(), { margin: at === 0 ? '14px' : '8px' }), rows: 1 }
  })
}

function choiceRow(reply: QuestionReply, choice: Choice, at: number, view: View, style: Partial<Box> = {}): readonly Box[] {
  const kept = isCurrent(reply, choice)
  const label = numbered(at, labelOf(choice, view.words), view)
  return column(
    [
      ...text(cutRow(label), { weight: 'bold', color: colour.accent }),
      ...text(cutRow(choice.hint ?? ''), { size: 'xs', color: colour.muted, margin: '2px' }),
      ...(kept ? text(view.words.say('line:current'), { size: 'xs', color: colour.muted, margin: '2px' }) : []),
    ],
    { ...tappable, action: actionOf(choice, view.words), backgroundColor: kept ? colour.accentSoft : colour.surface, margin: at === 0 ? '14px' : '8px', ...style },
  )
}

/** A number is a way to answer for whoever types. */
const numbered = (at: number, label: string, view: View): string => view.words.say('chat:choose-number', { number: at + 1, label })

function tickBlocks(reply: QuestionReply, ticks: NonNullable<QuestionReply['ticks']>, view: View): readonly Block[] {
  const { words } = view
  const blocks = ticks.map((tick, at): Block => {
    const label = labelOf(tick, words)
    const shown = `${tick.ticked ? boxes.empty : boxes.ticked} ${label}`
    const words_ = column([
      ...text(cutRow(numbered(at, label, view)), { weight: tick.ticked ? 'bold' : 'regular' }),
      ...text(cutRow(tick.hint ?? ''), { size: 'xs', color: colour.muted, margin: '2px' }),
    ], { flex: 1 })
    const mark = tickBox(tick.ticked)
    return {
      rows: tick.hint ? 2 : 1,
      parts: row([...mark, ...words_], {
        ...tappable, spacing: '10px', action: actionOf({ ...tick, shown }, words), margin: at === 0 ? '14px' : '8px', alignItems: 'center',
        ...(tick.ticked ? { backgroundColor: colour.accentSoft, borderColor: colour.accent } : {}),
      }),
    }
  })
  if (!reply.done) return blocks
  const some = ticks.some((tick) => tick.ticked)
  const done = button(labelOf(reply.done, words), actionOf(reply.done, words), some ? 'main' : 'second', { margin: '14px' })
  return [...blocks, { parts: done }]
}

const boxes = { ticked: '☑', empty: '☐' } as const

/** Drawn, since some phones show the signs of ticked and empty boxes as pictures of different size. */
function tickBox(ticked: boolean): readonly Box[] {
  return column(ticked ? text('✓', { size: 'xs', weight: 'bold', color: colour.onAccent, align: 'center' }) : [{ type: 'filler' }], {
    width: '22px', height: '22px', flex: 0, cornerRadius: '5px', borderWidth: '2px', justifyContent: 'center',
    borderColor: ticked ? colour.accent : colour.control, backgroundColor: ticked ? colour.accent : colour.surface,
  })
}

function dateBlocks(reply: QuestionReply, fill: string, view: View): readonly Block[] {
  const label = view.words.say('line:pick-date')
  const initial = typeof reply.current === 'string' ? reply.current : undefined
  return [
    { parts: button(label, dateAction({ label, fill, today: view.today, initial }), 'main', { margin: '14px' }) },
    { parts: note(view.words.say('line:type-date')) },
  ]
}

function typedBlocks(reply: QuestionReply, view: View): readonly Block[] {
  // A hint of the question says how to answer better than words for every question could.
  if (reply.hint) return []
  const { number } = reply
  if (reply.type === 'number' && number?.min !== undefined && number.max !== undefined) {
    return [{ parts: note(view.words.say('line:type-number', { min: number.min, max: number.max, unit: number.unit ?? '' }).trim()) }]
  }
  return reply.type === undefined ? [] : [{ parts: note(view.words.say('line:type-answer')) }]
}

const note = (words: string): readonly Part[] => text(words, { size: 'xs', color: colour.muted, margin: '10px' })

const tappable = { borderColor: colour.control, borderWidth: '1px', cornerRadius: '10px', paddingAll: '11px' } as const

const isCurrent = (reply: QuestionReply, choice: Choice): boolean => reply.current !== undefined && reply.current === choice.value

/** A row is to be tapped, not read for a minute. */
const cutRow = (words: string): string => cut(words, { units: wanted.label })
