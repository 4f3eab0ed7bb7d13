import type { AuditRow } from '../database/schema-registry.ts'
import type { TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { activeRole, isActive, isRowId, mayReach, type Role } from './roles.ts'

type Audited = Pick<AuditRow, 'action' | 'subject' | 'about'>
type Parts = Pick<DeskParts, 'transaction' | 'coordinator' | 'actor'>

/**
 * Takes an invitation back, which voids its code, or a removal, after which the person has the role
 * again that they had. The staff is locked.
 *
 * Refused with `not-allowed` where the role is beyond what the coordinator may give at present; with
 * `depends` where somebody came by the invitation: they can be removed; with `nothing-to-do` where the
 * invitation is void or the role given already; with `changed-meanwhile` where the person has got
 * another role since.
 */
export async function takeBackStaff(audited: Audited, parts: Parts): Promise<TakenBack> {
  const { body } = JSON.parse(audited.about) as { readonly body: string | null }
  if (!mayReach(parts.coordinator.scope, body) || !(await isActive(parts.transaction, parts.actor.coordinatorId))) return refuse('not-allowed')
  return audited.action === 'coordinator.invited' ? takeBackInvitation(audited, parts) : takeBackRemoval(audited, parts)
}

/** Whether an invitation can still be used, so that taking it back changes something. */
export async function isOpenInvitation(audited: Pick<Audited, 'subject'>, { transaction }: Pick<Parts, 'transaction'>): Promise<boolean> {
  const row = await transaction.selectFrom('invitations').select('used_at').where('id', '=', idOf(audited)).executeTakeFirst()
  return row !== undefined && row.used_at === null
}

async function takeBackInvitation(audited: Audited, parts: Parts): Promise<TakenBack> {
  const { transaction } = parts
  const id = idOf(audited)
  if (await isOpenInvitation(audited, parts)) {
    await transaction.deleteFrom('invitations').where('id', '=', id).execute()
    return { ok: true, before: null, after: null }
  }
  const used = await transaction.selectFrom('invitations').select('id').where('id', '=', id).executeTakeFirst()
  return refuse(used === undefined ? 'nothing-to-do' : 'depends')
}

async function takeBackRemoval(audited: Audited, { transaction }: Parts): Promise<TakenBack> {
  const role = await transaction.selectFrom('coordinators').selectAll().where('id', '=', idOf(audited)).executeTakeFirst()
  if (role === undefined || role.state !== 'removed') return refuse('nothing-to-do')
  const person = await presentPerson(role, transaction)
  if (await activeRole(transaction, person)) return refuse('changed-meanwhile')
  await transaction.updateTable('coordinators').set({ person, state: 'active', removed_at: null }).where('id', '=', role.id).execute()
  return { ok: true, before: null, after: null }
}

/** The person as links lead to them now: who had the role may have joined another channel since. */
async function presentPerson({ person }: Role, transaction: Parts['transaction']): Promise<string> {
  const links = await transaction.selectFrom('person_links').select(['identity', 'person'])
    .where((row) => row.or([row('person', '=', person), row('identity', '=', person)])).execute()
  return links.some((link) => link.person === person) ? person : (links[0]?.person ?? person)
}

function idOf({ subject }: Pick<Audited, 'subject'>): number {
  const id = Number(subject.split(':')[1])
  return isRowId(id) ? id : 0
}
