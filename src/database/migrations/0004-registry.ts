import { sql, SqliteAdapter } from 'kysely'
import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Registry, coordinators, audit, and what they keep for a while. */
export const registryMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
    // In SQLite only an "integer primary key" counts up, in PostgreSQL only a serial one.
    const counted = (table: string): CreateTableBuilder<string, 'id'> =>
      db.schema.createTable(table).addColumn('id', sqlite ? 'integer' : 'serial', (column) =>
        sqlite ? column.primaryKey().autoIncrement() : column.primaryKey())

    await db.schema
      .createTable('rounds')
      .addColumn('round', 'integer', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()

    await counted('entries')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('award', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('agency_key', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('body_key', 'text', (column) => column.notNull())
      .addColumn('kind', 'text')
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('area', 'text')
      .addColumn('partners', 'text', (column) => column.notNull())
      .addColumn('contact', 'text')
      .addColumn('nominee', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('level', 'text')
      .addColumn('override', 'text')
      .addColumn('search', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('restored', 'integer')
      .addColumn('restored_at', 'integer')
      .addColumn('changed', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('entries_body').on('entries').columns(['round', 'body_key', 'award']).execute()
    await db.schema.createIndex('entries_agency').on('entries').columns(['round', 'agency_key']).execute()
    await db.schema.createIndex('entries_changed').on('entries').columns(['round', 'changed']).execute()

    await counted('winners')
      .addColumn('round', 'integer')
      .addColumn('award', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('agency_key', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('body_key', 'text', (column) => column.notNull())
      .addColumn('level', 'text')
      .addColumn('title', 'text')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('search', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('list_versions')
      .addColumn('list', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await countsChanges(db, 'winners', sqlite)
    await db.schema.createIndex('winners_body').on('winners').columns(['body_key', 'award']).execute()

    await counted('rulings')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('condition', 'text', (column) => column.notNull())
      .addColumn('award', 'text')
      .addColumn('reading', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()

    await counted('coordinators')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('removed_at', 'text')
      .execute()
    await db.schema.createIndex('coordinators_person').on('coordinators').columns(['person', 'state']).execute()

    await counted('invitations')
      .addColumn('code_hash', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('invited_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .execute()

    await counted('code_attempts')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('code_attempts_at').on('code_attempts').columns(['at', 'person']).execute()

    await counted('link_codes')
      .addColumn('code_hash', 'text', (column) => column.notNull().unique())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .execute()
    await db.schema.createIndex('link_codes_person').on('link_codes').column('person').execute()

    await counted('audit')
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('coordinator_id', 'integer')
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('round', 'integer')
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('body_key', 'text')
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('undoes', 'integer')
      // Large after an import, and so last: SQLite has to go through them to what comes behind.
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .execute()
    await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'id']).execute()
    await db.schema.createIndex('audit_undoes').on('audit').column('undoes').execute()
    await neverChanged(db, 'audit', sqlite)

    await db.schema
      .createTable('audit_entries')
      .addColumn('audit', 'integer', (column) => column.notNull())
      .addColumn('first', 'integer', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_entries_primary_key', ['last', 'first', 'audit'])
      .execute()

    await db.schema
      .createTable('kept_files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('bytes', sqlite ? 'blob' : 'bytea', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('kept_files_expires_at').on('kept_files').column('expires_at').execute()

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

    await counted('agencies')
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('english', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('parent', 'text')
      .addColumn('counts_as', 'text', (column) => column.notNull())
      .addColumn('short', 'text', (column) => column.notNull())
      .addColumn('province', 'text')
      .addColumn('district', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()

    await countsChanges(db, 'agencies', sqlite)

    await db.schema
      .createTable('check_reasons')
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('award', 'text', (column) => column.notNull())
      .addColumn('condition', 'text', (column) => column.notNull())
      .addColumn('body_key', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('check_reasons_primary_key', ['round', 'body_key', 'award', 'condition'])
      .execute()

    await db.schema
      .createTable('person_links')
      .addColumn('identity', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('person_links_person').on('person_links').column('person').execute()
    await db.schema.alterTable('conversations').addColumn('person', 'text').execute()
    await db.schema.createIndex('conversations_person').on('conversations').column('person').execute()
  },
}

/**
 * Whoever changes a listed row of a table counts up the table's version, so that those who keep the
 * list in memory need not read it again each time.
 */
async function countsChanges(db: Kysely<unknown>, table: string, sqlite: boolean): Promise<void> {
  await sql`insert into list_versions (list, version) values (${sql.lit(table)}, 0)`.execute(db)
  const count = sql`update list_versions set version = version + 1 where list = ${sql.lit(table)};`
  if (!sqlite) {
    await sql`create function ${sql.id(`count_${table}`)}() returns trigger language plpgsql as
      $$ begin ${count} return null; end $$`.execute(db)
  }
  const listed = { insert: sql`new.state = 'listed'`, update: sql`new.state = 'listed' or old.state = 'listed'`, delete: sql`old.state = 'listed'` }
  for (const [change, when] of Object.entries(listed)) {
    const name = sql.id(`${table}_count_${change}`)
    const head = sql`create trigger ${name} after ${sql.raw(change)} on ${sql.id(table)} for each row when (${when})`
    await (sqlite ? sql`${head} begin ${count} end` : sql`${head} execute function ${sql.id(`count_${table}`)}()`).execute(db)
  }
}

/** Rows are added, and neither changed nor deleted, whoever asks. */
async function neverChanged(db: Kysely<unknown>, table: string, sqlite: boolean): Promise<void> {
  if (sqlite) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.id(table)}
        begin select raise(abort, 'append-only'); end`.execute(db)
    }
    return
  }
  await sql`create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'append-only'; end $$`.execute(db)
  await sql`create trigger ${sql.id(`${table}_no_change`)} before update or delete on ${sql.id(table)}
    for each row execute function refuse_change()`.execute(db)
}
