import { createHash } from 'node:crypto'
import type { AuditRow } from './schema-registry.ts'

/** What of an audit row its hash covers, in this order. It never changes: what was written would no longer fit. */
const COVERED = [
  'id', 'at', 'who', 'coordinator_id', 'channel', 'action', 'round', 'subject', 'body_key', 'about', 'reason', 'before', 'after', 'undoes',
] as const

/** An audit row without its hash. */
export type UnchainedRow = Pick<AuditRow, Exclude<(typeof COVERED)[number], 'id'>> & { readonly id: number }

/**
 * The hash that joins an audit row to the one before: SHA-256 over the hash before and all columns, as a
 * JSON array in a fixed order. Whoever changes, removes, adds or moves a row breaks the chain there.
 *
 * @param previous the hash of the row before; empty for the first
 * @returns in hexadecimal digits
 */
export function chainHash(previous: string, row: UnchainedRow): string {
  return createHash('sha256').update(JSON.stringify([previous, ...COVERED.map((column) => row[column])]), 'utf8').digest('hex')
}
