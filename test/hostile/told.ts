import { z } from 'zod'

/** What the measuring thread tells. */
export const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begins'), reader: z.string(), text: z.string() }),
  z.object({ kind: z.literal('costly'), reader: z.string(), text: z.string(), why: z.string() }),
  z.object({ kind: z.literal('done'), texts: z.number() }),
])
export type Told = z.infer<typeof told>
