import { Lexicon } from './lexicon.ts'
import { domainTerms } from './lexicon/domain-terms.ts'

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })
const terms = new Lexicon<true>(domainTerms.map((term) => [term, true]))

function* byDictionary(text: string): Generator<string> {
  for (const { segment: word, isWordLike } of segmenter.segment(text)) if (isWordLike) yield word
}

/**
 * The words of a normalised text, Thai or not, without spaces and punctuation. Terms of public
 * administration that a dictionary cuts or joins wrongly stay whole.
 *
 * @example segment('องค์การมหาชนในกรม') // ['องค์การมหาชน', 'ใน', 'กรม']
 */
export function segment(text: string): string[] {
  const words: string[] = []
  for (const token of terms.scan(text)) {
    if (token.means) words.push(token.text)
    else words.push(...byDictionary(token.text))
  }
  return words
}
