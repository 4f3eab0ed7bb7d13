import type { Address } from '../delivery/outbox.ts'
import { identityOf, personOf } from '../registry/people.ts'
import { unwish, wish, wishOf } from '../reminders/wishes.ts'
import type { Reminders, ReminderChannel } from './scene.ts'
import type { TurnTools } from './store-turn.ts'

/** The reminders of whoever speaks, in one turn. */
export function createReminders({ tools, identity }: {
  readonly tools: TurnTools
  readonly identity: { readonly channel: string; readonly id: string }
}): Reminders {
  const { transaction, conversationId, at } = tools
  const person = () => personOf(transaction, identityOf(identity.channel, identity.id))

  /** The person's own chats that can be written to unasked: this one first, then the one spoken in last. */
  const reachable = async (): Promise<readonly { readonly id: string; readonly channel: ReminderChannel }[]> => {
    const whose = await person()
    const rows = await transaction.selectFrom('conversations').select(['id', 'channel', 'address'])
      .where((row) => row.or([row('id', '=', conversationId), row('person', '=', whose)]))
      .where('channel', 'in', ['line', 'teams']).where('address', 'is not', null)
      .orderBy('updated_at', 'desc').execute()
    return rows
      .filter(({ address }) => (JSON.parse(address ?? 'null') as Address).kind === 'user')
      .map(({ id, channel }) => ({ id, channel: channel as ReminderChannel }))
      .toSorted((one, other) => Number(other.id === conversationId) - Number(one.id === conversationId))
  }

  return {
    async state() {
      const chats = await reachable()
      const chosen = await wishOf(transaction, await person())
      const on = chats.find(({ id }) => id === chosen)?.channel
      return { here: chats.some(({ id }) => id === conversationId), channels: [...new Set(chats.map(({ channel }) => channel))], ...(on === undefined ? {} : { on }) }
    },
    async choose(channel) {
      const chat = (await reachable()).find((one) => one.channel === channel)
      if (chat === undefined) return false
      await wish(transaction, { person: await person(), conversationId: chat.id, at })
      return true
    },
    stop: async () => unwish(transaction, await person()),
  }
}
