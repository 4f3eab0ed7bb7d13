import express from 'express'
import type { AddressInfo } from 'node:net'
import { lineRoutes } from '../../src/channels/line/webhook.ts'
import { createStore } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import { readConfig } from '../../src/server/config.ts'
import { randomToken } from '../../src/server/random-token.ts'

/** The service's own webhook and its durable commit, without anything to decide, say or send. */
const { databaseUrl } = readConfig(process.env)
const database = openDatabase(databaseUrl)
await database.migrate()
const store = createStore<{ readonly count: number }>(database, { now: () => new Date(), randomToken })
const app = express()
app.use(lineRoutes({
  channelSecret: process.env['LINE_CHANNEL_SECRET'] ?? '',
  now: () => new Date(),
  observe: () => {},
  takeEvent: async (event) => {
    const { repeated } = await store.runTurn({
      channel: 'line', conversation: event.chat.to, eventId: event.id, input: 'line',
      create: () => ({ count: 0 }),
      decide: ({ count }) => ({ session: { count: count + 1 }, replies: [] }),
    })
    return repeated ? 'repeated' : 'answered'
  },
}))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
