import { writeSync } from 'node:fs'
import { startTeams } from '../../../src/channels/teams/service.ts'
import { newSession, takeTurn, type Session } from '../../../src/conversation/turn.ts'
import { createWorlds } from '../../../src/conversation/worlds.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { knownRegistry, rulesOf } from '../../../src/cli/rounds.ts'
import { readConfig } from '../../../src/server/config.ts'
import { traceOf } from '../../../src/server/logging.ts'
import { randomToken } from '../../../src/server/random-token.ts'
import { startServer } from '../../../src/server/start.ts'

/**
 * The server with Teams, standing still at one point of an activity's way (HALT_AT, `decided` or
 * `committed`) so that a test can kill it exactly there: nothing of the process runs on.
 */
function halt(point: string): void {
  if (process.env['HALT_AT'] !== point) return
  writeSync(1, `halted: ${point}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const config = readConfig(process.env)
const { teams } = config
if (teams === undefined) throw new Error('Teams is off')
const rules = rulesOf(undefined, undefined)
const world = createWorlds({ rules, registry: knownRegistry(rules) })
const vocabulary = loadVocabulary()
const now = () => new Date()
const newId = () => randomToken().slice(0, 8)
await startServer<Session>(config, {
  beginSession: ({ language, startedAt }) => newSession({ round: rules.round, language, id: newId(), at: startedAt }),
  decide: (session, input, tools) => takeTurn(session, input, world({ now: tools.at, newId, forget: () => tools.forget() })),
  renderKept: () => '',
  now,
  randomToken,
  announce: (address) => writeSync(1, `${address}\n`),
  platforms: [({ database, log, metrics }) => startTeams(teams, {
    database, log, now, randomToken, newId, traceOf,
    round: rules.round,
    words: (language) => vocabulary.words(language, rules.round),
    world: (moment) => {
      halt('decided')
      return world(moment)
    },
    observeEvent: () => halt('committed'),
    metrics: metrics.deliveries,
  })],
})
