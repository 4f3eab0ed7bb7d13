import { createHash } from 'node:crypto'

export type Channel = 'web' | 'terminal' | 'line' | 'teams'

/** Whether a conversation goes by a token that nobody can guess; elsewhere by an id that others can know. */
export function isToken(channel: Channel): boolean {
  return channel === 'web' || channel === 'terminal'
}

/**
 * The stored id of a conversation. The channel is part of it, so that an address that others can
 * know, such as a LINE user id, never opens a conversation as a web token would.
 */
export function conversationId(channel: Channel, token: string): string {
  return sha256(`${channel}:${token}`)
}

export function keptVerdictId(token: string): string {
  return sha256(`kept-verdict:${token}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}
