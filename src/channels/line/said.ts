/** A stretch of a text, in UTF-16 code units. */
export interface Stretch {
  readonly index: number
  readonly length: number
}

/** As long as a message that LINE lets a person write. */
const longest = 5_000

/** Control characters of both sets, but for the line feed. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g

/**
 * What a person said, of the text that LINE gives: without mentions of the bot, without the words
 * that stand for LINE's own emoji, and with nothing in it that is no text.
 *
 * @example said('@guide ขอเช็ค (love)', { mentions: [{ index: 0, length: 6 }], emoji: [{ index: 14, length: 6 }] }) // 'ขอเช็ค'
 */
export function said(text: string, without: { readonly mentions: readonly Stretch[]; readonly emoji: readonly Stretch[] }): string {
  const stretches = [
    ...without.mentions.flatMap((stretch) => found(text, stretch, (part) => part.startsWith('@'))),
    ...without.emoji.flatMap((stretch) => found(text, stretch, (part) => part.startsWith('(') || part.startsWith('$'))),
  ]
  // From the end, so that what stands before keeps its place.
  let rest = text
  for (const { index, length } of stretches.toSorted((a, b) => b.index - a.index)) {
    rest = `${rest.slice(0, index)} ${rest.slice(index + length)}`
  }
  return rest.replace(/\r\n?/g, '\n').replace(CONTROL, ' ').toWellFormed().replace(/ {2,}/g, ' ').trim().slice(0, longest).toWellFormed()
}

/**
 * The stretch where it holds what it should. LINE says "character" and means UTF-16 code units; where
 * that finds something else, it is read as code points, and then left alone.
 */
function found(text: string, stretch: Stretch, fits: (part: string) => boolean): readonly Stretch[] {
  const { index, length } = stretch
  if (!Number.isInteger(index) || !Number.isInteger(length) || index < 0 || length < 1) return []
  if (fits(text.slice(index, index + length))) return [stretch]
  const characters = Array.from(text)
  const part = characters.slice(index, index + length).join('')
  return fits(part) ? [{ index: characters.slice(0, index).join('').length, length: part.length }] : []
}
