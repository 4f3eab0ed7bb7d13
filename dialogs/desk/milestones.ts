import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import { milestoneText } from '../../src/conversation/milestone-words.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import { readDay, readMilestone } from '../../src/conversation/understanding/milestone-commands.ts'
import type { MilestoneDate } from '../../src/registry/desk.ts'
import { usualMilestones } from '../../src/rules/index.ts'
import { allBranches } from '../../src/thai/lexicon/milestones.ts'
import { fold } from '../../src/thai/normalise.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'
import { openForm, type FieldReading, type FormTask, type TaskField } from './form.ts'
import { refused } from './refusals.ts'

/** Stands for all branches in forms and buttons. */
const all = '*'
const branchOf = (value: string): string | null => (value === all || value === '' ? null : value)

/** The dates of the round: when, set by whom, and how far away. */
export async function tellMilestones(at: DeskScene): Promise<readonly Reply[]> {
  const dates = await at.desk.milestones.all()
  const mayChange = at.desk.who.scope.kind === 'all'
  const actions = [...(mayChange ? [button(at, { deed: 'set-milestone', tone: 'primary' })] : []), ...(at.scene.world.reminders ? [at.scene.action('remind')] : []), button(at, { deed: 'menu' })]
  const title = say(at, 'milestones.title')
  if (dates.length === 0) return [{ kind: 'message', text: say(at, 'milestones.none'), actions }]
  const items = dates.map((date): ListItem => ({
    title: nameOf(at, date),
    lines: [dayText(at, date.on), ...(date.by === null || date.at === null ? [] : [say(at, 'milestones.by', { by: date.by, date: dayText(at, dayInBangkok(new Date(date.at))) })])],
    status: distance(at, date.on),
    ...(mayChange ? { actions: [
      button(at, { deed: 'set-milestone', label: 'change-milestone', about: aboutOf(date) }),
      button(at, { deed: 'remove-milestone', about: aboutOf(date), tone: 'danger' }),
    ] } : {}),
  }))
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines.with(0, `${item.lines[0] ?? ''} (${item.status?.label ?? ''})`)])].join('\n')
  return [{ kind: 'list', text, title, items, actions }]
}

/** Begins to set or change a date; `about` is a button's, or the words that were typed. */
export function setMilestone(at: DeskScene, about: string): readonly Reply[] | Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const { milestone, branch, on } = said(at, about)
  return openForm(at, milestoneForm, 'milestone', '', {
    // Whoever names a milestone and no branch means all of them.
    ...(milestone === undefined ? {} : { milestone, branch: branch ?? all }), ...(on === undefined ? {} : { on }),
  })
}

/** Asks before a date is taken away; where several may be meant, they are shown. */
export async function removeMilestone(at: DeskScene, about: string): Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const { milestone, branch } = said(at, about)
  const dates = (await at.desk.milestones.all()).filter((date) => date.milestone === milestone && (branch === undefined || date.branch === branchOf(branch)))
  const [date, ...others] = dates
  if (date === undefined || others.length > 0) return tellMilestones(at)
  const summary = say(at, 'milestones.remove', { milestone: nameOf(at, date), date: dayText(at, date.on) })
  return confirm(at, { task: 'remove-milestone', summary, about: { milestone: date.milestone, branch: date.branch ?? all }, danger: true, label: 'remove-milestone' })
}

export const milestoneForm: FormTask = {
  title: (at) => say(at, 'milestones.form'),
  fields: (at) => [
    choice(at, 'milestone', milestoneIds(at).map((id) => ({ value: id, label: milestoneText(at.scene.words, { id }) })), (typed) => readMilestone(typed, at.scene.world.today).milestone),
    choice(at, 'branch', [
      { value: all, label: say(at, 'milestones.all-branches') },
      ...at.scene.rules.rulebook.branches.map(({ id }) => ({ value: id, label: at.scene.words.rule('branches', id, 'name') })),
    ], (typed) => (allBranches.test(fold(typed)) ? all : said(at, typed).branch)),
    {
      id: 'on', type: 'date', required: true, label: say(at, 'milestones.on-label'), prompt: say(at, 'milestones.on'), hint: say(at, 'milestones.on-hint'),
      read(typed) {
        const day = readDay(typed, at.scene.world.today)
        return day === undefined ? { problem: say(at, 'milestones.no-day') } : { value: day }
      },
      certain: (typed) => readDay(typed, at.scene.world.today) !== undefined,
    },
  ],
  async done(at, { milestone = '', branch = all, on = '' }) {
    const dates = await at.desk.milestones.all()
    const date = { milestone, branch: branchOf(branch), on }
    const before = dates.find((one) => one.milestone === milestone && one.branch === date.branch)
    if (before?.on === on) return [refused(at, { ok: false, code: 'nothing-to-do' })]
    const summary = [
      say(at, before ? 'milestones.change' : 'milestones.set', { milestone: nameOf(at, date), date: dayText(at, on), before: before ? dayText(at, before.on) : '' }),
      ...doubtful(at, date, dates),
      say(at, 'milestones.told'),
    ].join('\n')
    return confirm(at, { task: 'milestone', summary, about: { milestone, branch, on } })
  },
}

