import { writeSync } from 'node:fs'
import pino from 'pino'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import { openDatabase } from '../../src/database/database.ts'
import { createDeliverer } from '../../src/delivery/deliverer.ts'

/**
 * A deliverer as a process of its own, which stands still in its first call (HALT_AT: `claimed`,
 * before LINE hears of it, or `accepted`, before the outbox does) so that a test can kill it there.
 */
const database = openDatabase(process.env['DATABASE_URL'] ?? '')
const sender = createLineSender(createLineClient({
  channelAccessToken: 'token', apiBaseUrl: process.env['LINE_API_BASE_URL'] ?? '', timeoutMs: 10_000,
}))
createDeliverer({
  database,
  senders: {
    line: {
      send: async (call, signal) => {
        if (process.env['HALT_AT'] === 'accepted') await sender.send(call, signal)
        writeSync(1, 'halted\n')
        // Keeps the process alive.
        setInterval(() => undefined, 60_000)
        return new Promise<never>(() => undefined)
      },
    },
  },
  now: () => new Date(),
  log: pino({ level: 'silent' }),
})
