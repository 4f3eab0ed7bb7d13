import express from 'express'
import type { AddressInfo } from 'node:net'
import { Inbox } from '../../src/channels/line/inbox/inbox.ts'
import { lineRoutes } from '../../src/channels/line/webhook.ts'
import { openDatabase } from '../../src/database/database.ts'
import { readConfig } from '../../src/server/config.ts'

/** The service's own webhook and its durable inbox, which nobody empties. */
const { databaseUrl } = readConfig(process.env)
const database = openDatabase(databaseUrl)
await database.migrate()
const inbox = new Inbox(database, () => {})
const app = express()
app.use(lineRoutes({
  channelSecret: process.env['LINE_CHANNEL_SECRET'] ?? '',
  now: () => new Date(),
  observe: () => {},
  keep: (events, arrival) => inbox.put(events, arrival),
}))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
