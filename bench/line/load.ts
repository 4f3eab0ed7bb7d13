import { createHmac, randomUUID } from 'node:crypto'

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
