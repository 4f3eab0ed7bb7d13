import { writeSync } from 'node:fs'
import { knownRegistry, rulesOf } from '../../src/cli/rounds.ts'
import { newSession, takeTurn, type Session } from '../../src/conversation/turn.ts'
import { createWorlds, type Moment } from '../../src/conversation/worlds.ts'
import { readConfig, type Config } from '../../src/server/config.ts'
import { traceOf } from '../../src/server/logging.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { startServer, type Platform, type PlatformParts } from '../../src/server/start.ts'

/** Stands still for ever where HALT_AT names this point, so that a test can kill the process exactly there: nothing of it runs on. */
export function halt(point: string): void {
  if (process.env['HALT_AT'] !== point) return
  writeSync(1, `halted: ${point}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const rules = rulesOf(undefined, undefined)
const world = createWorlds({ rules, registry: knownRegistry(rules) })
const now = () => new Date()
const newId = () => randomToken().slice(0, 8)

/** What a platform needs that talks the guided check, and halts before it decides and after its commit. */
const haltingParts = ({ database, log, metrics }: PlatformParts) => ({
  database, log, now, randomToken, newId, traceOf,
  round: rules.round,
  world: (moment: Moment) => {
    halt('decided')
    return world(moment)
  },
  observeEvent: () => halt('committed'),
  metrics: metrics.deliveries,
})

/** Starts the server of the guided check with one platform that halts. */
export async function startHalting(platform: (config: Config, parts: ReturnType<typeof haltingParts>) => Platform | Promise<Platform>): Promise<void> {
  const config = readConfig(process.env)
  await startServer<Session>(config, {
    beginSession: ({ language, startedAt }) => newSession({ round: rules.round, language, id: newId(), at: startedAt }),
    decide: (session, input, tools) => takeTurn(session, input, world({ now: tools.at, newId, forget: () => tools.forget() })),
    renderKept: () => '',
    now,
    randomToken,
    announce: (address) => writeSync(1, `${address}\n`),
    platforms: [(parts) => platform(config, haltingParts(parts))],
  })
}
