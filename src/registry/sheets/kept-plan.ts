import type { Kysely } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { DeskParts } from '../desk-parts.ts'
import type { ImportPlan } from '../desk.ts'
import type { FileKind } from './lexicon.ts'
import type { Prepared } from './prepare.ts'

/** How long a plan waits for a yes, in milliseconds. */
const LIFETIME = 3_600_000
/** Plans that one coordinator may keep waiting. */
const WAITING = 5

/** What is known of a kept plan without unpacking its rows. */
export interface KeptPlan extends Pick<Prepared, 'stamp' | 'fingerprint' | 'overrides'> {
  readonly plan: Omit<ImportPlan, 'lines'>
  /** The kind of file that alone was expected. */
  readonly only?: FileKind | undefined
}

type Own = Pick<DeskParts, 'transaction' | 'coordinator' | 'at' | 'conversationId'>

/** Keeps a plan until its yes, for an hour; under an id that there is already, in its place. */
export async function keepPlan(
  { transaction, coordinator, at, conversationId }: Own, id: string, file: { readonly name: string; readonly only: FileKind | undefined }, prepared: Prepared,
): Promise<void> {
  await transaction.deleteFrom('import_plans').where('expires_at', '<=', at.toISOString()).execute()
  const waiting = await transaction.selectFrom('import_plans').select('id')
    .where('coordinator_id', '=', coordinator.id).where('id', '!=', id).orderBy('expires_at', 'desc').execute()
  const old = waiting.slice(WAITING - 1).map((row) => row.id)
  if (old.length > 0) await transaction.deleteFrom('import_plans').where('id', 'in', old).execute()
  const { plan: { lines: _lines, ...plan }, stamp, fingerprint, overrides, sheet, work } = prepared
  const kept: KeptPlan = { plan, stamp, fingerprint, overrides, only: file.only }
  const row = {
    data: JSON.stringify(kept), sheet: Buffer.from(sheet), work: Buffer.from(work), expires_at: new Date(at.getTime() + LIFETIME).toISOString(),
  }
  await transaction.insertInto('import_plans')
    .values({ ...row, id, coordinator_id: coordinator.id, file_name: file.name.slice(0, 200), conversation_id: conversationId ?? null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
}

/** A coordinator's own plan, while it waits. */
export async function keptPlan({ transaction, coordinator, at }: Own, id: string): Promise<{ readonly name: string; readonly kept: KeptPlan } | undefined> {
  const row = await transaction.selectFrom('import_plans').select(['file_name', 'data'])
    .where('id', '=', id).where('coordinator_id', '=', coordinator.id).where('expires_at', '>', at.toISOString()).executeTakeFirst()
  return row && { name: row.file_name, kept: JSON.parse(row.data) as KeptPlan }
}

/** The packed rows of a kept plan; `column` as in the table. Empty where it is gone. */
export async function keptRows(database: Kysely<Schema>, id: string, column: 'sheet' | 'work'): Promise<Uint8Array | undefined> {
  const row = await database.selectFrom('import_plans').select(column).where('id', '=', id).executeTakeFirst()
  return row?.[column]
}
