import type { SchemaTransaction } from '../database/database.ts'

const HOUR = 3_600_000
/** For how many days a wrong code is remembered. */
export const ATTEMPT_DAYS = 1
const DAY = 24 * HOUR

/**
 * Wrong codes within an hour, after which even a right one is refused until the hour is over. Nobody is
 * locked out for what others do. Guesses from everywhere are bounded by the limits of the web: at 30,000 a
 * minute, all of them guesses, one of 10 codes that link channels just then (40 bits, a quarter of an hour) is
 * hit with a chance of 450,000 × 10 / 2^40, about 1 in 250,000; an invitation (80 bits) never.
 */
export const MOST_WRONG = { person: 5, network: 30 } as const

/** Whose codes are counted: the person's, and those of the address that they come from. */
export interface Guesser {
  readonly person: string
  /** A keyed hash of the address, where new persons cost nothing, as in the web chat. */
  readonly network?: string | undefined
}

/**
 * How long no code is taken, because of wrong ones in the last hour.
 *
 * @returns whole minutes, at least 1; undefined where codes are taken
 */
export async function minutesLocked(transaction: SchemaTransaction, { person, network }: Guesser, at: Date): Promise<number | undefined> {
  const since = new Date(at.getTime() - HOUR).toISOString()
  const lastOf = (column: 'person' | 'network', value: string) =>
    transaction.selectFrom('code_attempts').select('at').where('at', '>', since).where(column, '=', value)
      // The lock ends when the oldest of the newest so many is an hour old.
      .orderBy('at', 'desc').offset(MOST_WRONG[column] - 1).limit(1).executeTakeFirst()
  const found = [await lastOf('person', person), network === undefined ? undefined : await lastOf('network', network)]
  const ends = found.flatMap((row) => (row === undefined ? [] : [new Date(row.at).getTime() + HOUR]))
  return ends.length === 0 ? undefined : Math.max(1, Math.ceil((Math.max(...ends) - at.getTime()) / 60_000))
}

/** Counts a wrong code, and forgets those older than a day. */
export async function countWrong(transaction: SchemaTransaction, { person, network }: Guesser, at: Date): Promise<void> {
  await transaction.deleteFrom('code_attempts').where('at', '<', new Date(at.getTime() - ATTEMPT_DAYS * DAY).toISOString()).execute()
  await transaction.insertInto('code_attempts').values({ person, at: at.toISOString(), network: network ?? null }).execute()
}