export const milestoneSet: Confirmed = async (at, { milestone = '', branch = all, on = '' }) => {
  const set = await at.desk.milestones.set({ milestone, branch: branchOf(branch), on })
  if (!set.ok) return [refused(at, set)]
  return [tell(at, say(at, 'milestones.done', { milestone: nameOf(at, set.date), date: dayText(at, on) }), after(set.audit), { tone: 'note' })]
}

export const milestoneRemoved: Confirmed = async (at, { milestone = '', branch = all }) => {
  const removed = await at.desk.milestones.remove({ milestone, branch: branchOf(branch) })
  if (!removed.ok) return [refused(at, removed)]
  return [tell(at, say(at, 'milestones.removed', { milestone: nameOf(at, removed.date) }), after(removed.audit), { tone: 'note' })]
}

/** The date that a change of the audit is about, in words; undefined where it is about something else. */
export function changedDate(at: DeskScene, { milestone, branch, on, was }: Readonly<Record<string, unknown>>): string | undefined {
  const day = on ?? was
  if (typeof milestone !== 'string' || typeof day !== 'string') return undefined
  return say(at, 'milestones.dated', { milestone: nameOf(at, { milestone, branch: typeof branch === 'string' ? branch : null }), date: dayText(at, day) })
}

const after = (audit: number) => [{ deed: 'undo', about: String(audit) }, { deed: 'milestones' }, { deed: 'menu' }]

/** A field with choices that may also be typed, by their number or in other words. */
function choice(at: DeskScene, id: 'milestone' | 'branch', choices: readonly { readonly value: string; readonly label: string }[], inWords: (typed: string) => string | undefined): TaskField {
  const read = (typed: string): FieldReading => {
    const found = choices.find(({ value, label }, i) => value === typed || label === typed || String(i + 1) === typed)?.value ?? inWords(typed)
    return choices.some(({ value }) => value === found) ? { value: found as string } : { problem: say(at, 'form.no-choice', { field: say(at, `milestones.${id}-label`) }) }
  }
  return {
    id, type: 'choice', required: true, choices, label: say(at, `milestones.${id}-label`), prompt: say(at, `milestones.${id}`),
    read, certain: (typed) => 'value' in read(typed),
  }
}

/** What is remarkable of a date: it is past, or out of the usual order. */
function doubtful(at: DeskScene, date: Pick<MilestoneDate, 'milestone' | 'branch' | 'on'>, dates: readonly MilestoneDate[]): readonly string[] {
  const place = ({ milestone }: Pick<MilestoneDate, 'milestone'>): number => (usualMilestones as readonly string[]).indexOf(milestone)
  const wrong = place(date) === -1 ? undefined : dates.find((other) => other.branch === date.branch && place(other) !== -1 &&
    (place(other) < place(date) ? other.on > date.on : place(other) > place(date) && other.on < date.on))
  return [
    ...(date.on < at.scene.world.today ? [say(at, 'milestones.past')] : []),
    ...(wrong ? [say(at, place(wrong) < place(date) ? 'milestones.before' : 'milestones.after', { milestone: nameOf(at, wrong), date: dayText(at, wrong.on) })] : []),
  ]
}

/** What a button or typed words say of a date. */
function said(at: DeskScene, about: string): { readonly milestone?: string; readonly branch?: string; readonly on?: string } {
  const [milestone = '', branch, ...more] = about.split(' ')
  if (branch !== undefined && more.length === 0 && milestoneIds(at).includes(milestone)) return { milestone, branch }
  const { scene } = at
  const names = (path: 'milestones' | 'branches', ids: readonly string[]) =>
    ids.flatMap((id) => [scene.words, scene.otherWords].map((words) => [fold(path === 'branches' ? words.rule(path, id, 'name') : milestoneText(words, { id })), id] as const))
  return readMilestone(about, scene.world.today, {
    milestones: names('milestones', milestoneIds(at)), branches: names('branches', scene.rules.rulebook.branches.map(({ id }) => id)),
  })
}

/** The milestones that a round can have. */
function milestoneIds({ scene }: Pick<DeskScene, 'scene'>): readonly string[] {
  return [...new Set([...usualMilestones, ...scene.rules.rulebook.milestones.map(({ id }) => id)])]
}

const aboutOf = ({ milestone, branch }: MilestoneDate): string => `${milestone} ${branch ?? all}`
const nameOf = (at: DeskScene, { milestone: id, branch }: Pick<MilestoneDate, 'milestone' | 'branch'>): string => milestoneText(at.scene.words, { id, branch })
const dayText = ({ scene }: DeskScene, day: string): string => dateText(day, scene.session.language)

function distance(at: DeskScene, on: string): NonNullable<ListItem['status']> {
  const days = Math.round((Date.parse(on) - Date.parse(at.scene.world.today)) / 86_400_000)
  if (days < 0) return { label: say(at, 'milestones.is-past'), tone: 'plain' }
  return days === 0 ? { label: say(at, 'milestones.is-today'), tone: 'waiting' } : { label: say(at, 'milestones.in-days', { days }), tone: 'good' }
}
