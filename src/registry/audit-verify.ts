import { sql } from 'kysely'
import { chainHash } from '../database/audit-chain.ts'
import type { Database } from '../database/database.ts'

/** Rows that are read together: one of a large import may have ten million characters. */
const ROWS = 20

/** What guards the audit in the database, by engine. */
const GUARDS = {
  sqlite: ['audit_no_update', 'audit_no_delete', 'audit_only_behind', 'audit_entries_no_update', 'audit_entries_no_delete'],
  postgres: ['audit_no_change', 'audit_no_truncate', 'audit_only_behind', 'audit_entries_no_change', 'audit_entries_no_truncate'],
} as const

/** What a look through the whole audit came to. */
export interface Verified {
  readonly rows: number
  /** The hash of the last row that fits; empty where there is none. Noted elsewhere, it shows later whether the end was cut off. */
  readonly head: string
  /** The first row that does not fit the one before: it was changed, or one before it was removed, added or moved. */
  readonly broken?: number
  /** A hash was noted earlier, and no row has it. */
  readonly headMissing: boolean
  /** Triggers that should keep the audit from being altered, and are not there or switched off. */
  readonly missingGuards: readonly string[]
}

/**
 * Looks through the audit row by row, in bounded memory.
 *
 * @param notedHead a hash that `head` was at an earlier time
 *
 * @example
 * const { broken, head } = await verifyAudit(database)
 */
export async function verifyAudit(database: Database, notedHead?: string): Promise<Verified> {
  const { kysely } = database
  const missingGuards = await guardsMissing(database)
  // Below the ids that the audit gives, somebody may have put a row, too.
  let [rows, last, head, broken, headSeen] = [0, -2_147_483_648, '', undefined as number | undefined, notedHead === undefined]
  while (broken === undefined) {
    const portion = await kysely.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id').limit(ROWS).execute()
    for (const row of portion) {
      const hash = chainHash(head, row)
      if (row.hash !== hash) {
        broken = row.id
        break
      }
      rows += 1
      head = hash
      if (hash === notedHead) headSeen = true
    }
    const end = portion.at(-1)
    if (end === undefined) break
    last = end.id
  }
  return { rows, head, ...(broken === undefined ? {} : { broken }), headMissing: !headSeen, missingGuards }
}

async function guardsMissing({ kysely, engine }: Database): Promise<readonly string[]> {
  // One of the same name that does nothing guards nothing.
  const { rows } = engine === 'sqlite'
    ? await sql<{ name: string }>`select name from sqlite_master
        where type = 'trigger' and tbl_name in ('audit', 'audit_entries') and sql like '%raise(abort%'`.execute(kysely)
    : await sql<{ name: string }>`select tgname as name from pg_trigger join pg_proc on pg_proc.oid = tgfoid
        where tgrelid in ('audit'::regclass, 'audit_entries'::regclass) and tgenabled in ('O', 'A') and prosrc like '%raise exception%'`.execute(kysely)
  const names = new Set(rows.map(({ name }) => name))
  return GUARDS[engine].filter((guard) => !names.has(guard))
}
