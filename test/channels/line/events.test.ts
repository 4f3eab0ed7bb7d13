import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { buttons, startLineServer, until, words, type LineServer } from './line-server.ts'
import { deliver, event, groupId, postback, redelivered, text, userId, type RawEvent } from './webhook-client.ts'

const vocabulary = loadVocabulary()
const thai = vocabulary.words('th', 2564)
const english = vocabulary.words('en', 2564)

let server: LineServer
let people = 0
let groups = 0
const somebody = (): string => userId(1_000 + (people += 1))
beforeAll(async () => {
  server = await startLineServer()
})
afterAll(() => server.stop())

const answersOf = async (user: string) => (await server.session(user))['answers'] as Record<string, unknown>
const addressOf = async (user: string): Promise<string | null> =>
  (await server.database.kysely.selectFrom('conversations').select('address').where('id', '=', conversationId('line', user)).executeTakeFirstOrThrow()).address
const received = async (user: string): Promise<readonly (readonly unknown[])[]> => {
  await server.delivered()
  return server.calls(user)
}
/** Somebody who has been asked for the agency's name alone. */
async function asked(): Promise<string> {
  const user = somebody()
  await server.say(user, 'ขอเช็ค Open Governance')
  return user
}

describe('what is no text', () => {
  test.each([
    ['a sticker', { type: 'sticker', packageId: '1', stickerId: '2', stickerResourceType: 'STATIC' }],
    ['an image', { type: 'image', contentProvider: { type: 'line' } }],
    ['a video', { type: 'video', duration: 1, contentProvider: { type: 'line' } }],
    ['a sound', { type: 'audio', duration: 1 }],
    ['a file', { type: 'file', fileName: 'a.pdf', fileSize: 5 }],
    ['a place', { type: 'location', address: 'x', latitude: 13.7, longitude: 100.5 }],
    ['something new', { type: 'hologram' }],
    ['nothing but LINE emoji', { type: 'text', text: '(love)', emojis: [{ index: 0, length: 6, productId: 'p', emojiId: 'e' }] }],
  ])('such as %s is answered once, with the present question', async (_what, message) => {
    const user = await asked()
    const before = await answersOf(user)
    const question = server.calls(user)[0]
    expect(await server.webhook(server.withToken(event('message', user, { message: { id: '1', ...message } })))).toBe(200)
    const [, answer, ...more] = await received(user)
    expect(more).toEqual([])
    expect(words(answer)).toContain(thai.say('line-events:unreadable').slice(0, 20))
    expect(buttons(answer).length).toBeGreaterThan(0)
    expect(buttons(question).length).toBeGreaterThan(0)
    expect(await answersOf(user)).toEqual(before)
  })
})

describe('an event that comes more than once', () => {
  test('is answered once: in one request, side by side, again, and marked as delivered again', async () => {
    const user = somebody()
    const given = server.withToken(text(user, 'ขอเช็ค Open Governance'))
    expect(await server.webhook(given, given, redelivered(given))).toBe(200)
    expect(await Promise.all([server.webhook(given), server.webhook(redelivered(given)), server.webhook(given)])).toEqual([200, 200, 200])
    expect(await received(user)).toHaveLength(1)
    expect(await server.webhook(redelivered(given))).toBe(200)
    expect(await received(user)).toHaveLength(1)
    expect((await server.session(user))['revision']).toBe(1)
  })

  test('has no id: it is known by what it is', async () => {
    const user = somebody()
    const { webhookEventId: _, ...given } = server.withToken(text(user, 'สวัสดี'))
    expect(await server.webhook(given)).toBe(200)
    expect(await server.webhook(redelivered(given))).toBe(200)
    expect(await received(user)).toHaveLength(1)
  })
})

