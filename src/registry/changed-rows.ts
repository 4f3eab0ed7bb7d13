import type { Selectable } from 'kysely'
import type { AgencyRow } from '../database/schema-registry.ts'
import type { DeskRefusal } from './desk.ts'
import type { StoredEntry, StoredWinner } from './rows.ts'

export type StoredAgency = Selectable<AgencyRow>

/**
 * What an import keeps in its audit row, so that it can be taken back: `before` and `after` hold such
 * a list each, row by row in the same order; `null` stands before a row that the import added.
 *
 * @example
 * writeAudit(transaction, actor, at, {
 *   action: 'import.applied', round, subject: `import:${id}`, about: { file: 'entries.xlsx', added: 1 },
 *   before: { kind: 'entries', rows: [null] }, after: { kind: 'entries', rows: [row] },
 * })
 */
export type ChangedRows =
  | { readonly kind: 'entries'; readonly rows: readonly (StoredEntry | null)[] }
  | { readonly kind: 'winners'; readonly rows: readonly (StoredWinner | null)[] }
  | { readonly kind: 'agencies'; readonly rows: readonly (StoredAgency | null)[] }

/** What taking a change back came to: the rows before and after it, for the audit. */
export type TakenBack = { readonly ok: true; readonly before: unknown; readonly after: unknown } | DeskRefusal
