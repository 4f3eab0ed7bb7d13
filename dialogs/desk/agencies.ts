import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import { labelOf } from '../../src/conversation/formats.ts'
import type { ProvisionalAgency } from '../../src/registry/desk.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'
import { pageOf, readPage } from './paging.ts'
import { refused } from './refusals.ts'

const perPage = 8

/** Agencies that applicants named and the directory doesn't have. `about`: the page. */
export async function askAgencies(at: DeskScene, about: string): Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const { number } = readPage(about)
  const { items: agencies, total } = await at.desk.agencies.provisional({ page: number, size: perPage })
  const title = say(at, 'agencies.title')
  if (agencies.length === 0) return [tell(at, `${title}\n${say(at, 'none')}`, [{ deed: 'menu' }])]
  const kind = at.scene.rules.rulebook.who.kind
  const items = agencies.map(({ id, name, kind: value, district, province }): ListItem => ({
    title: name,
    lines: [
      kind === undefined ? value : labelOf(kind, value, at.scene.words),
      ...(district === null && province === null ? [] : [say(at, 'agencies.place', { district: district ?? '', province: province ?? '' }).trim()]),
    ],
    actions: [button(at, { deed: 'confirm-agency', about: String(id), tone: 'primary' }), button(at, { deed: 'dismiss-agency', about: String(id) })],
  }))
  const { page, actions } = pageOf(at, 'agencies', '', { number, size: perPage, total })
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines])].join('\n')
  return [{ kind: 'list', text, title, items, page, actions: [...actions, button(at, { deed: 'menu' })] }]
}

/** Shows what confirming an agency means, before it is done. */
export function confirmAgency(at: DeskScene, about: string): Promise<readonly Reply[]> {
  return askFirst(at, about, 'confirm-agency')
}

/** The same before an agency is dismissed. */
export function dismissAgency(at: DeskScene, about: string): Promise<readonly Reply[]> {
  return askFirst(at, about, 'dismiss-agency')
}

async function askFirst(at: DeskScene, about: string, task: 'confirm-agency' | 'dismiss-agency'): Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const agency = await waiting(at, about)
  if (!agency) return [refused(at, { ok: false, code: 'unknown' })]
  return confirm(at, { task, summary: say(at, `agencies.${task}`, { name: agency.name }), about: { id: about }, danger: task === 'dismiss-agency', label: task })
}

/** The agency under a number, as long as it waits. */
async function waiting({ desk }: DeskScene, about: string): Promise<ProvisionalAgency | undefined> {
  const size = 100
  for (let page = 0; ; page++) {
    const { items } = await desk.agencies.provisional({ page, size })
    const found = items.find(({ id }) => String(id) === about)
    if (found || items.length < size) return found
  }
}

export const agencyConfirmed: Confirmed = async (at, { id = '' }) => {
  const confirmed = await at.desk.agencies.confirm(Number(id))
  if (!confirmed.ok) return [refused(at, confirmed)]
  return [tell(at, say(at, 'agencies.confirmed', { name: confirmed.agency.name }), [{ deed: 'undo', about: String(confirmed.audit) }, { deed: 'agencies' }], { tone: 'note' })]
}

export const agencyDismissed: Confirmed = async (at, { id = '' }) => {
  const dismissed = await at.desk.agencies.dismiss(Number(id))
  if (!dismissed.ok) return [refused(at, dismissed)]
  return [tell(at, say(at, 'agencies.dismissed', { name: dismissed.agency.name }), [{ deed: 'undo', about: String(dismissed.audit) }, { deed: 'agencies' }], { tone: 'note' })]
}
