import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import { buddhist } from '../../src/conversation/formats.ts'
import type { WinnerRecord } from '../../src/registry/desk.ts'
import { normalise } from '../../src/thai/normalise.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'
import { agencyField, awardField, readText } from './entry-form.ts'
import { itemText, whichAgency, whichAward } from './entries.ts'
import { agencyText, fieldLabel, fieldLine, numbered, winnerLines, word } from './entry-words.ts'
import { openForm, type FieldReading, type FormTask } from './form.ts'
import { agencyOf, readAgency, readWork } from './naming.ts'
import { pageOf, readPage } from './paging.ts'
import { refused } from './refusals.ts'
import { documentWins, type Win, type WinFilter } from './wins.ts'

const size = 8
const yearInWords = /(?<![\d/])(2[45]\d\d)(?!\d)/u

/** Earlier winners, narrowed down by year, award and agency, or searched; the document's own come last. */
export async function listWinners(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { number, filter } = readPage(about)
  const text = normalise(filter)
  const year = yearInWords.exec(text)?.[1]
  const { awards, words } = readWork(at, text.replace(yearInWords, ' ').trim())
  if (awards.length > 1) return [whichAward(at, 'winners', awards, [words, year ?? ''].join(' ').trim())]
  const [award] = awards
  const reading = words === '' ? undefined : readAgency(at, words)
  if (reading && 'choices' in reading) return [whichAgency(at, 'winners', reading, award)]
  const agency = reading && 'agency' in reading ? reading.agency : undefined
  const wanted: WinFilter = {
    ...(award === undefined ? {} : { award }), ...(year === undefined ? {} : { round: Number(year) }),
    ...(agency ? { body: agency.countsAs } : words === '' ? {} : { search: words }),
  }
  const names = [year ?? '', award === undefined ? '' : at.scene.award(award), agency?.name ?? words].filter((name) => name !== '').join(' ')
  return showWinners(at, { filter, number, wanted, title: word(at, names === '' ? 'winners.title' : 'winners.title-of', { names }) })
}

async function showWinners(at: DeskScene, { filter, number, wanted, title }: { readonly filter: string; readonly number: number; readonly wanted: WinFilter; readonly title: string }): Promise<readonly Reply[]> {
  const kept = await at.desk.winners.find(wanted, { page: number, size })
  const listed = documentWins(at, wanted)
  // The document's winners follow on the registry's last page.
  const from = Math.max(0, number * size - kept.total)
  const wins: readonly Win[] = [...kept.items, ...listed.slice(from, from + size - kept.items.length)]
  const total = kept.total + listed.length
  const { page, actions } = pageOf(at, 'winners', filter, { number, size, total })
  if (total === 0) return [tell(at, [title, say(at, 'none')].join('\n'), [{ deed: 'add-winner' }, { deed: 'winners' }, { deed: 'menu' }])]
  const items = wins.map((win): ListItem => ({
    title: agencyText(at, win),
    lines: [at.scene.award(win.award), ...winnerLines(at, win), ...(win.source === 'document' ? [word(at, 'winners.from-document')] : [])],
    ...(win.id === undefined ? {} : { actions: [button(at, { deed: 'remove-winner', about: String(win.id), tone: 'danger' })] }),
  }))
  return [{
    kind: 'list', title, items, page, actions: [...actions, button(at, { deed: 'add-winner' }), button(at, { deed: 'menu' })],
    text: [title, ...items.flatMap(itemText), '', say(at, 'page', page)].join('\n'),
  }]
}

/** Begins to add an earlier win; an award and an agency that were named are filled in. */
export function addWinner(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { awards, words } = readWork(at, about)
  const reading = words === '' ? undefined : readAgency(at, words)
  return openForm(at, winnerForm, 'winner', '', {
    ...(reading && 'agency' in reading ? { agency: reading.agency.value } : {}),
    ...(awards.length === 1 ? { award: awards[0] as string } : {}),
  })
}

