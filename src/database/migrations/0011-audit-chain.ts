import { sql, SqliteAdapter } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { chainHash, type UnchainedRow } from '../audit-chain.ts'
import { splitChange } from '../audit-personal.ts'

/** Rows that are brought up to date together: one of a large import may have ten million characters. */
const ROWS = 20

/** The audit becomes a chain, and what is personal in it stands where it can be erased. */
export const auditChainMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
    await db.schema.alterTable('audit').addColumn('hash', 'text').execute()
    await db.schema
      .createTable('audit_personal')
      .addColumn('audit', 'integer', (column) => column.notNull())
      .addColumn('side', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_personal_primary_key', ['audit', 'side'])
      .execute()
    await db.schema.createIndex('audit_personal_created_at').on('audit_personal').column('created_at').execute()
    await dropGuards(db, sqlite)
    await chainOldRows(db)
    await makeGuards(db, sqlite)
  },
}

async function chainOldRows(db: Kysely<unknown>): Promise<void> {
  let previous = ''
  for (let last = 0; ;) {
    const { rows } = await sql<UnchainedRow>`select * from audit where id > ${last} order by id limit ${sql.lit(ROWS)}`.execute(db)
    for (const row of rows) {
      const sides = { before: row.before, after: row.after }
      const split = splitChange(row.before === null ? null : JSON.parse(row.before), row.after === null ? null : JSON.parse(row.after))
      for (const name of ['before', 'after'] as const) {
        const { side, personal } = split[name]
        if (side !== null) sides[name] = JSON.stringify(side)
        if (personal !== undefined) {
          await sql`insert into audit_personal (audit, side, data, created_at) values (${row.id}, ${name}, ${JSON.stringify(personal)}, ${row.at})`.execute(db)
        }
      }
      previous = chainHash(previous, { ...row, ...sides })
      await sql`update audit set ${sql.ref('before')} = ${sides.before}, ${sql.ref('after')} = ${sides.after}, hash = ${previous} where id = ${row.id}`.execute(db)
    }
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
  }
}

async function dropGuards(db: Kysely<unknown>, sqlite: boolean): Promise<void> {
  if (!sqlite) return void (await sql`drop trigger if exists audit_no_change on audit`.execute(db))
  for (const change of ['update', 'delete']) await sql`drop trigger if exists ${sql.id(`audit_no_${change}`)}`.execute(db)
}

/** Rows are added behind the others, and neither changed, replaced nor taken away, whoever asks. */
async function makeGuards(db: Kysely<unknown>, sqlite: boolean): Promise<void> {
  if (sqlite) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`audit_no_${change}`)} before ${sql.raw(change)} on audit
        begin select raise(abort, 'append-only'); end`.execute(db)
    }
    // REPLACE takes a row away without asking the trigger above. An id that SQLite is to choose is -1 here.
    await sql`create trigger audit_only_behind before insert on audit
      when new.id <> -1 and new.id <= (select max(id) from audit)
      begin select raise(abort, 'append-only'); end`.execute(db)
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`audit_entries_no_${change}`)} before ${sql.raw(change)} on audit_entries
        begin select raise(abort, 'append-only'); end`.execute(db)
    }
    return
  }
  await sql`create trigger audit_no_change before update or delete on audit for each row execute function refuse_change()`.execute(db)
  await sql`create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change()`.execute(db)
  await sql`create trigger audit_entries_no_change before update or delete on audit_entries for each row execute function refuse_change()`.execute(db)
  await sql`create trigger audit_entries_no_truncate before truncate on audit_entries for each statement execute function refuse_change()`.execute(db)
  await sql`create function audit_only_behind() returns trigger language plpgsql as
    $$ begin if new.id <= (select coalesce(max(id), 0) from audit) then raise exception 'append-only'; end if; return new; end $$`.execute(db)
  await sql`create trigger audit_only_behind before insert on audit for each row execute function audit_only_behind()`.execute(db)
}
