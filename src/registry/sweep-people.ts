import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { ATTEMPT_DAYS } from './code-attempts.ts'
import { INVITATION_DAYS } from './staff.ts'

const DAY = 24 * 3_600_000

/** Deletes codes that are long over, and links of people of whom no conversation and no role is left. */
export async function sweepPeople(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  await kysely.deleteFrom('invitations').where('expires_at', '<', before(INVITATION_DAYS)).execute()
  await kysely.deleteFrom('link_codes').where('expires_at', '<', before(ATTEMPT_DAYS)).execute()
  await kysely.deleteFrom('code_attempts').where('at', '<', before(ATTEMPT_DAYS)).execute()
  await kysely.deleteFrom('person_links')
    .where('created_at', '<', before(ATTEMPT_DAYS))
    .where((row) => row.not(row.exists(row.selectFrom('conversations').select('conversations.id').whereRef('conversations.person', '=', 'person_links.person'))))
    .where((row) => row.not(row.exists(row.selectFrom('coordinators').select('coordinators.id').whereRef('coordinators.person', '=', 'person_links.person'))))
    .execute()
}
