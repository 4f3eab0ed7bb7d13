import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whose wrong codes are counted beside the person's, and what the readiness probe writes to. */
export const limitsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('code_attempts').addColumn('network', 'text').execute()
    await db.schema.createIndex('code_attempts_network').on('code_attempts').columns(['network', 'at']).execute()
    await db.schema
      .createTable('write_probe')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute()
  },
}
