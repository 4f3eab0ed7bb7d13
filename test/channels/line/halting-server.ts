import type { KyselyPlugin } from 'kysely'
import { startLine } from '../../../src/channels/line/service.ts'
import type { Database } from '../../../src/database/database.ts'
import { halt, startHalting } from '../../support/halting-platform.ts'

/** The server with LINE, standing still at one point of an event's way: `kept`, `decided` or `committed`. */
await startHalting(({ line }, parts) => {
  if (line === undefined) throw new Error('LINE is off')
  return startLine(line, { ...parts, database: haltingOnRead(parts.database) })
})

/** Stands still when the first event that was kept is looked for, which is after its acknowledgement. */
function haltingOnRead(database: Database): Database {
  if (process.env['HALT_AT'] !== 'kept') return database
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.rows.some((row) => 'payload' in row && 'attempts' in row && 'base_url' in row)) halt('kept')
      return result
    },
  }
  return { ...database, kysely: database.kysely.withPlugin(plugin) }
}
