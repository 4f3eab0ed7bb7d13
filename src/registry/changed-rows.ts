import type { Selectable } from 'kysely'
import type { AgencyRow } from '../database/schema-registry.ts'
import type { DeskRefusal } from './desk.ts'
import type { StoredEntry, StoredWinner } from './rows.ts'

export type StoredAgency = Selectable<AgencyRow>

/** An entry after a change, as far as its undo has to know it; after an undo with what that restored. */
export type ChangedEntry = Pick<StoredEntry, 'id' | 'revision' | 'body_key'> & Partial<Pick<StoredEntry, 'restored' | 'restored_at'>>
/** An entry before a change: what was different, at least. The rest is as the entry has it in the state that the change left. */
export type EntryBefore = ChangedEntry & Partial<StoredEntry>

/**
 * What an import keeps in its audit row, so that it can be taken back: `before` and `after` hold such
 * a list each, row by row in the same order; `null` stands before a row that the import added. What an
 * entry became is told by its revision alone: a list of 50,000 must be written in a moment. `version` is
 * the round's, that the change made.
 *
 * @example
 * writeAudit(transaction, actor, at, {
 *   action: 'import.applied', round, subject: `import:${id}`, about: { file: 'entries.xlsx', added: 1 },
 *   before: { kind: 'entries', rows: [null] }, after: { kind: 'entries', version, rows: [{ id, revision, body_key }] },
 * })
 */
export type ChangedRows =
  | { readonly kind: 'entries'; readonly version?: number; readonly rows: readonly (EntryBefore | null)[] }
  | { readonly kind: 'winners'; readonly rows: readonly (StoredWinner | null)[] }
  | { readonly kind: 'agencies'; readonly rows: readonly (StoredAgency | null)[] }

/** What taking a change back came to: the rows before and after it, for the audit. */
export type TakenBack = { readonly ok: true; readonly before: unknown; readonly after: unknown } | DeskRefusal
