import type { Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'

/**
 * All migrations in the order of their names. Forward only: a released one is never changed, a
 * mistake is mended by the next one.
 */
const migrations: Record<string, Migration> = {
  '0001-conversations': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('conversations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('session', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('conversations_updated_at').on('conversations').column('updated_at').execute()

      await db.schema
        .createTable('events')
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('replies', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('events_primary_key', ['conversation_id', 'event_id'])
        .addForeignKeyConstraint(
          'events_conversation', ['conversation_id'], 'conversations', ['id'],
          (key) => key.onDelete('cascade'),
        )
        .execute()
      await db.schema.createIndex('events_created_at').on('events').column('created_at').execute()

      await db.schema
        .createTable('kept_verdicts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addForeignKeyConstraint(
          'kept_verdicts_conversation', ['conversation_id'], 'conversations', ['id'],
          (key) => key.onDelete('cascade'),
        )
        .execute()
      await db.schema
        .createIndex('kept_verdicts_conversation_id').on('kept_verdicts').column('conversation_id').execute()
    },
  },
}

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations }
