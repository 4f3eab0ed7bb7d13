/** How wide signs of Sarabun are, in parts of the font's size, the first that fits; none is wider than said. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[\u0e40-\u0e44]/u, 0.58], [/[\u0e0c\u0e0d\u0e12\u0e13]/u, 0.84], [/[\u0e11\u0e1e\u0e1f\u0e2c]/u, 0.73], [/[\u0e00-\u0e7f]/u, 0.68],
  [/[ijlIJ.,:;|'!()\s-]/u, 0.45], [/[mwMW%]/u, 0.91], [/[A-Z&]/u, 0.69], [/[a-z\d\u2010-\u201f/]/u, 0.57],
]
const WIDEST = 1.1

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' })
const words = new Intl.Segmenter('th', { granularity: 'word' })
const ellipsis = '\u2026'

/** How wide a text is drawn at most, in pixels. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? WIDEST), 0) * size
}

/**
 * A label as lines that fit, broken between words; a word that is too long for a line, and what the last line
 * has no room for, is cut between letters as people see them.
 *
 * @param room.width in pixels.
 * @param room.size of the font, in pixels.
 * @param room.lines at most so many.
 * @returns at least one line; none is wider than the room.
 * @example labelLines('Public Sector Management Quality Awards (PMQA)', { width: 500, size: 20, lines: 2 })
 */
export function labelLines(label: string, room: { readonly width: number; readonly size: number; readonly lines: number }): readonly string[] {
  const fits = (text: string): boolean => widthOf(text.trimEnd(), room.size) <= room.width
  const lines: string[] = []
  let line = ''
  for (const segment of partsOf(label.replaceAll(/\s+/gu, ' ').trim(), fits)) {
    if (fits(line + segment) || line === '' || lines.length === room.lines - 1) {
      line += segment
      continue
    }
    lines.push(line)
    line = segment.trimStart()
  }
  return [...lines, line].map((one) => cut(one.trim(), fits))
}

/** What stays together: what stands between blanks, and the words of Thai and of what is too long by itself. */
function partsOf(label: string, fits: (text: string) => boolean): readonly string[] {
  return label.split(/(?<= )/u).flatMap((part) => (/[\u0e00-\u0e7f]/u.test(part) || !fits(part) ? [...words.segment(part)].map(({ segment }) => segment) : [part]))
}

function cut(line: string, fits: (text: string) => boolean): string {
  if (fits(line)) return line
  const letters = [...graphemes.segment(line)].map(({ segment }) => segment)
  while (letters.length > 0 && !fits(letters.join('') + ellipsis)) letters.pop()
  return `${letters.join('').trimEnd()}${ellipsis}`
}
