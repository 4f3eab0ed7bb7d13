import { randomUUID } from 'node:crypto'
import { createDirectory } from '../../src/agencies/index.ts'
import type { Database, SchemaTransaction } from '../../src/database/database.ts'
import { createAuditTrail } from '../../src/registry/audit-trail.ts'
import type { AuditTrail, EntryBook, EntryDraft, Overview, RulingBook, Scope, WinnerBook } from '../../src/registry/desk.ts'
import type { DeskParts } from '../../src/registry/desk-parts.ts'
import { createEntryBook } from '../../src/registry/entry-book.ts'
import { overviewOf } from '../../src/registry/overview.ts'
import { createRulingBook } from '../../src/registry/ruling-book.ts'
import { createWinnerBook } from '../../src/registry/winner-book.ts'
import { loadRules } from '../../src/rules/index.ts'

export const AT = new Date('2021-02-01T03:00:00.000Z')
export const rules = loadRules(2564)

/** The books of a desk, without the people and the files. */
export interface Books {
  readonly parts: DeskParts
  readonly transaction: SchemaTransaction
  readonly entries: EntryBook
  readonly winners: WinnerBook
  readonly rulings: RulingBook
  readonly audit: AuditTrail
  overview(): Promise<Overview>
}

export function partsOf(transaction: SchemaTransaction, engine: Database['engine'], scope: Scope = { kind: 'all' }, id = 1): DeskParts {
  const name = `coordinator ${id}`
  return {
    transaction, engine, rulebook: rules.rulebook, coordinator: { id, name, scope }, actor: { coordinatorId: id, name, channel: 'web' },
    at: AT, directory: createDirectory([]), randomToken: randomUUID, randomUuid: randomUUID,
  }
}

/** Runs one turn of a coordinator in a transaction of its own. */
export function atBooks<T>(database: Database, run: (books: Books) => Promise<T>, scope?: Scope, id?: number): Promise<T> {
  return database.kysely.transaction().execute((transaction) => {
    const parts = partsOf(transaction, database.engine, scope, id)
    return run({
      parts, transaction, entries: createEntryBook(parts), winners: createWinnerBook(parts), rulings: createRulingBook(parts),
      audit: createAuditTrail(parts), overview: () => overviewOf(parts),
    })
  })
}

export function draftOf(award: string, more: Partial<EntryDraft> = {}): EntryDraft {
  return { award, agency: 'กรมทางหลวง', countsAs: 'กรมทางหลวง', kind: 'department', title: 'งานหนึ่ง', area: 'เชียงใหม่', ...more }
}

/** The value of a result that must be fine. */
export function fine<T extends { readonly ok: boolean }>(result: T): Extract<T, { readonly ok: true }> {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result as Extract<T, { readonly ok: true }>
}
