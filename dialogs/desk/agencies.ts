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
  const items = agencies.map((agency): ListItem => {
    const about = String(agency.id)
    return {
      title: agency.name,
      lines: [kind === undefined ? agency.kind : labelOf(kind, agency.kind, at.scene.words), ...whatToMind(at, agency)],
      actions: [button(at, { deed: 'confirm-agency', about, tone: 'primary' }), button(at, { deed: 'dismiss-agency', about })],
    }
  })
  const { page, actions } = pageOf(at, 'agencies', '', { number, size: perPage, total })
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines])].join('\n')
  return [{ kind: 'list', text, title, items, page, actions: [...actions, button(at, { deed: 'menu' })] }]
}

/** Where it lies, or that this isn't told, and what the directory has of that name or nearly: it may be one of those. */
function whatToMind(at: DeskScene, { name, kind, province, district }: ProvisionalAgency): readonly string[] {
  const place = province === null ? [] : [say(at, district === null ? 'agencies.in-province' : 'agencies.place', { district, province })]
  const lacks = kind === 'local-government' && province !== null && district === null ? [say(at, 'agencies.no-district')] : []
  const { directory } = at.scene.world
  const match = directory.match(name)
  const listed = 'choices' in match ? match.choices : 'agency' in match ? [match.agency] : []
  const names = listed.flatMap((agency) => (directory.find(agency.name) ? [agency.name] : []))
  return [...place, ...lacks, ...(names.length === 0 ? [] : [say(at, 'agencies.alike', { names: names.slice(0, mostAlike).join(at.scene.say('comma')) })])]
}

const mostAlike = 5

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
  const summary = [say(at, `agencies.${task}`, { name: agency.name }), ...whatToMind(at, agency)].join('\n')
  return confirm(at, { task, summary, about: { id: about }, danger: task === 'dismiss-agency', label: task })
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
