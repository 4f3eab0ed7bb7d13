import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEvent } from '../../../src/channels/line/events.ts'
import { said } from '../../../src/channels/line/said.ts'
import { event, postback, text, userId } from './webhook-client.ts'

const user = userId(1)
const received = 1_700_000_000_000
const happeningOf = (given: unknown) => {
  const read = readEvent(given, received)
  return 'ignored' in read ? read.ignored : read.happening
}

describe('what a person said', () => {
  test('stands without mentions of the bot and without LINE emoji', () => {
    const all = '@guide ขอเช็ค (love) Open Governance'
    expect(said(all, { mentions: [{ index: 0, length: 6 }], emoji: [{ index: all.indexOf('('), length: 6 }] })).toBe('ขอเช็ค Open Governance')
  })

  test('keeps the brackets that a person typed', () => {
    expect(said('กรมที่ดิน (ส่วนกลาง)', { mentions: [], emoji: [] })).toBe('กรมที่ดิน (ส่วนกลาง)')
    expect(said('กรมที่ดิน', { mentions: [{ index: 0, length: 3 }], emoji: [{ index: 2, length: 4 }] })).toBe('กรมที่ดิน')
  })

  test('is found where places are counted in characters', () => {
    expect(said('🙂🙂 @guide สวัสดี', { mentions: [{ index: 3, length: 6 }], emoji: [] })).toBe('🙂🙂 สวัสดี')
  })

  test('is always well-formed text within the limit, wherever the stretches lie', () => {
    const stretch = fc.record({ index: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double()), length: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double()) })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(stretch), fc.array(stretch), (words, mentions, emoji) => {
      const result = said(words, { mentions, emoji })
      expect(result.isWellFormed()).toBe(true)
      expect(result.trim()).toBe(result)
      expect(result).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    }))
    expect(said('ก'.repeat(6_000), { mentions: [], emoji: [] })).toHaveLength(5_000)
  })
})

describe('an event', () => {
  test('of any form at all is read or left alone, never an error', () => {
    const kind = fc.constantFrom('message', 'postback', 'follow', 'unfollow', 'join', 'leave', 'unsend', 'beacon', 'new')
    const loose = fc.record({
      type: fc.oneof(kind, fc.anything()), mode: fc.anything(), timestamp: fc.anything(), webhookEventId: fc.anything(), replyToken: fc.anything(),
      source: fc.oneof(fc.record({ type: fc.constantFrom('user', 'group', 'room', 'x'), userId: fc.anything(), groupId: fc.anything(), roomId: fc.anything() }), fc.anything()),
      message: fc.oneof(fc.record({ type: fc.constantFrom('text', 'image', 'file', 'x'), id: fc.anything(), fileName: fc.anything(), fileSize: fc.anything(), text: fc.anything(), emojis: fc.anything(), mention: fc.anything() }), fc.anything()),
      postback: fc.oneof(fc.record({ data: fc.anything(), params: fc.anything() }), fc.anything()),
    }, { requiredKeys: [] })
    fc.assert(fc.property(fc.oneof(loose, fc.anything()), (given) => {
      const read = readEvent(JSON.parse(JSON.stringify(given ?? null)), received)
      expect('ignored' in read || read.chat.to.length > 0).toBe(true)
    }), { numRuns: 500 })
  })

  test('keeps its place and id when further fields, kinds and values come', () => {
    const given = text(user, 'สวัสดี', { newField: { deep: [1] }, mode: 'active-ish' })
    const message = { ...(given['message'] as object), newField: 1, mention: { mentionees: [{ type: 'robot', index: 'x' }] }, emojis: 'none' }
    expect(readEvent({ ...given, message }, received)).toEqual({
      id: given['webhookEventId'], at: given['timestamp'], chat: { to: user, kind: 'user' }, replyToken: given['replyToken'],
      happening: { kind: 'text', text: 'สวัสดี', called: false },
    })
  })

  test('of a button gives its data, and what the calendar said', () => {
    expect(happeningOf(postback(user, 'a|b|1|c|d'))).toEqual({ kind: 'postback', data: 'a|b|1|c|d' })
    expect(happeningOf(postback(user, 'x', { postback: { data: 'x', params: { date: '2019-10-01' } } }))).toMatchObject({ date: '2019-10-01' })
    expect(happeningOf(postback(user, 'x', { postback: { data: 'x', params: { datetime: '2019-10-01T10:00' } } }))).toMatchObject({ date: '2019-10-01' })
    expect(happeningOf(postback(user, 'x', { postback: { data: 'x', params: { newRichMenuAliasId: 'a', status: 'SUCCESS' } } }))).toBe('kind')
  })

  test('in a group is heard only where the bot itself is mentioned', () => {
    const source = { type: 'group', groupId: 'C1', userId: user }
    const mentioned = (isSelf: unknown, type = 'user') => happeningOf(text(user, '', {
      source, message: { type: 'text', id: '1', text: '@guide help', mention: { mentionees: [{ index: 0, length: 6, type, isSelf }] } },
    }))
    expect(mentioned(true)).toEqual({ kind: 'text', text: 'help', called: true })
    expect(mentioned(false)).toBe('not-called')
    expect(mentioned(undefined, 'all')).toBe('not-called')
    expect(mentioned('true')).toBe('not-called')
  })

  test('without an id of its own has the same one when it is delivered again, and another than another', () => {
    const { webhookEventId: _, ...given } = text(user, 'สวัสดี')
    const id = (one: unknown) => {
      const read = readEvent(one, received)
      return 'ignored' in read ? undefined : read.id
    }
    expect(id({ ...given, deliveryContext: { isRedelivery: true } })).toBe(id(given))
    expect(id({ ...given, timestamp: 5 })).not.toBe(id(given))
  })

  test('of a file gives its name without folders and odd signs; of half a file, and in a group, nothing', () => {
    const file = (more: object, source?: object) => happeningOf(event('message', user, { message: { type: 'file', id: '5', fileName: 'a.xlsx', fileSize: 9, ...more }, ...(source ? { source } : {}) }))
    expect(file({})).toEqual({ kind: 'file', messageId: '5', name: 'a.xlsx', size: 9 })
    expect(file({ fileName: '..\\../etc/รายชื่อ\u202E\u0000.csv' })).toMatchObject({ name: 'รายชื่อ.csv' })
    expect(file({ fileName: '/' })).toMatchObject({ name: 'file' })
    for (const broken of [{ id: undefined }, { fileName: 7 }, { fileSize: -1 }, { fileSize: '9' }]) expect(file(broken)).toEqual({ kind: 'unreadable' })
    expect(file({}, { type: 'group', groupId: 'C1', userId: user })).toBe('not-called')
  })

  test('that happened is read by its kind', () => {
    const group = { source: { type: 'room', roomId: 'R1' } }
    expect([
      event('follow', user), event('unfollow', user), event('join', user, group), event('leave', user, group), event('unsend', user),
      event('message', user, { message: { type: 'sticker' } }), event('message', user, { message: { type: 'sticker' }, ...group }), event('follow', user, group),
    ].map((given) => {
      const happening = happeningOf(given)
      return typeof happening === 'string' ? happening : happening.kind
    })).toEqual(['follow', 'unfollow', 'join', 'leave', 'unsend', 'unreadable', 'not-called', 'kind'])
  })
})