describe('events out of order', () => {
  test('are taken in the order in which they happened, within one request', async () => {
    const user = somebody()
    const first = server.withToken(text(user, 'ขอเช็ค Open Governance'))
    const second = server.withToken(text(user, 'กรมที่ดิน'))
    expect(await server.webhook(second, first)).toBe(200)
    expect(await received(user)).toHaveLength(2)
    expect(await server.session(user)).toMatchObject({ focus: 'open-governance', answers: { 'applicant.name': 'กรมที่ดิน' } })
  })

  test('a text that comes after a later one is no answer to the question of today', async () => {
    const user = await asked()
    const late = server.withToken(text(user, 'กรมสรรพากร'))
    await server.say(user, 'กรมที่ดิน')
    const before = await answersOf(user)
    expect(before).toMatchObject({ 'applicant.name': 'กรมที่ดิน' })
    expect(await server.webhook(redelivered(late))).toBe(200)
    expect(await server.webhook(redelivered(late))).toBe(200)
    const calls = await received(user)
    expect(calls).toHaveLength(3)
    expect(words(calls[2])).toContain(thai.say('line-events:late').slice(0, 20))
    expect(await answersOf(user)).toEqual(before)
  })

  test('a late "back" does not take back a later answer', async () => {
    const user = await asked()
    const id = String((await server.session(user))['id'])
    const late = server.withToken(postback(user, `d|${id}|1|back|`))
    await server.say(user, 'กรมที่ดิน')
    const { asked: question } = await server.session(user)
    expect(await server.webhook(late)).toBe(200)
    await received(user)
    expect((await server.session(user))['asked']).toBe(question)
  })

  test('a late unfollow drops nothing of somebody who is back', async () => {
    const user = somebody()
    const late = event('unfollow', user, { replyToken: undefined })
    await server.follow(user)
    expect(await server.webhook(late)).toBe(200)
    await server.handled()
    expect(await addressOf(user)).not.toBeNull()
  })

  test('what was asked before everything was deleted is not answered after it', async () => {
    const user = await asked()
    const late = server.withToken(text(user, 'กรมที่ดิน'))
    await server.say(user, 'ลบข้อมูลของฉัน')
    await server.say(user, 'ใช่')
    const calls = (await received(user)).length
    expect(await server.webhook(late)).toBe(200)
    expect(await received(user)).toHaveLength(calls)
    expect(await answersOf(user)).toEqual({})
    expect(await addressOf(user)).toBeNull()
    await server.say(user, 'สวัสดี')
    expect(JSON.parse((await addressOf(user)) ?? '')).toEqual({ to: user, kind: 'user' })
  })
})

describe('friends', () => {
  test('who come back are welcomed with their answers', async () => {
    const user = await asked()
    await server.say(user, 'กรมที่ดิน')
    expect(await server.webhook(event('unfollow', user, { replyToken: undefined }))).toBe(200)
    expect(await server.webhook(server.withToken(event('follow', user, { follow: { isUnblocked: true } })))).toBe(200)
    const calls = await received(user)
    expect(calls).toHaveLength(3)
    expect(words(calls[2])).toContain(thai.say('chat:welcome-back', { count: 1 }))
  })

  test('who leave are sent nothing more', async () => {
    const user = somebody()
    server.fake.line.faults.order({ when: 'before', how: 429, to: user, times: 100, retryAfter: 60 })
    const given = server.withToken(text(user, 'สวัสดี'))
    expect(await server.webhook(given)).toBe(200)
    const id = conversationId('line', user)
    const waiting = () => server.database.kysely.selectFrom('outbox').selectAll().where('conversation_id', '=', id).execute()
    await until(async () => (await waiting())[0]?.attempts === 1 && (await waiting())[0]?.state === 'waiting')
    expect(await server.webhook(event('unfollow', user, { replyToken: undefined }))).toBe(200)
    await server.handled()
    expect(await waiting()).toEqual([])
    expect(server.calls(user)).toEqual([])
    expect(await addressOf(user)).toBeNull()
  })

  test('whom nobody knows may leave as well', async () => {
    expect(await server.webhook(event('unfollow', somebody(), { replyToken: undefined }))).toBe(200)
    expect(await server.webhook(event('leave', '', { source: { type: 'group', groupId: groupId(77) }, replyToken: undefined }))).toBe(200)
  })
})

