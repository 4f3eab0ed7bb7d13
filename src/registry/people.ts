import { createHash } from 'node:crypto'
import type { SchemaTransaction } from '../database/database.ts'
import { writeAudit } from './audit.ts'
import type { Actor } from './audit.ts'
import { countWrong, minutesLocked } from './code-attempts.ts'
import { codeIn, hashCode, LINK_CODE_LENGTH, newLinkCode, normaliseCode } from './codes.ts'
import { activeRole, bodyKeyOf } from './roles.ts'
import type { Role } from './roles.ts'
import { lockStaff } from './staff-lock.ts'

/** How long a code that links two channels holds. */
export const LINK_MINUTES = 15
const MINUTE = 60_000
const DAY = 1440 * MINUTE

export interface LinkParts {
  readonly transaction: SchemaTransaction
  readonly at: Date
  /** Who speaks: the channel, and the user's id there. */
  readonly identity: { readonly channel: string; readonly id: string; readonly network?: string | undefined }
  readonly randomToken: () => string
}

/**
 * What a link came to. `no-such-code`: unknown, used or expired. `limited`: too many wrong codes lately.
 * `linked-already`: both are one person. `two-roles`: they look after different bodies, and no role is
 * dropped unasked.
 */
export type Linked =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'no-such-code' | 'linked-already' | 'two-roles' }
  | { readonly ok: false; readonly code: 'limited'; readonly minutes: number }

/** What is kept of a user of a channel: nobody can tell from it who they are there. */
export function identityOf(channel: string, id: string): string {
  return createHash('sha256').update(`person:${channel}:${id}`, 'utf8').digest('base64url')
}

/** The person behind an identity: as links lead to it, else the identity itself. */
export async function personOf(transaction: SchemaTransaction, identity: string): Promise<string> {
  const link = await transaction.selectFrom('person_links').select('person').where('identity', '=', identity).executeTakeFirst()
  return link?.person ?? identity
}

/** All identities of a person, the longest linked first. */
export async function identitiesOf(transaction: SchemaTransaction, person: string): Promise<readonly string[]> {
  const links = await transaction.selectFrom('person_links').select('identity')
    .where('person', '=', person).orderBy('created_at').orderBy('identity').execute()
  if (links.length > 0) return links.map(({ identity }) => identity)
  return (await personOf(transaction, person)) === person ? [person] : []
}

/**
 * Makes a code by which the person who speaks here is known on another channel, too. An earlier code
 * of theirs that was not used is void from then on.
 *
 * @returns the code, told once, and when it expires
 */
export async function offerLink(parts: LinkParts): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const { transaction, at, randomToken } = parts
  await lockStaff(transaction)
  const person = await personOf(transaction, identityOf(parts.identity.channel, parts.identity.id))
  const code = newLinkCode(randomToken())
  const code_hash = hashCode(normaliseCode(code, LINK_CODE_LENGTH) ?? code)
  const expiresAt = new Date(at.getTime() + LINK_MINUTES * MINUTE).toISOString()
  await transaction.deleteFrom('link_codes')
    .where((row) => row.or([
      row('expires_at', '<', new Date(at.getTime() - DAY).toISOString()),
      row.and([row('person', '=', person), row('used_at', 'is', null)]),
      // So short a code may come twice in a lifetime; the older one is long over by then.
      row.and([row('code_hash', '=', code_hash), row('expires_at', '<=', at.toISOString())]),
    ])).execute()
  await transaction.insertInto('link_codes')
    .values({ code_hash, person, created_at: at.toISOString(), expires_at: expiresAt, used_at: null }).execute()
  await audited(parts, person, 'person.link-offered', {})
  return { code, expiresAt }
}

/**
 * Makes the person who speaks here and the one who was given the code one person. Roles meet: an active
 * one of either side stays; of two, the wider one.
 *
 * @param typed the code as it was typed, also after words that announce one
 */
export async function takeLink(parts: LinkParts, typed: string): Promise<Linked> {
  const { transaction, at } = parts
  const now = at.toISOString()
  const identity = identityOf(parts.identity.channel, parts.identity.id)
  await lockStaff(transaction)
  const own = await personOf(transaction, identity)
  const guesser = { person: own, network: parts.identity.network }
  const minutes = await minutesLocked(transaction, guesser, at)
  if (minutes !== undefined) return { ok: false, code: 'limited', minutes }
  const symbols = codeIn(typed, LINK_CODE_LENGTH) ?? normaliseCode(typed, LINK_CODE_LENGTH)
  const offered = symbols === undefined ? undefined : await transaction.selectFrom('link_codes').selectAll()
    .where('code_hash', '=', hashCode(symbols)).where('used_at', 'is', null).where('expires_at', '>', now).executeTakeFirst()
  if (offered === undefined) {
    await countWrong(transaction, guesser, at)
    return { ok: false, code: 'no-such-code' }
  }
  const { person } = offered
  if (person === own) return { ok: false, code: 'linked-already' }
  const roles = [await activeRole(transaction, person), await activeRole(transaction, own)].filter((role) => role !== undefined)
  const [one, other] = roles
  if (one && other && one.body !== null && other.body !== null && bodyKeyOf(one.body) !== bodyKeyOf(other.body)) {
    return { ok: false, code: 'two-roles' }
  }
  await transaction.updateTable('link_codes').set({ used_at: now }).where('id', '=', offered.id).execute()
  await joinIdentities(parts, own, person)
  await joinRoles(parts, roles, person)
  await audited(parts, person, 'person.linked', {})
  return { ok: true }
}

