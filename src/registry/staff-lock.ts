import { PostgresAdapter, sql } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'

/** Any number will do that nothing else of this database locks. */
const STAFF = 2_564_001

/**
 * Lets one transaction at a time change who is a coordinator, until it ends. On SQLite a transaction
 * holds the write lock anyway.
 */
export async function lockStaff(transaction: SchemaTransaction): Promise<void> {
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`select pg_advisory_xact_lock(${STAFF})`.execute(transaction)
}
