import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEvent } from '../../../src/channels/line/events.ts'
import { arrive, type ArrivedEvent } from '../../../src/channels/line/inbox/arrival.ts'
import { Inbox } from '../../../src/channels/line/inbox/inbox.ts'
import { createInboxWorker, type InboxWorker, type InboxWorkerOptions } from '../../../src/channels/line/inbox/worker.ts'
import { createStore } from '../../../src/conversation/store.ts'
import { openDatabase, type Database, type Engine } from '../../../src/database/database.ts'
import { ENGINES, freshDatabase } from '../../support/databases.ts'
import { until } from './line-server.ts'
import { event, groupId, text, userId } from './webhook-client.ts'

interface Seen {
  readonly seen: readonly string[]
}

const now = () => new Date()
const arrived = (item: unknown): ArrivedEvent => {
  const result = arrive(item, 0)
  if ('ignored' in result) throw new Error(result.ignored)
  return result
}

describe.each(ENGINES)('the inbox on %s', (engine: Engine) => {
  let url: string
  let drop: () => Promise<void>
  let database: Database
  const opened: Database[] = []
  const workers: InboxWorker[] = []
  beforeEach(async () => {
    ({ url, drop } = await freshDatabase(engine))
    database = open()
    await database.migrate()
  })
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))
    await Promise.all(opened.splice(0).map((one) => one.close()))
    await drop()
  })
  const open = (): Database => {
    const one = openDatabase(url)
    opened.push(one)
    return one
  }
  const rows = () => database.kysely.selectFrom('inbox').selectAll().orderBy('id').execute()
  const waiting = async () => (await rows()).filter(({ state }) => state === 'waiting').length

  /** A worker whose turns note the ids of the events they handled. */
  const work = (own: Database, more: Partial<InboxWorkerOptions> = {}) => {
    const store = createStore<Seen>(own, { now, randomToken: () => 'token' })
    const worker = createInboxWorker({
      database: own, now, log: { error: () => {} }, traceOf: () => ({}), observe: () => {},
      apologise: (_chat, _receivedAt, mark) => own.kysely.transaction().execute(mark),
      take: async (given, _arrival, takeOut) => {
        const { repeated } = await store.runTurn({
          channel: 'line', conversation: given.chat.to, eventId: given.id, create: () => ({ seen: [] }),
          decide: async ({ seen }, { transaction }) => {
            await takeOut(transaction)
            return { session: { seen: [...seen, given.id] }, replies: [] }
          },
        })
        return repeated ? 'repeated' : 'answered'
      },
      ...more,
    })
    workers.push(worker)
    return { worker, store }
  }

  test('gives each event to one turn, those of a chat in their order, however many processes work', async () => {
    const users = Array.from({ length: 12 }, (_, i) => userId(i + 1))
    const events = Array.from({ length: 20 }, () => users.map((user) => arrived(text(user, 'สวัสดี')))).flat()
    const others = engine === 'postgres' ? [open(), open()] : []
    const all = [database, ...others].map((own) => work(own))
    const inbox = new Inbox(database, () => {
      for (const { worker } of all) worker.kick()
    })
    for (let from = 0; from < events.length; from += 60) await inbox.put(events.slice(from, from + 60), { at: now() })
    await until(async () => (await waiting()) === 0)
    for (const user of users) {
      const { seen } = await all[0]!.store.session('line', user)
      expect(seen).toEqual(events.filter(({ chat }) => chat === user).map(({ id }) => id))
    }
    expect(await rows()).toEqual([])
  })

  test('keeps an event once that comes again before it is handled, and its receipt anew', async () => {
    const inbox = new Inbox(database, () => {})
    const given = [text(userId(1), 'หนึ่ง'), text(userId(1), 'สอง')].map(arrived)
    await inbox.put(given, { at: new Date('2026-01-01T00:00:00Z') })
    await Promise.all([inbox.put(given, { at: new Date('2026-01-01T00:00:05Z') }), inbox.put(given.slice(0, 1), { at: new Date('2026-01-01T00:00:05Z') })])
    expect((await rows()).map(({ event_id, received_at }) => [event_id, received_at])).toEqual(given.map(({ id }) => [id, '2026-01-01T00:00:05.000Z']))
    const { store } = work(database)
    await until(async () => (await waiting()) === 0)
    await inbox.put(given, { at: now() })
    workers[0]?.kick()
    await until(async () => (await waiting()) === 0)
    expect((await store.session('line', userId(1))).seen).toEqual(given.map(({ id }) => id))
  })

  test('gives up what fails again and again, keeps nothing that was said, and holds up nobody else', async () => {
    const inbox = new Inbox(database, () => {})
    const [bad, later, other] = [text(userId(1), 'ความลับ'), text(userId(1), 'ต่อมา'), text(userId(2), 'สวัสดี')].map(arrived) as [ArrivedEvent, ArrivedEvent, ArrivedEvent]
    await inbox.put([bad, later, other], { at: now() })
    const outcomes: string[] = []
    const { store } = work(database, {
      attempts: 3, firstPause: 5, observe: (_kind, outcome) => void outcomes.push(outcome),
      take: async (given, _arrival, takeOut) => {
        if (given.id === bad.id) throw new Error('refused')
        await database.kysely.transaction().execute(takeOut)
        return 'answered'
      },
    })
    await until(async () => (await waiting()) === 0)
    await workers[0]?.stop()
    expect(outcomes.toSorted()).toEqual(['answered', 'answered', 'failed', 'retried', 'retried'])
    // The other person's before the failures were over, the same person's after them.
    expect(outcomes.indexOf('answered')).toBeLessThan(outcomes.indexOf('failed'))
    expect(outcomes.at(-1)).toBe('answered')
    expect(await rows()).toMatchObject([{ event_id: bad.id, state: 'failed', attempts: 3, payload: '', conversation: '', base_url: null }])
    await expect(store.session('line', userId(1))).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('forgets what nobody handled in a week', async () => {
    const inbox = new Inbox(database, () => {})
    await inbox.put([arrived(text(userId(1), 'เก่า'))], { at: new Date('2020-01-01T00:00:00Z') })
    let taken = 0
    work(database, { take: async () => ((taken += 1), 'nothing') })
    await until(async () => (await rows()).length === 0)
    expect(taken).toBe(0)
  })
})

