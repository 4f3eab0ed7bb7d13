import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { dayInBangkok } from './formats.ts'

const DAY = 24 * 60 * 60 * 1000
/** Nobody repeats an event after this many days. */
const EVENT_DAYS = 7
/** Contacts and nominees in the audit. */
const PERSONAL_DAYS = 400
/** A conversation of the web in which nobody ever said anything. */
const EMPTY_DAYS = 1
/** More than a round, so that last year's answers are there when the next round opens. */
const CONVERSATION_DAYS = 400

export interface Swept {
  readonly events: number
  readonly conversations: number
}

/** Deletes what is kept no longer, and says how much it was. */
export async function sweepStore(kysely: Kysely<Schema>, now: Date): Promise<Swept> {
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const events = await kysely
    .deleteFrom('events')
    .where('created_at', '<', before(EVENT_DAYS))
    .executeTakeFirst()
  await kysely.deleteFrom('begun_events').where('begun_at', '<', before(EVENT_DAYS)).execute()
  const conversations = await kysely
    .deleteFrom('conversations')
    .where('updated_at', '<', before(CONVERSATION_DAYS))
    .executeTakeFirst()
  await kysely.deleteFrom('conversations')
    .where('channel', '=', 'web').where('revision', '=', 0).where('updated_at', '<', before(EMPTY_DAYS)).execute()
  // Files are kept for an hour, and so are imports that wait for a yes.
  for (const table of ['kept_files', 'import_plans'] as const) {
    await kysely.deleteFrom(table).where('expires_at', '<', now.toISOString()).execute()
  }
  // What is personal in the audit; the changes themselves stand.
  await kysely.deleteFrom('audit_personal').where('created_at', '<', before(PERSONAL_DAYS)).execute()
  // Nothing of a day that is past falls due again.
  await kysely.deleteFrom('reminders').where('on_day', '<', dayInBangkok(now)).execute()
  return { events: Number(events.numDeletedRows), conversations: Number(conversations.numDeletedRows) }
}
