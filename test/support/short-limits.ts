import type { PostgresLimits } from '../../src/database/postgres-limits.ts'

/** Limits for tests in which nobody answers any more: short, and long enough for a busy machine. */
export const shortLimits: Partial<PostgresLimits> = {
  connectTimeoutMs: 400, probeTimeoutMs: 400, trustIdleMs: 0, queryTimeoutMs: 600, idleInTransactionTimeoutMs: 400, closeTimeoutMs: 50,
}
