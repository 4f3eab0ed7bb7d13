import type { Lexicon } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import type { Span } from './sentence.ts'

/** A first word of names in one of the ways it is written. */
export interface FirstWord {
  readonly form: string
  /** The word in full, as names in the directory have it. */
  readonly word: string
  readonly group: string
  readonly kind: string | undefined
  readonly dotted: boolean
}

/** All ways to write the first words of names, longest first. */
export function firstWords(lexicon: Lexicon): FirstWord[] {
  return lexicon.prefixes.flatMap((prefix) => [prefix.word, ...prefix.written].map((written) => ({
    form: normalForm(written),
    word: prefix.word,
    group: prefix.group,
    kind: prefix.kind,
    dotted: written.includes('.'),
  }))).sort((one, other) => other.form.length - one.form.length)
}

const SHORTEST = 3

/** The kind that the first or last word of a name tells, tried from the whole text to the name alone. */
export function kindByWords(
  folded: Folded, spans: readonly Span[], lexicon: Lexicon, words: readonly FirstWord[],
): string | undefined {
  const ending = lexicon.suffixes.find((suffix) => suffix.kind !== undefined
    && spans.some((span) => folded.form.endsWith(suffix.form, span.end)))
  if (ending !== undefined) return ending.kind
  for (const span of spans) {
    const kindWord = lexicon.kindWords.get(folded.form.slice(span.start, span.end))
    if (kindWord !== undefined) return kindWord
    const starts = ({ form }: { readonly form: string }): boolean => folded.form.startsWith(form, span.start)
    const local = lexicon.localPrefixes.some((prefix) => prefix.form.length >= SHORTEST && starts(prefix))
    if (local) return 'local-government'
    const sector = lexicon.sectors.find(starts)
    const kind = sector !== undefined ? sector.kind
      : words.find((word) => word.kind !== undefined && word.form.length >= SHORTEST && starts(word))?.kind
    if (kind !== undefined) return kind
  }
  return undefined
}
