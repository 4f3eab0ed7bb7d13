import { HTTPFetchError } from '@line/bot-sdk'
import { failureOf } from '../../src/channels/line/failures.ts'
import type { OutboundCall, Sender, SendResult } from '../../src/delivery/sender.ts'
import type { FakeLine, FakeOutcome } from '../support/fake-line/fake-line.ts'

/** LINE without a network between, where a test makes thousands of calls. */
export function directSender(line: FakeLine): Sender {
  return {
    send: async (call) => resultOf(line.answer(requestOf(call))),
    quota: async () => line.quota,
  }
}

function requestOf(call: OutboundCall) {
  const { method, address, messages, replyToken, retryKey } = call
  return {
    method: 'POST',
    path: `/v2/bot/message/${method}`,
    headers: {
      'authorization': 'Bearer token',
      'content-type': 'application/json',
      ...(method === 'push' ? { 'x-line-retry-key': retryKey } : {}),
    },
    body: JSON.stringify(method === 'reply' ? { replyToken, messages } : { to: address.to, messages }),
  }
}

export function resultOf(outcome: FakeOutcome): SendResult {
  if (outcome === 'reset') return { ok: false, code: 'connection-lost', ambiguous: true }
  if (outcome === 'time-out') return { ok: false, code: 'timed-out', ambiguous: true }
  const { status, headers, body } = outcome
  if (status < 300 || status === 409) return { ok: true }
  return failureOf(new HTTPFetchError('', { status, statusText: '', headers: new Headers(headers), body }))
}
