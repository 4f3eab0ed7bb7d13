import { SqliteAdapter } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import { registryMigration } from './migrations/0004-registry.ts'
import { remindersMigration } from './migrations/0005-reminders.ts'
import { repairMigration } from './migrations/0006-repair.ts'
import { begunEventsMigration } from './migrations/0007-begun-events.ts'
import { limitsMigration } from './migrations/0008-limits.ts'
import { erasureMigration } from './migrations/0009-erasure.ts'
import { auditChainMigration } from './migrations/0011-audit-chain.ts'

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

  '0002-outbox': {
    async up(db: Kysely<unknown>) {
      const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
      await db.schema.alterTable('conversations').addColumn('address', 'text').execute()
      await db.schema
        .createTable('outbox')
        // In SQLite only an "integer primary key" counts up, in PostgreSQL only a serial one.
        .addColumn('id', sqlite ? 'integer' : 'serial', (column) =>
          sqlite ? column.primaryKey().autoIncrement() : column.primaryKey())
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('address', 'text')
        .addColumn('payload', 'text')
        .addColumn('reply_token', 'text')
        .addColumn('received_at', 'text')
        .addColumn('retry_key', 'text', (column) => column.notNull())
        .addColumn('method', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('doubtful', 'integer', (column) => column.notNull())
        .addColumn('pushed_at', 'text')
        .addColumn('not_before', 'text', (column) => column.notNull())
        .addColumn('lease_until', 'text')
        .addColumn('error', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('settled_at', 'text')
        .addForeignKeyConstraint(
          'outbox_conversation', ['conversation_id'], 'conversations', ['id'],
          (key) => key.onDelete('cascade'),
        )
        .execute()
      await db.schema
        .createIndex('outbox_conversation_state').on('outbox').columns(['conversation_id', 'state', 'id']).execute()
      await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'not_before']).execute()
      await db.schema.createIndex('outbox_settled_at').on('outbox').column('settled_at').execute()

      await db.schema
        .createTable('channel_quota')
        .addColumn('channel', 'text', (column) => column.primaryKey())
        .addColumn('limit_per_month', 'integer')
        .addColumn('used', 'integer', (column) => column.notNull())
        .addColumn('asked_at', 'text', (column) => column.notNull())
        .execute()
    },
  },

  '0003-inbox': {
    async up(db: Kysely<unknown>) {
      const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
      await db.schema
        .createTable('inbox')
        .addColumn('id', sqlite ? 'integer' : 'serial', (column) =>
          sqlite ? column.primaryKey().autoIncrement() : column.primaryKey())
        .addColumn('event_id', 'text', (column) => column.notNull().unique())
        .addColumn('conversation', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('base_url', 'text')
        .addColumn('received_at', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('not_before', 'text', (column) => column.notNull())
        .execute()
      await db.schema.createIndex('inbox_conversation').on('inbox').columns(['conversation', 'id']).execute()
    },
  },

  '0004-registry': registryMigration,

  '0005-reminders': remindersMigration,

  '0006-repair': repairMigration,

  '0007-begun-events': begunEventsMigration,

  '0008-limits': limitsMigration,

  '0009-erasure': erasureMigration,

  '0011-audit-chain': auditChainMigration,
}

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations }
