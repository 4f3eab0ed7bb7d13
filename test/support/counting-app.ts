import type { Rates } from '../../src/channels/web/limits.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Decision } from '../../src/conversation/store.ts'
import type { TurnTools } from '../../src/conversation/store-turn.ts'
import type { PostgresLimits } from '../../src/database/postgres-limits.ts'
import { readConfig } from '../../src/server/config.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { startServer } from '../../src/server/start.ts'
import type { RunningServer, StartDependencies } from '../../src/server/start.ts'
import { createCapturedLog } from './captured-log.ts'
import { beginCounting, count, renderCounting } from './counting-conversation.ts'
import type { Counting } from './counting-conversation.ts'
import { webClient } from './web-client.ts'

type Decide = (session: Counting, input: Input, tools: TurnTools) => Decision<Counting> | Promise<Decision<Counting>>

/** The whole server with the counting conversation inside this process, and a client of it. */
export async function startCounting(options: {
  databaseUrl?: string
  decide?: Decide
  isCoordinator?: (session: Counting) => boolean
  rates?: Rates
  databaseLimits?: Partial<PostgresLimits>
  now?: () => Date
  signals?: NonNullable<StartDependencies<Counting>['signals']>
} = {}): Promise<{ server: RunningServer; client: ReturnType<typeof webClient>; logged: () => string }> {
  const { databaseUrl, databaseLimits, signals, rates } = options
  const { log, logged } = createCapturedLog()
  const server = await startServer<Counting>(
    readConfig({ PORT: '0', DATABASE_URL: databaseUrl ?? 'sqlite::memory:' }),
    {
      beginSession: beginCounting,
      decide: options.decide ?? count,
      setAside: (session) => ({ session, replies: [{ kind: 'message', text: 'set aside' }] }),
      renderKept: renderCounting,
      now: options.now ?? (() => new Date()),
      randomToken,
      announce: () => undefined,
      ...(options.isCoordinator === undefined ? {} : { isCoordinator: options.isCoordinator }),
      log,
      ...(signals === undefined ? {} : { signals }),
      ...(rates === undefined ? {} : { rates }),
      ...(databaseLimits === undefined ? {} : { databaseLimits }),
    },
  )
  return { server, client: webClient(server.address), logged }
}