describe('what arrives', () => {
  test('is kept whenever it would be handled, under the same id and chat', () => {
    const item = fc.oneof(
      fc.record({
        type: fc.constantFrom('message', 'postback', 'follow', 'unfollow', 'join', 'leave', 'unsend', 'beacon'),
        mode: fc.constantFrom('active', 'standby', undefined),
        webhookEventId: fc.oneof(fc.constant('01ABC'), fc.string(), fc.constant('x'.repeat(201)), fc.integer()),
        timestamp: fc.oneof(fc.nat(), fc.string()),
        replyToken: fc.constantFrom('0'.repeat(32), 'f'.repeat(32), '0'.repeat(31) + '1', undefined, 5),
        source: fc.oneof(
          fc.constantFrom({ type: 'user', userId: userId(1) }, { type: 'group', groupId: groupId(1) }, { type: 'user' }, { type: 'room', roomId: 'R1' }),
          fc.anything(),
        ),
        message: fc.oneof(fc.constantFrom({ type: 'text', text: 'สวัสดี' }, { type: 'sticker' }), fc.anything()),
        postback: fc.constantFrom({ data: 'x' }, {}, { data: 'x', params: { newRichMenuAliasId: 'en' } }),
      }, { requiredKeys: ['type'] }),
      fc.jsonValue(),
    )
    fc.assert(fc.property(item, (given) => {
      const sent: unknown = JSON.parse(JSON.stringify(given))
      const event = readEvent(sent, 7)
      const kept = arrive(sent, 7)
      if ('ignored' in event) return
      if ('ignored' in kept) return void expect(event.happening.kind === 'unsend' || /[^\x21-\x7e]/.test(event.chat.to)).toBe(true)
      expect(kept).toMatchObject({ chat: event.chat.to, at: event.at })
      if (/^[\x21-\x7e]+$/.test(event.id)) expect(kept.id).toBe(event.id)
      expect(readEvent(JSON.parse(kept.payload), 7)).toEqual(event)
    }), { numRuns: 500 })
  })

  test('is not kept where people of a group talk with each other', () => {
    const source = { type: 'group', groupId: groupId(1), userId: userId(1) }
    expect(arrive(text('', 'ระหว่างเรา', { source }), 0)).toEqual({ ignored: 'not-called' })
    expect(arrive(event('unsend', userId(1)), 0)).toEqual({ ignored: 'unsend' })
  })
})
