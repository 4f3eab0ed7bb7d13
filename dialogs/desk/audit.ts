import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { AuditRecord } from '../../src/registry/desk.ts'
import { button, say, type DeskScene } from './desk-scene.ts'
import { deedText, numbered } from './entry-words.ts'
import { changedDate } from './milestones.ts'
import { pageOf, readPage } from './paging.ts'

const perPage = 8

/** What was changed, by whom and when, newest first. `about`: the page; `#12` for the history of one entry. */
export async function tellAudit(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { number, filter } = readPage(about)
  const entry = numbered(filter)?.id
  const { items: records, total } = await at.desk.audit.read({ page: number, size: perPage }, entry === undefined ? {} : { subject: `entry:${entry}` })
  const items = records.map((record): ListItem => ({
    title: changeText(at, record),
    lines: auditLines(at, record),
    ...(record.canUndo ? { actions: [button(at, { deed: 'undo', about: String(record.id), ...(record.undoes === null ? {} : { label: 'redo' }) })] } : {}),
  }))
  const title = entry === undefined ? say(at, 'audit.title') : say(at, 'audit.title-of', { id: entry })
  const { page, actions } = pageOf(at, 'audit', entry === undefined ? '' : `#${entry}`, { number, size: perPage, total })
  const text = [title, ...(items.length === 0 ? [say(at, 'none')] : []), ...items.flatMap((item) => ['', item.title, ...item.lines]), '', say(at, 'page', { ...page })].join('\n')
  const others = entry === undefined ? button(at, { deed: 'write-export', about: 'audit xlsx', label: 'export-audit-xlsx' }) : button(at, { deed: 'audit' })
  return [{ kind: 'list', text, title, items, page, actions: [...actions, others, button(at, { deed: 'menu' })] }]
}

/** A change in a line: what was done, and to what. */
export function changeText(at: DeskScene, record: AuditRecord): string {
  const { title, agency, name, condition } = record.about
  const words = [name, title, agency].filter((word) => typeof word === 'string' && word !== '')
  const what = typeof condition === 'string' ? at.scene.words.rule('conditions', condition, 'required') : changedDate(at, record.about) ?? words.join(' – ')
  const id = entryOfChange(record)
  return [deedText(at, record), ...(id === undefined ? [] : [`#${id}`]), ...(what === '' ? [] : [what])].join(' ')
}

/** The number of the entry that a change is of. */
export function entryOfChange({ subject }: Pick<AuditRecord, 'subject'>): string | undefined {
  return /^entry:(\d+)$/.exec(subject)?.[1]
}

function auditLines(at: DeskScene, record: AuditRecord): readonly string[] {
  return [
    say(at, 'audit.line', { date: momentText(at, record.at), who: whoText(at, record), channel: say(at, `channels.${record.channel}`) }),
    ...(record.reason === null ? [] : [say(at, 'audit.reason', { reason: record.reason })]),
    ...(record.undoneBy === null ? [] : [say(at, record.undoes === null ? 'audit.undone' : 'audit.redone')]),
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
