import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterAttempt, ATTEMPTS_AT_LIMIT, nextCall, pauseAfter, REPLY_TOKEN_LIFE, RETRY_KEY_LIFE, WORTH_SENDING,
} from '../../src/delivery/decision.ts'
import type { Situation } from '../../src/delivery/decision.ts'
import type { SendFailure, SendResult } from '../../src/delivery/sender.ts'

const NOW = Date.parse('2021-03-01T02:00:00.000Z')
const fresh: Situation = {
  kind: 'answer', createdAt: NOW, tokenReceivedAt: NOW, attempts: 0, method: null, doubtful: false,
  pushedAt: undefined, notBefore: NOW,
}
const replied: Situation = { ...fresh, attempts: 1, method: 'reply' }
const pushed: Situation = { ...fresh, attempts: 1, method: 'push', pushedAt: NOW }
const failed = (code: SendFailure['code'], more: Partial<SendFailure> = {}): SendFailure => ({
  ok: false, code, ambiguous: ['server-error', 'timed-out', 'connection-lost'].includes(code), ...more,
})

describe('what to do with a delivery', () => {
  test.each<[string, Partial<Situation>, number, object]>([
    ['a fresh token is used', {}, 0, { do: 'reply' }],
    ['at the end of its life too', {}, REPLY_TOKEN_LIFE, { do: 'reply' }],
    ['an old token is not', {}, REPLY_TOKEN_LIFE + 1, { do: 'push' }],
    ['without a token it is pushed', { tokenReceivedAt: undefined }, 0, { do: 'push' }],
    ['what was pushed is never replied', { method: 'push', attempts: 1 }, 0, { do: 'push' }],
    ['a doubtful reply is repeated as a reply', { method: 'reply', doubtful: true }, 1_000, { do: 'reply' }],
    ['and never pushed', { method: 'reply', doubtful: true }, REPLY_TOKEN_LIFE + 1,
      { do: 'give up', state: 'uncertain', code: 'reply-unknown' }],
    ['a reply surely not accepted may become a push', { method: 'reply' }, REPLY_TOKEN_LIFE + 1, { do: 'push' }],
    ['a doubtful push is repeated while its key lives', { ...pushed, doubtful: true }, RETRY_KEY_LIFE, { do: 'push' }],
    ['and not after that', { ...pushed, doubtful: true }, RETRY_KEY_LIFE + 1,
      { do: 'give up', state: 'uncertain', code: 'push-unknown' }],
    ['where a platform knows no repetition, what is doubtful stays so', { ...pushed, doubtful: true, once: true }, 0,
      { do: 'give up', state: 'uncertain', code: 'send-unknown' }],
    ['and what surely was not accepted is sent', { ...pushed, once: true }, 0, { do: 'push' }],
    ['a pause is kept', { notBefore: NOW + 500 }, 499, { do: 'wait', until: NOW + 500 }],
    ['and ends', { notBefore: NOW + 500 }, 500, { do: 'reply' }],
    ['an answer of yesterday is not sent', {}, WORTH_SENDING.answer + 1, { do: 'give up', state: 'failed', code: 'too-late' }],
    ['a reminder of yesterday is', { kind: 'reminder' }, WORTH_SENDING.answer + 1, { do: 'push' }],
    ['one of last week is not', { kind: 'reminder' }, WORTH_SENDING.reminder + 1, { do: 'give up', state: 'failed', code: 'too-late' }],
    ['a clock that goes back does not age a token', {}, -60_000, { do: 'wait', until: NOW }],
  ])('%s', (_, more, age, expected) => {
    expect(nextCall({ ...fresh, ...more }, NOW + age)).toEqual(expected)
  })
})

