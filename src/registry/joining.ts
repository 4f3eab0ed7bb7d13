import type { SchemaTransaction } from '../database/database.ts'
import { tidy } from '../thai/normalise.ts'
import { writeAudit } from './audit.ts'
import { countWrong, minutesLocked } from './code-attempts.ts'
import { codeIn, hashCode, normaliseCode } from './codes.ts'
import type { Coordinator, Redeemed, Scope } from './desk.ts'
import { identityOf, personOf } from './people.ts'
import { activeRole, bodyKeyOf, bodyOf, coordinatorOf, giveRole, LONGEST_NAME } from './roles.ts'
import { lockStaff } from './staff-lock.ts'

/** Who speaks in a turn: the channel, and the user's id there as the channel has verified it. */
export interface Speaker {
  readonly transaction: SchemaTransaction
  readonly at: Date
  readonly identity: { readonly channel: string; readonly id: string; readonly network?: string | undefined }
}

/**
 * Makes whoever speaks a coordinator by the code of an invitation. It never throws for a wrong one, so
 * that the turn's commit counts it. Unknown, used and expired codes give the same answer. After 5 wrong
 * codes of a person or 30 of their address within an hour, even a right one is refused, and stays unused.
 *
 * @param typed the code as it was typed, also after words that announce one
 */
export async function redeemCode(speaker: Speaker, typed: string): Promise<Redeemed> {
  const { transaction, at, identity } = speaker
  const now = at.toISOString()
  const own = identityOf(identity.channel, identity.id)
  // Whoever is shut out already need not make others wait.
  const early = await minutesLocked(transaction, { person: await personOf(transaction, own), network: identity.network }, at)
  if (early !== undefined) return { ok: false, code: 'limited', minutes: early }
  await lockStaff(transaction)
  const person = await personOf(transaction, own)
  if (await activeRole(transaction, person)) return { ok: false, code: 'coordinator-already' }
  const minutes = await minutesLocked(transaction, { person, network: identity.network }, at)
  if (minutes !== undefined) return { ok: false, code: 'limited', minutes }
  const symbols = codeIn(typed) ?? normaliseCode(typed)
  const invitation = symbols === undefined ? undefined : await transaction.updateTable('invitations')
    .set({ used_at: now })
    .where('code_hash', '=', hashCode(symbols)).where('used_at', 'is', null).where('expires_at', '>', now)
    .returning(['id', 'name', 'body']).executeTakeFirst()
  if (invitation === undefined) {
    await countWrong(transaction, { person, network: identity.network }, at)
    return { ok: false, code: 'no-such-code' }
  }
  // From now on the role has the name.
  await transaction.updateTable('invitations').set({ name: '' }).where('id', '=', invitation.id).execute()
  const coordinator = await join(speaker, person, invitation, { invitation: invitation.id })
  return { ok: true, coordinator }
}

/**
 * Makes whoever speaks a coordinator without a code, where the channel has verified who they are and
 * the configuration lists them. Idempotent: who has a role keeps it as it is. One who was removed in
 * the chat is not brought back by the list; that takes an invitation.
 *
 * @returns the coordinator; undefined for one who was removed, or a name that is empty
 */
export async function joinByAllowList(
  parts: Speaker, listed: { readonly name: string; readonly scope: Scope },
): Promise<Coordinator | undefined> {
  const { transaction } = parts
  const own = identityOf(parts.identity.channel, parts.identity.id)
  // Asked at every turn: nobody waits for the lock but the one who joins.
  const known = await activeRole(transaction, await personOf(transaction, own))
  if (known !== undefined) return coordinatorOf(known)
  await lockStaff(transaction)
  const person = await personOf(transaction, own)
  const roles = await transaction.selectFrom('coordinators').selectAll().where('person', 'in', [person, own]).execute()
  const active = roles.find((role) => role.person === person && role.state === 'active')
  if (active !== undefined) return coordinatorOf(active)
  const name = tidy(listed.name).slice(0, LONGEST_NAME).trim()
  if (roles.length > 0 || name === '') return undefined
  return join(parts, person, { name, body: bodyOf(listed.scope) }, { allowList: true })
}

async function join(
  { transaction, at, identity: { channel } }: Speaker, person: string,
  role: { readonly name: string; readonly body: string | null }, by: Readonly<Record<string, unknown>>,
): Promise<Coordinator> {
  const { name, body } = role
  const coordinator = await giveRole(transaction, { person, name, body, channel, at })
  await writeAudit(transaction, { coordinatorId: coordinator.id, name, channel }, at, {
    action: 'coordinator.joined', subject: `coordinator:${coordinator.id}`, bodyKey: bodyKeyOf(body), about: { name, body, ...by },
  })
  return coordinator
}
