import { createHmac, randomUUID } from 'node:crypto'

export const CHANNEL_SECRET = '8c570fa6dd201bb328f1c1eac23a96d8'

export type RawEvent = Readonly<Record<string, unknown>>

let clock = 1_700_000_000_000
let ids = 0

/** A user id as LINE's look. */
export const userId = (number: number): string => `U${number.toString(16).padStart(32, '0')}`
export const groupId = (number: number): string => `C${number.toString(16).padStart(32, '0')}`

/** An event of one person's chat, later than all before; `more` adds to it and takes precedence. */
export function event(type: string, user: string, more: RawEvent = {}): RawEvent {
  clock = Math.max(clock + 10, Date.now())
  ids += 1
  return {
    type,
    mode: 'active',
    timestamp: clock,
    source: { type: 'user', userId: user },
    webhookEventId: `01${randomUUID().replaceAll('-', '').slice(0, 18)}${String(ids).padStart(6, '0')}`.toUpperCase(),
    deliveryContext: { isRedelivery: false },
    replyToken: randomUUID().replaceAll('-', ''),
    ...more,
  }
}

export const text = (user: string, words: string, more: RawEvent = {}): RawEvent =>
  event('message', user, { message: { type: 'text', id: String(4_000_000 + ids), quoteToken: 'q', text: words }, ...more })

export const postback = (user: string, data: string, more: RawEvent = {}): RawEvent =>
  event('postback', user, { postback: { data }, ...more })

export const redelivered = (given: RawEvent): RawEvent => ({ ...given, deliveryContext: { isRedelivery: true } })

export function sign(body: string | Uint8Array, secret: string = CHANNEL_SECRET): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

/** Sends a webhook as LINE does. */
export async function deliver(address: string, events: readonly unknown[]): Promise<number> {
  return post(address, JSON.stringify({ destination: 'Uffffffffffffffffffffffffffffffff', events }))
}

/** Sends any body, signed unless headers are given. */
export async function post(address: string, body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<number> {
  const response = await fetch(`${address}/line/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...(headers ?? { 'x-line-signature': sign(body) }) },
    body,
  })
  await response.arrayBuffer()
  return response.status
}
