import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import type { ListItem } from '../../src/conversation/replies.ts'
import type { AuditRecord, EntryRecord, WinnerRecord } from '../../src/registry/desk.ts'
import { normalise } from '../../src/thai/normalise.ts'
import { say, type DeskScene } from './desk-scene.ts'

/** A text about entries and winners in the coordinator's language. */
export function word({ scene }: Pick<DeskScene, 'scene'>, key: string, values?: Readonly<Record<string, unknown>>): string {
  return scene.words.say(`desk-entries:${key}`, values)
}

const labelled: readonly string[] = ['award', 'agency', 'countsAs', 'kind', 'title', 'area', 'nominee', 'partners', 'contact', 'reason', 'round', 'level', 'name', 'scope', 'reading', 'state']

/** What a field of an entry or a winner is called. */
export function fieldLabel(at: Pick<DeskScene, 'scene'>, field: string): string {
  return labelled.includes(field) ? word(at, `fields.${field}`) : field
}

/** An entry in one line: its number and its title, as data. */
export function entryName(at: DeskScene, { id, title }: Pick<EntryRecord, 'id' | 'title'>): string {
  return word(at, 'entry.name', { id, title })
}

/** Whether an entry counts, and what it won. */
export function entryStatus(at: DeskScene, { state, level }: Pick<EntryRecord, 'state' | 'level'>): NonNullable<ListItem['status']> {
  if (state === 'registered' && level !== null) return { label: word(at, `levels.${level}`), tone: level === 'none' ? 'plain' : 'good' }
  return { label: word(at, `states.${state}`), tone: state === 'registered' ? 'good' : state === 'draft' ? 'waiting' : 'plain' }
}

/** The award and whose entry it is. */
export function entryShort(at: DeskScene, entry: Pick<EntryRecord, 'award' | 'agency' | 'countsAs'>): readonly string[] {
  return [at.scene.award(entry.award), agencyText(at, entry)]
}

/** An agency and, where that is another, the body it counts for. */
export function agencyText(at: DeskScene, { agency, countsAs }: { readonly agency: string; readonly countsAs: string }): string {
  return agency === countsAs ? agency : word(at, 'entry.agency-body', { agency, body: countsAs })
}

/** One field with its value. */
export function fieldLine(at: DeskScene, field: string, value: string): string {
  return word(at, 'entry.field', { field: fieldLabel(at, field), value })
}

/** A day in the coordinator's language. */
export function dayText({ scene }: Pick<DeskScene, 'scene'>, iso: string): string {
  return dateText(dayInBangkok(new Date(iso)), scene.session.language)
}

/** What was done; of an undo, what it took back or did once more; of an import, the file. */
export function deedText(at: DeskScene, { action, about }: Pick<AuditRecord, 'action' | 'about'>): string {
  const done = (one: string): string => say(at, `audit.actions.${one.replaceAll('.', '-')}`)
  const { action: original, file } = about
  const deed = (action === 'undone' || action === 'redone') && typeof original === 'string' ? say(at, 'audit.of', { undo: done(action), deed: done(original) }) : done(action)
  return typeof file === 'string' ? say(at, 'audit.file', { deed, file }) : deed
}

/** What was done, by whom and when. */
export function auditText(at: DeskScene, record: AuditRecord): string {
  const { who, at: when, channel } = record
  return word(at, 'entry.last', { what: deedText(at, record), who, date: dayText(at, when), channel: say(at, `channels.${channel}`) })
}

/** Whose win it is, and when it was. */
export function winnerLines(at: DeskScene, winner: Pick<WinnerRecord, 'round' | 'agency' | 'countsAs' | 'level' | 'title'>): readonly string[] {
  const year = winner.round === null ? word(at, 'winners.year-unknown') : word(at, 'winners.year', { round: winner.round })
  return [
    [year, ...(winner.level === null ? [] : [winner.level])].join(word(at, 'dot')),
    ...(winner.title === null ? [] : [winner.title]),
  ]
}

/**
 * The number of an entry or a winner that words begin with; Thai digits count as well.
 *
 * @example numbered('#๑๒ ดีเด่น') // { id: 12, rest: 'ดีเด่น' }
 */
export function numbered(about: string): { readonly id: number; readonly rest: string } | undefined {
  const [, id, rest = ''] = /^#?\s*(\d{1,9})(?![\d.])\s*(.*)$/su.exec(normalise(about)) ?? []
  return id === undefined ? undefined : { id: Number(id), rest }
}
