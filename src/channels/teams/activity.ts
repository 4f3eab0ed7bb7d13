import { z } from 'zod'
import { CodedError } from '../../database/coded-error.ts'

const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const id = z.string().min(1).max(1_000).regex(/^[^\0]+$/)
const text = z.string().max(200_000)
const list = <T extends z.ZodType>(item: T) =>
  maybe(z.array(z.unknown())).transform((items = []) => items.slice(0, 200).flatMap((one): z.output<T>[] => {
    const result = item.safeParse(one)
    return result.success ? [result.data] : []
  }))

const account = z.object({ id, name: maybe(text), aadObjectId: maybe(id) })

/** The fields that are read, and no others: new kinds, fields and values come without notice. */
const envelope = z.object({
  type: z.string().min(1).max(100),
  id: maybe(id),
  timestamp: maybe(text),
  localTimestamp: maybe(text),
  channelId: id,
  serviceUrl: z.string().max(2_000).refine((url) => /^https?:\/\//.test(url) && URL.canParse(url)),
  from: account,
  recipient: account,
  conversation: z.object({ id, conversationType: maybe(id), tenantId: maybe(id), isGroup: maybe(z.boolean()) }),
  locale: maybe(text),
  text: maybe(text),
  name: maybe(text),
  action: maybe(text),
  value: z.unknown().optional(),
  replyToId: maybe(id),
  attachments: list(z.object({ contentType: text, name: maybe(text), content: z.unknown().optional() })),
  entities: list(z.object({ type: text, text: maybe(text), mentioned: maybe(z.object({ id })) })),
  membersAdded: list(z.object({ id })),
  membersRemoved: list(z.object({ id })),
  channelData: maybe(z.object({ tenant: maybe(z.object({ id })), eventType: maybe(text) })),
})

/** One activity of the Bot Framework, as far as it is read. */
export type RawActivity = z.output<typeof envelope>

/**
 * Reads the body of a request.
 *
 * @throws CodedError `bad-request` with the path of the first field that is missing or of a wrong kind.
 */
export function readActivity(body: unknown): RawActivity {
  const result = envelope.safeParse(body)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('.') ?? ''
  throw new CodedError('bad-request', path === '' ? {} : { path })
}

/** The tenant of whoever did it; ids of tenants are written in either case. */
export function tenantOf(activity: RawActivity): string | undefined {
  return (activity.channelData?.tenant?.id ?? activity.conversation.tenantId)?.toLowerCase()
}

/** Where it happened. */
export function placeOf({ conversation }: RawActivity): 'personal' | 'group' | 'channel' {
  if (conversation.conversationType === 'channel') return 'channel'
  return conversation.conversationType === 'groupChat' || conversation.isGroup === true ? 'group' : 'personal'
}
