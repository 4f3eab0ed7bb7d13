import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createStore } from '../../src/conversation/store.ts'
import type { Store } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import type { Delivery } from '../../src/delivery/outbox.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { outboxId, randomToken, texts, userId, workbench } from './bench.ts'
import type { Count, Workbench } from './bench.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const address = { to: userId('a'), kind: 'user' } as const

describe.each(ENGINES)('a turn that sends, on %s', (engine) => {
  let fresh: FreshDatabase
  let bench: Workbench
  let store: Store<Count>
  // As another server process would have it.
  let otherDatabase: Database
  let otherStore: Store<Count>

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    bench = await workbench(fresh.url)
    store = bench.store
    otherDatabase = openDatabase(fresh.url)
    otherStore = createStore<Count>(otherDatabase, { now: bench.clock.now, randomToken })
  })
  afterAll(async () => {
    await bench.close()
    await otherDatabase.close()
    await fresh.drop()
  })
  beforeEach(() => bench.clear())

  const send = (delivery: Partial<Delivery> & Pick<Delivery, 'messages'>, eventId?: string, by = store) =>
    by.runTurn({
      channel: 'line', conversation: userId('a'), address,
      ...(eventId === undefined ? {} : { eventId }),
      create: () => ({ turns: 0 }),
      decide: ({ turns }, tools) => {
        tools.send({ channel: 'line', address, ...delivery })
        return { session: { turns: turns + 1 }, replies: [] }
      },
    })
  const stored = () => bench.database.kysely.selectFrom('conversations').selectAll().execute()
  const payloads = async () => (await bench.rows()).map(({ payload }) => JSON.parse(payload ?? 'null') as unknown)

  test('makes the conversation that is not there yet, once', async () => {
    await send({ messages: [] })
    await send({ messages: [] })
    expect(await stored()).toMatchObject([{ id: outboxId('a'), revision: 2, session: '{"turns":2}', address: JSON.stringify(address) }])
  })

  test('two first turns at once make one conversation and run one after the other', async () => {
    await Promise.all([...Array(6).keys()].map((at) => send({ messages: texts(String(at)) }, undefined, at % 2 === 0 ? store : otherStore)))
    expect(await stored()).toMatchObject([{ revision: 6, session: '{"turns":6}' }])
    expect(await bench.rows()).toHaveLength(6)
  })

  test('a first turn that fails leaves no conversation', async () => {
    const failing = store.runTurn({
      channel: 'line', conversation: userId('a'), create: () => ({ turns: 0 }),
      decide: (_, tools) => {
        tools.send({ channel: 'line', address, messages: texts('never') })
        throw new Error('no')
      },
    })
    await expect(failing).rejects.toThrow('no')
    expect([await stored(), await bench.rows()]).toEqual([[], []])
  })

  test('without a way to make it, a missing conversation stays an error', async () => {
    const turn = store.runTurn({
      channel: 'line', conversation: userId('a'), decide: (session) => ({ session, replies: [] }),
    })
    await expect(turn).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('the same user id on the web opens nothing', async () => {
    await send({ messages: [] })
    await expect(store.session('web', userId('a'))).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('puts at most five messages into a call, and the reply token into the first', async () => {
    await send({ messages: texts('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'), replyToken: 'token' })
    const rows = await bench.rows()
    expect(await payloads()).toEqual([texts('1', '2', '3', '4', '5'), texts('6', '7', '8', '9', '10'), texts('11')])
    expect(rows.map(({ reply_token }) => reply_token)).toEqual(['token', null, null])
    expect(rows.map(({ state, kind, attempts }) => [state, kind, attempts])).toEqual(Array(3).fill(['waiting', 'answer', 0]))
    const keys = rows.map(({ retry_key }) => retry_key)
    expect(keys.every((key) => UUID.test(key))).toBe(true)
    expect(new Set(keys).size).toBe(3)
  })

  test('two deliveries of one turn share a reply token only once', async () => {
    await store.runTurn({
      channel: 'line', conversation: userId('a'), create: () => ({ turns: 0 }),
      decide: (session, tools) => {
        tools.send({ channel: 'line', address, messages: texts('1'), replyToken: 'token' })
        tools.send({ channel: 'line', address, messages: texts('2'), replyToken: 'token' })
        return { session, replies: [] }
      },
    })
    expect((await bench.rows()).map(({ reply_token }) => reply_token)).toEqual(['token', null])
  })

  test('an event that comes again queues nothing again', async () => {
    await send({ messages: texts('1'), replyToken: 'token' }, 'event')
    const again = await send({ messages: texts('1'), replyToken: 'token' }, 'event')
    expect(again.repeated).toBe(true)
    expect(await bench.rows()).toHaveLength(1)
  })

  test('an event that LINE sends again renews the token of an answer that still waits', async () => {
    await send({ messages: texts('1'), replyToken: 'token', receivedAt: '2021-03-01T02:00:00.000Z' }, 'event')
    const receivedAt = '2021-03-01T02:05:00.000Z'
    await store.runTurn({
      channel: 'line', conversation: userId('a'), eventId: 'event',
      redelivered: { replyToken: 'token', receivedAt },
      decide: () => expect.unreachable(),
    })
    expect((await bench.rows()).map(({ received_at }) => received_at)).toEqual([receivedAt])
  })

  test('the newest address is kept', async () => {
    await send({ messages: [] })
    await store.runTurn({
      channel: 'line', conversation: userId('a'), address: { to: 'moved' },
      decide: (session) => ({ session, replies: [] }),
    })
    await store.runTurn({
      channel: 'line', conversation: userId('a'), decide: (session) => ({ session, replies: [] }),
    })
    expect(await stored()).toMatchObject([{ address: '{"to":"moved"}' }])
  })

  test('forgetting takes the address and all that waits or was settled', async () => {
    await send({ messages: texts('reminder'), kind: 'reminder' })
    await send({ messages: texts('answer') })
    await store.runTurn({
      channel: 'line', conversation: userId('a'),
      decide: (session, tools) => {
        tools.forget()
        tools.send({ channel: 'line', address, messages: texts('forgotten') })
        return { session, replies: [] }
      },
    })
    expect(await payloads()).toEqual([texts('forgotten')])
    expect(await stored()).toMatchObject([{ address: null }])
  })

  test('a deleted conversation takes its outbox with it', async () => {
    await send({ messages: texts('1') })
    await store.deleteConversation('line', userId('a'))
    expect(await bench.rows()).toEqual([])
  })
})
