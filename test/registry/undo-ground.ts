import { sql } from 'kysely'
import { beforeAll, beforeEach } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { openFresh } from '../support/databases.ts'
import { atBooks, draftOf, fine, type Books } from './books.ts'

export const highways: Scope = { kind: 'body', body: 'กรมทางหลวง' }
export const health: Scope = { kind: 'body', body: 'กรมอนามัย' }

/** Books on a real database of one engine, empty before each test but for the audit. */
export function openGround(engine: Database['engine']) {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })
  beforeEach(async () => {
    for (const table of ['entries', 'winners', 'rulings', 'agencies']) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
  })
  const at = <T>(run: (books: Books) => Promise<T>, scope?: Scope, id?: number) => atBooks(database, run, scope, id)
  return {
    get database() {
      return database
    },
    at,
    register: async (award: string, more = {}, wish = {}) => fine(await at(({ entries }) => entries.register(draftOf(award, more), wish))),
    undo: (audit: number, scope?: Scope, id?: number) => at((books) => books.audit.undo(audit), scope, id),
    entry: (id: number, scope?: Scope) => at(({ entries }) => entries.get(id), scope),
    /** The newest own change of a coordinator that can be undone. */
    last: (id: number) => at(async (books) => (await books.audit.lastUndoable())?.id, undefined, id),
  }
}
