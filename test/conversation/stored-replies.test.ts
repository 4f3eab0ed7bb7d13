import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reply } from '../../src/conversation/replies.ts'
import { decodeReplies, encodeReplies, repliesKey } from '../../src/conversation/stored-replies.ts'

const key = repliesKey('token', 'conversation')
const said: readonly Reply[] = [{ kind: 'message', text: 'รหัส 7K2M-QX8R-0ZTB-5N4C', link: { label: 'ไฟล์', href: '/files/Xk3' } }]

describe('replies as they are stored', () => {
  test('are read as they were written, whatever text is in them', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string(), (texts, eventId) => {
      const replies = texts.map((text): Reply => ({ kind: 'message', text }))
      expect(decodeReplies(encodeReplies(replies, { key, eventId }), { key, eventId })).toEqual(replies)
    }))
  })

  test('of an earlier version are read as well', () => {
    expect(decodeReplies(JSON.stringify(said), { key, eventId: '1' })).toEqual(said)
    expect(decodeReplies(JSON.stringify(said), undefined)).toEqual(said)
  })

  test('show nothing, and twice the same looks different', () => {
    const stored = encodeReplies(said, { key, eventId: '1' })
    const bytes = Buffer.from(stored.slice(2), 'base64url').toString('latin1')
    for (const secret of ['7K2M', 'Xk3', 'message']) expect(stored + bytes).not.toContain(secret)
    expect(encodeReplies(said, { key, eventId: '1' })).not.toBe(stored)
  })

  test.each([
    ['another token', { key: repliesKey('other', 'conversation'), eventId: '1' }],
    ['another conversation', { key: repliesKey('token', 'other'), eventId: '1' }],
    ['another event', { key, eventId: '2' }],
    ['no key', undefined],
  ])('do not open with %s', (_, other) => {
    expect(decodeReplies(encodeReplies(said, { key, eventId: '1' }), other)).toEqual([])
  })

  test('that were tampered with do not open', () => {
    const stored = encodeReplies(said, { key, eventId: '1' })
    const bytes = Buffer.from(stored.slice(2), 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(decodeReplies(`1.${changed.toString('base64url')}`, { key, eventId: '1' })).toEqual([])
    }
    expect(decodeReplies(`1.${randomBytes(5).toString('base64url')}`, { key, eventId: '1' })).toEqual([])
  })

  test('are not kept without a key', () => {
    expect(encodeReplies(said, undefined)).toBe('[]')
  })

  test('are smaller than what was said', () => {
    const long = Array.from({ length: 20 }, (): Reply => ({ kind: 'message', text: 'รางวัลการบริหารราชการแบบมีส่วนร่วม'.repeat(5) }))
    expect(encodeReplies(long, { key, eventId: '1' }).length).toBeLessThan(JSON.stringify(long).length / 10)
  })
})
