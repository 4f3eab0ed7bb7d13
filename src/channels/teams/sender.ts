import type { Address } from '../../delivery/outbox.ts'
import type { Sender, SendResult } from '../../delivery/sender.ts'
import type { TeamsAdapter } from './adapter.ts'
import { referenceShape } from './address.ts'
import { failureOf } from './failures.ts'
import { CONVERSATION_RATES, Rates, TENANT_RATES } from './rates.ts'

/** Teams as the deliverer speaks to it, within the rates of a conversation and of a tenant. */
export interface TeamsSender extends Sender {
  /** Shows that an answer is coming, where the rates have room; what fails is left. */
  typing(address: Address): Promise<void>
  /** Says something that nothing is kept of. What fails is left. */
  say(address: Address, activity: Readonly<Record<string, unknown>>): Promise<void>
}

/** @param options.onUnauthorized told when Teams did not take the bot's token. */
export function createTeamsSender(options: {
  readonly adapter: Pick<TeamsAdapter, 'send' | 'replace'>
  readonly now: () => number
  readonly onUnauthorized: () => void
}): TeamsSender {
  const { adapter, now, onUnauthorized } = options
  const conversations = new Rates(CONVERSATION_RATES)
  const tenants = new Rates(TENANT_RATES)

  // A thread of a channel counts for its channel.
  const roomOf = (address: Address): string => address.to.split(';', 1)[0] ?? address.to
  const tenantOf = (address: Address): string => referenceShape.safeParse(address.reference).data?.tenantId ?? ''
  const readyAt = (address: Address): number => {
    const at = now()
    return Math.max(conversations.readyAt(roomOf(address), at), tenants.readyAt(tenantOf(address), at))
  }
  const count = (address: Address): void => {
    conversations.count(roomOf(address), now())
    tenants.count(tenantOf(address), now())
  }
  const courtesy = async (address: Address, activity: Readonly<Record<string, unknown>>): Promise<void> => {
    if (readyAt(address) > now()) return
    count(address)
    await adapter.send(address, activity).catch(() => undefined)
  }

  const attempt = async (address: Address, call: () => Promise<void>): Promise<SendResult> => {
    count(address)
    try {
      await call()
      return { ok: true }
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'unauthorized') onUnauthorized()
      return failure
    }
  }

  return {
    once: true,
    readyAt,
    async send({ address, messages }) {
      // The outbox keeps one activity a call: Teams splits what holds more, and tells no id then.
      const [activity] = messages
      const { replaces, ...said } = Object(activity) as Readonly<Record<string, unknown>>
      if (typeof replaces !== 'string') return attempt(address, () => adapter.send(address, said))
      const result = await attempt(address, () => adapter.replace(address, replaces, said))
      if (result.ok || result.code !== 'rejected') return result
      // The message is gone, and surely nothing was shown: what it says is said anew, as soon as the rates allow.
      const retryAfterMs = readyAt(address) - now()
      return retryAfterMs > 0 ? { ok: false, code: 'rate-limited', ambiguous: false, retryAfterMs } : attempt(address, () => adapter.send(address, said))
    },
    typing: (address) => courtesy(address, { type: 'typing' }),
    say: courtesy,
  }
}