export const winnerForm: FormTask = {
  title: (at) => word(at, 'winners.add-title'),
  fields: (at) => [
    agencyField(at), { ...awardField(at), prompt: word(at, 'ask.won-award') },
    { id: 'round', type: 'text', required: false, label: fieldLabel(at, 'round'), prompt: word(at, 'ask.round'), read: (typed) => readYear(at, typed) },
    { id: 'level', type: 'text', required: false, label: fieldLabel(at, 'level'), prompt: word(at, 'ask.level'), read: (typed) => readText(at, 'level', typed) },
    { id: 'title', type: 'text', required: false, label: fieldLabel(at, 'title'), prompt: word(at, 'ask.won-title'), read: (typed) => readText(at, 'title', typed) },
  ],
  done(at, values) {
    const winner = winnerOf(at, values)
    const summary = [
      word(at, 'winners.add-summary'), fieldLine(at, 'agency', agencyText(at, winner)), fieldLine(at, 'award', at.scene.award(winner.award)),
      fieldLine(at, 'round', winner.round === null ? word(at, 'winners.year-unknown') : String(winner.round)),
      ...(winner.level === null ? [] : [fieldLine(at, 'level', winner.level)]), ...(winner.title === null ? [] : [fieldLine(at, 'title', winner.title)]),
    ].join('\n')
    return confirm(at, { task: 'winner', summary, about: values })
  },
}

/** A Buddhist year up to the round; a Christian one is taken as what it is in the Buddhist era. */
function readYear(at: DeskScene, typed: string): FieldReading {
  const year = Number(/(?<!\d)\d{4}(?!\d)/u.exec(normalise(typed))?.[0] ?? Number.NaN)
  const inEra = year >= 1997 && year < 2200 ? year + buddhist : year
  return inEra >= 2540 && inEra <= at.desk.round ? { value: String(inEra) } : { problem: word(at, 'winners.bad-year', { round: at.desk.round }) }
}

function winnerOf(at: DeskScene, values: Readonly<Record<string, string>>): Omit<WinnerRecord, 'id' | 'source'> {
  const { name, countsAs } = agencyOf(at, values['agency'] ?? '')
  const text = (field: string): string | null => (values[field] ?? '') || null
  return { agency: name, countsAs, award: values['award'] ?? '', round: text('round') === null ? null : Number(values['round']), level: text('level'), title: text('title') }
}

export const winnerAdded: Confirmed = async (at, values) => {
  const added = await at.desk.winners.add(winnerOf(at, values))
  if (!added.ok) return [refused(at, added)]
  return [tell(at, [word(at, 'winners.added', { agency: added.winner.agency, award: at.scene.award(added.winner.award) }), say(at, 'undo-hint')].join('\n'), [
    { deed: 'undo', about: String(added.audit) }, { deed: 'winners' }, { deed: 'add-winner' }, { deed: 'menu' },
  ], { tone: 'note' })]
}

/** Asks before an earlier win is removed. */
export async function removeWinner(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const number = numbered(about)
  const winner = number && await at.desk.winners.get(number.id)
  if (!winner) return [refused(at, { ok: false, code: 'unknown' })]
  const summary = [word(at, 'winners.remove-summary'), agencyText(at, winner), at.scene.award(winner.award), ...winnerLines(at, winner)].join('\n')
  return confirm(at, { task: 'remove-winner', summary, about: { id: String(winner.id) }, danger: true, label: 'remove-winner' })
}

export const winnerRemoved: Confirmed = async (at, { id = '' }) => {
  const removed = await at.desk.winners.remove(Number(id))
  if (!removed.ok) return [refused(at, removed)]
  return [tell(at, [word(at, 'winners.removed', { agency: removed.winner.agency, award: at.scene.award(removed.winner.award) }), say(at, 'undo-hint')].join('\n'), [
    { deed: 'undo', about: String(removed.audit) }, { deed: 'winners' }, { deed: 'menu' },
  ], { tone: 'note' })]
}
