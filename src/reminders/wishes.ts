import type { Kysely } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import { withdrawWaiting } from './withdraw.ts'

/** Where a person's reminders go; undefined where they want none. */
export async function wishOf(transaction: SchemaTransaction, person: string): Promise<string | undefined> {
  const wish = await transaction.selectFrom('reminder_wishes').select('conversation_id').where('person', '=', person).executeTakeFirst()
  return wish?.conversation_id
}

/**
 * Sends a person's reminders to a conversation from now on. What waits to be sent elsewhere is not sent
 * there any more, and comes here.
 */
export async function wish(
  transaction: SchemaTransaction, { person, conversationId, at }: { readonly person: string; readonly conversationId: string; readonly at: Date },
): Promise<void> {
  const now = at.toISOString()
  await transaction.insertInto('reminder_wishes')
    .values({ person, conversation_id: conversationId, since: now, chosen_at: now })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ conversation_id: conversationId, chosen_at: now })).execute()
  await withdrawWaiting(transaction, { person, except: conversationId })
}

/** No reminders any more. @returns false where there was nothing to end. */
export async function unwish(transaction: SchemaTransaction, person: string): Promise<boolean> {
  const { numDeletedRows } = await transaction.deleteFrom('reminder_wishes').where('person', '=', person).executeTakeFirst()
  await withdrawWaiting(transaction, { person })
  return numDeletedRows > 0n
}

/** Two people turn out to be one: of two wishes the one chosen last stays, and nothing is told twice. */
export async function joinWishes(transaction: SchemaTransaction, from: string, to: string): Promise<void> {
  // The one may have been told what waits for the other; what is still to tell is put in again.
  for (const person of [from, to]) await withdrawWaiting(transaction, { person })
  await copyReminders(transaction, from, to)
  await transaction.deleteFrom('reminders').where('person', '=', from).execute()
  const wishes = await transaction.selectFrom('reminder_wishes').selectAll().where('person', 'in', [from, to]).orderBy('chosen_at', 'desc').execute()
  const [newest] = wishes
  if (newest === undefined) return
  const [since = newest.since] = wishes.map((one) => one.since).toSorted()
  await transaction.deleteFrom('reminder_wishes').where('person', 'in', [from, to]).execute()
  await transaction.insertInto('reminder_wishes').values({ ...newest, person: to, since }).execute()
}

/**
 * A conversation parts from a person: the reminders stay with the conversation for which they were
 * chosen, and what both were told is told to neither again.
 */
export async function partWishes(
  transaction: SchemaTransaction, { from, to, conversationId }: { readonly from: string; readonly to: string; readonly conversationId: string },
): Promise<void> {
  await copyReminders(transaction, from, to)
  const { numUpdatedRows } = await transaction.updateTable('reminder_wishes').set({ person: to })
    .where('person', '=', from).where('conversation_id', '=', conversationId).executeTakeFirst()
  // What still waits to be sent is no business of whoever it no longer goes to.
  await transaction.updateTable('reminders').set({ outbox_id: null }).where('person', '=', numUpdatedRows > 0n ? from : to).execute()
}

/** Nobody can be reached there any more. */
export async function endWishes(database: Kysely<Schema>, conversationIds: readonly string[]): Promise<void> {
  await database.deleteFrom('reminder_wishes').where('conversation_id', 'in', conversationIds).execute()
}

async function copyReminders(transaction: SchemaTransaction, from: string, to: string): Promise<void> {
  const rows = await transaction.selectFrom('reminders').selectAll().where('person', '=', from).execute()
  for (const row of rows) {
    await transaction.insertInto('reminders').values({ ...row, person: to }).onConflict((conflict) => conflict.doNothing()).execute()
  }
}
