import { z } from 'zod'
import type { RawActivity } from './activity.ts'
import type { OfferedFile } from './file-offers.ts'

/** What a person answered to an offer to store a file for them. */
export interface Consent {
  readonly accepted: boolean
  /** What the offer was; absent where it is none of ours. */
  readonly offered?: OfferedFile
  /** Where Teams has the file put, once the person allowed it. */
  readonly upload?: Upload
  /** The message with the offer, which the answer takes the place of. */
  readonly card?: string
}

const upload = z.object({
  uploadUrl: z.string().max(8_000), contentUrl: z.string().max(4_000), name: z.string().min(1).max(400),
  uniqueId: z.string().min(1).max(200), fileType: z.string().max(40),
})
export type Upload = z.output<typeof upload>

/** What an offer carries, so that its consent tells which it was. */
export const contextOf = ({ offer, token }: OfferedFile) => ({ offer, file: token })

const context = z.object({ offer: z.string().regex(/^[\w-]{1,60}$/), file: z.string().regex(/^[\w-]{1,200}$/) })
const value = z.object({ action: z.enum(['accept', 'decline']), context: z.unknown().optional(), uploadInfo: z.unknown().optional() })

/** Reads the answer to an offer; undefined where it is none. Nothing in it is trusted. */
export function readConsent({ value: given, replyToId }: Pick<RawActivity, 'value' | 'replyToId'>): Consent | undefined {
  const read = value.safeParse(given)
  if (!read.success) return undefined
  const { action, context: came, uploadInfo } = read.data
  const offered = context.safeParse(came)
  const place = upload.safeParse(uploadInfo)
  return {
    accepted: action === 'accept',
    ...(offered.success ? { offered: { offer: offered.data.offer, token: offered.data.file } } : {}),
    ...(place.success ? { upload: place.data } : {}),
    ...(replyToId === undefined ? {} : { card: replyToId }),
  }
}
