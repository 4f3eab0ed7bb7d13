import { createHmac } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { startFakeLine } from '../../support/fake-line/server.ts'
import { message, personal, underNewId, type Raw } from './activities.ts'
import { startTeamsServer, until } from './teams-server.ts'

vi.setConfig({ testTimeout: 240_000 })

const people = 100
const said = ['สวัสดี', 'ขอเช็ค Open Governance', 'กรมที่ดิน', 'ติดต่อ', 'วิธีใช้'] as const
const secret = 'line-secret'

test('500 activities of 100 people, while LINE is as busy, are answered once each', async () => {
  const line = await startFakeLine({ channelAccessToken: 'line-token', further: () => ({ status: 200, body: {} }) })
  const server = await startTeamsServer({
    env: { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: 'line-token', LINE_API_BASE_URL: line.url },
  })
  try {
    const given = said.flatMap((words) => Array.from({ length: people }, (_, person) => message(person, server.fake.url, words)))
    expect(given).toHaveLength(500)
    const lane = async (left: ArrayIterator<Raw>): Promise<void> => {
      for (const one of left) {
        expect(await server.post(one)).toMatchObject({ status: 200 })
      }
    }
    const events = Array.from({ length: 500 }, (_, i) => lineText(i, line.line.issueReplyToken(lineUser(i))))
    const busy = Promise.all(events.map((event) => lineWebhook(server.address, event)))
    const left = given.values()
    await Promise.all(Array.from({ length: 100 }, () => lane(left)))
    expect(await busy).toEqual(events.map(() => 200))

    await Promise.all(given.filter((_, i) => i % 7 === 0).map((one, i) => server.post(i % 2 === 0 ? one : underNewId(one))))
    await server.delivered()
    await until(async () => (await server.database.kysely.selectFrom('inbox').select('id').where('state', '=', 'waiting').execute()).length === 0)
    await server.delivered()
    const counts = Array.from({ length: people }, (_, person) => server.fake.teams.to(personal(person)).length)
    // All said the same, so all receive the same.
    expect(new Set(counts).size).toBe(1)
    expect(counts[0]).toBeGreaterThanOrEqual(5)
    for (let person = 0; person < people; person++) expect(await server.session(personal(person))).toMatchObject({ revision: 5, answers: { 'applicant.name': 'กรมที่ดิน' } })
    expect(server.fake.teams.violations).toEqual([])
    expect(new Set(Array.from({ length: people }, (_, i) => line.line.received.filter(({ to }) => to === lineUser(i)).length))).toEqual(new Set([5]))
    expect(line.line.violations).toEqual([])
  } finally {
    await server.stop()
    await line.close()
  }
})

const lineUser = (i: number): string => `U${(i % people).toString(16).padStart(32, '0')}`

function lineText(i: number, replyToken: string): Raw {
  return {
    type: 'message', mode: 'active', timestamp: Date.now() + i, replyToken, webhookEventId: `01TEAMSBURST${String(i).padStart(14, '0')}`,
    source: { type: 'user', userId: lineUser(i) }, message: { type: 'text', id: String(i), text: 'ติดต่อ' }, deliveryContext: { isRedelivery: false },
  }
}

async function lineWebhook(address: string, event: Raw): Promise<number> {
  const body = JSON.stringify({ destination: 'U', events: [event] })
  const response = await fetch(`${address}/line/webhook`, {
    method: 'POST', body, headers: { 'content-type': 'application/json', 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') },
  })
  await response.arrayBuffer()
  return response.status
}
