import type { SchemaTransaction } from '../database/database.ts'

/**
 * Lets one transaction at a time change a round's entries, winners, rulings or listed agencies: called
 * before anything is read that the change rests on, and held until the transaction ends. In PostgreSQL
 * the updated row makes others wait; in SQLite the transaction has the write lock anyway.
 *
 * @param round Buddhist year.
 * @returns the round's new version, which the changed rows carry in `changed`.
 */
export async function lockRound(transaction: SchemaTransaction, round: number): Promise<number> {
  const { version } = await transaction
    .insertInto('rounds')
    .values({ round, version: 1 })
    .onConflict((conflict) => conflict.column('round').doUpdateSet((row) => ({ version: row('rounds.version', '+', 1) })))
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
