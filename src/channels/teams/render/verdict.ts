import type { MessageReply, VerdictCard, VerdictReply } from '../../../conversation/replies.ts'
import type { Element, TableCell, TableRow, TeamsActivity } from './card.ts'
import { box, heading, line, lines, run } from './elements.ts'
import { bytesOf, wanted } from './limits.ts'
import { statusMark } from './looks.ts'
import { remarkBlocks } from './message.ts'
import { cardsOf, type Block, type Heading, type Rows, type View } from './pack.ts'
import { clean, isBlank, plain } from './plain.ts'
import { reasonElements, sourceLines, type Detail } from './reasons.ts'
import { remainingLines } from './summary.ts'
import { actionSets, tapsOf, toggle } from './taps.ts'

/** Shares of a table's width: the award and what unfolds below it, and its status. */
const columns = [3, 1] as const
/** Bytes of reasons that unfold inside the table; more of them stand on further cards. */
const foldedAtMost = 14_000

/**
 * The verdict: a table of awards for each status, whose reasons unfold in place with their lines of
 * the source. Where one card does not hold them all, the first one is the overview, and the reasons
 * of each award unfold on the cards below.
 */
export function verdictCards(reply: VerdictReply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  const whole = cardsOf(frame(reply, remarks, view, groupsOf(reply, (card) => detailElements(card, view, {}), view)), about(reply, view), view)
  if (whole.length === 1 && reply.groups.every((group) => group.cards.every((card) => folds(card, view, false)))) return whole
  const overview = frame(reply, remarks, view, groupsOf(reply, () => undefined, view))
  const cards = reply.groups.flatMap((group) => group.cards)
  const { title, summary } = about(reply, view)
  return [
    ...cardsOf(overview, { title, summary }, view),
    ...cardsOf([() => heading(view.words.say('teams:reasons')), ...cards.flatMap((card) => reasonBlocks(card, view))], { title: view.words.say('teams:reasons'), summary: view.words.say('teams:reasons') }, view),
  ]
}

function about(reply: VerdictReply, view: View): Heading {
  const title = isBlank(clean(reply.title)) ? view.words.say('chat:verdict.title') : clean(reply.title)
  return { title, summary: [title, ...reply.groups.map((group) => `${group.title} ${group.cards.length}`)].join('\n') }
}

/** The verdict around its tables: the disclaimer above, what to do next below. */
function frame(reply: VerdictReply, remarks: readonly MessageReply[], view: View, awards: readonly Block[]): readonly Block[] {
  const { words } = view
  const cards = reply.groups.flatMap((group) => group.cards)
  const told = [reply.title, reply.disclaimer, ...reply.groups.map((group) => group.title), ...cards.map((card) => words.say('chat:verdict.line', { award: card.name, headline: card.headline }))]
  return [
    ...remarkBlocks(remarks, view),
    (units) => [
      ...heading(about(reply, view).title, { size: 'large', units }),
      ...box(lines(reply.disclaimer, { size: 'small', units }), { style: 'emphasis', spacing: 'small' }),
    ],
    ...awards,
    (units) => lines(remainingLines(reply.text, told), { size: 'small', subtle: true, spacing: 'medium', units }),
    () => actionSets(tapsOf(reply.actions, words, { lead: true }), 'medium'),
  ]
}

interface Group {
  readonly key: string
  readonly title: string
  readonly count: number
}

/** Every award as a row of its group's table, with what unfolds in it. */
function groupsOf(reply: VerdictReply, detailOf: (card: VerdictCard) => readonly Element[] | undefined, view: View): readonly Block[] {
  return reply.groups.flatMap((group, at) => group.cards.map((card): Block => {
    const id = view.newId()
    const detail = detailOf(card)
    const about = { key: `group${at}`, title: group.title, count: group.cards.length }
    return (units): Rows => ({ key: about.key, columns, header: headerOf(about, view), row: rowOf(card, detail === undefined ? undefined : { id, detail }, view, units) })
  }))
}

const folds = (card: VerdictCard, view: View, brief = true): boolean => bytesOf(detailElements(card, view, { brief })) <= foldedAtMost

