import { messagingApi, middleware, type MiddlewareConfig, type webhook } from '@line/bot-sdk'
import express from 'express'
import type { AddressInfo } from 'node:net'

/** The least that a LINE bot can be, as the SDK's own example is written: Express, its middleware, an echo. Keeps nothing. */
const channelSecret = process.env['LINE_CHANNEL_SECRET'] ?? ''
const bot = new messagingApi.MessagingApiClient({
  channelAccessToken: process.env['LINE_CHANNEL_ACCESS_TOKEN'] ?? '',
  baseURL: process.env['LINE_API_BASE_URL'] ?? '',
})
const config: MiddlewareConfig = { channelSecret }
const app = express()
app.post('/line/webhook', middleware(config), async (request, response) => {
  const { events } = request.body as webhook.CallbackRequest
  await Promise.all(events.map(async (event) => {
    if (event.type !== 'message' || event.message.type !== 'text' || event.replyToken === undefined) return
    await bot.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text: event.message.text }] })
  }))
  response.status(200).end()
})
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
