import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { migrationProvider } from '../../src/database/migrations.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'

type Digests = Readonly<Record<string, string>>

/** What each landed migration leaves of the schema, as it was when it landed. */
const landed = JSON.parse(readFileSync(new URL('migrations.json', import.meta.url), 'utf8')) as Readonly<Record<'sqlite' | 'postgres', Digests>>

/** Tables, indexes, triggers and functions, as the engine itself tells them. */
async function schemaOf({ kysely, engine }: Database): Promise<string> {
  const queries = engine === 'sqlite'
    ? [sql`select type, name, sql from sqlite_master where name not like 'sqlite_%' and name not like 'kysely_%' order by type, name`]
    : [
        sql`select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
          where table_schema = 'public' and table_name not like 'kysely_%' order by table_name, column_name`,
        sql`select indexname, indexdef from pg_indexes where schemaname = 'public' and indexname not like 'kysely_%' order by indexname`,
        sql`select tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by tgname`,
        sql`select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by proname`,
        sql`select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and contype in ('f', 'p', 'u')
          and conname not like 'kysely_%' order by conname`,
      ]
  const parts: unknown[] = []
  for (const query of queries) parts.push((await query.execute(kysely)).rows)
  return JSON.stringify(parts)
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a migration that has landed is never changed', async () => {
    const { url, drop } = await freshDatabase(engine)
    const database = openDatabase(url)
    try {
      const digests: Record<string, string> = {}
      const migrator = new Migrator({ db: database.kysely, provider: migrationProvider })
      for (const name of Object.keys(await migrationProvider.getMigrations())) {
        const { error } = await migrator.migrateTo(name)
        if (error !== undefined) throw error
        digests[name] = createHash('sha256').update(await schemaOf(database)).digest('hex').slice(0, 16)
      }
      expect(digests, `A landed migration makes another schema than it did: databases made before would lack it. Leave it as it is, and write a new
        one. A new migration adds its line to test/database/migrations.json under "${engine}": ${JSON.stringify(digests)}`).toEqual(landed[engine])
    } finally {
      await database.close()
      await drop()
    }
  })
})