/** The reasons of one award below the overview: folded, or in blocks of their own where they fill a card. */
function reasonBlocks(card: VerdictCard, view: View): readonly Block[] {
  const { words } = view
  if (detailElements(card, view, { brief: true }).length === 0) return []
  if (!folds(card, view)) return apartBlocks(card, view)
  const id = view.newId()
  return [(units) => {
    const { mark, colour } = statusMark[card.status]
    return [{
      type: 'Container', separator: true, spacing: 'medium', items: [
        ...line(run(nameOf(card), { bold: true, units: Math.min(units ?? Infinity, wanted.label) })),
        ...line(run(`${mark} ${clean(card.statusLabel)}`, { size: 'small', bold: true, colour, units: 80 }), { spacing: 'none' }),
        ...actionSets([toggle(words.say('teams:reasons'), [id])], 'small'),
        ...box(detailElements(card, view, { units, brief: true }), { id, isVisible: false, spacing: 'small' }),
      ],
    }]
  }]
}

function headerOf(group: Group, view: View): TableRow {
  const cell = (text: string): TableCell => ({ type: 'TableCell', items: line(run(text, { bold: true, units: wanted.label })) })
  return { type: 'TableRow', style: 'emphasis', cells: [cell(view.words.say('teams:group', { title: plain(group.title, wanted.label), count: group.count })), cell(view.words.say('teams:status'))] }
}

function rowOf(card: VerdictCard, folded: { readonly id: string; readonly detail: readonly Element[] } | undefined, view: View, units: number | undefined): TableRow {
  const { mark, colour, style } = statusMark[card.status]
  const most = Math.min(units ?? Infinity, wanted.label * 2)
  const { words } = view
  const unfolds = folded !== undefined && folded.detail.length > 0
  return {
    type: 'TableRow', cells: [
      {
        type: 'TableCell', items: [
          ...line(run(nameOf(card), { bold: true, units: most })),
          ...lines(card.branch, { size: 'small', subtle: true, spacing: 'none', units: most }),
          ...lines(card.headline, { size: 'small', spacing: 'small', units: most }),
          ...(unfolds ? [...actionSets([toggle(words.say('teams:reasons'), [folded.id])], 'small'), ...box(folded.detail, { id: folded.id, isVisible: false, spacing: 'small' })] : []),
          ...(folded === undefined ? lines(words.say('teams:reasons-below'), { size: 'small', subtle: true, spacing: 'small' }) : []),
        ],
      },
      { type: 'TableCell', style, items: line(run(`${mark} ${clean(card.statusLabel)}`, { size: 'small', bold: true, colour, units: 80 })) },
    ],
  }
}

/** What unfolds: the reasons in the order a person needs them, remarks of the document, what can be asked. */
function detailElements(card: VerdictCard, view: View, detail: Detail): readonly Element[] {
  // Whatever stands there whole needs no button that tells it.
  const whole = detail.brief !== true && detail.units === undefined
  return [
    ...reasonsOf(card).flatMap((reason) => reasonElements(reason, view, detail)),
    ...card.notes.flatMap((note) => noteElements(note, view, detail.units)),
    ...actionSets(tapsOf(whole ? card.actions?.filter(({ does }) => does !== 'why-not') : card.actions, view.words), 'medium'),
  ]
}

function noteElements(note: VerdictCard['notes'][number], view: View, units?: number): readonly Element[] {
  return [...lines(note.text, { spacing: 'medium', units }), ...sourceLines(note.source, view, units)]
}

function apartBlocks(card: VerdictCard, view: View): readonly Block[] {
  return [
    (units) => [
      ...heading(nameOf(card), { spacing: 'large', units: Math.min(units ?? Infinity, wanted.label) }),
      ...lines(card.statusLabel, { size: 'small', colour: statusMark[card.status].colour, spacing: 'none', units: 80 }),
    ],
    ...reasonsOf(card).map((reason): Block => (units) => reasonElements(reason, view, { units })),
    ...card.notes.map((note): Block => (units) => noteElements(note, view, units)),
    () => actionSets(tapsOf(card.actions, view.words), 'medium'),
  ]
}

/** Results in the order in which a person needs them. An award that doesn't fit needs no conditions. */
function reasonsOf(card: VerdictCard): VerdictCard['reasons'] {
  if (card.status === 'not-a-match') return []
  return (['unmet', 'unsettled', 'unknown', 'met'] as const).flatMap((result) => card.reasons.filter((reason) => reason.result === result))
}

const nameOf = (card: VerdictCard): string => (isBlank(clean(card.name)) ? card.award : card.name)
