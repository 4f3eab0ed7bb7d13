import type { Kysely } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import { sweepPeople } from '../registry/sweep-people.ts'
import { dayInBangkok } from './formats.ts'
import { deleteConversations } from './store-erase.ts'

const DAY = 24 * 60 * 60 * 1000
/** Nobody repeats an event after this many days. */
const EVENT_DAYS = 7
/** Contacts and nominees in the audit. */
const PERSONAL_DAYS = 400
/** A conversation of the web in which nobody ever said anything. */
const EMPTY_DAYS = 1
/** More than a round, so that last year's answers are there when the next round opens. */
const CONVERSATION_DAYS = 400
/** Conversations that are deleted at a time. */
const PAGE = 200

export interface Swept {
  readonly events: number
  readonly conversations: number
}

/** Deletes what is kept no longer, and says how much it was. */
export async function sweepStore(database: Database, now: Date): Promise<Swept> {
  const { kysely } = database
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const events = await kysely
    .deleteFrom('events')
    .where('created_at', '<', before(EVENT_DAYS))
    .executeTakeFirst()
  const conversations = await sweepConversations(database, { untouchedSince: before(CONVERSATION_DAYS), erasedBefore: before(EVENT_DAYS) })
  await sweepAgencies(kysely, before(CONVERSATION_DAYS))
  await sweepPeople(kysely, now)
  await kysely.deleteFrom('begun_events').where('begun_at', '<', before(EVENT_DAYS)).execute()
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
  return { events: Number(events.numDeletedRows), conversations }
}

/**
 * @param until `erasedBefore`: nothing is left of these but that events were handled, which nobody repeats any more.
 */
async function sweepConversations({ kysely, engine }: Database, until: { readonly untouchedSince: string; readonly erasedBefore: string }): Promise<number> {
  let swept = 0
  for (let more = true; more;) {
    const found = await kysely.transaction().execute(async (transaction) => {
      const old = transaction.selectFrom('conversations').select('id')
        .where((row) => row.or([row('updated_at', '<', until.untouchedSince), row('erased_at', '<', until.erasedBefore)]))
        .limit(PAGE)
      // One in which somebody speaks at this moment is not old.
      const rows = await (engine === 'postgres' ? old.forUpdate().skipLocked() : old).execute()
      if (rows.length > 0) await deleteConversations(transaction, rows.map(({ id }) => id))
      return rows.length
    })
    swept += found
    more = found === PAGE
  }
  return swept
}

/** Agencies that nobody has confirmed, of whom it is not known who described them. */
async function sweepAgencies(kysely: Kysely<Schema>, before: string): Promise<void> {
  await kysely.deleteFrom('agencies').where('state', '=', 'provisional').where('created_at', '<', before)
    .where((row) => row.not(row.exists(row.selectFrom('agency_mentions').select('agency_id').whereRef('agency_id', '=', 'agencies.id'))))
    .execute()
}
