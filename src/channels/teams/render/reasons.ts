import type { ReasonView, SourceView } from '../../../conversation/replies.ts'
import type { Element, RichTextBlock } from './card.ts'
import { line, lines, run } from './elements.ts'
import { resultMark } from './looks.ts'
import type { View } from './pack.ts'
import { clean, isBlank, oneLine, plain } from './plain.ts'

export interface Detail {
  /** How long each text may be, in UTF-16 code units. */
  readonly units?: number | undefined
  /** Conditions that are met in a line each: what they demand and where it stands. */
  readonly brief?: boolean
}

/** One condition: its result and what it demands, the answer, the doubt, and the words of the source. */
export function reasonElements(reason: ReasonView, view: View, options: Detail = {}): readonly Element[] {
  const { units } = options
  const { mark, colour } = resultMark[reason.result]
  const small = { size: 'small', spacing: 'small', units } as const
  const [said] = run(reason.text, { bold: true, units })
  const result = run(`${mark} ${clean(reason.resultLabel)}`, { bold: true, colour, units: 80 })
  const head = said === undefined ? result : [...result, { ...said, text: `  ${said.text}` }]
  if (options.brief === true && reason.result === 'met') {
    const places = oneLine(reason.source.map((source) => source.label).join(view.words.say('chat:comma')), Math.min(units ?? Infinity, 240))
    return line([...head, ...(isBlank(places) ? [] : [{ type: 'TextRun' as const, text: `  ${places}`, size: 'small' as const, isSubtle: true }])], { spacing: 'medium' })
  }
  return [
    ...line(head, { spacing: 'medium' }),
    ...lines(reason.answer, small),
    ...lines(reason.remark, small),
    ...reason.changes.flatMap((change) => lines(change, small)),
    ...sourceLines(reason.source, view, units),
  ]
}

/** Where a statement stands in the document, with the document's words. */
export function sourceLines(sources: readonly SourceView[], view: View, units?: number): readonly RichTextBlock[] {
  return sources.flatMap(({ label, quote }) => {
    const words = isBlank(clean(quote)) ? label : isBlank(clean(label)) ? quote : view.words.say('teams:source', { label: plain(label, units), quote: plain(quote, units) })
    return line(run(words, { size: 'small', subtle: true, units }), { spacing: 'small' })
  })
}
