const fullWidth = /[\uFF01-\uFF5E]/g
const invisible = /[\p{Cf}\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFD]/gu
const thaiDigit = /[๐-๙]/g
const space = /[\s\u3000]+/gu

/**
 * Repairs what a keyboard, a PDF or another system does to Thai text, without changing a word:
 * NFC, no zero-width or control characters, one way to write sara am and sara ae, marks in reading
 * order and not doubled, full-width forms narrowed, white space folded and trimmed. Digits and case stay.
 *
 * @example tidy('นํ้า  เเข็ง') // 'น้ำ แข็ง'
 */
export function tidy(text: string): string {
  return text
    .replace(invisible, '')
    .replace(space, ' ')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .normalize('NFC')
    // Nikhahit and sara aa, with a tone mark before, between or after them, are sara am.
    .replace(/ํ([่-๋]?)า/g, '$1ำ')
    .replace(/([่-๋])ํ?ำ|ำ([่-๋])/g, (_, before: string | undefined, after: string | undefined) => `${before ?? after ?? ''}ำ`)
    .replace(/เเ/g, 'แ')
    // A mark that was typed before its vowel belongs after it.
    .replace(/([่-์])([ัิ-ู])/g, '$2$1')
    .replace(/([ัิ-ฺ็-๎])\1+/g, '$1')
    .replace(/([าะำ])\1+/g, '$1')
    .trim()
}

/**
 * `tidy`, and Thai digits become Arabic ones.
 *
 * @example normalise('ร้อยละ ๗๐') // 'ร้อยละ 70'
 */
export function normalise(text: string): string {
  return tidy(text).replace(thaiDigit, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xe50 + 48))
}

const apostrophe = /['’‘`´]/g
const ornament = /[!~…"“”«»()[\]{}*_|;：；\\^#@$=•·–—ฯๆ๏๚๛\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3]/gu

/**
 * The form in which two ways of typing the same thing look alike: `normalise`, lower case, without
 * quotes, brackets, exclamation marks, emoji, ๆ and drawn-out letters. Punctuation that carries
 * meaning between numbers (`.` `,` `/` `-` `%` `+` `?` `<` `>`) stays.
 *
 * @example fold('“Yes” ครับบบบ!!') // 'yes ครับ'
 */
export function fold(text: string): string {
  return normalise(text)
    .replace(apostrophe, '')
    .replace(/[–—−‐‑]/g, '-')
    .replace(/(?<=\d)\u20E3/g, '')
    .replace(/[0-9#*]\uFE0F?\u20E3/gu, (keycap) => keycap.charAt(0))
    .replace(ornament, (character) => (character === 'ๆ' ? '' : ' '))
    .toLowerCase()
    .replace(/([ก-ฮ])\1{2,}/g, '$1')
    .replace(space, ' ')
    .trim()
}

/**
 * A folded text without the spaces that Thai doesn't need: a space stays only between two Latin
 * words or digits. Other punctuation is gone.
 *
 * @example squeeze('ลด ขั้นตอน / e-service now') // 'ลดขั้นตอนeservice now'
 */
export function squeeze(folded: string): string {
  return folded
    .replace(/(?<=\b[a-z])-(?=[a-z])/g, '')
    .replace(/[-.,/:?&+%<>]+/g, ' ')
    .replace(space, ' ')
    .replace(/(?<![a-z0-9]) | (?![a-z0-9])/g, '')
}

/**
 * A text without some characters, and white space, at its end.
 *
 * @example trimmedEnd('เพราะอะไร ?? ', '?') // 'เพราะอะไร'
 */
export function trimmedEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && (characters.includes(text.charAt(end - 1)) || /\s/.test(text.charAt(end - 1)))) end -= 1
  return text.slice(0, end)
}

/** A text in lower case with every letter in its place; as it is, where that can't be. */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

/** What is left of a word when marks that people misspell are gone: tone marks, thanthakhat, maitaikhu. */
export function skeleton(squeezed: string): string {
  return squeezed.replace(/[็-์]/g, '')
}
