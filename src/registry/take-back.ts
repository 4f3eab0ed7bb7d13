import type { AuditRow } from '../database/schema-registry.ts'
import type { ChangedRows, TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import type { StoredEntry, StoredWinner } from './rows.ts'
import { covers } from './scope.ts'
import { takeBackAgencies, takeBackSettling } from './take-back-agencies.ts'
import { takeBackEntries } from './take-back-entries.ts'
import { takeBackRuling } from './take-back-rulings.ts'
import { takeBackWinners } from './take-back-winners.ts'

type Audited = Pick<AuditRow, 'action' | 'round' | 'subject' | 'before' | 'after'>

/** Changes that only coordinators of everything may make, or take back. */
const OF_EVERYTHING = /^(?:entry\.result|ruling\.|import\.|agency\.)/
const KNOWN = /^(?:entry\.(?:registered|drafted|reinstated|corrected|withdrawn|result)|winner\.(?:added|removed)|ruling\.(?:settled|revoked)|import\.applied|agency\.(?:confirmed|dismissed))$/

/**
 * Whether a change is of a kind that can be taken back, and by this coordinator. Taking back is itself
 * none; nor is what concerns coordinators and codes, or another round.
 */
export function canTakeBack(audited: Audited, { coordinator: { scope }, rulebook }: DeskParts): boolean {
  if (!KNOWN.test(audited.action) || audited.round !== rulebook.round) return false
  if (audited.action.startsWith('agency.')) return scope.kind === 'all'
  if (audited.after === null) return false
  if (scope.kind === 'all') return true
  const whole = !audited.action.startsWith('import.') ? [read(audited.before), read(audited.after)] : [
    ...(read<ChangedRows>(audited.before)?.rows ?? []), ...(read<ChangedRows>(audited.after)?.rows ?? []),
  ]
  if (OF_EVERYTHING.test(audited.action) && !audited.action.startsWith('import.')) return false
  // An entry that was moved from one body to another concerns both.
  return whole.every((row) => row === null || (row !== undefined && covers(scope, keyOf(row))))
}

/**
 * Takes a change back, where everything is still as the change left it and nothing rests on it. The
 * round is locked.
 *
 * @param version the round's new version.
 */
export function takeBack(audited: Audited, parts: DeskParts, version: number): Promise<TakenBack> {
  const [about] = audited.action.split('.')
  const before = read(audited.before)
  const after = read(audited.after)
  switch (about) {
    case 'entry':
      return takeBackEntries([{ before: before as StoredEntry | null, after: after as StoredEntry }], parts, version)
    case 'winner':
      return takeBackWinners([{ before: before as StoredWinner | null, after: after as StoredWinner }], parts)
    case 'ruling':
      return takeBackRuling(audited.action, before, after, parts)
    case 'agency':
      return takeBackSettling(audited, parts)
    default:
      return takeBackImport(before as ChangedRows, after as ChangedRows, parts, version)
  }
}

async function takeBackImport(before: ChangedRows | null, after: ChangedRows, parts: DeskParts, version: number): Promise<TakenBack> {
  const pairs = <Row>(rows: readonly (Row | null)[]): { before: Row | null; after: Row }[] =>
    rows.flatMap((row, i) => (row === null ? [] : [{ before: (before?.rows[i] ?? null) as Row | null, after: row }]))
  const taken = await (after.kind === 'entries' ? takeBackEntries(pairs(after.rows), parts, version)
    : after.kind === 'winners' ? takeBackWinners(pairs(after.rows), parts)
    : takeBackAgencies(pairs(after.rows), parts))
  if (!taken.ok) return taken
  return { ok: true, before: { kind: after.kind, rows: listOf(taken.before) }, after: { kind: after.kind, rows: listOf(taken.after) } }
}

function read<T = unknown>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T)
}

function keyOf(row: unknown): string | null {
  const key = typeof row === 'object' && row !== null && 'body_key' in row ? row.body_key : null
  return typeof key === 'string' ? key : null
}

function listOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [rows]
}
