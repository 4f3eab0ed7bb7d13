import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { prepareDirectory } from '../agencies/index.ts'
import type { LineDependencies } from '../channels/line/service.ts'
import { renderKept } from '../channels/web/printable.ts'
import { newSession, takeTurnAtDesk, type Session } from '../conversation/turn.ts'
import type { Moment } from '../conversation/worlds.ts'
import { loadVocabulary } from '../conversation/words.ts'
import { remindRegularly } from '../reminders/regularly.ts'
import { readConfig } from '../server/config.ts'
import { traceOf } from '../server/logging.ts'
import { randomToken } from '../server/random-token.ts'
import { startWatchdog } from '../server/watchdog.ts'
import { startServer, type Platform, type PlatformParts } from '../server/start.ts'
import { createTurnWorlds, type TurnWorlds } from '../server/turn-worlds.ts'
import { checkedRules } from './checked-rules.ts'
import { newestRound } from './rounds.ts'

/** `lertrat serve`: the service with all its channels, until it is told to stop. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment)
  const rules = await checkedRules(newestRound(config.rulebookDir), config.rulebookDir)
  let worlds: TurnWorlds | undefined
  const world = (moment: Moment) => {
    if (!worlds) throw new Error('no turn is taken before the database is open')
    return worlds.world(moment)
  }
  const before = async () => worlds?.before()
  const vocabulary = loadVocabulary(config.rulebookDir)
  const newId = (): string => randomToken().slice(0, 8)
  const now = () => new Date()
  // Addresses are not kept; from the hash nobody can tell them, and the key ends with the process.
  const addressKey = randomBytes(32)
  const hashed = (network: string): string => createHmac('sha256', addressKey).update(network).digest('base64url')
  const { line, teams } = config
  // Nothing of a platform is loaded while it is off.
  const platforms: ((parts: PlatformParts) => Promise<Platform>)[] = []
  if (line !== undefined) platforms.push(async ({ database, log, metrics }) => {
    const { startLine } = await import('../channels/line/service.ts')
    const dependencies: LineDependencies = {
      database, log, now, randomToken, world, newId, traceOf, before,
      round: rules.round,
      observeEvent: (kind, outcome, seconds) => {
        metrics.event({ channel: 'line', kind, outcome })
        if (seconds !== undefined) metrics.turn({ channel: 'line', outcome }, seconds)
      },
      metrics: metrics.deliveries,
    }
    return startLine(line, dependencies)
  })
  if (teams !== undefined) platforms.push(async ({ database, log, metrics }) => {
    const { startTeams } = await import('../channels/teams/service.ts')
    return startTeams(teams, {
      database, log, now, randomToken, world, newId, traceOf, before,
      words: (language) => vocabulary.words(language, rules.round),
      round: rules.round,
      observeEvent: (kind, outcome, seconds) => {
        metrics.event({ channel: 'teams', kind, outcome })
        if (outcome === 'set-aside') log.error({ channel: 'teams' }, 'event set aside')
        if (seconds !== undefined) metrics.turn({ channel: 'teams', outcome }, seconds)
      },
      metrics: metrics.deliveries,
    })
  })
  let watchdog: ReturnType<typeof startWatchdog> | undefined
  const server = await startServer<Session>(config, {
    beginSession: ({ language, startedAt }) => newSession({ round: rules.round, language, id: newId(), at: startedAt }),
    decide: (session, input, tools, network) =>
      takeTurnAtDesk(session, input, world({
        now: tools.at,
        newId,
        person: { channel: 'web', id: tools.conversation, tools, network: hashed(network) },
        keep: (data) => `/verdicts/${tools.keepVerdict(data)}`,
        forget: (where) => tools.forget(where),
      })),
    setAside: (session) => ({ session, replies: [{ kind: 'message', tone: 'problem', text: vocabulary.words(session.language, rules.round).say('chat:set-aside') }] }),
    isCoordinator: (session) => session.desk?.coordinator === true,
    opened: async (database) => {
      // Not before: bringing an old database up to date may hold the thread for as long as it takes.
      watchdog = startWatchdog(config.standstillLimitMs)
      worlds = await createTurnWorlds({ database, rules, rulebookDir: config.rulebookDir, now, randomToken, randomUuid: randomUUID })
    },
    before,
    renderKept: (data) => renderKept(data, vocabulary),
    now,
    randomToken,
    platforms,
    remind: ({ database, log, channels }) =>
      remindRegularly({ database, rulebook: rules.rulebook, vocabulary, channels, now, randomUuid: randomUUID, log, traceOf }),
    announce: (address) => {
      for (const language of ['th', 'en'] as const) {
        process.stdout.write(`${vocabulary.words(language, rules.round).say('cli:listening', { address: `${address}/`, round: rules.round })}\n`)
      }
    },
    prepare: async () => {
      await prepareDirectory()
      await setImmediate()
      // What reading and compiling left behind is some 15 MB, which V8 would keep for hours on a quiet service.
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    },
    signals: process,
    giveUp: () => process.exit(1),
  })
  await server.prepared
  watchdog?.started()
  // Here and not at the end: the end may be none in good order.
  flushCompileCache()
  await server.closed
  watchdog?.stop()
  // A call to a platform that was given up may hold its connection for minutes; nothing waits for it.
  setTimeout(() => process.exit(), 500).unref()
}
