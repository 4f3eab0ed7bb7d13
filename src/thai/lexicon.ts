import { Trie } from './trie.ts'

/** A stretch of a text: a known word with what it stands for, or something unknown. */
export interface Token<T> {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Absent: these characters are in no word of the lexicon. */
  readonly means?: T
}

// Letters by their codes: this is asked for every place of every text. At neither end of a text there is one (NaN).
const isLeadingVowel = (code: number) => code >= 0x0e40 && code <= 0x0e44
const isDependent = (code: number) => (code >= 0x0e30 && code <= 0x0e3a) || code === 0x0e45 || (code >= 0x0e47 && code <= 0x0e4e)
const isLatin = (code: number) => code >= 0x61 && code <= 0x7a

/** Whether a stretch of a text begins and ends where words may: see `Lexicon`. */
export function cutsNoWord(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  if (isLeadingVowel(before) || isDependent(after)) return false
  if (isLatin(before) && isLatin(text.charCodeAt(start))) return false
  return !(isLatin(after) && isLatin(text.charCodeAt(end - 1)))
}

/**
 * Words and what they stand for, found in running text: the longest word that fits wins, at each
 * place from left to right. A Latin word must stand alone; a Thai one must not begin after a leading
 * vowel or end before a mark, which keeps กรม out of โปรแกรม.
 *
 * @example new Lexicon([['มี', 'yes'], ['ไม่มี', 'no']]).scan('ไม่มี')[0]?.means // 'no'
 */
export class Lexicon<T> {
  readonly #words: Trie<T>

  constructor(entries: Iterable<readonly [string, T]>) {
    this.#words = new Trie(entries)
  }

  /** The longest word at a place of a text. */
  at(text: string, start: number): Token<T> | undefined {
    let longest: Token<T> | undefined
    this.#words.walk(text, start, (end, means) => {
      if (cutsNoWord(text, start, end)) longest = { start, end, text: text.slice(start, end), means }
    })
    return longest
  }

  /** A whole text as words, unknown stretches between them; spaces and punctuation are left out. */
  scan(text: string): Token<T>[] {
    const tokens: Token<T>[] = []
    let unknown = -1
    const close = (end: number) => {
      if (unknown < 0) return
      tokens.push({ start: unknown, end, text: text.slice(unknown, end) })
      unknown = -1
    }
    let place = 0
    while (place < text.length) {
      const token = this.at(text, place)
      if (token) {
        close(place)
        tokens.push(token)
        place = token.end
      } else {
        if (/[\s,.:?]/.test(text.charAt(place))) close(place)
        else if (unknown < 0) unknown = place
        place += 1
      }
    }
    close(place)
    return tokens
  }
}

/**
 * Entries of a lexicon from lists of words separated by `|`.
 *
 * @example [...words({ yes: 'ใช่|มี', no: 'ไม่' })] // [['ใช่', 'yes'], ['มี', 'yes'], ['ไม่', 'no']]
 */
export function* words<T extends string>(lists: Readonly<Record<T, string>>): Generator<readonly [string, T]> {
  for (const means of Object.keys(lists) as T[]) {
    for (const word of lists[means].split('|')) yield [word.trim(), means]
  }
}
