import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { startProcess } from '../support/server.ts'
import { webClient } from '../support/web-client.ts'

describe.each(ENGINES)('kill -9 on %s', (engine) => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    fresh = await freshDatabase(engine)
  })
  afterEach(() => fresh.drop())

  const start = (haltAt = '') =>
    startProcess({ command: ['test/support/halting-server.ts'], env: { DATABASE_URL: fresh.url, HALT_AT: haltAt } })

  test.each(['decided', 'committed'])('when a turn is %s but not answered loses and doubles nothing', async (point) => {
    let server = await start()
    const conversation = await webClient(server.address).conversation()
    await webClient(server.address).say({ conversation, text: 'a', id: '1' })
    await server.kill()

    server = await start(point)
    const unanswered = webClient(server.address).say({ conversation, text: 'b', id: '2' })
    unanswered.catch(() => undefined)
    await server.line(/halted: \w+/)
    await server.kill()
    await expect(unanswered).rejects.toThrow()

    server = await start()
    const client = webClient(server.address)
    expect(await client.say({ conversation, text: 'b', id: '2' })).toEqual(['2: b (th)'])
    expect(await client.say({ conversation, text: 'b', id: '2' })).toEqual(['2: b (th)'])
    expect(await client.say({ conversation, text: 'c', id: '3' })).toEqual(['3: c (th)'])
    await server.kill()
  })

  test('in the middle of many turns keeps every answered one, once', async () => {
    let server = await start()
    const conversation = await webClient(server.address).conversation()
    const counts: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const ids = Array.from({ length: 6 }, (_, index) => `${round}-${index}`)
      const sendAll = () => {
        const client = webClient(server.address)
        return ids.map((id) => client.say({ conversation, text: id, id }))
      }
      // The first answer is there, and the other turns are wherever they happen to be.
      const sent = sendAll()
      const settled = Promise.allSettled(sent)
      await Promise.any(sent)
      await server.kill()
      const before = await settled

      server = await start()
      const after = await Promise.all(sendAll())
      before.forEach((answer, index) => {
        if (answer.status === 'fulfilled') expect(after[index]).toEqual(answer.value)
      })
      counts.push(...after.flat().map((text) => Number.parseInt(text)))
    }
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1))
    await server.kill()
  })
})
