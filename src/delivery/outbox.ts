import type { Insertable } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'
import type { OutboxRow } from '../database/schema.ts'

export type DeliveryChannel = 'line' | 'teams'

/** Where a platform reaches a conversation. */
export interface Address {
  /** A user, group or room id; with Teams the conversation's. */
  readonly to: string
  readonly kind: 'user' | 'group' | 'room' | 'channel'
  /** What else the platform needs to reach it, such as Teams' conversation reference. */
  readonly reference?: Readonly<Record<string, unknown>>
}

/** What a turn wants said on a platform, rendered for it. */
export interface Delivery {
  readonly channel: DeliveryChannel
  readonly address: Address
  readonly messages: readonly unknown[]
  readonly replyToken?: string
  /** When the event with the reply token was received, ISO 8601; without it, the time of the turn. */
  readonly receivedAt?: string
  /** Reminders give way to answers where the month's quota runs short. */
  readonly kind?: 'answer' | 'reminder'
}

/** The most messages a platform takes in one call. */
export const MESSAGES_PER_CALL: Readonly<Record<DeliveryChannel, number>> = { line: 5, teams: 1 }

/**
 * The rows of the outbox for deliveries, in their order: each one call of at most as many messages
 * as the platform takes, and only the first of a delivery with the reply token, which LINE takes once.
 *
 * @param options.randomUuid makes the retry keys
 */
export function outboxRows(
  deliveries: readonly Delivery[],
  options: { readonly conversationId: string; readonly at: Date; readonly randomUuid: () => string },
): readonly Insertable<OutboxRow>[] {
  const at = options.at.toISOString()
  const replyTokens = new Set<string>()
  return deliveries.flatMap((delivery) => {
    const { channel, address, messages, replyToken, receivedAt = at, kind = 'answer' } = delivery
    return inCalls(messages, MESSAGES_PER_CALL[channel]).map((payload): Insertable<OutboxRow> => {
      const replies = replyToken !== undefined && !replyTokens.has(replyToken)
      if (replies) replyTokens.add(replyToken)
      return {
        conversation_id: options.conversationId,
        channel, kind, state: 'waiting',
        address: JSON.stringify(address),
        payload: JSON.stringify(payload),
        reply_token: replies ? replyToken : null,
        received_at: replies ? new Date(receivedAt).toISOString() : null,
        retry_key: options.randomUuid(),
        method: null, attempts: 0, doubtful: 0, pushed_at: null,
        not_before: at, lease_until: null, error: null, created_at: at, settled_at: null,
      }
    })
  })
}

function inCalls(messages: readonly unknown[], most: number): readonly (readonly unknown[])[] {
  const calls: unknown[][] = []
  for (let from = 0; from < messages.length; from += most) calls.push(messages.slice(from, from + most))
  return calls
}

/**
 * Queues deliveries outside a turn, such as reminders. The conversation must exist.
 *
 * @returns the ids of their rows.
 * @example
 * await enqueue(transaction, [{ channel: 'line', address, messages, kind: 'reminder' }], { conversationId, at, randomUuid })
 */
export async function enqueue(
  transaction: SchemaTransaction,
  deliveries: readonly Delivery[],
  options: { readonly conversationId: string; readonly at: Date; readonly randomUuid: () => string },
): Promise<readonly number[]> {
  const ids: number[] = []
  for (const row of outboxRows(deliveries, options)) {
    const { id } = await transaction.insertInto('outbox').values(row).returning('id').executeTakeFirstOrThrow()
    ids.push(id)
  }
  return ids
}

/** LINE sent an event again, and with that its unused reply token lives anew. */
export async function renewReplyToken(
  transaction: SchemaTransaction,
  renewed: { readonly conversationId: string; readonly replyToken: string; readonly receivedAt: string },
): Promise<void> {
  await transaction
    .updateTable('outbox')
    .set({ received_at: new Date(renewed.receivedAt).toISOString() })
    .where('conversation_id', '=', renewed.conversationId)
    .where('state', 'in', ['waiting', 'sending'])
    .where('reply_token', '=', renewed.replyToken)
    .execute()
}
