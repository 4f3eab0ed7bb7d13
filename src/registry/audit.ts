import { sql, SqliteAdapter } from 'kysely'
import { chainHash, type UnchainedRow } from '../database/audit-chain.ts'
import { splitChange } from '../database/audit-personal.ts'
import type { SchemaTransaction } from '../database/database.ts'
import { noteEntries } from './audit-entries.ts'
import type { ChangedRows } from './changed-rows.ts'

/** Who changes something. A command is `{ coordinatorId: null, name: 'lertrat', channel: 'command' }`. */
export interface Actor {
  readonly coordinatorId: number | null
  readonly name: string
  readonly channel: string
}

/** A change, as it stands in the audit from then on. */
export interface AuditEntry {
  /** Such as `entry.registered`, `coordinator.invited`, `import.applied`. */
  readonly action: string
  readonly round?: number | null
  /** What it was done to, such as `entry:12`. */
  readonly subject: string
  /** The comparable name of the body whose coordinators see it too; without it, only those of everything. */
  readonly bodyKey?: string | null
  /** Names and titles, for people to recognise it by. */
  readonly about: Record<string, unknown>
  readonly reason?: string | null
  /**
   * The row before and after the change; without them the change cannot be taken back. An import's are
   * `ChangedRows`: the history of every entry among them tells of it, too.
   */
  readonly before?: unknown
  readonly after?: unknown
  /** The audit id of the change that this one takes back. */
  readonly undoes?: number | null
}

/**
 * Writes a change into the audit, in the transaction that makes the change. The database refuses to
 * alter or delete what was written.
 *
 * @returns the id of the audit row.
 */
export async function writeAudit(
  transaction: SchemaTransaction, actor: Actor, at: Date, entry: AuditEntry,
): Promise<number> {
  const { before, after } = splitChange(entry.before, entry.after)
  const { id, previous } = await endOfChain(transaction)
  const row: UnchainedRow = {
    id,
    at: at.toISOString(),
    // As the database keeps it: the hash is of what is stored.
    who: actor.name.toWellFormed(),
    coordinator_id: actor.coordinatorId,
    channel: actor.channel,
    action: entry.action,
    round: entry.round ?? null,
    subject: entry.subject,
    body_key: entry.bodyKey ?? null,
    about: JSON.stringify(entry.about),
    reason: entry.reason?.toWellFormed() ?? null,
    before: asJson(before.side),
    after: asJson(after.side),
    undoes: entry.undoes ?? null,
  }
  await transaction.insertInto('audit').values({ ...row, hash: chainHash(previous, row) }).execute()
  for (const [side, { personal }] of [['before', before], ['after', after]] as const) {
    if (personal === undefined) continue
    await transaction.insertInto('audit_personal')
      .values({ audit: id, side, data: JSON.stringify(personal), created_at: row.at }).execute()
  }
  await noteEntries(transaction, id, entriesAmong(entry.after))
  return id
}

/** Held by whoever writes into the audit, until their transaction ends: each row needs the one before. */
const CHAIN_LOCK = 7_264_631

/** The id of the next row, and the hash of the last one. Nobody else adds one until the transaction ends. */
async function endOfChain(transaction: SchemaTransaction): Promise<{ readonly id: number; readonly previous: string }> {
  const sqlite = transaction.getExecutor().adapter instanceof SqliteAdapter
  // A SQLite transaction is the only one that writes.
  if (!sqlite) await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(transaction)
  const last = await transaction.selectFrom('audit').select(['id', 'hash']).orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (sqlite) return { id: (last?.id ?? 0) + 1, previous: last?.hash ?? '' }
  const { rows: [next] } = await sql<{ id: string }>`select nextval(pg_get_serial_sequence('audit', 'id')) as id`.execute(transaction)
  return { id: Number(next?.id), previous: last?.hash ?? '' }
}

/** The ids of entries that a change of many wrote. */
function entriesAmong(after: unknown): readonly number[] {
  if (typeof after !== 'object' || after === null || !('kind' in after) || after.kind !== 'entries' || !('rows' in after) || !Array.isArray(after.rows)) return []
  return (after as Extract<ChangedRows, { readonly kind: 'entries' }>).rows.flatMap((row) => (row === null ? [] : [row.id]))
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
