import { sql, SqliteAdapter } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How often an event was begun and never ended, so that one that ends the process is not tried for ever. */
export const begunEventsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
    for (const column of ['begun_alone', 'begun_among'] as const) {
      await db.schema.alterTable('inbox').addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0)).execute()
    }
    await sql`create index inbox_suspects on inbox (id) where begun_alone + begun_among > 0`.execute(db)

    await db.schema
      .createTable('begun_events')
      .addColumn('id', sqlite ? 'integer' : 'serial', (column) => sqlite ? column.primaryKey().autoIncrement() : column.primaryKey())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('begun_alone', 'integer', (column) => column.notNull())
      .addColumn('begun_among', 'integer', (column) => column.notNull())
      .addColumn('begun_at', 'text', (column) => column.notNull())
      .addColumn('set_aside_at', 'text')
      .addUniqueConstraint('begun_events_event', ['conversation_id', 'event_id'])
      .execute()
    await db.schema.createIndex('begun_events_begun_at').on('begun_events').column('begun_at').execute()
  },
}
