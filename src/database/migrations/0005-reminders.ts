import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Dates that coordinators keep, who wants to be reminded of them, and who was. */
export const remindersMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('milestones')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('milestone', 'text', (column) => column.notNull())
      .addColumn('branch', 'text', (column) => column.notNull())
      .addColumn('on_day', 'text')
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('milestones_primary_key', ['round', 'milestone', 'branch'])
      .execute()

    await db.schema
      .createTable('reminder_wishes')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('chosen_at', 'text', (column) => column.notNull())
      .addForeignKeyConstraint(
        'reminder_wishes_conversation', ['conversation_id'], 'conversations', ['id'],
        (key) => key.onDelete('cascade'),
      )
      .execute()
    await db.schema.createIndex('reminder_wishes_conversation_id').on('reminder_wishes').column('conversation_id').execute()

    const key = ['person', 'round', 'milestone', 'branch', 'on_day', 'days_before'] as const
    await db.schema
      .createTable('reminders')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('milestone', 'text', (column) => column.notNull())
      .addColumn('branch', 'text', (column) => column.notNull())
      .addColumn('on_day', 'text', (column) => column.notNull())
      .addColumn('days_before', 'integer', (column) => column.notNull())
      .addColumn('outbox_id', 'integer')
      .addPrimaryKeyConstraint('reminders_primary_key', [...key])
      .execute()
    await db.schema.createIndex('reminders_outbox_id').on('reminders').column('outbox_id').execute()
    await db.schema.createIndex('reminders_on_day').on('reminders').column('on_day').execute()
  },
}