describe('a group', () => {
  const inGroup = (group: string, words_: string, called: boolean): RawEvent => {
    const name = called ? '@ผู้ช่วย ' : ''
    return server.withToken(text('', `${name}${words_}`, {
      source: { type: 'group', groupId: group, userId: userId(5) },
      message: {
        type: 'text', id: '1', text: `${name}${words_}`,
        ...(called ? { mention: { mentionees: [{ index: 0, length: name.trim().length, type: 'user', isSelf: true }] } } : {}),
      },
    }))
  }
  const said = async (group: string, given: RawEvent): Promise<string> => {
    const before = server.calls(group).length
    expect(await server.webhook(given)).toBe(200)
    return words((await received(group)).slice(before))
  }
  const group = (): string => groupId(10 + (groups += 1))

  test('is greeted, and heard only where the bot is called', async () => {
    const here = group()
    expect(await said(here, server.withToken(event('join', '', { source: { type: 'group', groupId: here } })))).not.toBe('')
    expect(await said(here, inGroup(here, 'ขอเช็ค Open Governance', false))).toBe('')
    expect(await said(here, inGroup(here, 'Open Governance', true))).toContain(thai.rule('awards', 'open-governance', 'name'))
    expect(await said(here, server.withToken(event('message', '', { source: { type: 'group', groupId: here }, message: { type: 'sticker', id: '3' } })))).toBe('')
  })

  test('is told what holds for everybody: dates and whom to ask', async () => {
    const here = group()
    const aside = thai.say('line-events:group.private').slice(0, 20)
    for (const words_ of ['กำหนดการ', 'ติดต่อ']) {
      const answer = await said(here, inGroup(here, words_, true))
      expect(answer).not.toBe('')
      expect(answer).not.toContain(aside)
    }
  })

  test('gets no check: that is done in a chat of one\'s own', async () => {
    const here = group()
    for (const words_ of ['กรมที่ดิน', 'ดูผล', 'สรุปคำตอบ', 'เริ่มใหม่', 'ลบข้อมูลของฉัน', 'ขอเช็ค Open Governance']) {
      expect(await said(here, inGroup(here, words_, true))).toContain(thai.say('line-events:group.private').slice(0, 20))
    }
    expect(await answersOf(here)).toEqual({})
  })

  test('is told the address of that chat, once LINE has said it', async () => {
    await until(async () => {
      const here = group()
      await said(here, inGroup(here, '', true))
      return JSON.stringify(server.calls(here)).includes('https://line.me/R/ti/p/%40guide')
    })
  })

  test('may tap what it was shown, and nothing personal', async () => {
    const here = group()
    await said(here, inGroup(here, '', true))
    const shown = buttons(server.calls(here).at(-1))
    expect(shown.length).toBeGreaterThan(0)
    const tap = (data: string) => server.withToken(postback('', data, { source: { type: 'group', groupId: here, userId: userId(6) } }))
    for (const { data } of shown) expect(await said(here, tap(data))).not.toBe('')
    const id = String((await server.session(here))['id'])
    for (const data of [`a|${id}|1|work.scope|project`, `d|${id}|1|verdict|`, `d|${id}|1|delete|yes`, 'anything']) {
      expect(await said(here, tap(data))).not.toBe('')
      expect(await answersOf(here)).toEqual({})
    }
  })
})

describe('the language', () => {
  test('of a new friend is that of their profile', async () => {
    const user = somebody()
    server.fake.line.profiles.set(user, { displayName: 'A', language: 'en-US' })
    expect(words(await server.follow(user))).toContain(english.say('chat:actions.why'))
  })

  test('is Thai first where nobody asked the profile yet, then that of the profile', async () => {
    const user = somebody()
    server.fake.line.profiles.set(user, { displayName: 'A', language: 'ja' })
    expect(words(await server.say(user, 'hello'))).toContain(thai.say('chat:actions.why'))
    await until(() => server.fake.line.seen.includes(`GET /v2/bot/profile/${user}`))
    await until(async () => words(await server.say(user, 'hello')).includes(english.say('chat:actions.why')))
  })

  test('of the rich menu follows that of the person', async () => {
    const user = somebody()
    await server.say(user, 'สวัสดี')
    await server.say(user, 'English')
    await until(() => server.menus.get(user) === 'menu-of-lertrat-guide-en')
    await server.say(user, 'ภาษาไทย')
    await until(() => !server.menus.has(user))
  })

  test('that somebody chose stays', async () => {
    const user = somebody()
    server.fake.line.profiles.set(user, { displayName: 'A', language: 'en' })
    await server.follow(user)
    await server.say(user, 'ภาษาไทย')
    expect(words(await server.say(user, 'hello'))).toContain(thai.say('chat:actions.why'))
    expect(await server.session(user)).toMatchObject({ language: 'th' })
  })
})

