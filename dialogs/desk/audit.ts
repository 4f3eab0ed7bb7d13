import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { AuditRecord } from '../../src/registry/desk.ts'
import { button, say, type DeskScene } from './desk-scene.ts'
import { pageOf, readPage } from './paging.ts'

const perPage = 8

/** Roles are given and taken anew, not back. */
const undoable = /^(?:entry|winner|ruling|import|agency)\./

/** What was changed, by whom and when, newest first. `about`: the page. */
export async function tellAudit(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { number } = readPage(about)
  const { items: records, total } = await at.desk.audit.read({ page: number, size: perPage })
  const items = records.map((record): ListItem => ({
    title: changeText(at, record),
    lines: auditLines(at, record),
    ...(record.undoneBy === null && record.undoes === null && undoable.test(record.action) ? { actions: [button(at, { deed: 'undo', about: String(record.id) })] } : {}),
  }))
  const title = say(at, 'audit.title')
  const { page, actions } = pageOf(at, 'audit', '', { number, size: perPage, total })
  const text = [title, ...(items.length === 0 ? [say(at, 'none')] : []), ...items.flatMap((item) => ['', item.title, ...item.lines]), '', say(at, 'page', { ...page })].join('\n')
  return [{
    kind: 'list', text, title, items, page,
    actions: [...actions, button(at, { deed: 'write-export', about: 'audit xlsx', label: 'export-audit-xlsx' }), button(at, { deed: 'menu' })],
  }]
}

/** A change in a line: what was done, and to what. */
export function changeText(at: DeskScene, { action, subject, about }: AuditRecord): string {
  const done = say(at, `audit.actions.${action.replace('.', '-')}`)
  const { title, agency, name, condition, file } = about
  const words = [name, title, agency, file].filter((word) => typeof word === 'string' && word !== '')
  const what = typeof condition === 'string' ? at.scene.words.rule('conditions', condition, 'required') : words.join(' – ')
  const id = /^entry:(\d+)$/.exec(subject)?.[1]
  return [done, ...(id === undefined ? [] : [`#${id}`]), ...(what === '' ? [] : [what])].join(' ')
}

function auditLines(at: DeskScene, record: AuditRecord): readonly string[] {
  return [
    say(at, 'audit.line', { date: momentText(at, record.at), who: whoText(at, record), channel: say(at, `channels.${record.channel}`) }),
    ...(record.reason === null ? [] : [say(at, 'audit.reason', { reason: record.reason })]),
    ...(record.undoneBy === null ? [] : [say(at, 'audit.undone', { id: record.undoneBy })]),
    ...(record.undoes === null ? [] : [say(at, 'audit.undoes', { id: record.undoes })]),
  ]
}

/** Whoever is no coordinator has no name here, only a mark that says nothing to anybody. */
export function whoText(at: DeskScene, { who }: Pick<AuditRecord, 'who'>): string {
  return who.startsWith('person:') ? say(at, 'audit.somebody') : who
}

/** Day and time in Bangkok. */
export function momentText({ scene }: Pick<DeskScene, 'scene'>, at: string): string {
  const moment = new Date(at)
  const time = new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${dateText(dayInBangkok(moment), scene.session.language)} ${time}`
}
