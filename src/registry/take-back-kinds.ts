import type { AuditRow } from '../database/schema-registry.ts'
import type { ChangedRows } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { covers } from './scope.ts'

/** What of an audit row tells of which kind its change is. */
export type Kind = Pick<AuditRow, 'action' | 'round' | 'about'>
export type Audited = Kind & Pick<AuditRow, 'subject' | 'before' | 'after'>

/** Changes that only coordinators of everything may make, or take back. */
const OF_EVERYTHING = /^(?:entry\.result|ruling\.|milestone\.|agency\.)/
const OF_ROUND = /^(?:entry\.(?:registered|drafted|reinstated|corrected|withdrawn|result)|winner\.(?:added|removed)|ruling\.(?:settled|revoked)|milestone\.(?:set|removed)|import\.applied|agency\.(?:confirmed|dismissed))$/
const OF_STAFF = /^coordinator\.(?:invited|removed)$/
/** What is done once more after an undo, by taking the undo back. The rest is done anew, with what it asks for. */
const REDOABLE = /^(?:entry|winner|import)\./

/** What an audit row is about: for an undo, what it took back. */
export function actionOf({ action, about }: Pick<Kind, 'action' | 'about'>): string {
  const { action: original } = JSON.parse(about) as { readonly action?: unknown }
  return isUndo(action) && typeof original === 'string' ? original : action
}

/** Whether a change concerns who is a coordinator, and not a round. */
export const isOfStaff = (action: string): boolean => OF_STAFF.test(action)

const isUndo = (action: string): boolean => action === 'undone' || action === 'redone'

/**
 * Whether a change is of a kind that can be taken back, and by this coordinator, as far as its rows
 * need not be read for that. An undo can, where that does the change once more; that again is none:
 * the change itself can be taken back again.
 */
export function mayTakeBack(kind: Kind, { coordinator: { scope }, rulebook }: Pick<DeskParts, 'coordinator' | 'rulebook'>): boolean {
  const { action, round } = kind
  if (action === 'redone') return false
  const original = actionOf(kind)
  if (isOfStaff(action)) return true
  if (!OF_ROUND.test(original) || round !== rulebook.round || (action !== original && !REDOABLE.test(original))) return false
  return scope.kind === 'all' || !OF_EVERYTHING.test(original)
}

/** The same for all that the change did: what a coordinator of a body takes back concerns that body alone. */
export function canTakeBack(audited: Audited, parts: DeskParts): boolean {
  const { scope } = parts.coordinator
  if (!mayTakeBack(audited, parts)) return false
  const original = actionOf(audited)
  if (isOfStaff(original) || original.startsWith('agency.')) return true
  if (audited.after === null) return false
  if (scope.kind === 'all') return true
  const sides = [read(audited.before), read(audited.after)]
  const rows = original.startsWith('import.') ? sides.flatMap((side): readonly unknown[] => (side as ChangedRows | null)?.rows ?? []) : sides
  // An entry that was moved from one body to another concerns both.
  return rows.every((row) => row === null || covers(scope, keyOf(row)))
}

/** A side of a change as the audit has it. */
export function read(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}

function keyOf(row: unknown): string | null {
  const key = typeof row === 'object' && row !== null && 'body_key' in row ? row.body_key : null
  return typeof key === 'string' ? key : null
}
