import type { KyselyPlugin } from 'kysely'
import { writeSync } from 'node:fs'
import { startLine } from '../../../src/channels/line/service.ts'
import { newSession, takeTurn, type Session } from '../../../src/conversation/turn.ts'
import { createWorlds } from '../../../src/conversation/worlds.ts'
import { knownRegistry, rulesOf } from '../../../src/cli/rounds.ts'
import type { Database } from '../../../src/database/database.ts'
import { readConfig } from '../../../src/server/config.ts'
import { traceOf } from '../../../src/server/logging.ts'
import { randomToken } from '../../../src/server/random-token.ts'
import { startServer } from '../../../src/server/start.ts'

/**
 * The server with LINE, standing still at one point of an event's way (HALT_AT, `kept`, `decided` or
 * `committed`) so that a test can kill it exactly there: nothing of the process runs on.
 */
function halt(point: string): void {
  if (process.env['HALT_AT'] !== point) return
  writeSync(1, `halted: ${point}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

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

const config = readConfig(process.env)
const { line } = config
if (line === undefined) throw new Error('LINE is off')
const rules = rulesOf(undefined, undefined)
const world = createWorlds({ rules, registry: knownRegistry(rules) })
const now = () => new Date()
const newId = () => randomToken().slice(0, 8)
await startServer<Session>(config, {
  beginSession: ({ language, startedAt }) => newSession({ round: rules.round, language, id: newId(), at: startedAt }),
  decide: (session, input, tools) => takeTurn(session, input, world({ now: tools.at, newId, forget: () => tools.forget() })),
  renderKept: () => '',
  now,
  randomToken,
  announce: (address) => writeSync(1, `${address}\n`),
  platforms: [({ database, log, metrics }) => startLine(line, {
    database: haltingOnRead(database), log, now, randomToken, newId, traceOf,
    round: rules.round,
    world: (moment) => {
      halt('decided')
      return world(moment)
    },
    observeEvent: () => halt('committed'),
    metrics: metrics.deliveries,
  })],
})
