import type { SchemaTransaction } from '../../database/database.ts'
import type { Chat } from './events.ts'
import { beginLineSession } from './line-session.ts'
import type { TurnParts } from './turns.ts'

/**
 * Owns up to somebody whose event is tried no more. Nothing of the event is looked at, as it may be
 * what ended the process.
 *
 * @param given.to the chat's id
 * @param given.receivedAt when the event was received, ISO 8601
 * @param given.mark run inside of the transaction
 */
export async function apologise(
  given: { readonly to: string; readonly receivedAt: string; readonly mark: (transaction: SchemaTransaction) => Promise<void> },
  { store, world, round, newId }: Pick<TurnParts, 'store' | 'world' | 'round' | 'newId'>,
): Promise<void> {
  const { to, receivedAt, mark } = given
  await store.runTurn({
    channel: 'line',
    conversation: to,
    create: () => beginLineSession({ round, profile: undefined, id: newId(), at: receivedAt }),
    decide: async (session, tools) => {
      await mark(tools.transaction)
      const { vocabulary, rules } = world({ now: tools.at, newId, forget: () => undefined })
      const text = vocabulary.words(session.language, rules.round).say('chat:set-aside')
      tools.send({ channel: 'line', address: chatOf(to), messages: [{ type: 'text', text }], receivedAt })
      return { session, replies: [] }
    },
  })
}

/** LINE's ids tell by their first letter what they are of. */
function chatOf(to: string): Chat {
  const kind = to.startsWith('C') ? 'group' : to.startsWith('R') ? 'room' : 'user'
  return { to, kind }
}
