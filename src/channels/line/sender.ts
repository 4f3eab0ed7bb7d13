import type { Sender } from '../../delivery/sender.ts'
import type { LineClient } from './client.ts'

/** LINE as the deliverer speaks to it. */
export function createLineSender(client: Pick<LineClient, 'reply' | 'push' | 'quota'>): Sender {
  return {
    send: async (call, signal) => {
      const { method, address, messages, replyToken, retryKey } = call
      return method === 'reply' && replyToken !== undefined
        ? client.reply(replyToken, messages, signal)
        : client.push(address.to, messages, retryKey, signal)
    },
    quota: async (signal) => {
      const result = await client.quota(signal)
      return result.ok ? result.value : undefined
    },
  }
}
