import type { Agency, Match } from './agency.ts'
import type { Lexicon, LocalPrefix } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import type { Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface LocalGovernments {
  /**
   * Reads a stretch as a local government that the directory doesn't list; undefined when it begins like
   * none.
   */
  match(folded: Folded, span: Span): Match | undefined
  /** Whether a stretch begins with an abbreviation of such a word, one letter from another kind's. */
  abbreviated(folded: Folded, span: Span): boolean
  /** Where such a name begins inside a stretch, if it does. */
  startWithin(folded: Folded, span: Span): number | undefined
}

const KIND = 'local-government'
const SHORTEST_INSIDE = 3
const LONGEST_ABBREVIATION = 4

/**
 * Reads the names of local governments by their words alone. Such names are not unique, so a name is only
 * taken with its province, and even then never for sure.
 */
export function createLocalGovernments(lexicon: Lexicon, provinces: Provinces): LocalGovernments {
  const written = (level: string): string =>
    lexicon.places.find((place) => place.level === level)?.written ?? ''

  const prefixAt = (folded: Folded, start: number): LocalPrefix | undefined =>
    lexicon.localPrefixes.find((candidate) => folded.form.startsWith(candidate.form, start))

  return {
    abbreviated(folded, span) {
      const prefix = prefixAt(folded, span.start)
      return prefix !== undefined && prefix.form.length <= LONGEST_ABBREVIATION
    },
    startWithin(folded, span) {
      for (const prefix of lexicon.localPrefixes) {
        if (prefix.form.length < SHORTEST_INSIDE) continue
        const index = folded.form.indexOf(prefix.form, span.start + 1)
        if (index > 0 && index + prefix.form.length < span.end) return index
      }
      return undefined
    },
    match(folded, span) {
      const prefix = prefixAt(folded, span.start)
      if (prefix === undefined) return undefined
      const nameStart = span.start + prefix.form.length
      const raw = folded.at[nameStart - 1] ?? 0
      if (prefix.form.length < SHORTEST_INSIDE && !/[\s.]/.test(folded.text.charAt(raw + 1))) return undefined
      const rest = { start: nameStart, end: span.end }
      if (rest.start >= rest.end) return { none: true, kind: KIND }
      const district = provinces.marker(folded, { start: rest.start + 1, end: rest.end }, 'district')
      const said = provinces.within(folded, { start: 0, end: span.start })
      const place = provinces.within(folded, rest) ?? (said?.marked === true ? said : undefined)
      const provinceStart = place !== undefined && place.span.start > rest.start ? place.span.start : rest.end
      const nameEnd = Math.min(provinceStart, district?.start ?? rest.end)
      const own = typedText(folded, { start: rest.start, end: nameEnd })
      if (own === '' || lexicon.frames.start.includes(normalForm(own))) return { none: true, kind: KIND }
      const named = [prefix.word + own]
      if (district !== undefined && district.end < provinceStart) {
        named.push(written('district') + typedText(folded, { start: district.end, end: provinceStart }))
      }
      if (place !== undefined) named.push(written('province') + place.province)
      const name = named.join(' ')
      const agency: Agency = { name, kind: KIND, countsAs: name, short: [] }
      if (place === undefined) return { choices: [agency], ask: 'province' }
      return { agency: { ...agency, province: place.province }, sure: false, provisional: true }
    },
  }
}
