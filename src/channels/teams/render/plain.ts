import { clean, cut, isBlank } from '../../graphemes.ts'

/** Keeps apart what would be read together, and shows nothing. */
const joiner = '\u2060'

/**
 * A text as a card may show it where no Markdown is read: cleaned, cut, and without the card's own
 * date functions.
 *
 * @param units how long it may be, in UTF-16 code units.
 */
export function plain(text: string | undefined, units = Infinity): string {
  return cut(clean(text ?? ''), { units }).replaceAll(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, `{${joiner}{`)
}

/**
 * A text for the places where Teams reads Markdown: it comes out as it was written. Whatever people
 * wrote becomes no emphasis, list, link or heading.
 *
 * @example escaped('**เร่งด่วน** [ที่นี่](https://example.org)')
 */
export function escaped(text: string, units = Infinity): string {
  return plain(text, units)
    .replaceAll(/[\\`*_[\]<>~|#]/g, String.raw`\$&`)
    .replaceAll(/^([^\S\r\n\u2028\u2029]*)([-+=])/gm, String.raw`$1\$2`)
    .replaceAll(/^([^\S\r\n\u2028\u2029]*\d+)([.)])/gm, String.raw`$1\$2`)
    .replaceAll(/:(?=\/\/)/g, `:${joiner}`)
    .replaceAll(/\b(www|mailto|javascript)(?=[.:])/gi, `$1${joiner}`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
}

/** In one line, for buttons and notifications. */
export function oneLine(text: string | undefined, units: number): string {
  return cut(clean(text ?? '').replaceAll(/\s+/g, ' '), { units })
}

export { clean, cut, isBlank }
