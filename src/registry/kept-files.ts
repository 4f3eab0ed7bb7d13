import type { Kysely } from 'kysely'
import { createHash } from 'node:crypto'
import type { SchemaTransaction } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'

/** How long a kept file lives, in milliseconds. */
const LIFETIME = 3_600_000

/** A file under an address that nobody can guess. */
export interface KeptFile {
  /** The name under which it is saved. */
  readonly name: string
  /** Its media type, such as `text/csv; charset=utf-8`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** The stored id of a kept file: who reads the database cannot open the address. */
export function keptFileId(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url')
}

/**
 * Keeps a file or a picture for an hour.
 *
 * @param options.conversationId the conversation that is given it, with whose data it is deleted.
 * @returns the path of its page, such as `/files/Xk3…`.
 */
export async function keepFile(
  transaction: SchemaTransaction, file: KeptFile,
  options: { readonly at: Date; readonly randomToken: () => string; readonly conversationId?: string | undefined },
): Promise<string> {
  const token = options.randomToken()
  await transaction
    .insertInto('kept_files')
    .values({
      id: keptFileId(token),
      name: file.name,
      type: file.type,
      bytes: Buffer.from(file.bytes),
      expires_at: new Date(options.at.getTime() + LIFETIME).toISOString(),
      conversation_id: options.conversationId ?? null,
    })
    .execute()
  return `/files/${token}`
}

/**
 * The file behind an address, while it lives.
 *
 * @param token the last part of the path that `keepFile` gave.
 */
export async function keptFile(database: Kysely<Schema>, token: string, at: Date): Promise<KeptFile | undefined> {
  return database
    .selectFrom('kept_files')
    .select(['name', 'type', 'bytes'])
    .where('id', '=', keptFileId(token))
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirst()
}