/**
 * Separates the channel that speaks from the person's others, which keep a role.
 *
 * @returns false where nothing was linked
 */
export async function unlink(parts: LinkParts): Promise<boolean> {
  const { transaction, at, randomToken } = parts
  await lockStaff(transaction)
  const identity = identityOf(parts.identity.channel, parts.identity.id)
  const person = await personOf(transaction, identity)
  const identities = await identitiesOf(transaction, person)
  if (identities.length < 2) return false
  // Not the identity itself: the other side may go by that name.
  const alone = identityOf('separated', randomToken())
  await transaction.updateTable('person_links').set({ person: alone, created_at: at.toISOString() })
    .where('identity', '=', identity).execute()
  await audited(parts, person, 'person.unlinked', {})
  return true
}

/**
 * One identity goes its own way, and nothing tells any more that it was this person's.
 *
 * @param options.person as `personOf` gives it of the identity, which has others beside it.
 */
export async function leavePerson(
  transaction: SchemaTransaction, { identity, person, randomToken }: { readonly identity: string; readonly person: string; readonly randomToken: () => string },
): Promise<void> {
  if (person === identity) await renamePerson(transaction, person, identityOf('separated', randomToken()))
  await transaction.deleteFrom('person_links').where('identity', '=', identity).execute()
}

/** The person goes by another name from then on: the one they had is that of an identity which leaves them. */
async function renamePerson(transaction: SchemaTransaction, from: string, to: string): Promise<void> {
  for (const table of ['person_links', 'coordinators', 'link_codes', 'code_attempts', 'reminder_wishes', 'reminders', 'conversations'] as const) {
    await transaction.updateTable(table).set({ person: to }).where('person', '=', from).execute()
  }
}

/** From then on, all identities of one person lead to the other, with what waits for them. */
async function joinIdentities({ transaction, at }: LinkParts, from: string, to: string): Promise<void> {
  const created_at = at.toISOString()
  const moved = await identitiesOf(transaction, from)
  for (const identity of [...(await identitiesOf(transaction, to)), ...moved]) {
    await transaction.insertInto('person_links').values({ identity, person: to, created_at })
      .onConflict((conflict) => conflict.column('identity').doUpdateSet({ person: to })).execute()
  }
  // Nothing leads any more to a person of no identity's name; a removal of theirs may be taken back yet.
  if (!moved.includes(from)) await transaction.updateTable('coordinators').set({ person: to }).where('person', '=', from).where('state', '=', 'removed').execute()
  await transaction.updateTable('link_codes').set({ person: to }).where('person', '=', from).where('used_at', 'is', null).execute()
  // Wrong codes stay counted: a link is no way around the limit.
  await transaction.updateTable('code_attempts').set({ person: to }).where('person', '=', from).execute()
}

async function joinRoles(parts: LinkParts, roles: readonly Role[], person: string): Promise<void> {
  const { transaction, at } = parts
  const [kept, ...others] = [...roles].sort((a, b) => Number(a.body !== null) - Number(b.body !== null) || a.id - b.id)
  if (kept === undefined) return
  await transaction.updateTable('coordinators').set({ person }).where('id', '=', kept.id).execute()
  for (const role of others) {
    await transaction.updateTable('coordinators')
      .set({ person, state: 'removed', removed_at: at.toISOString() }).where('id', '=', role.id).execute()
    await writeAudit(transaction, actorOf(parts, kept), at, {
      action: 'coordinator.merged', subject: `coordinator:${role.id}`, bodyKey: bodyKeyOf(role.body),
      about: { name: role.name, body: role.body, with: kept.id },
    })
  }
  // What the other role had invited stays good, under the role that goes on.
  for (const role of others) {
    await transaction.updateTable('invitations').set({ invited_by: `coordinator:${kept.id}` })
      .where('invited_by', '=', `coordinator:${role.id}`).execute()
  }
}

/** The channels of applicants concern no registry, and anybody could fill the audit with them, which is never deleted. */
async function audited(parts: LinkParts, person: string, action: string, about: Record<string, unknown>): Promise<void> {
  const role = await activeRole(parts.transaction, person)
  if (role === undefined) return
  await writeAudit(parts.transaction, actorOf(parts, role), parts.at, {
    action, subject: subjectOf(person), bodyKey: bodyKeyOf(role.body),
    about: { channel: parts.identity.channel, ...about },
  })
}

/** Enough of it to tell people apart in the audit, which is never deleted. */
const subjectOf = (person: string): string => `person:${person.slice(0, 12)}`

function actorOf({ identity: { channel } }: LinkParts, role: Role): Actor {
  return { coordinatorId: role.id, name: role.name, channel }
}
