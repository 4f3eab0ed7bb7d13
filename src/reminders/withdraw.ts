import type { SchemaTransaction } from '../database/database.ts'

/**
 * Takes a person's reminders back out of the outbox, as far as nobody has begun to send them: where they
 * still fall due, they are put in again.
 *
 * @param options.except not those for this conversation.
 */
export async function withdrawWaiting(transaction: SchemaTransaction, { person, except }: { readonly person: string; readonly except?: string }): Promise<void> {
  const waiting = await transaction.selectFrom('reminders as r').innerJoin('outbox as o', 'o.id', 'r.outbox_id').select('o.id').distinct()
    .where('r.person', '=', person).where('o.state', '=', 'waiting').where('o.doubtful', '=', 0)
    .$if(except !== undefined, (query) => query.where('o.conversation_id', '!=', except ?? ''))
    .execute()
  for (const { id } of waiting) await withdraw(transaction, id)
}

/**
 * Takes one out, with all that it tells.
 *
 * @param told that it counts as told all the same.
 */
export async function withdraw(transaction: SchemaTransaction, outboxId: number, { told = false } = {}): Promise<void> {
  const { numDeletedRows } = await transaction.deleteFrom('outbox')
    .where('id', '=', outboxId).where('state', '=', 'waiting').where('doubtful', '=', 0).executeTakeFirst()
  // Somebody is sending it at this moment.
  if (numDeletedRows === 0n) return
  if (told) await transaction.updateTable('reminders').set({ outbox_id: null }).where('outbox_id', '=', outboxId).execute()
  else await transaction.deleteFrom('reminders').where('outbox_id', '=', outboxId).execute()
}
