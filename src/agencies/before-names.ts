import type { Lexicon } from './lexicon.ts'
import type { Folded } from './normal-form.ts'
import { beginsWord } from './sentence.ts'
import type { Span } from './sentence.ts'

// The letters that a unit inside an agency goes by.
const UNIT_LETTERS = /^[\u0e01-\u0e2e]{2,5}$/

/**
 * Whether what stands before an agency's name says that the agency is meant: nothing, a unit of it, another
 * first word, or words of a sentence that lead to it. Anything else makes another body of it: its fan club,
 * its contractor.
 *
 * @param before from where the name without the words of a sentence begins, to where the agency's begins
 */
export function leadsToName(folded: Folded, before: Span, lexicon: Lexicon): boolean {
  if (before.start >= before.end) return true
  const words = folded.form.slice(before.start, before.end)
  const stop = folded.text.charAt((folded.at[before.end - 1] ?? 0) + 1) === '.'
  if (stop && UNIT_LETTERS.test(words) && !lexicon.kindWords.has(words)) return true
  return lexicon.prefixes.some(({ form }) => form === words)
    || lexicon.units.some(({ form }) => words.startsWith(form))
    || lexicon.frames.link.some((link) => words.endsWith(link) && beginsWord(folded, before.end - link.length))
}

/** The kind that the words before an agency's name tell, where they make another body of it. */
export function kindBefore(folded: Folded, before: Span, lexicon: Lexicon): string | undefined {
  const words = folded.form.slice(before.start, before.end)
  return lexicon.kindWords.get(words) ?? lexicon.sectors.find(({ form }) => words.startsWith(form))?.kind
}

/** Whether a sentence says that it is not the name that follows. */
export function deniesName(folded: Folded, spans: readonly Span[], lexicon: Lexicon): boolean {
  return spans.some(({ start }) => lexicon.frames.negation.some((word) =>
    folded.form.startsWith(word, start) && beginsWord(folded, start + word.length)))
}
