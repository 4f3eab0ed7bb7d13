import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import { labelOf } from '../../src/conversation/formats.ts'
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

export async function agencyConfirmed(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const confirmed = await at.desk.agencies.confirm(Number(about))
  if (!confirmed.ok) return [refused(at, confirmed)]
  return [tell(at, say(at, 'agencies.confirmed', { name: confirmed.agency.name }), [{ deed: 'undo', about: String(confirmed.audit) }, { deed: 'agencies' }], { tone: 'note' })]
}

export async function agencyDismissed(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const dismissed = await at.desk.agencies.dismiss(Number(about))
  if (!dismissed.ok) return [refused(at, dismissed)]
  return [tell(at, say(at, 'agencies.dismissed', { name: dismissed.agency.name }), [{ deed: 'undo', about: String(dismissed.audit) }, { deed: 'agencies' }], { tone: 'note' })]
}
