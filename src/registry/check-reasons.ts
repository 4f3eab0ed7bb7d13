import type { SchemaTransaction } from '../database/database.ts'
import { comparable } from '../rules/index.ts'

/** A condition that spoke against an award in a finished check. */
export interface CheckReason {
  readonly award: string
  readonly condition: string
}

/** Of checks whose agency counts for no body that the directory has. */
const NO_BODY = ''

/**
 * Counts what spoke against somebody's check when it ends; nothing tells whose check it was.
 *
 * @param body the body that the checked agency counts for, as the directory has it; null where it has
 *   none, as of a name that was mistyped. It is never that of a coordinator who checks.
 */
export async function countReasons(
  transaction: SchemaTransaction, round: number, reasons: readonly CheckReason[], body: string | null = null,
): Promise<void> {
  const times = new Map<string, CheckReason & { times: number }>()
  for (const { award, condition } of reasons) {
    const key = `${award}\n${condition}`
    times.set(key, { award, condition, times: (times.get(key)?.times ?? 0) + 1 })
  }
  const body_key = body === null ? NO_BODY : comparable(body)
  // In one order everywhere, so that two at once wait for each other, and never both for both.
  const rows = [...times.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => ({ round, body_key, ...row }))
  if (rows.length === 0) return
  await transaction
    .insertInto('check_reasons')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['round', 'body_key', 'award', 'condition']).doUpdateSet((row) => ({
      times: row('check_reasons.times', '+', row.ref('excluded.times')),
    })))
    .execute()
}

/**
 * The conditions that spoke against most checks, most frequent first.
 *
 * @param key of a body, in comparable form, whose checks alone count; without it those of everybody.
 */
export async function mostFrequentReasons(
  transaction: SchemaTransaction, round: number, limit: number, key?: string,
): Promise<readonly (CheckReason & { readonly times: number })[]> {
  const counted = transaction.selectFrom('check_reasons').where('round', '=', round)
  const rows = await (key === undefined ? counted : counted.where('body_key', '=', key))
    .select((row) => ['award', 'condition', row.fn.sum<number | string>('times').as('times')])
    .groupBy(['award', 'condition'])
    .orderBy('times', 'desc').orderBy('award').orderBy('condition')
    .limit(limit)
    .execute()
  return rows.map(({ award, condition, times }) => ({ award, condition, times: Number(times) }))
}
