import type { Kysely } from 'kysely'
import type { Aside } from '../../database/aside.ts'
import type { Schema } from '../../database/schema.ts'
import type { DeskParts } from '../desk-parts.ts'
import { exportApart, prepareApart, type Exported } from './apart.ts'
import { exportFile } from './export-file.ts'
import type { ExportKind } from './export-rows.ts'
import type { FileKind } from './lexicon.ts'
import { prepare, type Prepared, type Source } from './prepare.ts'

/** A larger file gets a thread of its own, which takes some tenths of a second to start. */
const SMALL_FILE = 64 * 1024
/** The same where there are more rows than this to look at. */
const FEW_ROWS = 1_000

/** What takes long of files, done outside of the turn's transaction where that can be. */
export interface SlowWork extends Aside {
  /** What the work sees. */
  readonly database: Kysely<Schema>
  /** @param stamp that of the transaction, for work that is done inside of it. */
  prepare(source: Source, stamp?: string): Promise<Prepared>
  export(kind: ExportKind, format: 'xlsx' | 'csv'): Promise<Exported>
}

/**
 * How slow work is done for one coordinator: before the transaction, by what is committed, and in a
 * thread of its own where it is much.
 */
export function slowWork(parts: DeskParts, only?: FileKind): SlowWork {
  const { rulebook, at, coordinator: { id, scope }, directory, outside, transaction } = parts
  const ground = { rulebook, at, scope, only }
  if (outside === undefined) {
    return {
      database: transaction,
      apart: (_key, work) => work(),
      prepare: (source, stamp) => prepare(source, { ...ground, database: transaction, directory }, stamp),
      export: (kind, format) => exportFile(kind, format, { ...ground, database: transaction }),
    }
  }
  const { kysely, url } = outside.database
  const apartGround = { ...ground, databaseUrl: url }
  // A database in memory belongs to its own connection.
  const mayLeave = url !== 'sqlite::memory:'
  return {
    database: kysely,
    // Whoever is somebody else by the time of the transaction begins anew.
    apart: (key, work) => outside.apart(JSON.stringify([key, id, scope, only]), work),
    prepare: async (source) => {
      const size = 'bytes' in source ? source.bytes.length : source.sheet.length * PACKED
      const apart = mayLeave && (size > SMALL_FILE || await hasMany(kysely, rulebook.round))
      return apart ? prepareApart(source, apartGround) : prepare(source, { ...ground, database: kysely, directory })
    },
    export: async (kind, format) =>
      mayLeave && await hasMany(kysely, rulebook.round, kind) ? exportApart(kind, format, apartGround) : exportFile(kind, format, { ...ground, database: kysely }),
  }
}

/** How many times smaller packed rows are than the file they come from, about. */
const PACKED = 8

async function hasMany(database: Kysely<Schema>, round: number, kind?: ExportKind): Promise<boolean> {
  const after = (table: 'entries' | 'winners' | 'audit') => database.selectFrom(table).select('id').limit(1).offset(FEW_ROWS)
  const counted = [
    ...(kind === undefined || kind === 'entries' ? [after('entries').where('round', '=', round)] : []),
    ...(kind === undefined || kind === 'winners' ? [after('winners')] : []),
    ...(kind === 'audit' ? [after('audit')] : []),
  ]
  for (const query of counted) if ((await query.executeTakeFirst()) !== undefined) return true
  return false
}
