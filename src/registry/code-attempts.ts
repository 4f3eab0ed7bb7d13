import type { SchemaTransaction } from '../database/database.ts'

const HOUR = 3_600_000
/** For how many days a wrong code is remembered. */
export const ATTEMPT_DAYS = 1
const DAY = 24 * HOUR

/** Wrong codes within an hour, after which even a right one is refused until the hour is over. */
export const MOST_WRONG = { person: 5, everybody: 300 } as const

/**
 * How long no code is taken from a person, because of wrong ones in the last hour.
 *
 * @returns whole minutes, at least 1; undefined where codes are taken
 */
export async function minutesLocked(transaction: SchemaTransaction, person: string, at: Date): Promise<number | undefined> {
  const since = new Date(at.getTime() - HOUR).toISOString()
  const lastOf = (most: number, of?: string) => {
    const query = transaction.selectFrom('code_attempts').select('at').where('at', '>', since)
    // The lock ends when the oldest of the newest so many is an hour old.
    return (of === undefined ? query : query.where('person', '=', of))
      .orderBy('at', 'desc').offset(most - 1).limit(1).executeTakeFirst()
  }
  const found = [await lastOf(MOST_WRONG.person, person), await lastOf(MOST_WRONG.everybody)]
  const ends = found.flatMap((row) => (row === undefined ? [] : [new Date(row.at).getTime() + HOUR]))
  return ends.length === 0 ? undefined : Math.max(1, Math.ceil((Math.max(...ends) - at.getTime()) / 60_000))
}

/** Counts a wrong code, and forgets those older than a day. */
export async function countWrong(transaction: SchemaTransaction, person: string, at: Date): Promise<void> {
  await transaction.deleteFrom('code_attempts').where('at', '<', new Date(at.getTime() - ATTEMPT_DAYS * DAY).toISOString()).execute()
  await transaction.insertInto('code_attempts').values({ person, at: at.toISOString() }).execute()
}
