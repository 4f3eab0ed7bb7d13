import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { EntryFilter, EntryRecord, EntryState } from '../../src/registry/desk.ts'
import { deskWords } from '../../src/thai/lexicon/desk.ts'
import { normalise } from '../../src/thai/normalise.ts'
import { draftOfEntry } from './changes.ts'
import { button, say, tell, type DeskButton, type DeskScene } from './desk-scene.ts'
import { draftLines } from './entry-form.ts'
import { auditText, dayText, entryName, entryShort, entryStatus, fieldLabel, fieldLine, numbered, word } from './entry-words.ts'
import { openForm, type FormTask } from './form.ts'
import { aboutWork, readAgency, readWork, type AgencyReading } from './naming.ts'
import { pageOf, readPage } from './paging.ts'
import { refused } from './refusals.ts'

const size = 8

/** The entries of a round, newest first; words narrow them down by state, award and agency, or are searched. */
export async function listEntries(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { number, filter } = readPage(about)
  const { state = 'registered', words } = readState(filter)
  const work = readWork(at, words)
  if (work.awards.length > 1) return [whichAward(at, 'entries', work.awards, work.words, state)]
  const [award] = work.awards
  const reading = work.words === '' ? undefined : readAgency(at, work.words)
  if (reading && 'choices' in reading) return [whichAgency(at, 'entries', reading, award, state)]
  const agency = reading && 'agency' in reading ? reading.agency : undefined
  const whose: EntryFilter = agency ? (agency.name === agency.countsAs ? { body: agency.name } : { search: agency.name }) : work.words === '' ? {} : { search: work.words }
  const names = [award === undefined ? '' : at.scene.award(award), agency?.name ?? work.words].filter((name) => name !== '').join(' ')
  const title = word(at, names === '' ? 'list.title' : 'list.title-of', { state: word(at, `states.${state}`), round: at.desk.round, names })
  return showPage(at, { deed: 'entries', filter, number, title, wanted: { ...whose, state, ...(award === undefined ? {} : { award }) } })
}

/** Entries in any state in which all of the words occur. */
export async function searchEntries(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { number, filter } = readPage(about)
  if (filter === '') return openForm(at, searchForm, 'search')
  const { state, words } = readState(filter)
  const title = word(at, 'list.found', { words: filter })
  return showPage(at, { deed: 'search', filter, number, title, wanted: { search: words, ...(state === undefined ? {} : { state }) } })
}

/** Asks what to search. */
export const searchForm: FormTask = {
  title: (at) => say(at, 'actions.search'),
  fields: (at) => [{ id: 'words', type: 'text', required: true, label: fieldLabel(at, 'title'), prompt: word(at, 'ask.words') }],
  done: (at, { words = '' }) => searchEntries(at, normalise(words).replace(/^~/u, '')),
}

/** Everything of one entry, and who did what with it last. */
export async function tellEntry(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const number = numbered(about)
  if (!number) return listEntries(at, about)
  const entry = await at.desk.entries.get(number.id)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  const trail = await at.desk.audit.read({ page: 0, size: 3 }, { subject: `entry:${entry.id}` })
  const text = [
    entryName(at, entry),
    fieldLine(at, 'state', entryStatus(at, entry).label),
    ...draftLines(at, draftOfEntry(entry)).filter((line) => line !== fieldLine(at, 'title', entry.title)),
    ...(entry.override === null ? [] : [word(at, 'entry.override', { reason: entry.override })]),
    word(at, 'entry.dates', { created: dayText(at, entry.createdAt), updated: dayText(at, entry.updatedAt) }),
    ...trail.items.map((record) => auditText(at, record)),
  ].join('\n')
  return [tell(at, text, [...entryButtons(at, entry), { deed: 'audit', about: `#${entry.id}`, label: 'entry-audit' }, { deed: 'entries' }, { deed: 'menu' }])]
}

function entryButtons({ desk }: DeskScene, { id, state }: EntryRecord): readonly DeskButton[] {
  const about = String(id)
  const correct = { deed: 'correct', about }
  const withdraw: DeskButton = { deed: 'withdraw', about, tone: 'danger' }
  if (state === 'withdrawn') return [{ deed: 'reinstate', about }]
  if (state === 'draft') return [{ deed: 'reinstate', about, label: 'register-draft', tone: 'primary' }, correct, withdraw]
  return [correct, withdraw, ...(desk.who.scope.kind === 'all' ? [{ deed: 'result', about }] : [])]
}

/** A state that words begin or end with, and the other words. */
function readState(filter: string): { readonly state?: EntryState; readonly words: string } {
  for (const [state, pattern] of [['draft', deskWords.draft], ['withdrawn', deskWords.withdrawn]] as const) {
    if (pattern.test(filter)) return { state, words: filter.replace(pattern, ' ').trim() }
  }
  return { words: filter }
}

/** What a state is called in a filter; the one that is shown anyway has no word. */
function withState(state: EntryState, words: string): string {
  return state === 'registered' ? words : `${state} ${words}`
}

/** Asks which of several awards is meant. */
export function whichAward(at: DeskScene, deed: string, awards: readonly string[], words: string, state: EntryState = 'registered'): Reply {
  return tell(at, word(at, 'award.which'), awards.map((award) => ({
    deed, about: withState(state, aboutWork(award, words)), label: 'named', values: { name: at.scene.award(award) },
  })))
}

/** Asks which of several agencies is meant. */
export function whichAgency(at: DeskScene, deed: string, { choices, place }: Extract<AgencyReading, { readonly choices: unknown }>, award?: string, state: EntryState = 'registered'): Reply {
  return tell(at, [word(at, place ? 'agency.which-place' : 'agency.which'), ...choices.map(({ label }) => `• ${label}`)].join('\n'), choices.map(({ label, value }) => ({
    deed, about: withState(state, aboutWork(award, value)), label: 'named', values: { name: label },
  })))
}

async function showPage(
  at: DeskScene, { deed, filter, number, title, wanted }: { readonly deed: string; readonly filter: string; readonly number: number; readonly title: string; readonly wanted: EntryFilter },
): Promise<readonly Reply[]> {
  const { items: entries, total } = await at.desk.entries.find(wanted, { page: number, size })
  const { page, actions } = pageOf(at, deed, filter, { number, size, total })
  const others = [button(at, { deed: 'search' }), button(at, { deed: 'register' }), button(at, { deed: 'menu' })]
  if (total === 0) return [tell(at, [title, say(at, 'none')].join('\n'), [{ deed: 'search' }, { deed: 'register' }, { deed: 'menu' }])]
  const items = entries.map((entry) => entryItem(at, entry))
  const place = say(at, 'page', page)
  return [{ kind: 'list', title, items, page, actions: [...actions, ...others], text: [title, ...items.flatMap(itemText), '', place].join('\n') }]
}

/** An entry in a list, with what can be done with it. */
export function entryItem(at: DeskScene, entry: EntryRecord): ListItem {
  const about = String(entry.id)
  return {
    title: entryName(at, entry), lines: entryShort(at, entry), status: entryStatus(at, entry),
    actions: [
      button(at, { deed: 'entry', about }),
      ...(entry.state === 'withdrawn' ? [button(at, { deed: 'reinstate', about })] : [button(at, { deed: 'correct', about }), button(at, { deed: 'withdraw', about, tone: 'danger' })]),
    ],
  }
}

/** An item of a list as plain text. */
export function itemText({ title, lines, status }: ListItem): readonly string[] {
  return ['', status === undefined ? title : `${title} – ${status.label}`, ...lines]
}