describe('what an attempt means', () => {
  test.each<[string, Situation, SendResult, object]>([
    ['accepted', replied, { ok: true }, { do: 'sent' }],
    ['a token refused at once leads to a push', replied, failed('invalid-reply-token'),
      { do: 'again', notBefore: NOW, doubtful: false, keepToken: false }],
    ['a token refused after a doubtful attempt does not', { ...replied, doubtful: true }, failed('invalid-reply-token'),
      { do: 'give up', state: 'uncertain', code: 'reply-unknown' }],
    ['no answer to a reply', replied, failed('timed-out'), { do: 'again', notBefore: NOW + 375, doubtful: true, keepToken: true }],
    ['no answer to the last possible reply', { ...replied, tokenReceivedAt: NOW - REPLY_TOKEN_LIFE }, failed('timed-out'),
      { do: 'give up', state: 'uncertain', code: 'reply-unknown' }],
    ['too fast', replied, failed('rate-limited'), { do: 'again', notBefore: NOW + 375, doubtful: false, keepToken: true }],
    ['too fast, with a pause asked for', pushed, failed('rate-limited', { retryAfterMs: 7_000 }),
      { do: 'again', notBefore: NOW + 7_000, doubtful: false, keepToken: true }],
    ['no answer, where a platform knows no repetition', { ...pushed, once: true }, failed('timed-out'),
      { do: 'give up', state: 'uncertain', code: 'send-unknown' }],
    ['too fast, there', { ...pushed, once: true }, failed('rate-limited'), { do: 'again', notBefore: NOW + 375, doubtful: false, keepToken: true }],
    ['blocked by the person', pushed, failed('blocked', { status: 403 }), { do: 'give up', state: 'failed', code: 'blocked' }],
    ['never to be accepted', pushed, failed('rejected', { status: 403 }), { do: 'give up', state: 'failed', code: 'rejected' }],
    ['never to be accepted, after a doubtful attempt', { ...pushed, doubtful: true }, failed('rejected'),
      { do: 'give up', state: 'uncertain', code: 'rejected' }],
    ['the month is used up, at first', pushed, failed('monthly-limit'), { do: 'again', notBefore: NOW + 375, doubtful: false, keepToken: true }],
    ['the month is used up, still', { ...pushed, attempts: ATTEMPTS_AT_LIMIT }, failed('monthly-limit'),
      { do: 'give up', state: 'failed', code: 'monthly-limit' }],
    ['the month is used up, for a reminder', { ...pushed, kind: 'reminder', attempts: 9 }, failed('monthly-limit'),
      { do: 'again', notBefore: NOW + 2_700_000, doubtful: false, keepToken: true }],
  ])('%s', (_, situation, result, expected) => {
    expect(afterAttempt(situation, result, NOW, 0.5)).toEqual(expected)
  })

  test('pauses double, up to five minutes', () => {
    const pauses = [1, 2, 3, 4, 11, 12, 1_000].map((attempts) =>
      pauseAfter(failed('server-error'), { kind: 'answer', attempts, random: 1 - Number.EPSILON }))
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 300_000, 300_000, 300_000])
  })
})

const time = fc.integer({ min: -10_000, max: 8 * 24 * 3_600_000 })
const situation: fc.Arbitrary<Situation> = fc.record({
  kind: fc.constantFrom('answer', 'reminder'),
  createdAt: fc.constant(NOW),
  tokenReceivedAt: fc.option(time.map((after) => NOW + after), { nil: undefined }),
  attempts: fc.nat({ max: 40 }),
  method: fc.constantFrom('reply', 'push', null),
  doubtful: fc.boolean(),
  pushedAt: fc.option(time.map((after) => NOW + after), { nil: undefined }),
  notBefore: time.map((after) => NOW + after),
}).filter(({ method, doubtful, pushedAt }) => (method !== null || !doubtful) && (method === 'push') === (pushedAt !== undefined))
const failure: fc.Arbitrary<SendFailure> = fc.record({
  code: fc.constantFrom<SendFailure['code'][]>(
    'invalid-reply-token', 'monthly-limit', 'rate-limited', 'rejected', 'server-error', 'timed-out', 'connection-lost', 'unreachable',
  ),
  retryAfterMs: fc.option(fc.nat({ max: 90_000_000 }), { nil: undefined }),
}).map(({ code, retryAfterMs }) => failed(code, retryAfterMs === undefined ? {} : { retryAfterMs }))

describe('whatever happens', () => {
  test('a reply that may have been accepted never becomes a push', () => {
    fc.assert(fc.property(situation, time, (given, after) => {
      const next = nextCall(given, NOW + after)
      if (given.doubtful && given.method === 'reply') expect(next.do).not.toBe('push')
    }))
  })

  test('after any failure the same holds', () => {
    fc.assert(fc.property(situation, failure, time, time, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, result, at, later, random) => {
      fc.pre(given.method !== null)
      const after = afterAttempt(given, result, NOW + at, random)
      const mayHaveArrived = given.doubtful || result.ambiguous
      if (after.do === 'give up') expect(after.state).toBe(mayHaveArrived ? 'uncertain' : 'failed')
      if (after.do !== 'again') return
      expect(after.notBefore).toBeGreaterThanOrEqual(NOW + at)
      if (result.code !== 'invalid-reply-token') expect(after.notBefore - NOW - at).toBeGreaterThanOrEqual(result.retryAfterMs ?? 0)
      const then = nextCall(
        { ...given, doubtful: after.doubtful, notBefore: after.notBefore, ...(after.keepToken ? {} : { tokenReceivedAt: undefined }) },
        NOW + Math.max(later, after.notBefore - NOW),
      )
      if (mayHaveArrived && given.method === 'reply') expect(then.do).not.toBe('push')
      if (then.do === 'give up' && then.state === 'failed') expect(mayHaveArrived).toBe(false)
    }))
  })

  test('no pause is asked for that is already over', () => {
    fc.assert(fc.property(situation, time, (given, after) => {
      const next = nextCall(given, NOW + after)
      if (next.do === 'wait') expect(next.until).toBeGreaterThan(NOW + after)
    }))
  })
})
