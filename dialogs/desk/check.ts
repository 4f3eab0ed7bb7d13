import { labelOf } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { EntryRecord, WinnerRecord } from '../../src/registry/desk.ts'
import { evaluate, explainAward, registryOf, situationOf, type AwardExplanation } from '../../src/rules/index.ts'
import { button, tell, type DeskScene } from './desk-scene.ts'
import { itemText, whichAgency } from './entries.ts'
import { agencyField, applicable } from './entry-form.ts'
import { agencyText, entryName, entryStatus, winnerLines, word } from './entry-words.ts'
import { openForm, type FormTask } from './form.ts'
import { aboutWork, inScope, readAgency, readWork, typedValue, type NamedAgency } from './naming.ts'
import { sourceOf } from './refusals.ts'
import { winsOfBody } from './wins.ts'

/**
 * What an agency has entered and won, and which awards are open to it still or closed, by what the
 * registry and the directory tell of it. Nothing of a work is known yet.
 */
export async function checkAgency(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { awards, words } = readWork(at, about)
  const { scope } = at.desk.who
  const typed = words === '' && scope.kind === 'body' ? scope.body : words.slice(0, longestName)
  if (!/\p{L}/u.test(typed)) return openForm(at, checkForm, 'check', awards.join(','))
  const reading = readAgency(at, typed)
  if ('choices' in reading) return [whichAgency(at, 'check', reading, awards.length === 1 ? awards[0] : undefined)]
  if ('none' in reading) {
    return [tell(at, word(at, 'agency.none', { name: typed }), [
      { deed: 'check' }, { deed: 'check', about: aboutWork(awards.length === 1 ? awards[0] : undefined, typedValue(typed)), label: 'as-typed' }, { deed: 'menu' },
    ], { tone: 'problem' })]
  }
  const { agency, sure } = reading
  if (!inScope(at, agency.countsAs)) return [tell(at, word(at, 'agency.outside', { name: agency.name }), [{ deed: 'menu' }], { tone: 'problem' })]
  const standing = await standingOf(at, agency)
  const wanted = awards.filter((award) => applicable(at).includes(award))
  return [tell(at, headText(at, agency, sure, standing)), awardList(at, agency, standing, wanted)]
}

/** No name of an agency is longer, and a button holds it. */
const longestName = 150

/** Asks for the agency; `about` holds the awards that were named. */
export const checkForm: FormTask = {
  title: (at) => word(at, 'check.title'),
  fields: (at) => [agencyField(at)],
  done: (at, { agency = '' }, about) => checkAgency(at, aboutWork(about === '' || about.includes(',') ? undefined : about, agency)),
}

/** What the registry holds of a body, and what the core says by it. */
interface Standing {
  readonly entries: readonly EntryRecord[]
  readonly others: readonly EntryRecord[]
  readonly wins: readonly Omit<WinnerRecord, 'id'>[]
  readonly awards: ReadonlyMap<string, AwardExplanation>
}

async function standingOf(at: DeskScene, agency: NamedAgency): Promise<Standing> {
  const { scene, desk } = at
  const { rules, world } = scene
  const body = agency.countsAs
  const [{ items: entries }, drafts, withdrawn] = [
    await desk.entries.find({ body, state: 'registered' }, { page: 0, size: 100 }),
    await desk.entries.find({ body, state: 'draft' }, { page: 0, size: 5 }),
    await desk.entries.find({ body, state: 'withdrawn' }, { page: 0, size: 5 }),
  ]
  const wins = await winsOfBody(at, body)
  const { name, kind, 'counts-as': countsAs } = rules.rulebook.who
  const knownKind = kind !== undefined && agency.kind !== undefined && scene.fact(kind)?.values?.includes(agency.kind) === true
  const facts = { [name]: agency.name, ...(countsAs === undefined ? {} : { [countsAs]: body }), ...(knownKind ? { [kind]: agency.kind as string } : {}) }
  // What somebody says an agency enters is in the registry, or is not entered.
  const told = rules.facts.filter(({ type, values }) => type === 'choices' && values?.every((value) => rules.awards.some(({ id }) => id === value)))
  const evaluation = evaluate(rules, situationOf(rules, { ...facts, ...Object.fromEntries(told.map(({ id }) => [id, []])) }, world.today, registryOf({ entries, winners: wins }, desk.round)))
  const awards = applicable(at).flatMap((award) => {
    const explanation = explainAward(rules, evaluation, award)
    return explanation ? [[award, explanation] as const] : []
  })
  return { entries, others: [...drafts.items, ...withdrawn.items], wins, awards: new Map(awards) }
}

