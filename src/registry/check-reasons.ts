import type { SchemaTransaction } from '../database/database.ts'

/** A condition that spoke against an award in a finished check. */
export interface CheckReason {
  readonly award: string
  readonly condition: string
}

/** Counts what spoke against somebody's check when it ends; nothing tells whose check it was. */
export async function countReasons(transaction: SchemaTransaction, round: number, reasons: readonly CheckReason[]): Promise<void> {
  const times = new Map<string, CheckReason & { times: number }>()
  for (const { award, condition } of reasons) {
    const key = `${award}\n${condition}`
    times.set(key, { award, condition, times: (times.get(key)?.times ?? 0) + 1 })
  }
  // In one order everywhere, so that two at once wait for each other, and never both for both.
  const rows = [...times.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => ({ round, ...row }))
  if (rows.length === 0) return
  await transaction
    .insertInto('check_reasons')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['round', 'award', 'condition']).doUpdateSet((row) => ({
      times: row('check_reasons.times', '+', row.ref('excluded.times')),
    })))
    .execute()
}

/** The conditions that spoke against most checks, most frequent first. */
export async function mostFrequentReasons(
  transaction: SchemaTransaction, round: number, limit: number,
): Promise<readonly (CheckReason & { readonly times: number })[]> {
  return transaction
    .selectFrom('check_reasons')
    .select(['award', 'condition', 'times'])
    .where('round', '=', round)
    .orderBy('times', 'desc').orderBy('award').orderBy('condition')
    .limit(limit)
    .execute()
}
