import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { createLineClient } from '../../src/channels/line/client.ts'
import { createLineSender } from '../../src/channels/line/sender.ts'
import type { Engine } from '../../src/database/database.ts'
import type { Deliverer } from '../../src/delivery/deliverer.ts'
import type { Sender } from '../../src/delivery/sender.ts'
import { freshDatabase } from '../support/databases.ts'
import { startFakeLine, type RunningFakeLine } from '../support/fake-line/server.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { saidIn, texts, userId, workbench, type Workbench } from './bench.ts'

/** What tests of the deliverer have: turns to take, a fake Messaging API, and deliverers between them. */
export interface Post {
  readonly bench: Workbench
  readonly fake: RunningFakeLine
  /** Sends to the fake. */
  readonly sender: Sender
  /** Starts a deliverer, which the end of the test stops. */
  start(options?: Parameters<Workbench['deliverer']>[1], by?: Sender): Deliverer
  /** The texts that a person received. */
  said(name: string): readonly string[]
  /** By which calls they came. */
  ways(name: string): readonly string[]
  /** A turn that is answered by a reply token which LINE knows. */
  answer(name: string, ...said: readonly string[]): Promise<void>
}

/** Sets all of that up for the tests of a suite: one database for all of them, emptied after each. */
export function openPost(engine: Engine): Post {
  let fresh: FreshDatabase
  let bench: Workbench
  let fake: RunningFakeLine
  let sender: Sender
  let deliverers: Deliverer[]

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    bench = await workbench(fresh.url)
  })
  afterAll(async () => {
    await bench.close()
    await fresh.drop()
  })
  beforeEach(async () => {
    deliverers = []
    fake = await startFakeLine({ channelAccessToken: 'token', now: bench.clock.time })
    sender = createLineSender(createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url, timeoutMs: 400 }))
  })
  afterEach(async () => {
    for (const deliverer of deliverers) await deliverer.stop()
    expect(fake.line.violations).toEqual([])
    await fake.close()
    await bench.clear()
  })

  return {
    get bench() {
      return bench
    },
    get fake() {
      return fake
    },
    get sender() {
      return sender
    },
    start: (options = {}, by = sender) => {
      const deliverer = bench.deliverer(by, options)
      deliverers.push(deliverer)
      return deliverer
    },
    said: (name) => saidIn(fake.line.receivedBy(userId(name))),
    ways: (name) => fake.line.received.filter(({ to }) => to === userId(name)).map(({ via }) => via),
    answer: (name, ...said) => bench.turn(name, texts(...said), { replyToken: fake.line.issueReplyToken(userId(name)) }),
  }
}
