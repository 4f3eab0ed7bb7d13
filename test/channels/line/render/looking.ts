import type { messagingApi } from '@line/bot-sdk'

/** Every object inside messages, the outermost first. */
export function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) for (const part of value) yield* objectsIn(part)
  else if (typeof value === 'object' && value !== null) {
    yield value as Readonly<Record<string, unknown>>
    for (const part of Object.values(value)) yield* objectsIn(part)
  }
}

/** The tokens that a tap somewhere in the messages sends. */
export function tokensIn(messages: unknown): ReadonlySet<string> {
  return new Set([...objectsIn(messages)].flatMap((one) => (typeof one['data'] === 'string' ? [one['data']] : [])))
}

/** Everything that is to be read in the bodies, without the row of quick replies. */
export function wordsIn(messages: readonly messagingApi.Message[]): string {
  const parts = messages.flatMap((message) => (message.type === 'flex' ? [...objectsIn(message.contents)] : [...objectsIn({ ...message, quickReply: undefined })]))
  return parts.flatMap((one) => (one['type'] === 'text' && typeof one['text'] === 'string' ? [one['text']] : [])).join('\n').replaceAll('\u00A0', ' ')
}

/** The labels below the last message. */
export function chipsOf(messages: readonly messagingApi.Message[]): readonly string[] {
  return (messages.at(-1)?.quickReply?.items ?? []).map((item) => item.action?.label ?? '')
}
