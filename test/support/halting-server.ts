import { writeSync } from 'node:fs'
import { createStore } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import { createApp } from '../../src/server/app.ts'
import { readConfig } from '../../src/server/config.ts'
import { listen } from '../../src/server/listen.ts'
import { createLogger } from '../../src/server/logging.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { beginCounting, count, renderCounting } from './counting-conversation.ts'
import type { Counting } from './counting-conversation.ts'

/**
 * The server, standing still at one point of a turn (HALT_AT, `decided` or `committed`) so that a
 * test can kill it exactly there.
 */
const config = readConfig(process.env)
const database = openDatabase(config.databaseUrl)
await database.migrate()
const now = () => new Date()
const store = createStore<Counting>(database, { now, randomToken })

const halt = async (point: string): Promise<void> => {
  if (process.env['HALT_AT'] !== point) return
  writeSync(1, `halted: ${point}\n`)
  await new Promise(() => undefined)
}

const app = createApp<Counting>({
  database,
  store: {
    ...store,
    async runTurn(request) {
      const result = await store.runTurn(request)
      await halt('committed')
      return result
    },
  },
  beginSession: beginCounting,
  async decide(session, input, tools) {
    const decision = count(session, input, tools)
    await halt('decided')
    return decision
  },
  renderKept: renderCounting,
  log: createLogger('silent'),
  now,
  randomToken,
})
const { address } = await listen(app, config)
writeSync(1, `${address}\n`)
