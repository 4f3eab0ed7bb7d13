import type { ExpressionBuilder } from 'kysely'
import { dayInBangkok } from '../conversation/formats.ts'
import type { Session } from '../conversation/session.ts'
import type { Vocabulary } from '../conversation/words.ts'
import type { Database, SchemaTransaction } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import { enqueue, type Address } from '../delivery/outbox.ts'
import { datesInForce, keptDates, type Milestone } from '../registry/dates-in-force.ts'
import type { Rulebook } from '../rules/index.ts'
import type { RemindingChannel } from './channel.ts'
import { composeReminder } from './compose.ts'
import { daysEarlier, dueOn, momentOf, type Due } from './due.ts'
import { withdraw } from './withdraw.ts'

/** How many people are reminded in one transaction. */
const BATCH = 100

export interface ReminderParts {
  readonly database: Database
  readonly rulebook: Rulebook
  readonly vocabulary: Vocabulary
  readonly channels: readonly RemindingChannel[]
  readonly now: () => Date
  /** Makes the retry keys of deliveries. */
  readonly randomUuid: () => string
  /** Told where a reminder could not be written; that person gets none. */
  readonly onFailure: (error: unknown) => void
}

/** What is due, with the moment since when: whoever asked for reminders later is not told of it. */
type DueNow = Due & { readonly since: string }

/**
 * Puts the reminders that are due into the outbox, each with the row that says so in the same
 * transaction; that row is unique, so that any number of processes may do this at once and be killed at
 * any point. Before nine in the morning nothing is due, and what was due on an earlier day no more.
 *
 * @returns how many people are reminded.
 */
export async function remindDue(parts: ReminderParts): Promise<number> {
  const { database, rulebook, now } = parts
  const at = now()
  await withdrawOverdue(parts, at)
  if (at < momentOf(dayInBangkok(at))) return 0
  // Nearly always there is nothing, and nothing is locked to see that.
  if ((await dueNow(database, rulebook, at)).length === 0) return 0
  let reminded = 0
  for (let after: string | undefined = ''; after !== undefined;) {
    const batch = await database.kysely.transaction().execute((transaction) => remindSome(transaction, parts, at, after ?? ''))
    reminded += batch.reminded
    after = batch.last
  }
  return reminded
}

async function dueNow({ kysely }: Pick<Database, 'kysely'>, rulebook: Rulebook, at: Date): Promise<readonly DueNow[]> {
  const kept = await keptDates(kysely, rulebook.round)
  const today = dayInBangkok(at)
  const nine = momentOf(today).toISOString()
  return dueOn(today, datesInForce(rulebook, kept)).map((due) => {
    // A date that was set today, later than nine, is told of to all who waited for it.
    const set = kept.find(({ milestone, branch }) => milestone === due.id && branch === (due.branch ?? ''))?.changed_at ?? nine
    return { ...due, since: set > nine ? set : nine }
  })
}

/** @returns the last person looked at, where there may be more. */
async function remindSome(
  transaction: SchemaTransaction, parts: ReminderParts, at: Date, after: string,
): Promise<{ readonly reminded: number; readonly last: string | undefined }> {
  const { database, rulebook, channels } = parts
  const postgres = database.engine === 'postgres'
  // Nobody changes a date until what was due by it is in the outbox.
  if (postgres) await transaction.selectFrom('rounds').select('version').where('round', '=', rulebook.round).forShare().execute()
  const due = await dueNow({ kysely: transaction }, rulebook, at)
  if (due.length === 0) return { reminded: 0, last: undefined }
  // Whom another process or a turn holds is left to it, and looked for again the next time.
  const people = await transaction.selectFrom('reminder_wishes as w')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .select(['w.person', 'w.since', 'c.id', 'c.channel', 'c.address', 'c.session'])
    .where('w.person', '>', after)
    .where('c.channel', 'in', channels.map(({ channel }) => channel)).where('c.address', 'is not', null)
    .where((row) => row.or(due.map((one) => row.and([row('w.since', '<=', one.since), row.not(row.exists(toldOf(row, one, rulebook.round)))]))))
    .orderBy('w.person').limit(BATCH)
    .$if(postgres, (query) => query.forUpdate(['w', 'c']).skipLocked())
    .execute()
  let reminded = 0
  for (const person of people) {
    if (await remindOne(transaction, parts, at, person, due.filter(({ since }) => person.since <= since))) reminded++
  }
  return { reminded, last: people.length < BATCH ? undefined : people.at(-1)?.person }
}

