import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { z } from 'zod'
import { tidy } from '../../thai/normalise.ts'

/** What tells whose it is, so that it goes when the person has their data deleted. */
export const erasureMigration: Migration = {
  async up(db: Kysely<unknown>) {
    // When its data was deleted, while the person has not come back since.
    await db.schema.alterTable('conversations').addColumn('erased_at', 'text').execute()
    await db.schema.createIndex('conversations_erased_at').on('conversations').column('erased_at').execute()
    for (const table of ['kept_files', 'import_plans']) {
      await db.schema.alterTable(table)
        .addColumn('conversation_id', 'text', (column) => column.references('conversations.id').onDelete('cascade')).execute()
      await db.schema.createIndex(`${table}_conversation_id`).on(table).column('conversation_id').execute()
    }
    await db.schema
      .createTable('agency_mentions')
      .addColumn('agency_id', 'integer', (column) => column.notNull().references('agencies.id').onDelete('cascade'))
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('agency_mentions_primary_key', ['agency_id', 'conversation_id'])
      .execute()
    await db.schema.createIndex('agency_mentions_conversation_id').on('agency_mentions').column('conversation_id').execute()
    await findMentions(db)
    // The role has the name from then on.
    await sql`update invitations set name = '' where used_at is not null`.execute(db)
  },
}

/** Conversations that are looked through at a time. */
const PAGE = 500
const answered = z.object({ answers: z.record(z.string(), z.unknown()) })

/** Who described which agency, as far as present answers tell it. */
async function findMentions(db: Kysely<unknown>): Promise<void> {
  const agencies = await sql<{ id: number; name: string }>`select id, name from agencies where state <> 'listed'`.execute(db)
  const byName = new Map(agencies.rows.map(({ id, name }) => [name, id]))
  for (let after = '', more = byName.size > 0; more;) {
    const { rows } = await sql<{ id: string; session: string }>`
      select id, session from conversations where id > ${after} order by id limit ${PAGE}`.execute(db)
    for (const { id, session } of rows) {
      const { data } = answered.safeParse(JSON.parse(session))
      const named = Object.values(data?.answers ?? {}).flatMap((value) => (typeof value === 'string' ? byName.get(tidy(value)) ?? [] : []))
      for (const agency of new Set(named)) await sql`insert into agency_mentions (agency_id, conversation_id) values (${agency}, ${id})`.execute(db)
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === PAGE
  }
}
