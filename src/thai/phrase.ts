import { cutsNoWord } from './lexicon.ts'
import { Trie } from './trie.ts'

/**
 * Phrases of everyday language as rows of word lists, and a scanner that reads a text through them
 * without ever going back: it carries the set of all places that can be reached, so a text costs its
 * length, however often its words repeat and however they overlap. (A regular expression that repeats
 * a list of words takes time exponential in the text.)
 *
 * A list of words is a string with `|` between them. White space may stand between any two words; a
 * word is never found inside another (`cutsNoWord`).
 *
 * @example
 * const asks = row('ทำไม|เพราะอะไร', maybe('เรา|หน่วยงาน'))
 * between('ทำไมเรา PMQA ไม่ผ่าน', asks, row('ไม่ผ่าน|ไม่ได้')) // 'PMQA'
 */
export interface Phrase {
  /** The places that a text leads to from some places, reading on (1) or back (-1). */
  read(text: string, from: ReadonlySet<number>, step: 1 | -1): ReadonlySet<number>
}

/** A list of words, or a phrase. */
export type Part = string | Phrase

const blank = /\s/
/** No place at all. Most words are not there, which costs nothing then. */
const nowhere: ReadonlySet<number> = new Set()

function pastBlanks(text: string, place: number, step: 1 | -1): number {
  let at = place
  while (blank.test(text.charAt(step === 1 ? at : at - 1))) at += step
  return at
}

/**
 * One of some words.
 *
 * @param where whether a word counts at a place; anywhere when left out.
 */
export function word(list: string, where?: (text: string, start: number, end: number) => boolean): Phrase {
  const entries = list.split('|').map((each) => [each, each] as const)
  const tries = { 1: new Trie(entries), [-1]: new Trie(entries, -1) } as const
  return {
    read(text, from, step) {
      let reached: Set<number> | undefined
      for (const place of from) {
        const begin = pastBlanks(text, place, step)
        tries[step].walk(text, begin, (other) => {
          const start = Math.min(begin, other)
          const end = Math.max(begin, other)
          if (cutsNoWord(text, start, end) && (!where || where(text, start, end))) (reached ??= new Set()).add(other)
        })
      }
      return reached ?? nowhere
    },
  }
}

/** A number of so many digits, and no more of them beside it. */
export function digits(most: number): Phrase {
  const digit = /\d/
  return {
    read(text, from, step) {
      const reached = new Set<number>()
      for (const place of from) {
        const begin = pastBlanks(text, place, step)
        let at = begin
        while (Math.abs(at - begin) <= most && digit.test(text.charAt(step === 1 ? at : at - 1))) at += step
        if (at !== begin && Math.abs(at - begin) <= most) reached.add(at)
      }
      return reached
    },
  }
}

const phrase = (part: Part): Phrase => (typeof part === 'string' ? word(part) : part)

/** Parts that follow one another. */
export function row(...parts: readonly Part[]): Phrase {
  const inOrder = parts.map(phrase)
  const backwards = inOrder.toReversed()
  return {
    read(text, from, step) {
      let places = from
      for (const part of step === 1 ? inOrder : backwards) {
        if (places.size === 0) break
        places = part.read(text, places, step)
      }
      return places
    },
  }
}

function joined(some: ReadonlySet<number>, more: ReadonlySet<number>): ReadonlySet<number> {
  return more.size === 0 ? some : some.size === 0 ? more : new Set([...some, ...more])
}

/** Any one of some parts. */
export function either(...parts: readonly Part[]): Phrase {
  const all = parts.map(phrase)
  return {
    read: (text, from, step) => all.reduce((reached, part) => joined(reached, part.read(text, from, step)), nowhere),
  }
}

/** A part or nothing. */
export function maybe(part: Part): Phrase {
  const inner = phrase(part)
  return { read: (text, from, step) => joined(from, inner.read(text, from, step)) }
}

/** A part any number of times, or nothing. Don't put one inside another: each place would be read again. */
export function many(part: Part): Phrase {
  const inner = phrase(part)
  return {
    read(text, from, step) {
      let fresh = inner.read(text, from, step)
      if (fresh.size === 0) return from
      const reached = new Set(from)
      while (fresh.size > 0) {
        fresh = new Set([...fresh].filter((place) => !reached.has(place)))
        for (const place of fresh) reached.add(place)
        fresh = inner.read(text, fresh, step)
      }
      return reached
    },
  }
}

/** Nothing at all: the head or the tail of a frame that has none. */
export const empty: Phrase = row()

/** Where a phrase that begins a text, or begins at a place of it, may end; the longest first. */
export function endsOf(text: string, head: Phrase, start = 0): number[] {
  return [...head.read(text, new Set([start]), 1)].sort((one, other) => other - one)
}

/** Where a phrase that ends a text may begin, the longest first. */
export function startsOf(text: string, tail: Phrase): number[] {
  return [...tail.read(text, new Set([text.length]), -1)].sort((one, other) => one - other)
}

/** Whether a text is a phrase and no more. */
export function isWhole(text: string, whole: Phrase): boolean {
  return startsOf(text, whole).some((start) => text.slice(0, start).trim() === '')
}

/** A text without the longest phrase that begins it, trimmed; undefined where none does. */
export function behind(text: string, head: Phrase): string | undefined {
  const [end] = endsOf(text, head)
  return end === undefined ? undefined : text.slice(end).trim()
}

/** A text without the longest phrase that ends it, trimmed; undefined where none does. */
export function before(text: string, tail: Phrase): string | undefined {
  const [start] = startsOf(text, tail)
  return start === undefined ? undefined : text.slice(0, start).trim()
}

/** A text without the longest phrase that begins it and, of the rest, the longest that ends it. */
export function within(text: string, head: Phrase, tail: Phrase): string {
  const rest = behind(text, head) ?? text
  return before(rest, tail) ?? rest.trim()
}

/**
 * What stands between a head and a tail that together frame a text: as long a head as leaves something,
 * then as long a tail.
 *
 * @example between('ขอสมัครรางวัลเลื่องลือขยายผล', row('ขอ|อยาก', 'สมัคร', maybe('รางวัล')), empty) // 'เลื่องลือขยายผล'
 */
export function between(text: string, head: Phrase, tail: Phrase): string | undefined {
  const ends = endsOf(text, head)
  if (ends.length === 0) return undefined
  const starts = startsOf(text, tail)
  const last = starts.at(-1) ?? -1
  for (const end of ends) {
    if (end >= last) continue
    const middle = text.slice(end, starts.find((start) => start > end)).trim()
    if (middle !== '') return middle
  }
  return undefined
}

/** A text with every stretch that is a phrase, the longest at each place, replaced. */
export function replaced(text: string, sought: Phrase, by: (found: string) => string): string {
  let done = ''
  let kept = 0
  let place = 0
  while (place < text.length) {
    const end = blank.test(text.charAt(place)) ? 0 : endsOf(text, sought, place)[0] ?? 0
    if (end > place) {
      done += text.slice(kept, place) + by(text.slice(place, end))
      kept = end
      place = end
    } else place += 1
  }
  return done + text.slice(kept)
}
