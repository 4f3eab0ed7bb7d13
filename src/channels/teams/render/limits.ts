/** What Teams takes. `check-card.ts` holds every activity to it. */
export const limits = {
  /** Bytes of a whole payload. */
  payload: 28 * 1024,
  /** What the connector adds on its way: conversation, recipient, service address, ids. */
  envelope: 3 * 1024,
  /** Buttons that stand beside each other before Teams folds the rest away. */
  actions: 6,
  /** Answers shown as round buttons; more become a drop-down list. */
  expanded: 6,
} as const

/** What we want rather than what Teams takes, in UTF-16 code units. */
export const wanted = { summary: 300, label: 300, button: 120, alt: 1_000, paragraphs: 6_000, fallback: 400 } as const

/** The room of one activity in bytes, and the largest block that is put into a card whole. */
export const room = limits.payload - limits.envelope

/**
 * The size of a payload, by the encoding in which it is larger: Teams counts UTF-16, in which every
 * sign of ASCII takes two bytes; rare signs take more in UTF-8.
 */
export function bytesOf(value: unknown): number {
  const json = JSON.stringify(value)
  return Math.max(json.length * 2, Buffer.byteLength(json))
}
