import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { until, words } from './line-server.ts'
import { openTown, thai } from './town.ts'
import { deliver, redelivered, text, type RawEvent } from './webhook-client.ts'

const town = openTown()
const { somebody, received } = town

describe('an event that cannot be kept', () => {
  test('with its answer harms nobody else, and is tried until it can', async () => {
    const [good, bad, other] = [somebody(), somebody(), somebody()]
    const { kysely } = town.server.database
    await sql.raw(`create trigger refuse before insert on events when new.conversation_id = '${conversationId('line', bad)}' begin select raise(abort, 'refused'); end`).execute(kysely)
    const events = [good, bad, other].map((user) => town.server.withToken(text(user, 'สวัสดี')))
    expect(await town.server.webhook({ nonsense: true }, ...events, town.server.withToken(text(bad, 'กรมที่ดิน')))).toBe(200)
    await until(() => [good, other].every((user) => town.server.calls(user).length === 1))
    // What the same person did after it waits with it.
    const waiting = async () => (await kysely.selectFrom('inbox').select(['attempts']).where('conversation', '=', bad).orderBy('id').execute()).map(({ attempts }) => attempts)
    await until(async () => ((await waiting())[0] ?? 0) >= 2)
    expect(await waiting()).toEqual([expect.any(Number), 0])
    await sql.raw('drop trigger refuse').execute(kysely)
    await received(bad)
    expect(town.server.calls(bad)).toHaveLength(2)
    expect(await town.server.webhook(...events.map(redelivered))).toBe(200)
    for (const [user, times] of [[good, 1], [bad, 2], [other, 1]] as const) expect(await received(user)).toHaveLength(times)
  })

  test('at all is no 200, so that LINE delivers it again; others of that moment are kept', async () => {
    const [good, bad] = [somebody(), somebody()]
    const { kysely } = town.server.database
    await sql.raw(`create trigger refuse before insert on inbox when new.conversation = '${bad}' begin select raise(abort, 'refused'); end`).execute(kysely)
    const [fine, refused] = [good, bad].map((user) => town.server.withToken(text(user, 'สวัสดี'))) as [RawEvent, RawEvent]
    expect(await Promise.all([town.server.webhook(fine), town.server.webhook(refused)])).toEqual([200, 500])
    await sql.raw('drop trigger refuse').execute(kysely)
    expect(await received(good)).toHaveLength(1)
    expect(await received(bad)).toHaveLength(0)
    expect(await town.server.webhook(redelivered(refused))).toBe(200)
    expect(await received(bad)).toHaveLength(1)
  })
})

describe('many at once', () => {
  test('50 messages of one person, in one request and in 50, are all answered in their order', async () => {
    for (const spread of [false, true]) {
      const user = somebody()
      await town.server.follow(user)
      const events = Array.from({ length: 50 }, () => town.server.withToken(text(user, 'ดูผล')))
      const statuses = spread
        ? await Promise.all(events.toReversed().map((given) => town.server.webhook(given)))
        : [await town.server.webhook(...events.toReversed())]
      expect(new Set(statuses)).toEqual(new Set([200]))
      const calls = await received(user)
      expect(calls).toHaveLength(51)
      if (!spread) expect(words(calls)).not.toContain(thai.say('line-events:late').slice(0, 20))
      expect(await town.server.session(user)).toMatchObject({ revision: 51 })
    }
  })
})

describe('a Messaging API that hangs', () => {
  test('delays no webhook, and people see that an answer is coming', async () => {
    const user = somebody()
    town.server.fake.line.faults.order({ when: 'before', how: 'time-out', to: user })
    expect(await deliver(town.server.address, [town.server.withToken(text(user, 'สวัสดี'))])).toBe(200)
    // The hanging call was not waited for: nothing has arrived in its stead.
    expect(town.server.calls(user)).toHaveLength(0)
    await until(() => town.server.fake.line.loading.some(({ chatId }) => chatId === user))
    expect(await received(user)).toHaveLength(1)
  })
})
