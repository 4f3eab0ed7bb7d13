import { z } from 'zod'
import type { Address } from '../../delivery/outbox.ts'
import type { TeamsEvent } from './events.ts'

const account = z.object({ id: z.string(), aadObjectId: z.string().optional() })

/** What Teams needs to be spoken to, beside the conversation's id. */
export const referenceShape = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  tenantId: z.string().optional(),
  conversationType: z.string().optional(),
  bot: account,
  user: account,
  /** It came from a local test client: what is sent there goes without the bot's token. */
  anonymous: z.boolean().optional(),
})
export type Reference = z.output<typeof referenceShape>

const kinds = { personal: 'user', group: 'group', channel: 'channel' } as const

/** Where the answer to an event goes, and where whoever did it is reached later. */
export function addressOf({ activity, place, tenant, aadObjectId }: TeamsEvent, anonymous: boolean): Address {
  const { conversation, serviceUrl, channelId, recipient, from } = activity
  const reference: Reference = {
    serviceUrl, channelId,
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    ...(conversation.conversationType === undefined ? {} : { conversationType: conversation.conversationType }),
    bot: { id: recipient.id },
    user: { id: from.id, ...(aadObjectId === undefined ? {} : { aadObjectId }) },
    ...(anonymous ? { anonymous: true } : {}),
  }
  return { to: conversation.id, kind: kinds[place], reference }
}
