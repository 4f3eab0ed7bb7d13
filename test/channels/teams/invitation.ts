import { randomBytes } from 'node:crypto'
import { createDirectory } from '../../../src/agencies/index.ts'
import type { Database } from '../../../src/database/database.ts'
import { createStaff } from '../../../src/registry/staff.ts'

/** Invites a coordinator of everything, as the command does; gives the code. */
export async function invitationCode({ kysely }: Database, name: string): Promise<string> {
  const invited = await kysely.transaction().execute((transaction) => createStaff({
    transaction, at: new Date(), directory: createDirectory(), randomToken: () => randomBytes(32).toString('base64url'),
    coordinator: { id: 0, name: 'lertrat', scope: { kind: 'all' } }, actor: { coordinatorId: null, name: 'lertrat', channel: 'command' },
  }).invite({ name, scope: { kind: 'all' } }))
  if (!invited.ok) throw new Error(invited.code)
  return invited.code
}
