import type { SchemaTransaction } from '../database/database.ts'
import { identityOf, LINK_MINUTES, offerLink, personOf, takeLink, unlink } from '../registry/people.ts'
import { joinWishes, partWishes } from '../reminders/wishes.ts'
import type { Links, SharedAnswers } from './scene.ts'
import type { Session } from './session.ts'
import type { TurnTools } from './store-turn.ts'

/** The links of one person's channels, in one turn. Conversations of one person bear the same mark. */
export function createLinks({ tools, identity, randomToken }: {
  readonly tools: TurnTools
  readonly identity: { readonly channel: string; readonly id: string; readonly network?: string | undefined }
  readonly randomToken: () => string
}): Links {
  const { transaction, at, conversationId } = tools
  const parts = { transaction, at, identity, randomToken }
  const own = identityOf(identity.channel, identity.id)
  const mark = (person: string | null) => transaction.updateTable('conversations').set({ person }).where('id', '=', conversationId).execute()

  return {
    offer: async () => {
      const { code } = await offerLink(parts)
      await mark(await personOf(transaction, own))
      return { code, minutes: LINK_MINUTES }
    },
    take: async (typed) => {
      const before = await personOf(transaction, own)
      const linked = await takeLink(parts, typed)
      if (!linked.ok) return linked
      const person = await personOf(transaction, own)
      await joinWishes(transaction, before, person)
      // What was linked with this channel before goes along.
      await transaction.updateTable('conversations').set({ person }).where('person', '=', before).execute()
      await mark(person)
      for (const { id, session } of await conversationsOf(transaction, person, conversationId)) {
        const marked: Session = { ...(JSON.parse(session) as Session), linked: true }
        await transaction.updateTable('conversations').set({ session: JSON.stringify(marked) }).where('id', '=', id).execute()
      }
      return { ok: true }
    },
    separate: async () => {
      const before = await personOf(transaction, own)
      const parted = await unlink(parts)
      if (parted) await partWishes(transaction, { from: before, to: await personOf(transaction, own), conversationId })
      await mark(null)
      return parted
    },
    newer: async (since) => {
      const row = await transaction.selectFrom('conversations').select('person').where('id', '=', conversationId).executeTakeFirst()
      if (row?.person == null) return undefined
      const [latest] = await conversationsOf(transaction, row.person, conversationId)
      return latest && latest.updated_at > since ? sharedAnswers(JSON.parse(latest.session) as Session) : undefined
    },
  }
}

/** A person's other conversations, the one that was spoken in last first. */
function conversationsOf(transaction: SchemaTransaction, person: string, except: string) {
  return transaction.selectFrom('conversations').select(['id', 'session', 'updated_at'])
    .where('person', '=', person).where('id', '!=', except).orderBy('updated_at', 'desc').execute()
}

function sharedAnswers({ round, answers, filled, focus }: Session): SharedAnswers {
  return { round, answers, filled, ...(focus === undefined ? {} : { focus }) }
}
