import express from 'express'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'

/** The least that a LINE webhook can be: Express, the bytes, the signature, the events parsed, 200. */
const secret = process.env['LINE_CHANNEL_SECRET'] ?? ''
const app = express()
app.post('/line/webhook', express.raw({ type: () => true, limit: 1024 * 1024 }), (request, response) => {
  const body = request.body as Buffer
  const given = Buffer.from(request.get('x-line-signature') ?? '', 'base64')
  const wanted = createHmac('sha256', secret).update(body).digest()
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    response.status(401).end()
    return
  }
  const { events } = JSON.parse(body.toString('utf8')) as { events: unknown[] }
  response.status(Array.isArray(events) ? 200 : 400).end()
})
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
