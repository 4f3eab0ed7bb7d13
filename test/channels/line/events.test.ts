import { describe, expect, test } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { buttons, until, words } from './line-server.ts'
import { openTown, thai } from './town.ts'
import { event, groupId, postback, redelivered, text } from './webhook-client.ts'

const town = openTown()
const { somebody, asked, answersOf, addressOf, received } = town

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
    const question = town.server.calls(user)[0]
    expect(await town.server.webhook(town.server.withToken(event('message', user, { message: { id: '1', ...message } })))).toBe(200)
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
    const given = town.server.withToken(text(user, 'ขอเช็ค Open Governance'))
    expect(await town.server.webhook(given, given, redelivered(given))).toBe(200)
    expect(await Promise.all([town.server.webhook(given), town.server.webhook(redelivered(given)), town.server.webhook(given)])).toEqual([200, 200, 200])
    expect(await received(user)).toHaveLength(1)
    expect(await town.server.webhook(redelivered(given))).toBe(200)
    expect(await received(user)).toHaveLength(1)
    expect((await town.server.session(user))['revision']).toBe(1)
  })

  test('has no id: it is known by what it is', async () => {
    const user = somebody()
    const { webhookEventId: _, ...given } = town.server.withToken(text(user, 'สวัสดี'))
    expect(await town.server.webhook(given)).toBe(200)
    expect(await town.server.webhook(redelivered(given))).toBe(200)
    expect(await received(user)).toHaveLength(1)
  })
})

describe('events out of order', () => {
  test('are taken in the order in which they happened, within one request', async () => {
    const user = somebody()
    const first = town.server.withToken(text(user, 'ขอเช็ค Open Governance'))
    const second = town.server.withToken(text(user, 'กรมที่ดิน'))
    expect(await town.server.webhook(second, first)).toBe(200)
    expect(await received(user)).toHaveLength(2)
    expect(await town.server.session(user)).toMatchObject({ focus: 'open-governance', answers: { 'applicant.name': 'กรมที่ดิน' } })
  })

  test('a text that comes after a later one is no answer to the question of today', async () => {
    const user = await asked()
    const late = town.server.withToken(text(user, 'กรมสรรพากร'))
    await town.server.say(user, 'กรมที่ดิน')
    const before = await answersOf(user)
    expect(before).toMatchObject({ 'applicant.name': 'กรมที่ดิน' })
    expect(await town.server.webhook(redelivered(late))).toBe(200)
    expect(await town.server.webhook(redelivered(late))).toBe(200)
    const calls = await received(user)
    expect(calls).toHaveLength(3)
    expect(words(calls[2])).toContain(thai.say('line-events:late').slice(0, 20))
    expect(await answersOf(user)).toEqual(before)
  })

  test('a late "back" does not take back a later answer', async () => {
    const user = await asked()
    const id = String((await town.server.session(user))['id'])
    const late = town.server.withToken(postback(user, `d|${id}|1|back|`))
    await town.server.say(user, 'กรมที่ดิน')
    const { asked: question } = await town.server.session(user)
    expect(await town.server.webhook(late)).toBe(200)
    await received(user)
    expect((await town.server.session(user))['asked']).toBe(question)
  })

  test('a late unfollow drops nothing of somebody who is back', async () => {
    const user = somebody()
    const late = event('unfollow', user, { replyToken: undefined })
    await town.server.follow(user)
    expect(await town.server.webhook(late)).toBe(200)
    await town.server.handled()
    expect(await addressOf(user)).not.toBeNull()
  })

  test('what was asked before everything was deleted is not answered after it', async () => {
    const user = await asked()
    const late = town.server.withToken(text(user, 'กรมที่ดิน'))
    await town.server.say(user, 'ลบข้อมูลของฉัน')
    await town.server.say(user, 'ใช่')
    const calls = (await received(user)).length
    expect(await town.server.webhook(late)).toBe(200)
    expect(await received(user)).toHaveLength(calls)
    expect(await answersOf(user)).toEqual({})
    expect(await addressOf(user)).toBeNull()
    await town.server.say(user, 'สวัสดี')
    expect(JSON.parse((await addressOf(user)) ?? '')).toEqual({ to: user, kind: 'user' })
  })
})

describe('friends', () => {
  test('who come back are welcomed with their answers', async () => {
    const user = await asked()
    await town.server.say(user, 'กรมที่ดิน')
    expect(await town.server.webhook(event('unfollow', user, { replyToken: undefined }))).toBe(200)
    expect(await town.server.webhook(town.server.withToken(event('follow', user, { follow: { isUnblocked: true } })))).toBe(200)
    const calls = await received(user)
    expect(calls).toHaveLength(3)
    expect(words(calls[2])).toContain(thai.say('chat:welcome-back', { count: 1 }))
  })

  test('who leave are sent nothing more', async () => {
    const user = somebody()
    town.server.fake.line.faults.order({ when: 'before', how: 429, to: user, times: 100, retryAfter: 60 })
    const given = town.server.withToken(text(user, 'สวัสดี'))
    expect(await town.server.webhook(given)).toBe(200)
    const id = conversationId('line', user)
    const waiting = () => town.server.database.kysely.selectFrom('outbox').selectAll().where('conversation_id', '=', id).execute()
    await until(async () => (await waiting())[0]?.attempts === 1 && (await waiting())[0]?.state === 'waiting')
    expect(await town.server.webhook(event('unfollow', user, { replyToken: undefined }))).toBe(200)
    await town.server.handled()
    expect(await waiting()).toEqual([])
    expect(town.server.calls(user)).toEqual([])
    expect(await addressOf(user)).toBeNull()
  })

  test('whom nobody knows may leave as well', async () => {
    expect(await town.server.webhook(event('unfollow', somebody(), { replyToken: undefined }))).toBe(200)
    expect(await town.server.webhook(event('leave', '', { source: { type: 'group', groupId: groupId(77) }, replyToken: undefined }))).toBe(200)
  })
})
