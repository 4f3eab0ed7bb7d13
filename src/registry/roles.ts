import type { SchemaTransaction } from '../database/database.ts'
import type { CoordinatorRow } from '../database/schema-registry.ts'
import { comparable } from '../rules/index.ts'
import type { Coordinator, Scope } from './desk.ts'
import type { Selectable } from 'kysely'

export type Role = Selectable<CoordinatorRow>

/** The longest name of a coordinator, in characters. */
export const LONGEST_NAME = 100

export const scopeOf = (body: string | null): Scope => (body === null ? { kind: 'all' } : { kind: 'body', body })

export const bodyOf = (scope: Scope): string | null => (scope.kind === 'all' ? null : scope.body)

export const coordinatorOf = (role: Pick<Role, 'id' | 'name' | 'body'>): Coordinator =>
  ({ id: role.id, name: role.name, scope: scopeOf(role.body) })

/** The body of a role as the audit compares it; null for everything. */
export const bodyKeyOf = (body: string | null): string | null => (body === null ? null : comparable(body))

/** Whether a coordinator may see what is of a body; `null` stands for everything. */
export function mayReach(scope: Scope, body: string | null): boolean {
  return scope.kind === 'all' || (body !== null && comparable(body) === comparable(scope.body))
}

/** The role that a person has now. */
export function activeRole(transaction: SchemaTransaction, person: string): Promise<Role | undefined> {
  return transaction.selectFrom('coordinators').selectAll()
    .where('person', '=', person).where('state', '=', 'active').orderBy('id').executeTakeFirst()
}

/** Whether a role is still held; the command, which has none, always may act. The caller holds the staff lock. */
export async function isActive(transaction: SchemaTransaction, id: number | null): Promise<boolean> {
  if (id === null) return true
  const own = await transaction.selectFrom('coordinators').select('id').where('id', '=', id).where('state', '=', 'active').executeTakeFirst()
  return own !== undefined
}

/** Gives a person a role; the caller holds the staff lock and has looked that there is none. */
export async function giveRole(
  transaction: SchemaTransaction,
  role: { readonly person: string; readonly name: string; readonly body: string | null; readonly channel: string; readonly at: Date },
): Promise<Coordinator> {
  const { person, name, body, channel, at } = role
  const row = await transaction.insertInto('coordinators')
    .values({ person, name, body, channel, state: 'active', created_at: at.toISOString(), removed_at: null })
    .returning(['id', 'name', 'body']).executeTakeFirstOrThrow()
  return coordinatorOf(row)
}

/** Whether a number can be the id of a row: PostgreSQL refuses what its integers cannot hold. */
export const isRowId = (id: number): boolean => Number.isInteger(id) && id > 0 && id <= 2_147_483_647