describe('an event that cannot be kept', () => {
  test('with its answer harms nobody else, and is tried until it can', async () => {
    const [good, bad, other] = [somebody(), somebody(), somebody()]
    const { kysely } = server.database
    await sql.raw(`create trigger refuse before insert on events when new.conversation_id = '${conversationId('line', bad)}' begin select raise(abort, 'refused'); end`).execute(kysely)
    const events = [good, bad, other].map((user) => server.withToken(text(user, 'สวัสดี')))
    expect(await server.webhook({ nonsense: true }, ...events, server.withToken(text(bad, 'กรมที่ดิน')))).toBe(200)
    await until(() => [good, other].every((user) => server.calls(user).length === 1))
    // What the same person did after it waits with it.
    const waiting = async () => (await kysely.selectFrom('inbox').select(['attempts']).where('conversation', '=', bad).orderBy('id').execute()).map(({ attempts }) => attempts)
    await until(async () => ((await waiting())[0] ?? 0) >= 2)
    expect(await waiting()).toEqual([expect.any(Number), 0])
    await sql.raw('drop trigger refuse').execute(kysely)
    await received(bad)
    expect(server.calls(bad)).toHaveLength(2)
    expect(await server.webhook(...events.map(redelivered))).toBe(200)
    for (const [user, times] of [[good, 1], [bad, 2], [other, 1]] as const) expect(await received(user)).toHaveLength(times)
  })

  test('at all is no 200, so that LINE delivers it again; others of that moment are kept', async () => {
    const [good, bad] = [somebody(), somebody()]
    const { kysely } = server.database
    await sql.raw(`create trigger refuse before insert on inbox when new.conversation = '${bad}' begin select raise(abort, 'refused'); end`).execute(kysely)
    const [fine, refused] = [good, bad].map((user) => server.withToken(text(user, 'สวัสดี'))) as [RawEvent, RawEvent]
    expect(await Promise.all([server.webhook(fine), server.webhook(refused)])).toEqual([200, 500])
    await sql.raw('drop trigger refuse').execute(kysely)
    expect(await received(good)).toHaveLength(1)
    expect(await received(bad)).toHaveLength(0)
    expect(await server.webhook(redelivered(refused))).toBe(200)
    expect(await received(bad)).toHaveLength(1)
  })
})

describe('many at once', () => {
  test('50 messages of one person, in one request and in 50, are all answered in their order', async () => {
    for (const spread of [false, true]) {
      const user = somebody()
      await server.follow(user)
      const events = Array.from({ length: 50 }, () => server.withToken(text(user, 'ดูผล')))
      const statuses = spread
        ? await Promise.all(events.toReversed().map((given) => server.webhook(given)))
        : [await server.webhook(...events.toReversed())]
      expect(new Set(statuses)).toEqual(new Set([200]))
      const calls = await received(user)
      expect(calls).toHaveLength(51)
      if (!spread) expect(words(calls)).not.toContain(thai.say('line-events:late').slice(0, 20))
      expect(await server.session(user)).toMatchObject({ revision: 51 })
    }
  })
})

describe('a Messaging API that hangs', () => {
  test('delays no webhook, and people see that an answer is coming', async () => {
    const user = somebody()
    server.fake.line.faults.order({ when: 'before', how: 'time-out', to: user })
    const begun = performance.now()
    expect(await deliver(server.address, [server.withToken(text(user, 'สวัสดี'))])).toBe(200)
    expect(performance.now() - begun).toBeLessThan(2_000)
    await until(() => server.fake.line.loading.some(({ chatId }) => chatId === user))
    expect(await received(user)).toHaveLength(1)
  })
})
