import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import { startFakeLine } from '../support/fake-line/server.ts'
import type { RunningFakeLine } from '../support/fake-line/server.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { saidIn, texts, userId, workbench } from './bench.ts'
import type { Workbench } from './bench.ts'

const HALTING = fileURLToPath(new URL('halting-deliverer.ts', import.meta.url))

describe.each(ENGINES)('a process killed in a delivery, on %s', (engine) => {
  let fresh: FreshDatabase
  let bench: Workbench
  let fake: RunningFakeLine

  beforeEach(async () => {
    fresh = await freshDatabase(engine)
    bench = await workbench(fresh.url, new Date().toISOString())
    fake = await startFakeLine({ channelAccessToken: 'token', now: bench.clock.time })
  })
  afterEach(async () => {
    await fake.close()
    await bench.close()
    await fresh.drop()
  })

  const killedAt = async (point: 'claimed' | 'accepted'): Promise<void> => {
    const child = spawn(process.execPath, [HALTING], {
      env: { ...process.env, DATABASE_URL: fresh.url, LINE_API_BASE_URL: fake.url, HALT_AT: point },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // Its first word, or its end where it could not begin.
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  test.each([
    ['claimed', 'push', 'sent', 1],
    ['accepted', 'push', 'sent', 1],
    ['claimed', 'reply', 'sent', 1],
    ['accepted', 'reply', 'uncertain', 1],
    ['claimed', 'reply, found too late', 'uncertain', 0],
  ] as const)('%s, a %s: %s, received %i time(s), and the next one follows', async (point, way, state, times) => {
    const name = `${point} ${way}`
    const replyToken = way === 'push' ? undefined : fake.line.issueReplyToken(userId(name))
    await bench.turn(name, texts('first'), {
      receivedAt: new Date().toISOString(), ...(replyToken === undefined ? {} : { replyToken }),
    })
    await bench.turn(name, texts('next'))
    await killedAt(point)
    expect(await bench.states()).toEqual(['sending', 'waiting'])

    bench.clock.pass(way === 'reply, found too late' ? 90_000 : 30_000)
    const sender = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url }))
    const deliverer = bench.deliverer(sender)
    await bench.settle(deliverer)
    await deliverer.stop()
    expect(await bench.states()).toEqual([state, 'sent'])
    expect(saidIn(fake.line.receivedBy(userId(name)))).toEqual([...Array<string>(times).fill('first'), 'next'])
    expect(fake.line.violations).toEqual([])
  })
})
