import type { Address } from '../../delivery/outbox.ts'
import type { Sender } from '../../delivery/sender.ts'
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
  readonly adapter: Pick<TeamsAdapter, 'send'>
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

  return {
    once: true,
    readyAt,
    async send({ address, messages }) {
      // The outbox keeps one activity a call: Teams splits what holds more, and tells no id then.
      const [activity] = messages
      count(address)
      try {
        await adapter.send(address, Object(activity) as Readonly<Record<string, unknown>>)
        return { ok: true }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.code === 'unauthorized') onUnauthorized()
        return failure
      }
    },
    typing: (address) => courtesy(address, { type: 'typing' }),
    say: courtesy,
  }
}
