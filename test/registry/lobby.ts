import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database, Engine, SchemaTransaction } from '../../src/database/database.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { redeemCode } from '../../src/registry/joining.ts'
import { coordinatorOf } from '../../src/registry/roles.ts'
import { createStaff } from '../../src/registry/staff.ts'
import { freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'

export const everything: Scope = { kind: 'all' }
export const land = 'กรมที่ดิน'
export const irrigation = 'กรมชลประทาน'
export const of = (body: string): Scope => ({ kind: 'body', body })

export const start = new Date('2021-02-01T02:00:00.000Z')
export const minute = 60_000
export const hour = 60 * minute
/** The start and so much later, in milliseconds. */
export const later = (by: number): Date => new Date(start.getTime() + by)

/** Where coordinators come and go, on a real database of one engine, empty before each test. */
export interface Lobby {
  readonly database: Database
  readonly directory: ReturnType<typeof createDirectory>
  readonly randomToken: () => string
  turn<T>(work: (transaction: SchemaTransaction) => Promise<T>): Promise<T>
  /** What a coordinator of this number may do with the staff; 0 is the command. */
  staff<T>(id: number, work: (staff: ReturnType<typeof createStaff>) => Promise<T>, at?: Date): Promise<T>
  /** A code from the command. */
  code(scope?: Scope, at?: Date): Promise<string>
  /** @param network what counts as the person's address */
  redeem(user: string, code: string, at?: Date, network?: string): ReturnType<typeof redeemCode>
  /** Invited and joined: the number of the new coordinator. */
  joined(user: string, scope?: Scope): Promise<number>
  audit(): Promise<{ action: string; subject: string; who: string; body_key: string | null; all: string }[]>
}

export function openLobby(engine: Engine): Lobby {
  let fresh: FreshDatabase
  let database: Database
  let tokens = 0
  const directory = createDirectory()
  const randomToken = (): string => `token ${++tokens}`
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url)
    await database.migrate()
  })
  beforeEach(async () => {
    for (const table of ['coordinators', 'invitations', 'code_attempts', 'link_codes', 'person_links', 'agencies'] as const) {
      await database.kysely.deleteFrom(table).execute()
    }
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })
  const turn: Lobby['turn'] = (work) => database.kysely.transaction().execute(work)
  const lobby: Lobby = {
    get database() {
      return database
    },
    directory,
    randomToken,
    turn,
    staff: (id, work, at = start) => turn(async (transaction) => {
      const role = id === 0 ? undefined : await transaction.selectFrom('coordinators').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const coordinator = role === undefined ? { id: 0, name: 'lertrat', scope: everything } : coordinatorOf(role)
      const actor = { coordinatorId: role?.id ?? null, name: coordinator.name, channel: role?.channel ?? 'command' }
      return work(createStaff({ transaction, coordinator, actor, at, directory, randomToken }))
    }),
    async code(scope = everything, at = start) {
      const invited = await lobby.staff(0, (staff) => staff.invite({ name: 'สมหญิง ใจดี', scope }), at)
      if (!invited.ok) throw new Error(invited.code)
      return invited.code
    },
    redeem: (user, code, at = start, network) =>
      turn((transaction) => redeemCode({ transaction, at, identity: { channel: 'web', id: user, network } }, code)),
    async joined(user, scope = everything) {
      const redeemed = await lobby.redeem(user, await lobby.code(scope))
      if (!redeemed.ok) throw new Error(redeemed.code)
      return redeemed.coordinator.id
    },
    async audit() {
      const rows = await database.kysely.selectFrom('audit').selectAll().orderBy('id').execute()
      return rows.map((row) => ({ action: row.action, subject: row.subject, who: row.who, body_key: row.body_key, all: JSON.stringify(row) }))
    },
  }
  return lobby
}
