import type { Reply } from '../conversation/replies.ts'
import type { Words } from '../conversation/words.ts'
import type { DeliveryChannel } from '../delivery/outbox.ts'

/** A channel that can write to people unasked. */
export interface RemindingChannel {
  readonly channel: DeliveryChannel
  /** A reply as its messages. @param today `YYYY-MM-DD`. */
  render(replies: readonly Reply[], options: { readonly words: Words; readonly today: string }): readonly unknown[]
}
