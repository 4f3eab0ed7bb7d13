import type { Directory } from '../agencies/index.ts'
import type { SchemaTransaction } from '../database/database.ts'
import { comparable } from '../rules/index.ts'
import { tidy } from '../thai/normalise.ts'
import { writeAudit } from './audit.ts'
import type { Actor } from './audit.ts'
import { bytesOf, hashCode, newCode, normaliseCode } from './codes.ts'
import type { Coordinator, DeskResult, Scope, Staff, StaffMember } from './desk.ts'
import { bodyKeyOf, bodyOf, coordinatorOf, isActive, isRowId, LONGEST_NAME, mayReach } from './roles.ts'
import type { Role } from './roles.ts'
import { lockStaff } from './staff-lock.ts'

/** An invitation opens the desk for so many hours. */
export const INVITATION_HOURS = 72
const HOUR = 3_600_000
/** Invitations that are over for so many days hold a name that nobody needs any more. */
export const INVITATION_DAYS = 30

export interface StaffParts {
  readonly transaction: SchemaTransaction
  readonly coordinator: Coordinator
  readonly actor: Actor
  readonly at: Date
  readonly directory: Pick<Directory, 'find'>
  readonly randomToken: () => string
}

/**
 * Who the coordinators are: invitations, the list, removal. A coordinator of a body invites, sees and
 * removes only those of that body. Everything stands in the audit, never a code, and can be taken back
 * there (`takeBackStaff`).
 *
 * `invite` refuses with `incomplete` (`name`: empty or over 100 characters; `body`: not in the
 * directory) or `not-allowed`; a code is for one use within 72 hours, and is void once its inviter is
 * removed. `remove` refuses with `unknown`, or `depends` for the last coordinator of everything.
 */
export function createStaff(parts: StaffParts): Staff {
  const { transaction, coordinator, actor, at, directory, randomToken } = parts
  const now = at.toISOString()

  const mayAct = (): Promise<boolean> => isActive(transaction, actor.coordinatorId)

  const bodyInvited = (scope: Scope): { body: string | null } | DeskResult<never> => {
    if (scope.kind === 'all') return { body: null }
    if (coordinator.scope.kind === 'body' && comparable(coordinator.scope.body) === comparable(scope.body)) {
      return { body: coordinator.scope.body }
    }
    const agency = directory.find(scope.body)
    // Entries count for the body above an office: a role for the office would reach none of them.
    return agency === undefined ? { ok: false, code: 'incomplete', field: 'body' } : { body: agency.countsAs }
  }

  return {
    async all() {
      const roles = await transaction.selectFrom('coordinators').selectAll()
        .where('state', '=', 'active').orderBy('id').execute()
      return roles.filter(({ body }) => mayReach(coordinator.scope, body)).map(memberOf)
    },

    async invite({ name: typed, scope }) {
      await lockStaff(transaction)
      if (!mayReach(coordinator.scope, bodyOf(scope)) || !(await mayAct())) return { ok: false, code: 'not-allowed' }
      const name = tidy(typed)
      if (name === '' || name.length > LONGEST_NAME) return { ok: false, code: 'incomplete', field: 'name' }
      const invited = bodyInvited(scope)
      if ('ok' in invited) return invited
      const code = newCode(bytesOf(randomToken()))
      const expiresAt = new Date(at.getTime() + INVITATION_HOURS * HOUR).toISOString()
      await transaction.deleteFrom('invitations')
        .where('expires_at', '<', new Date(at.getTime() - INVITATION_DAYS * 24 * HOUR).toISOString()).execute()
      const { id } = await transaction.insertInto('invitations')
        .values({
          code_hash: hashCode(normaliseCode(code) ?? code), name, body: invited.body,
          invited_by: inviter(actor.coordinatorId), created_at: now, expires_at: expiresAt, used_at: null,
        })
        .returning('id').executeTakeFirstOrThrow()
      const audit = await writeAudit(transaction, actor, at, {
        action: 'coordinator.invited', subject: `invitation:${id}`, bodyKey: bodyKeyOf(invited.body),
        about: { name, body: invited.body, expiresAt },
      })
      return { ok: true, code, expiresAt, audit }
    },

    async remove(id) {
      await lockStaff(transaction)
      if (!(await mayAct())) return { ok: false, code: 'not-allowed' }
      const active = await transaction.selectFrom('coordinators').selectAll().where('state', '=', 'active').execute()
      const role = isRowId(id) ? active.find((other) => other.id === id) : undefined
      if (role === undefined || !mayReach(coordinator.scope, role.body)) return { ok: false, code: 'unknown' }
      const last = role.body === null && !active.some((other) => other.body === null && other.id !== id)
      if (last) return { ok: false, code: 'depends' }
      await transaction.updateTable('coordinators').set({ state: 'removed', removed_at: now }).where('id', '=', id).execute()
      // Otherwise a code made beforehand would be a way back.
      await transaction.deleteFrom('invitations')
        .where('invited_by', '=', inviter(id)).where('used_at', 'is', null).execute()
      const audit = await writeAudit(transaction, actor, at, {
        action: 'coordinator.removed', subject: `coordinator:${id}`, bodyKey: bodyKeyOf(role.body),
        about: { name: role.name, body: role.body },
      })
      return { ok: true, member: memberOf(role), audit }
    },
  }
}

const inviter = (coordinatorId: number | null): string => (coordinatorId === null ? 'command' : `coordinator:${coordinatorId}`)

const memberOf = (role: Role): StaffMember => ({ ...coordinatorOf(role), since: role.created_at, channel: role.channel })
