import { renderKept } from '../channels/web/printable.ts'
import { newSession, takeTurn, type Session } from '../conversation/turn.ts'
import { createWorlds } from '../conversation/worlds.ts'
import { loadVocabulary } from '../conversation/words.ts'
import { readConfig } from '../server/config.ts'
import { traceOf } from '../server/logging.ts'
import { randomToken } from '../server/random-token.ts'
import { startServer, type Platform, type PlatformParts } from '../server/start.ts'
import { lintOrRefuse } from './lint.ts'
import { knownRegistry, newestRound, rulesOf } from './rounds.ts'

/** `lertrat serve`: the service with all its channels, until it is told to stop. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment)
  lintOrRefuse(newestRound(config.rulebookDir), config.rulebookDir)
  const rules = rulesOf(undefined, config.rulebookDir)
  const world = createWorlds({ rules, registry: knownRegistry(rules), rulebookDir: config.rulebookDir })
  const vocabulary = loadVocabulary(config.rulebookDir)
  const newId = (): string => randomToken().slice(0, 8)
  const now = () => new Date()
  const { line } = config
  // Nothing of a platform is loaded while it is off.
  const platforms = line === undefined ? [] : [async ({ database, log, metrics }: PlatformParts): Promise<Platform> => {
    const { startLine } = await import('../channels/line/service.ts')
    return startLine(line, {
      database, log, now, randomToken, world, newId, traceOf,
      round: rules.round,
      observeEvent: (kind, outcome, seconds) => {
        metrics.event({ channel: 'line', kind, outcome })
        if (seconds !== undefined) metrics.turn({ channel: 'line', outcome }, seconds)
      },
      metrics: metrics.deliveries,
    })
  }]
  const server = await startServer<Session>(config, {
    beginSession: ({ language, startedAt }) => newSession({ round: rules.round, language, id: newId(), at: startedAt }),
    decide: (session, input, tools) =>
      takeTurn(session, input, world({
        now: tools.at,
        newId,
        keep: (data) => `/verdicts/${tools.keepVerdict(data)}`,
        forget: () => tools.forget(),
      })),
    renderKept: (data) => renderKept(data, vocabulary),
    now,
    randomToken,
    platforms,
    announce: (address) => {
      for (const language of ['th', 'en'] as const) {
        process.stdout.write(`${vocabulary.words(language, rules.round).say('cli:listening', { address: `${address}/`, round: rules.round })}\n`)
      }
    },
    signals: process,
  })
  await server.closed
  // A call to a platform that was given up may hold its connection for minutes; nothing waits for it.
  setTimeout(() => process.exit(), 500).unref()
}
