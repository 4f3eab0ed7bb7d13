import { sql, SqliteAdapter } from 'kysely'
import type { Kysely, TableMetadata } from 'kysely'
import type { Migration } from 'kysely/migration'
import { z } from 'zod'

const changedRows = z.object({ rows: z.array(z.object({ id: z.number() }).nullable()) })

/**
 * Earlier migrations were changed after databases had been made by them. Whatever such a database lacks
 * of what they make today, or has beyond that, is mended here; of any other database nothing is changed.
 */
export const repairMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
    const tables = await db.introspection.getTables()
    const has = (table: string, column: string): boolean => columnsOf(tables, table).includes(column)

    if (has('events', 'digest')) await db.schema.alterTable('events').dropColumn('digest').execute()
    for (const column of ['restored', 'restored_at']) {
      if (!has('entries', column)) await db.schema.alterTable('entries').addColumn(column, 'integer').execute()
    }
    if (columnsOf(tables, 'audit_entries').length === 0) await makeAuditEntries(db)
    if (!has('import_plans', 'sheet')) {
      // Plans wait for an hour at most: whoever had one sends the file again.
      await db.schema.dropTable('import_plans').execute()
      await db.schema
        .createTable('import_plans')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('coordinator_id', 'integer', (column) => column.notNull())
        .addColumn('file_name', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addColumn('sheet', sqlite ? 'blob' : 'bytea', (column) => column.notNull())
        .addColumn('work', sqlite ? 'blob' : 'bytea', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .execute()
    }
    if (!has('check_reasons', 'body_key')) {
      await sql`create table check_reasons_before as select * from check_reasons`.execute(db)
      await db.schema.dropTable('check_reasons').execute()
      await db.schema
        .createTable('check_reasons')
        .addColumn('round', 'integer', (column) => column.notNull())
        .addColumn('award', 'text', (column) => column.notNull())
        .addColumn('condition', 'text', (column) => column.notNull())
        .addColumn('body_key', 'text', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('check_reasons_primary_key', ['round', 'body_key', 'award', 'condition'])
        .execute()
      // Whose checks they were was not kept then.
      await sql`insert into check_reasons (round, award, condition, body_key, times)
        select round, award, condition, '', times from check_reasons_before`.execute(db)
      await db.schema.dropTable('check_reasons_before').execute()
    }
  },
}

async function makeAuditEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entries')
    .addColumn('audit', 'integer', (column) => column.notNull())
    .addColumn('first', 'integer', (column) => column.notNull())
    .addColumn('last', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entries_primary_key', ['last', 'first', 'audit'])
    .execute()
  // Which entries a change of many concerned stood in its row alone.
  const { rows } = await sql<{ id: number; after: string }>`select id, after from audit where after like '{"kind":"entries"%'`.execute(db)
  for (const { id: audit, after } of rows) {
    const { rows: changed } = changedRows.parse(JSON.parse(after))
    for (const row of changed) {
      if (row !== null) await sql`insert into audit_entries (audit, first, last) values (${audit}, ${row.id}, ${row.id}) on conflict do nothing`.execute(db)
    }
  }
}

const columnsOf = (tables: readonly TableMetadata[], name: string): readonly string[] =>
  tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? []
