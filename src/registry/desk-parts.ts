import type { Directory } from '../agencies/index.ts'
import type { SchemaTransaction } from '../database/database.ts'
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
  readonly directory: Directory
  /** A new text that nobody can guess, for an address. */
  readonly randomToken: () => string
  readonly randomUuid: () => string
}
