/** Widths of letters as parts of the letter size; a drawing is made without a browser to measure. */
const widthOf = (character: string): number => {
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) return 0
  if (/[A-Z@%&mwMW]/.test(character)) return 0.7
  if (/[ijlt.,;:'|()\[\]! ]/.test(character)) return 0.3
  if (/[\u0020-\u007e]/.test(character)) return 0.54
  if (/\p{Script=Thai}/u.test(character)) return 0.57
  return /\p{Extended_Pictographic}|\p{Script=Han}/u.test(character) ? 1.05 : 0.62
}

/** About how wide a text is, in the same unit as the letter size. */
export function widthOfText(text: string, size: number): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width * size
}

/**
 * Breaks a text into lines no wider than `width`, between words; Thai words are told apart without
 * spaces. A single word that is too long is broken between letters.
 */
export function wrap(text: string, width: number, size: number, language: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  const put = (piece: string): void => {
    if (line !== '' && widthOfText(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (widthOfText(segment, size) <= width) put(segment)
    else for (const letter of new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(segment)) put(letter.segment)
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}
