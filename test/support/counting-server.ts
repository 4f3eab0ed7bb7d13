import { readConfig } from '../../src/server/config.ts'
import { randomToken } from '../../src/server/random-token.ts'
import { startServer } from '../../src/server/start.ts'
import { beginCounting, count, renderCounting } from './counting-conversation.ts'

/** The whole server with a small conversation, as a process of its own. */
await startServer(readConfig(process.env), {
  beginSession: beginCounting,
  decide: count,
  renderKept: renderCounting,
  now: () => new Date(),
  randomToken,
  announce: (address) => console.log(address),
  signals: process,
})
