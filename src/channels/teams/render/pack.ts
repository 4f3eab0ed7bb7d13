import type { Words } from '../../../conversation/words.ts'
import type { Card, Container, Element, RichTextBlock, Table, TableRow, TeamsActivity } from './card.ts'
import { line, run } from './elements.ts'
import { bytesOf, room, wanted } from './limits.ts'
import { isBlank, oneLine, plain } from './plain.ts'

/** What all of a turn's cards share. */
export interface View {
  readonly language: 'th' | 'en'
  readonly words: Words
  /** The day of the turn, `YYYY-MM-DD`. */
  readonly today: string
  /** The service's own address, which links are relative to. */
  readonly baseUrl?: string
  readonly place: 'personal' | 'group'
  /** A new id for an element, the same at each rendering of the same turn. */
  readonly newId: () => string
}

/** Rows that stand together on one card share a table. */
export interface Rows {
  readonly key: string
  readonly columns: readonly number[]
  readonly header: TableRow
  readonly row: TableRow
}

/**
 * A part of a card that no card's end goes through. It is made with its texts whole, and again with
 * shorter ones where it is larger than a card.
 *
 * @param units how long each text may be, in UTF-16 code units.
 */
export type Block = (units?: number) => readonly Element[] | Rows

/** The subject of cards and what else a client shows of them. */
export interface Heading {
  readonly title: string
  readonly summary: string
}

/** Texts are whole first, and shorter only where they fill a card by themselves. */
const lengths = [2_000, 700, 240, 80, 24] as const

interface Part {
  readonly made: readonly Element[] | Rows
  readonly bytes: number
  readonly shortened: boolean
}

/**
 * Blocks as cards in their order, as few as hold them, each within what Teams takes. Further cards
 * say which they are; a text that had to be shortened is followed by where to read the rest.
 */
export function cardsOf(blocks: readonly Block[], heading: Heading, view: View): readonly TeamsActivity[] {
  // The frame of a card, and a block that says which card it is or where to read on.
  const frame = bytesOf(activityOf([], heading, view)) + 2_500
  const whole = blocks.map((block) => partOf(block, room)).filter((part) => part.bytes > 2)
  if (whole.length > 0 && whole.every((part) => !part.shortened)) {
    // On one card there is neither of these blocks.
    const only = activityOf(assembled(whole, { at: 0, of: 1 }, heading, view), heading, view)
    if (bytesOf(only) <= room) return [only]
  }
  for (let most = room - frame; most > 2_000; most -= 2_000) {
    const parts = blocks.map((block) => partOf(block, most)).filter((part) => part.bytes > 2)
    const activities = pages(parts, most).map((page, at, all) => activityOf(assembled(page, { at, of: all.length }, heading, view), heading, view))
    if (activities.every((activity) => bytesOf(activity) <= room)) return activities
  }
  return []
}

function partOf(block: Block, most: number): Part {
  let made = block()
  let bytes = sizeOf(made)
  let shortened = false
  for (const units of lengths) {
    if (bytes <= most) break
    made = block(units)
    bytes = sizeOf(made)
    shortened = true
  }
  return { made, bytes, shortened }
}

const isRows = (made: readonly Element[] | Rows): made is Rows => 'key' in made

function sizeOf(made: readonly Element[] | Rows): number {
  if (!isRows(made)) return made.length === 0 ? 0 : bytesOf(made)
  return bytesOf(made.row) + 2
}

function pages(parts: readonly Part[], most: number): readonly (readonly Part[])[] {
  const all: Part[][] = []
  let page: Part[] = []
  let used = 0
  let key: string | undefined
  for (const part of parts) {
    // The first row on a card brings the table and its header.
    const head = isRows(part.made) && part.made.key !== key ? bytesOf(part.made.header) + 500 : 0
    if (page.length > 0 && used + part.bytes + head > most) {
      all.push(page)
      page = []
      used = 0
      key = undefined
    }
    used += part.bytes + (isRows(part.made) && part.made.key !== key ? bytesOf(part.made.header) + 500 : 0)
    key = isRows(part.made) ? part.made.key : undefined
    page.push(part)
  }
  return page.length === 0 ? all : [...all, page]
}

function assembled(page: readonly Part[], place: { readonly at: number; readonly of: number }, heading: Heading, view: View): readonly Element[] {
  const { words } = view
  const body: Element[] = []
  if (place.at > 0) body.push(...line(run(words.say('teams:page', { title: oneLine(heading.title, 80), page: place.at + 1, pages: place.of }), { size: 'small', subtle: true })))
  let open: { readonly key: string; readonly rows: TableRow[] } | undefined
  for (const { made } of page) {
    if (!isRows(made)) {
      open = undefined
      body.push(...made)
    } else if (open?.key === made.key) open.rows.push(made.row)
    else {
      const rows = [made.header, made.row]
      open = { key: made.key, rows }
      const table: Table = { type: 'Table', spacing: 'medium', firstRowAsHeader: true, showGridLines: true, columns: made.columns.map((width) => ({ width })), rows }
      body.push(table)
    }
  }
  if (page.some((part) => part.shortened)) body.push(...shortenedNote(view))
  return body
}

/** Where to read what a card has no room for. */
function shortenedNote(view: View): readonly (RichTextBlock | Container)[] {
  const { words, baseUrl } = view
  return line(run(baseUrl === undefined ? words.say('teams:shortened') : words.say('teams:shortened-web', { address: baseUrl }), { size: 'small', subtle: true }), { spacing: 'medium' })
}

export function activityOf(body: readonly Element[], heading: Heading, view: View): TeamsActivity {
  const summary = summaryOf(heading.summary, view.words)
  const card: Card = {
    type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5',
    fallbackText: plain(summary, wanted.fallback), body,
  }
  return { type: 'message', summary, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
}

/** Plain words for a notification. */
export function summaryOf(text: string, words: Words): string {
  const said = oneLine(text, wanted.summary)
  return isBlank(said) ? words.say('teams:nothing') : said
}
