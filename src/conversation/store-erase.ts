import type { SchemaTransaction } from '../database/database.ts'
import { forgetMentions } from '../registry/agency-mentions.ts'
import { identitiesOf, leavePerson, personOf } from '../registry/people.ts'
import { lockStaff } from '../registry/staff-lock.ts'
import { unwish } from '../reminders/wishes.ts'
import { isSession, newSession, type Session } from './session.ts'
import { eraseEvents } from './store-events.ts'

export interface Erasure {
  readonly transaction: SchemaTransaction
  /** The token or the platform's own id. */
  readonly conversation: string
  readonly conversationId: string
  /** As `identityOf` makes it of whoever speaks. */
  readonly identity: string
  readonly at: Date
  /** On all channels that the person has linked, too. */
  readonly everywhere: boolean
  readonly randomToken: () => string
}

/**
 * Deletes what is stored of a person: what was said and what waits to be said, kept verdicts and files,
 * agencies that nobody else described, codes, reminders, and the links of their channels. The
 * conversation that speaks is locked, and its session is its turn's own business; other channels of
 * theirs begin anew. Of events stays that they were handled, so that none comes back as a new one.
 *
 * A coordinator's role stays, and with it the links of the channels that have it. What they entered in the
 * registry is not theirs to delete here.
 */
export async function eraseData(erasure: Erasure): Promise<void> {
  const { transaction, conversation, conversationId, identity, everywhere, randomToken } = erasure
  const alone = await personOf(transaction, identity)
  if (alone !== identity || (await identitiesOf(transaction, alone)).length > 1) await lockStaff(transaction)
  const person = await personOf(transaction, identity)
  const identities = await identitiesOf(transaction, person)
  const linked = identities.length > 1
  await eraseConversation(transaction, { id: conversationId, address: conversation })
  await transaction.deleteFrom('link_codes').where('person', 'in', [person, ...identities]).execute()
  // How many wrong codes there were still counts for the address, of which only a keyed hash is kept for a day;
  // whose they were is not known any more.
  await transaction.updateTable('code_attempts').set({ person: '' }).where('person', 'in', [person, ...identities]).execute()
  if (linked && !everywhere) {
    await leavePerson(transaction, { identity, person, randomToken })
    await transaction.updateTable('conversations').set({ person: null }).where('id', '=', conversationId).execute()
    return
  }
  for (const one of new Set([person, ...identities])) {
    await unwish(transaction, one)
    await transaction.deleteFrom('reminders').where('person', '=', one).execute()
  }
  const role = await transaction.selectFrom('coordinators').select('id').where('person', '=', person).limit(1).executeTakeFirst()
  const stays = linked && role !== undefined
  if (linked) await eraseOthers(erasure, person, stays)
  if (stays) return
  await transaction.deleteFrom('person_links').where('person', '=', person).execute()
  await transaction.updateTable('conversations').set({ person: null })
    .where((row) => row.or([row('id', '=', conversationId), row('person', '=', person)])).execute()
}

/** The person's other channels begin anew. */
async function eraseOthers({ transaction, conversationId, at, randomToken }: Erasure, person: string, linked: boolean): Promise<void> {
  const others = transaction.selectFrom('conversations').where('person', '=', person).where('id', '!=', conversationId)
  for (const { id, address } of await others.select(['id', 'address']).orderBy('id').execute()) {
    // This locks it: a turn that is under way there is waited for, and deleted with the rest.
    const { session, revision } = await transaction.updateTable('conversations').set({ address: null, erased_at: at.toISOString() })
      .where('id', '=', id).returning(['session', 'revision']).executeTakeFirstOrThrow()
    await eraseConversation(transaction, { id, address: addressIn(address) })
    const anew = begunAnew(session, { at: at.toISOString(), id: randomToken().slice(0, 8), linked })
    await transaction.updateTable('conversations')
      .set({ session: JSON.stringify(anew), revision: revision + 1, updated_at: at.toISOString() }).where('id', '=', id).execute()
  }
}

function begunAnew(stored: string, { at, id, linked }: { readonly at: string; readonly id: string; readonly linked: boolean }): Session {
  const session: unknown = JSON.parse(stored)
  if (!isSession(session)) throw new TypeError('a stored session is none')
  const { round, language, revision } = session
  return { ...newSession({ round, language, id, at }), revision: revision + 1, erased: at, ...(linked ? { linked } : {}) }
}

function addressIn(address: string | null): string | undefined {
  const { to } = Object(JSON.parse(address ?? 'null')) as { readonly to?: unknown }
  return typeof to === 'string' ? to : undefined
}

/** @param conversation `address`: the platform's own id of it, as far as that is known. */
async function eraseConversation(transaction: SchemaTransaction, { id, address }: { readonly id: string; readonly address: string | undefined }): Promise<void> {
  await eraseEvents(transaction, id)
  const wishes = await transaction.selectFrom('reminder_wishes').select('person').where('conversation_id', '=', id).execute()
  for (const { person } of wishes) await unwish(transaction, person)
  for (const table of ['kept_verdicts', 'kept_files', 'import_plans', 'outbox', 'begun_events'] as const) {
    await transaction.deleteFrom(table).where('conversation_id', '=', id).execute()
  }
  await forgetMentions(transaction, [id])
  // What waits came later and is a turn of its own; what is not handled any more holds what was said.
  if (address !== undefined) await transaction.deleteFrom('inbox').where('conversation', '=', address).where('state', '!=', 'waiting').execute()
}

/** Deletes conversations with all that hangs on them. @returns how many there were. */
export async function deleteConversations(transaction: SchemaTransaction, ids: readonly string[]): Promise<number> {
  await forgetMentions(transaction, ids)
  await transaction.deleteFrom('begun_events').where('conversation_id', 'in', ids).execute()
  const { numDeletedRows } = await transaction.deleteFrom('conversations').where('id', 'in', ids).executeTakeFirst()
  return Number(numDeletedRows)
}
