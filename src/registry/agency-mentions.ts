import type { SchemaTransaction } from '../database/database.ts'

/** Keeps that a conversation described an agency which nobody has confirmed. */
export async function mention(transaction: SchemaTransaction, name: string, conversationId: string): Promise<void> {
  // Written, so that nobody deletes it at this moment as one that no conversation describes.
  const agency = await transaction.updateTable('agencies').set((row) => ({ created_at: row.ref('created_at') }))
    .where('name', '=', name).where('state', '!=', 'listed').returning('id').executeTakeFirst()
  if (agency === undefined) return
  await transaction.insertInto('agency_mentions').values({ agency_id: agency.id, conversation_id: conversationId })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** Conversations described no agency any more; those that no other one describes go, unless somebody has confirmed them. */
export async function forgetMentions(transaction: SchemaTransaction, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return
  const mentions = await transaction.deleteFrom('agency_mentions').where('conversation_id', 'in', conversationIds).returning('agency_id').execute()
  const ids = [...new Set(mentions.map(({ agency_id }) => agency_id))].toSorted((one, other) => one - other)
  if (ids.length === 0) return
  const unconfirmed = await transaction.updateTable('agencies').set((row) => ({ created_at: row.ref('created_at') }))
    .where('id', 'in', ids).where('state', '!=', 'listed').returning('id').execute()
  if (unconfirmed.length === 0) return
  await transaction.deleteFrom('agencies').where('id', 'in', unconfirmed.map(({ id }) => id))
    .where((row) => row.not(row.exists(row.selectFrom('agency_mentions').select('agency_id').whereRef('agency_id', '=', 'agencies.id'))))
    .execute()
}
