import type { Directory } from '../agencies/index.ts'
import type { Aside } from '../database/aside.ts'
import type { Database, SchemaTransaction } from '../database/database.ts'
import type { Rulebook } from '../rules/index.ts'
import type { Actor } from './audit.ts'
import type { Coordinator } from './desk.ts'

/** What one desk is made of, for one turn. */
export interface DeskParts {
  readonly transaction: SchemaTransaction
  readonly engine: 'sqlite' | 'postgres'
  readonly rulebook: Rulebook
  readonly coordinator: Coordinator
  readonly actor: Actor
  /** The time of the turn. */
  readonly at: Date
  /** Where the turn is: what is kept for it is deleted with it. */
  readonly conversationId?: string | undefined
  readonly directory: Directory
  /** For what takes long and is done while no transaction is open. Without it, it is done inside of this one. */
  readonly outside?: Outside | undefined
  /** A new text that nobody can guess, for an address. */
  readonly randomToken: () => string
  readonly randomUuid: () => string
}

/** How slow work is done outside of the turn's transaction, by what is committed. */
export interface Outside extends Aside {
  readonly database: Database
}
