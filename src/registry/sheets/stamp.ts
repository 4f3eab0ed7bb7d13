import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { Rulebook } from '../../rules/index.ts'
import { dayInBangkok } from '../day.ts'
import type { Scope } from '../desk.ts'

/** Everything beside the file and the directory by which a plan is made. */
export interface StampGround {
  readonly rulebook: Rulebook
  readonly at: Date
  readonly scope: Scope
}

interface Versions {
  readonly round: number
  readonly winners: number
  readonly agencies: number
  /** Agencies that nobody listed yet count no version. */
  readonly newest: number
}

/**
 * Names what a plan rests on: of the same stamp, the same file is planned alike, so what was planned
 * may be written as it is.
 *
 * @param own how often this transaction has counted the round's version up itself.
 */
export async function stampOf(database: Kysely<Schema>, { rulebook, at, scope }: StampGround, own = 0): Promise<string> {
  const { rows: [row] } = await sql<Versions>`select
    coalesce((select version from rounds where round = ${rulebook.round}), 0) as round,
    coalesce((select version from list_versions where list = 'winners'), 0) as winners,
    coalesce((select version from list_versions where list = 'agencies'), 0) as agencies,
    coalesce((select max(id) from agencies), 0) as newest`.execute(database)
  const { round = 0, winners = 0, agencies = 0, newest = 0 } = row ?? {}
  return JSON.stringify([round - own, winners, agencies, newest, dayInBangkok(at), scope, hashOf(rulebook)])
}

const hashes = new WeakMap<Rulebook, string>()

function hashOf(rulebook: Rulebook): string {
  let hash = hashes.get(rulebook)
  if (hash === undefined) hashes.set(rulebook, (hash = createHash('sha256').update(JSON.stringify(rulebook)).digest('base64url')))
  return hash
}