function toldOf(row: ExpressionBuilder<Schema & { w: Schema['reminder_wishes'] }, 'w'>, { id, branch = '', on, daysBefore }: Due, round: number) {
  return row.selectFrom('reminders as r').select('r.person').whereRef('r.person', '=', 'w.person')
    .where('r.round', '=', round).where('r.milestone', '=', id).where('r.branch', '=', branch).where('r.on_day', '=', on).where('r.days_before', '=', daysBefore)
}

interface Person {
  readonly person: string
  readonly id: string
  readonly channel: string
  readonly address: string | null
  readonly session: string
}

async function remindOne(transaction: SchemaTransaction, parts: ReminderParts, at: Date, { person, ...conversation }: Person, due: readonly DueNow[]): Promise<boolean> {
  const { rulebook: { round } } = parts
  const fresh: Due[] = []
  for (const { since: _, ...one } of due) {
    const { id: milestone, branch = '', on: on_day, daysBefore: days_before } = one
    const { numInsertedOrUpdatedRows } = await transaction.insertInto('reminders')
      .values({ person, round, milestone, branch, on_day, days_before, outbox_id: null })
      .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) fresh.push(one)
  }
  if (fresh.length === 0) return false
  const messages = messagesFor(parts, at, conversation, fresh)
  if (messages === undefined) return false
  const address = JSON.parse(conversation.address ?? 'null') as Address
  const [outboxId = null] = await enqueue(transaction, [{ channel: messages.channel, address, messages: messages.rendered, kind: 'reminder' }], {
    conversationId: conversation.id, at, randomUuid: parts.randomUuid,
  })
  for (const { id, branch = '', on, daysBefore } of fresh) {
    await transaction.updateTable('reminders').set({ outbox_id: outboxId })
      .where('person', '=', person).where('round', '=', round).where('milestone', '=', id).where('branch', '=', branch)
      .where('on_day', '=', on).where('days_before', '=', daysBefore).execute()
  }
  return true
}

/** The reminder as its channel shows it; undefined where that failed, which must not keep others waiting. */
function messagesFor({ rulebook, vocabulary, channels, onFailure }: ReminderParts, at: Date, { channel: name, session: stored }: Pick<Person, 'channel' | 'session'>, due: readonly Due[]) {
  try {
    const channel = channels.find((one) => one.channel === name)
    const session = JSON.parse(stored) as Session
    const words = vocabulary.words(session.language, rulebook.round)
    const rendered = channel?.render([composeReminder(due, session, words)], { words, today: dayInBangkok(at) })
    return channel && rendered && { channel: channel.channel, rendered }
  } catch (error) {
    onFailure(error)
    return undefined
  }
}

/**
 * Takes out of the outbox what waits there and is true no more: reminders of an earlier day, and those
 * of a date that was changed, which are told by the new one.
 */
async function withdrawOverdue({ database, rulebook }: ReminderParts, at: Date): Promise<void> {
  const waiting = await database.kysely.selectFrom('outbox as o').innerJoin('reminders as r', 'r.outbox_id', 'o.id')
    .select(['o.id', 'r.milestone', 'r.branch', 'r.on_day', 'r.days_before'])
    .where('o.state', '=', 'waiting').where('o.kind', '=', 'reminder').where('o.doubtful', '=', 0).where('r.round', '=', rulebook.round)
    .execute()
  if (waiting.length === 0) return
  const today = dayInBangkok(at)
  const dates = datesInForce(rulebook, await keptDates(database.kysely, rulebook.round))
  const holds = ({ milestone, branch, on_day }: (typeof waiting)[number]): boolean =>
    dates.some((date: Milestone) => date.id === milestone && (date.branch ?? '') === branch && date.on === on_day)
  for (const row of waiting) {
    const over = daysEarlier(row.on_day, row.days_before) < today
    if (over || !holds(row)) await database.kysely.transaction().execute((transaction) => withdraw(transaction, row.id, { told: over }))
  }
}
