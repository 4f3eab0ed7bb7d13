import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'
import { openForm, type FieldReading, type FormTask } from './form.ts'
import { refused } from './refusals.ts'

/** Who coordinates, for what, and since when. */
export async function tellStaff(at: DeskScene): Promise<readonly Reply[]> {
  const members = await at.desk.staff.all()
  const items = members.map((member): ListItem => ({
    title: member.name,
    lines: [
      scopeText(at, member.scope),
      say(at, 'staff.since', { date: dateText(dayInBangkok(new Date(member.since)), at.scene.session.language), channel: say(at, `channels.${member.channel}`) }),
    ],
    actions: [button(at, { deed: 'remove-member', about: String(member.id), tone: 'danger' })],
  }))
  const title = say(at, 'staff.title')
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines])].join('\n')
  return [{ kind: 'list', text, title, items, actions: [button(at, { deed: 'invite' }), button(at, { deed: 'menu' })] }]
}

/** Begins an invitation. */
export function invite(at: DeskScene, about: string): Promise<readonly Reply[]> {
  return openForm(at, inviteForm, 'invite', '', about === '' ? {} : { name: about })
}

/** What stands for everything in the field of the scope; no body is called so. */
const everything = '*'

export const inviteForm: FormTask = {
  title: (at) => say(at, 'invite.title'),
  fields(at) {
    const { scope } = at.desk.who
    return [
      { id: 'name', type: 'text', required: true, label: say(at, 'invite.name-label'), prompt: say(at, 'invite.name') },
      // Whoever looks after one body invites for that one.
      ...(scope.kind === 'body' ? [] : [{
        id: 'scope', type: 'text' as const, required: true, label: say(at, 'invite.scope-label'), prompt: say(at, 'invite.scope'),
        choices: [{ label: say(at, 'invite.all'), value: everything }],
        read: (typed: string) => readScope(at, typed),
        certain: (typed: string) => 'value' in readScope(at, typed),
      }]),
    ]
  },
  done(at, { name = '', scope }) {
    const own = at.desk.who.scope
    const wanted = scope === undefined ? (own.kind === 'body' ? own.body : everything) : scope
    const summary = say(at, 'invite.summary', { name, scope: scopeText(at, scopeOf(wanted)) })
    return confirm(at, { task: 'invite', summary, about: { name, scope: wanted } })
  },
}

function readScope(at: DeskScene, typed: string): FieldReading {
  const { scene } = at
  const all = [everything, say(at, 'invite.all'), scene.otherWords.say('desk:invite.all')]
  if (all.some((one) => one.toLowerCase() === typed.toLowerCase())) return { value: everything }
  const exact = scene.world.directory.find(typed)
  if (exact) return { value: exact.countsAs }
  const match = scene.world.directory.match(typed)
  if ('choices' in match) {
    const bodies = [...new Set(match.choices.map(({ countsAs }) => countsAs))]
    return { problem: say(at, 'invite.unclear'), choices: bodies.map((body) => ({ label: body, value: body })) }
  }
  if ('agency' in match && !match.provisional) return { value: match.agency.countsAs }
  return { problem: say(at, 'invite.no-agency') }
}

const scopeOf = (scope: string): Scope => (scope === everything ? { kind: 'all' } : { kind: 'body', body: scope })

function scopeText(at: DeskScene, scope: Scope): string {
  return scope.kind === 'all' ? say(at, 'scope.all') : say(at, 'scope.body', { body: scope.body })
}

export const inviteConfirmed: Confirmed = async (at, { name = '', scope = everything }) => {
  const invited = await at.desk.staff.invite({ name, scope: scopeOf(scope) })
  if (!invited.ok) return [refused(at, invited)]
  const expires = dateText(dayInBangkok(new Date(invited.expiresAt)), at.scene.session.language)
  return [tell(at, say(at, 'invite.done', { name, code: invited.code, expires }), [{ deed: 'undo', about: String(invited.audit) }, { deed: 'staff' }, { deed: 'menu' }])]
}

/** Asks before somebody is removed. */
export async function removeMember(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const member = (await at.desk.staff.all()).find(({ id }) => String(id) === about)
  if (!member) return [refused(at, { ok: false, code: 'unknown' })]
  return confirm(at, { task: 'remove-member', summary: say(at, 'staff.remove', { name: member.name }), about: { id: about }, danger: true, label: 'remove-member' })
}

export const memberRemoved: Confirmed = async (at, { id = '' }) => {
  const removed = await at.desk.staff.remove(Number(id))
  if (!removed.ok) return removed.code === 'depends' ? [tell(at, say(at, 'staff.last'), [{ deed: 'staff' }], { tone: 'problem' })] : [refused(at, removed)]
  // Whoever removed themselves has no way back of their own.
  const back = removed.member.id === at.desk.who.id ? [] : [{ deed: 'undo', about: String(removed.audit) }]
  return [tell(at, say(at, 'staff.removed', { name: removed.member.name }), [...back, { deed: 'staff' }, { deed: 'menu' }], { tone: 'note' })]
}
