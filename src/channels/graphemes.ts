const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' })
const ellipsis = '…'

/** Control characters, and those that turn the direction of what follows them. */
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A text as it may be shown: no broken surrogates, no control characters, line ends as `\n`, no empty margins. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unwanted, '').replaceAll(/\n{3,}/g, '\n\n').trim()
}

/** Whether a person would see nothing; chat platforms refuse such texts. */
export function isBlank(text: string): boolean {
  return !visible.test(text)
}

/** How many characters a person counts. */
export function graphemesIn(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/**
 * Cuts a text where it is longer than it may be, between two characters as a person sees them, and
 * says so by an ellipsis. A single character that is itself too long is cut inside.
 *
 * @param most the limits, in grapheme clusters and in UTF-16 code units.
 * @example cut('Open Governance', { graphemes: 5 }) // 'Open…'
 */
export function cut(text: string, most: { readonly graphemes?: number; readonly units?: number }): string {
  const { graphemes = Infinity, units = Infinity } = most
  if (text.length <= units && (text.length <= graphemes || graphemesIn(text) <= graphemes)) return text
  const end = endOf(text, graphemes - ellipsis.length, units - ellipsis.length)
  return `${text.slice(0, end).trimEnd()}${ellipsis}`
}

/** Where so many characters end; at least one is taken. */
function endOf(text: string, graphemes: number, units: number): number {
  let end = 0
  let count = 0
  for (const { segment } of segmenter.segment(text)) {
    if (count === graphemes || end + segment.length > units) break
    end += segment.length
    count++
  }
  if (end > 0) return end
  const whole = Math.max(1, Math.min(units, text.length))
  // Never between the two halves of a code point.
  return whole > 1 && text.slice(0, whole).isWellFormed() !== text.isWellFormed() ? whole - 1 : whole
}

/**
 * Splits a text into parts of at most so many UTF-16 code units: between paragraphs where it can,
 * else between lines, words or characters. Nothing but the white space at the joints is lost.
 */
export function split(text: string, units: number): readonly string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > units) {
    const end = jointOf(rest, units)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...parts, rest].filter((part) => !isBlank(part))
}

function jointOf(text: string, units: number): number {
  const head = text.slice(0, units + 1)
  for (const joint of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(joint)
    // A joint so early would leave almost nothing in the part.
    if (at > units / 4) return at
  }
  return endOf(text, Infinity, units)
}
