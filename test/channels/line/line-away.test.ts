import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLineServer, type LineServer } from './line-server.ts'
import { event, text, userId } from './webhook-client.ts'

/** An address that takes connections and never says a word. */
async function silence(): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe.each(['silent', 'gone'] as const)('a Messaging API that is %s', (how) => {
  let server: LineServer
  let away: Awaited<ReturnType<typeof silence>>
  beforeAll(async () => {
    away = await silence()
    if (how === 'gone') await away.close()
    server = await startLineServer({ env: { LINE_API_BASE_URL: away.url } })
  })
  afterAll(async () => {
    await server.stop()
    if (how === 'silent') await away.close()
  })

  test('hinders no answer to the webhook, not even that to new friends', async () => {
    const users = Array.from({ length: 40 }, (_, i) => userId(i + 1))
    const given = users.flatMap((user) => [event('follow', user), text(user, 'สวัสดี'), text(user, 'กรมที่ดิน')])
    const statuses = await Promise.all(given.map((one) => server.webhook(server.withToken(one))))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
  })

  test('loses nothing: what was said is sent when LINE is back', async () => {
    // What was under way is given the time it may take.
    expect(await server.kill('SIGTERM')).toBe(0)
    await server.restart({})
    await server.delivered()
    for (let i = 1; i <= 40; i++) expect(server.calls(userId(i))).toHaveLength(3)
  })
})
