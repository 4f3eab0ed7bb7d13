import type { SchemaTransaction } from '../../database/database.ts'
import { conversationId } from '../../conversation/store-identity.ts'
import { endWishes } from '../../reminders/wishes.ts'
import type { TeamsEvent } from './events.ts'

/**
 * The app was removed: what waits is dropped, and nothing unasked has an address any more. In a group
 * that holds for the conversations of everybody there.
 */
export async function leaveConversation(transaction: SchemaTransaction, event: TeamsEvent): Promise<void> {
  const ids = [conversationId('teams', event.key), ...(event.place === 'personal' ? [] : await ofRoom(transaction, event.key))]
  await endWishes(transaction, ids)
  await transaction.deleteFrom('outbox').where('conversation_id', 'in', ids).where('state', '=', 'waiting').execute()
  await transaction.updateTable('conversations').set({ address: null }).where('id', 'in', ids).execute()
}

async function ofRoom(transaction: SchemaTransaction, room: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('conversations').select(['id', 'address']).where('channel', '=', 'teams').where('address', 'is not', null)
    .execute()
  return rows.flatMap(({ id, address }) => {
    const { to } = Object(JSON.parse(address ?? 'null')) as { readonly to?: unknown }
    return typeof to === 'string' && to.split(';', 1)[0] === room ? [id] : []
  })
}
