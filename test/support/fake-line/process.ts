import { writeSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { FakeLine } from './fake-line.ts'
import type { Fault } from './faults.ts'
import { startFakeLine } from './server.ts'

/*
 * The fake Messaging API as a process of its own (PORT; 0 takes a free one). It prints its address.
 * POST /_fake/reply-tokens {"to"} → {"replyToken"}; POST /_fake/faults [faults]; POST /_fake/quota
 * {"limit","used"}; POST /_fake/profiles {"userId","displayName","language"?}; GET /_fake/received
 * → what everybody received; GET /_fake/seen → {"seen", "violations"}.
 */

const fault: z.ZodType<Fault> = z.object({
  when: z.enum(['before', 'after']),
  how: z.union([z.literal([429, 500, 503]), z.enum(['reset', 'time-out'])]),
  at: z.int().optional(), to: z.string().optional(), times: z.int().optional(), retryAfter: z.int().optional(),
}).transform((given) => JSON.parse(JSON.stringify(given)) as Fault)
const quota = z.object({ limit: z.int().nullable(), used: z.int() })
const profile = z.object({ userId: z.string(), displayName: z.string(), language: z.string().optional() })

const orders: Readonly<Record<string, (line: FakeLine, body: unknown) => unknown>> = {
  'POST /_fake/reply-tokens': (line, body) => ({ replyToken: line.issueReplyToken(z.object({ to: z.string() }).parse(body).to) }),
  'POST /_fake/faults': (line, body) => line.faults.order(...z.array(fault).parse(body)),
  'POST /_fake/quota': (line, body) => {
    line.quota = quota.parse(body)
  },
  'POST /_fake/profiles': (line, body) => {
    const { userId, displayName, language } = profile.parse(body)
    line.profiles.set(userId, { displayName, ...(language === undefined ? {} : { language }) })
  },
  'GET /_fake/received': (line) => line.received,
  'GET /_fake/seen': (line) => ({ seen: line.seen, violations: line.violations }),
}

function also(line: FakeLine, request: IncomingMessage, body: string, response: ServerResponse): boolean {
  const order = orders[`${request.method} ${request.url}`]
  if (order === undefined) return false
  try {
    const value = order(line, body === '' ? undefined : JSON.parse(body))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? {}))
  } catch (error) {
    response.writeHead(400).end(String(error))
  }
  return true
}

const { url } = await startFakeLine({ port: Number(process.env['PORT'] ?? 0), also })
writeSync(1, `${url}\n`)