function headText(at: DeskScene, agency: NamedAgency, sure: boolean, { entries, others, wins }: Standing): string {
  const { scene } = at
  const kind = agency.kind === undefined ? word(at, 'agency.kind-unknown') : labelOf(scene.rules.rulebook.who.kind ?? '', agency.kind, scene.words)
  return [
    word(at, sure ? 'check.agency' : 'check.agency-taken', { agency: agencyText(at, { agency: agency.name, countsAs: agency.countsAs }), kind }),
    ...(agency.unlisted ? [word(at, 'agency.unlisted')] : []),
    '',
    word(at, entries.length === 0 ? 'check.no-entries' : 'check.entries', { round: at.desk.round, number: entries.length }),
    ...[...entries, ...others].map((entry) => word(at, 'check.entry', { name: entryName(at, entry), award: scene.award(entry.award), agency: entry.agency, state: entryStatus(at, entry).label })),
    '',
    word(at, wins.length === 0 ? 'check.no-wins' : 'check.wins', { number: wins.length }),
    ...wins.map((win) => word(at, 'check.win', { award: scene.award(win.award), more: winnerLines(at, win).join(word(at, 'dot')) })),
  ].join('\n')
}

/** The awards that were asked about, or all; those that are simply open share one item. */
function awardList(at: DeskScene, agency: NamedAgency, standing: Standing, wanted: readonly string[]): Reply {
  const awards = wanted.length > 0 ? wanted : [...standing.awards.keys()]
  const items = awards.map((award) => ({ award, item: awardItem(at, award, standing) }))
  const plain = wanted.length > 0 ? [] : items.filter(({ item }) => item.lines.length === 0)
  const told = wanted.length > 0 ? items : items.filter(({ item }) => item.lines.length > 0)
  const open: readonly ListItem[] = plain.length === 0 ? [] : [{
    title: word(at, 'check.open-rest', { number: plain.length }), lines: plain.map(({ award }) => at.scene.award(award)), status: { label: word(at, 'check.open'), tone: 'good' },
  }]
  const title = word(at, 'check.awards', { round: at.desk.round, agency: agency.name })
  const shown = [...told.map(({ item }) => item), ...open]
  const remark = word(at, 'check.remark')
  return {
    kind: 'list', title, items: [...shown.slice(0, -1), ...shown.slice(-1).map((item) => ({ ...item, lines: [...item.lines, remark] }))],
    text: [title, ...shown.flatMap(itemText), '', remark].join('\n'),
    actions: [
      button(at, { deed: 'register', about: aboutWork(wanted.length === 1 ? wanted[0] : undefined, agency.value), tone: 'primary' }),
      button(at, { deed: 'entries', about: aboutWork(undefined, agency.value) }),
      button(at, { deed: 'full-check' }), button(at, { deed: 'check', label: 'check-other' }), button(at, { deed: 'menu' }),
    ],
  }
}

/** One award: entered, closed with the condition and its lines, waiting for a ruling, or open. */
function awardItem(at: DeskScene, award: string, { entries, awards }: Standing): ListItem {
  const conditions = awards.get(award)?.conditions ?? []
  const entered = entries.filter((entry) => entry.award === award)
  const lines = [
    ...entered.map((entry) => word(at, 'check.entered', { name: entryName(at, entry), agency: entry.agency })),
    ...(['unmet', 'unsettled'] as const).flatMap((result) => conditions.filter((condition) => condition.result === result).flatMap((condition) => [
      word(at, `check.${result}`, { condition: at.scene.words.rule('conditions', condition.id, 'required'), source: sourceOf(at, condition.id, award) }),
      ...condition.changes.flatMap((change) => (change.by === 'entry' && change.entered ? [at.scene.say('change.enter', { award: at.scene.award(change.award) })] : [])),
      ...(condition.wins.length > 0 ? [word(at, 'check.by-wins', { years: condition.wins.map((year) => year ?? word(at, 'winners.year-unknown')).join(at.scene.say('comma')) })] : []),
    ])),
  ]
  const unmet = conditions.filter(({ result }) => result === 'unmet')
  // What another entry would mend is not closed for good.
  const missing = unmet.length > 0 && unmet.every(({ changes }) => changes.some((change) => change.by === 'entry' && change.entered))
  const closed = unmet.length > 0 && !missing
  const doubtful = conditions.some(({ result }) => result === 'unsettled')
  const status: NonNullable<ListItem['status']> = closed
    ? { label: word(at, entered.length > 0 ? 'check.entered-closed' : 'check.closed'), tone: entered.length > 0 ? 'plain' : 'bad' }
    : missing ? { label: word(at, 'check.missing'), tone: 'waiting' } : doubtful ? { label: word(at, 'check.doubtful'), tone: 'waiting' } : { label: word(at, entered.length > 0 ? 'check.entered-open' : 'check.open'), tone: 'good' }
  return { title: at.scene.award(award), lines, status }
}
