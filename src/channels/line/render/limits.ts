/**
 * What the Messaging API takes, where its texts of different age disagree the stricter number.
 * `fit.ts` holds every message to them.
 */
export const limits = {
  /** Messages of one request. */
  messages: 5,
  /** Bytes of a request's JSON, which five carousels are far below. */
  request: 2_000_000,
  /** UTF-16 code units. */
  text: 5_000,
  altText: 1_500,
  data: 300,
  displayText: 300,
  uri: 1_000,
  /** Of one text component inside a Flex message; longer ones become several. */
  flexText: 2_000,
  /** Grapheme clusters. */
  quickLabel: 20,
  flexLabel: 40,
  quickItems: 13,
  /** Bytes of JSON. */
  bubble: 30_000,
  carousel: 50_000,
  bubbles: 12,
  /** Of a picture in a bubble: its address in characters, and its sides in pixels. */
  pictureUri: 2_000,
  picture: 1_024,
} as const

/** What we want rather than what LINE takes: a notification that is read at a glance, in UTF-16 code units. */
export const wanted = { altText: 400, label: 600, paragraphs: 2_400 } as const

/** The size of a value as LINE receives it, in bytes. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
