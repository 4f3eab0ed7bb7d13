import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'
import { ambiguous, awardList, conditionText, openDoubts, readingText, tellDoubts, type Doubt } from './doubts.ts'
import { openForm, type FormTask } from './form.ts'
import { refused } from './refusals.ts'

/** Begins to settle a doubt; without a word which one, the open ones are shown. */
export function askRuling(at: DeskScene, about: string): readonly Reply[] | Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const doubt = find(at, about)
  if (doubt) return openForm(at, rulingForm, 'ruling', doubt.condition)
  return [tell(at, say(at, 'ruling.which')), ...tellDoubts(at)]
}

/** The doubt that a button names, or that somebody's words name. */
function find(at: DeskScene, about: string): Doubt | undefined {
  const wanted = about.trim().toLowerCase()
  if (wanted === '') return undefined
  return ambiguous(at).find(({ condition }) => condition === wanted || conditionText(at, condition).toLowerCase() === wanted)
}

export const rulingForm: FormTask = {
  title: (at, about) => say(at, 'ruling.title', { condition: conditionText(at, about) }),
  fields(at, _values, about) {
    const doubt = ambiguous(at).find(({ condition }) => condition === about)
    const choices = (doubt?.readings ?? []).map((reading) => ({ value: reading, label: readingText(at, about, reading) }))
    return [
      {
        id: 'reading', type: 'choice', required: true, choices,
        label: say(at, 'ruling.reading-label'), prompt: say(at, 'ruling.reading'),
        read: (typed) => {
          const choice = choices.find(({ value, label }, i) => value === typed || label === typed || String(i + 1) === typed)
          return choice ? { value: choice.value } : { problem: say(at, 'form.no-choice', { field: say(at, 'ruling.reading-label') }) }
        },
      },
      { id: 'reason', type: 'long-text', required: true, label: say(at, 'ruling.reason-label'), prompt: say(at, 'ruling.reason') },
    ]
  },
  done(at, { reading = '', reason = '' }, about) {
    const doubt = ambiguous(at).find(({ condition }) => condition === about)
    if (!doubt) return [tell(at, say(at, 'ruling.not-ambiguous'), [{ deed: 'doubts' }], { tone: 'problem' })]
    const summary = say(at, 'ruling.summary', {
      condition: conditionText(at, about), awards: awardList(at, doubt.awards), reading: readingText(at, about, reading), reason,
    })
    return confirm(at, { task: 'ruling', summary, about: { condition: about, reading, reason } })
  },
}

export const rulingSettled: Confirmed = async (at, { condition = '', reading = '', reason = '' }) => {
  const settled = await at.desk.rulings.settle({ condition, reading, reason })
  if (!settled.ok) return [refused(at, settled)]
  const left = openDoubts(at).filter((doubt) => doubt.condition !== condition).length
  return [tell(at, say(at, 'ruling.done'), [{ deed: 'undo', about: String(settled.audit) }, ...(left > 0 ? [{ deed: 'doubts' }] : []), { deed: 'rulings' }, { deed: 'menu' }], { tone: 'note' })]
}

/** The rulings in force: who made them, when, and why. */
export async function tellRulings(at: DeskScene): Promise<readonly Reply[]> {
  const rulings = await at.desk.rulings.all()
  if (rulings.length === 0) return [tell(at, say(at, 'rulings.none'), [{ deed: 'doubts' }, { deed: 'menu' }])]
  const mayRule = at.desk.who.scope.kind === 'all'
  const items = rulings.map((ruling): ListItem => ({
    title: conditionText(at, ruling.condition),
    lines: [
      readingText(at, ruling.condition, ruling.reading),
      ...(ruling.award === null ? [] : [at.scene.award(ruling.award)]),
      say(at, 'rulings.by', { by: ruling.by, date: dateText(dayInBangkok(new Date(ruling.at)), at.scene.session.language) }),
      say(at, 'rulings.reason', { reason: ruling.reason }),
    ],
    ...(mayRule ? { actions: [button(at, { deed: 'revoke-ruling', about: String(ruling.id), tone: 'danger' })] } : {}),
  }))
  const title = say(at, 'rulings.title')
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines])].join('\n')
  return [{ kind: 'list', text, title, items, actions: [button(at, { deed: 'doubts' }), button(at, { deed: 'menu' })] }]
}

/** Asks before a ruling is revoked. */
export async function revokeRuling(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const ruling = (await at.desk.rulings.all()).find(({ id }) => String(id) === about)
  if (!ruling) return [refused(at, { ok: false, code: 'unknown' })]
  const summary = say(at, 'rulings.revoke', { condition: conditionText(at, ruling.condition), reading: readingText(at, ruling.condition, ruling.reading) })
  return confirm(at, { task: 'revoke-ruling', summary, about: { id: about }, danger: true, label: 'revoke-ruling' })
}

export const rulingRevoked: Confirmed = async (at, { id = '' }) => {
  const revoked = await at.desk.rulings.revoke(Number(id))
  if (!revoked.ok) return [refused(at, revoked)]
  return [tell(at, say(at, 'rulings.revoked'), [{ deed: 'undo', about: String(revoked.audit) }, { deed: 'doubts' }], { tone: 'note' })]
}
