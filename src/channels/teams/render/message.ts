import type { MessageReply } from '../../../conversation/replies.ts'
import { split } from '../../graphemes.ts'
import type { RichTextBlock, TeamsActivity } from './card.ts'
import { box, heading, line, lines, run } from './elements.ts'
import { wanted } from './limits.ts'
import { resultMark } from './looks.ts'
import { cardsOf, summaryOf, type Block, type View } from './pack.ts'
import { clean, isBlank } from './plain.ts'
import { actionSets, addressOf, labelOf, openUrl, tapsOf } from './taps.ts'

/** The marks that lines of an explanation begin with. */
const marks = { '✓': resultMark.met, '✗': resultMark.unmet, '?': resultMark.unknown, '⚖': resultMark.unsettled } as const
const marked = /^([✓✗?⚖])\uFE0E?\s+(\S.*)$/u

/**
 * A message: plain text, which can be copied and forwarded, or a card where it has an address to
 * open, buttons, or a list of conditions with their results.
 */
export function messageCards(reply: MessageReply, view: View): readonly TeamsActivity[] {
  const { words } = view
  const said = clean(reply.text)
  const link = reply.link === undefined ? undefined : addressOf(reply.link.href, view.baseUrl)
  // An address that cannot be opened is still to be read.
  const whole = reply.link !== undefined && link === undefined ? [said, `${labelOf(reply.link.label, words)}: ${clean(reply.link.href)}`].join('\n') : said
  const explains = isExplanation(whole)
  const actions = reply.actions ?? []
  if (link === undefined && actions.length === 0 && !explains) return textActivities(whole, view)
  const open = link === undefined || reply.link === undefined ? [] : [openUrl(labelOf(reply.link.label, words), link)]
  const blocks: readonly Block[] = [
    ...(explains ? explanationBlocks(whole) : toneBlocks(reply, whole)),
    () => actionSets([...open, ...tapsOf(actions, words, { lead: open.length === 0 && actions.length <= 3 && actions.length > 1 })], 'medium'),
  ]
  return cardsOf(blocks, { title: said.split('\n', 1)[0] ?? '', summary: whole }, view)
}

/** Texts as messages of their own; a long one is broken between its paragraphs. */
export function textActivities(text: string, view: View): readonly TeamsActivity[] {
  const said = clean(text)
  const parts = said.length <= wanted.paragraphs ? [said] : split(said, wanted.paragraphs)
  return parts.filter((part) => !isBlank(part)).map((part) => ({ type: 'message', text: part, textFormat: 'plain', summary: summaryOf(part, view.words) }))
}

/** Remarks on the way to something else, above it on the same card. */
export function remarkBlocks(remarks: readonly MessageReply[], view: View): readonly Block[] {
  return remarks.map((remark): Block => (units) => box(
    [...lines(remark.text, { units }), ...actionSets(tapsOf(remark.actions, view.words), 'small')],
    { style: remark.tone === 'problem' ? 'warning' : 'emphasis' },
  ))
}

function toneBlocks(reply: MessageReply, text: string): readonly Block[] {
  const parts = split(text, 4_000)
  return parts.map((part): Block => (units) => {
    const said = lines(part, { units })
    return reply.tone === 'problem' ? box(said, { style: 'warning' }) : said
  })
}

/** Whether a text is a list of conditions with their results. */
function isExplanation(text: string): boolean {
  return text.split('\n').filter((one) => marked.test(one)).length >= 2
}

/** The same lines, each condition with its colour and what belongs to it below. */
function explanationBlocks(text: string): readonly Block[] {
  const all = text.split('\n')
  return all.flatMap((one, at): readonly Block[] => {
    if (one.trim() === '') return []
    const apart = at > 0 && all[at - 1]?.trim() === ''
    const [, mark, said = ''] = marked.exec(one) ?? []
    if (mark !== undefined && mark in marks) {
      const look = marks[mark as keyof typeof marks]
      return [(units) => line([...run(look.mark, { bold: true, colour: look.colour }), { type: 'TextRun', text: ' ' }, ...run(said, { bold: true, units })], { spacing: 'medium' })]
    }
    if (/^\s{2,}\S/.test(one)) return [(units): readonly RichTextBlock[] => line(run(one.trim(), { size: 'small', subtle: true, units }), { spacing: 'small' })]
    return [(units) => (at === 0 ? heading(one, { units }) : line(run(one, { bold: apart, units }), { spacing: apart ? 'medium' : 'small' }))]
  })
}
