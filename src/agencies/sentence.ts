import { trimmedEnd } from '../thai/normalise.ts'
import type { Ending, Lexicon } from './lexicon.ts'
import type { Folded } from './normal-form.ts'

/** A stretch of a folded text's form: from `start`, up to and without `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

const MOST_FRAMES = 6
const LATIN = /[a-z]/i

/** Whether a word may begin at this place of the form: never inside a Latin word. */
export function beginsWord(folded: Folded, index: number): boolean {
  const raw = folded.at[index]
  if (raw === undefined || raw === 0) return true
  return !(LATIN.test(folded.text.charAt(raw)) && LATIN.test(folded.text.charAt(raw - 1)))
}

function writtenAs(folded: Folded, to: number, word: Ending): boolean {
  const from = folded.at[to - word.form.length] ?? 0
  const typed = folded.text.slice(from, folded.at[to] ?? folded.text.length)
  return typed.replace(/[\s.,;:!?"'\u0e2f\u0e46]+/g, '').toLowerCase() === word.written
}

/**
 * The stretches of a text that may be the name alone: the whole text first, then with the words of a sentence
 * around it taken away one by one.
 */
export function nameSpans(folded: Folded, lexicon: Lexicon): Span[] {
  const { form } = folded
  const starts = [0]
  const ends = [form.length]
  while (starts.length <= MOST_FRAMES) {
    const from = starts.at(-1) ?? 0
    const frame = lexicon.frames.start.find((word) => form.startsWith(word, from)
      && beginsWord(folded, from + word.length))
    if (frame === undefined || from + frame.length >= form.length) break
    starts.push(from + frame.length)
  }
  while (ends.length <= MOST_FRAMES) {
    const to = ends.at(-1) ?? 0
    const frame = lexicon.frames.end.find((word) => form.endsWith(word.form, to)
      && beginsWord(folded, to - word.form.length) && writtenAs(folded, to, word))
    if (frame === undefined || frame.form.length >= to) break
    ends.push(to - frame.form.length)
  }
  const spans: { start: number; end: number; taken: number }[] = []
  starts.forEach((start, before) => ends.forEach((end, after) => {
    if (start < end) spans.push({ start, end, taken: before + after })
  }))
  return spans.sort((one, other) => one.taken - other.taken)
}

/** The typed text of a span, without spaces and stops around it, digits as Arabic ones. */
export function typedText(folded: Folded, span: Span): string {
  const from = folded.at[span.start] ?? folded.text.length
  const to = span.end >= folded.form.length ? folded.text.length : folded.at[span.end] ?? folded.text.length
  return trimmedEnd(folded.text.slice(from, to), ',;:!?"\'-')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/^[\s.,;:!?"'-]+/, '')
}
