/** Text as typed, its form for comparison, and where each character of the form stood. */
export interface Folded {
  readonly text: string
  /** Lower case; no tone marks, silencers, spaces, dots or quotes; Thai digits as Arabic ones. */
  readonly form: string
  /** For each character of `form`, its index in `text`. */
  readonly at: readonly number[]
}

const DISPLAY_LIMIT = 400
const SARA_E = 0x0e40
const SARA_AE = '\u0e41'
const DO_CHADA = 0x0e0e
const TO_PATAK = '\u0e0f'
const LETTER = /[\p{L}\p{N}]/u

/** Composes a text as people mean it: NFC, one sara am, no zero-width characters; at most 400 characters. */
export function tidy(text: string): string {
  return text
    .slice(0, DISPLAY_LIMIT)
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/([\u0e48-\u0e4b])\u0e4d\u0e32/g, '$1\u0e33')
    .replace(/\s+/g, ' ')
    .trim()
}

// One character of the form, or '' for what does not count.
function foldedCharacter(code: number, character: string): string {
  if (code >= 0x0e01 && code <= 0x0e45) {
    if (code === 0x0e2f || code === 0x0e3a || code === 0x0e3f) return ''
    return code === DO_CHADA ? TO_PATAK : character
  }
  if (code >= 0x0e50 && code <= 0x0e59) return String(code - 0x0e50)
  if (code > 0x0e45 && code < 0x0e80) return ''
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character
    return code >= 65 && code <= 90 ? character.toLowerCase() : ''
  }
  if (!LETTER.test(character)) return ''
  const lower = character.toLowerCase()
  return lower.length === 1 ? lower : character
}

/**
 * Folds a text for comparison, keeping the way back to its characters.
 *
 * @example fold('R.I.D. 5').form // 'rid5'
 */
export function fold(typed: string): Folded {
  const text = tidy(typed)
  const at: number[] = []
  let form = ''
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const character = foldedCharacter(code, text.charAt(index))
    if (character === '') continue
    if (code === SARA_E && text.charCodeAt(index - 1) === SARA_E && at.at(-1) === index - 1) {
      form = form.slice(0, -1) + SARA_AE
      continue
    }
    form += character
    at.push(index)
  }
  return { text, form, at }
}

/** The form of a text for comparison. */
export function normalForm(typed: string): string {
  return fold(typed).form
}
