import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { Database } from '../../src/database/database.ts'

/**
 * Where texts stand in a database: every value of every column of every table that there is, packed and
 * zipped ones as well. @returns `table.column: name of the text`, sorted, each once.
 */
export async function foundIn({ kysely }: Database, texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const { name: table } of await kysely.introspection.getTables({ withInternalKyselyTables: true })) {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`select * from ${sql.table(table)}`.execute(kysely)
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const read = readable(value).toLowerCase()
        for (const [name, text] of Object.entries(texts)) if (read.includes(text.toLowerCase())) found.add(`${table}.${column}: ${name}`)
      }
    }
  }
  return [...found].toSorted()
}

function readable(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value)
  const bytes = Buffer.from(value)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString()
  if (bytes.subarray(0, 2).toString() === 'PK') return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString()).join('\n')
  return bytes.toString()
}
