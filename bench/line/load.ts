import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** A webhook request of LINE's, signed. */
export interface Delivery {
  readonly body: Buffer
  readonly signature: string
}

/** What people say by turns: the check, its questions answered, results, answers. */
const sayings = ['เริ่มตรวจสอบ', 'การมีส่วนร่วม', 'ดูผล', 'สรุปคำตอบ', 'กรมที่ดิน', 'ย้อนกลับ', 'ไม่ทราบ', 'ทำไม Open Governance']

let made = 0

/** So many deliveries of one message each, by many people in turn. */
export function deliveries(count: number, secret: string, people: number): readonly Delivery[] {
  return Array.from({ length: count }, () => {
    const number = made++
    const body = Buffer.from(JSON.stringify({
      destination: `U${'f'.repeat(32)}`,
      events: [{
        type: 'message', mode: 'active', timestamp: Date.now(),
        source: { type: 'user', userId: `U${(number % people).toString(16).padStart(32, '0')}` },
        webhookEventId: ulid(number),
        deliveryContext: { isRedelivery: false },
        replyToken: randomUUID().replaceAll('-', ''),
        message: { type: 'text', id: String(number), quoteToken: 'q', text: sayings[Math.floor(number / people) % sayings.length] },
      }],
    }))
    return { body, signature: createHmac('sha256', secret).update(body).digest('base64') }
  })
}

/** LINE's event ids are ULIDs: they begin with the time, so later ones are greater. */
function ulid(number: number): string {
  return `01${number.toString(32).toUpperCase().padStart(8, '0')}${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`
}

export interface Slice {
  readonly perSecond: number
  /** Milliseconds from request to answer. */
  readonly median: number
  readonly p99: number
}

/**
 * Sends deliveries as fast as they are answered, so many at a time, for a while.
 *
 * @throws where an answer is not 200, or there are too few deliveries
 */
export async function send(address: string, stock: readonly Delivery[], options: { readonly atOnce: number; readonly milliseconds: number }): Promise<Slice> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.atOnce })
  const times: number[] = []
  let next = 0
  const start = performance.now()
  const worker = async (): Promise<void> => {
    while (performance.now() - start < options.milliseconds) {
      const delivery = stock[next++]
      if (!delivery) throw new Error('the deliveries are used up: make more of them')
      const sent = performance.now()
      const status = await post(agent, `${address}line/webhook`, delivery)
      if (status !== 200) throw new Error(`answered with ${status}`)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: options.atOnce }, worker))
  const passed = performance.now() - start
  agent.destroy()
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { perSecond: (times.length * 1000) / passed, median: at(0.5), p99: at(0.99) }
}

function post(agent: Agent, url: string, { body, signature }: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length, 'x-line-signature': signature } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0)).on('error', reject)
    }).on('error', reject).end(body)
  })
}
