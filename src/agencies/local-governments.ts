import type { Agency, Match } from './agency.ts'
import type { Lexicon, LocalPrefix } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import { MOST_CHOICES } from './outcome.ts'
import type { PlacedNames, SaidPlace } from './placed-names.ts'
import type { Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface LocalGovernments {
  /**
   * Reads a stretch as a local government of a subdistrict, listed or not; undefined when it begins like
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
 * taken with its province, and for sure only where the directory lists it there; namesakes are offered with
 * what tells them apart.
 */
export function createLocalGovernments(lexicon: Lexicon, provinces: Provinces, placed: PlacedNames): LocalGovernments {
  const written = (level: string): string =>
    lexicon.places.find((place) => place.level === level)?.written ?? ''

  const prefixAt = (folded: Folded, start: number): LocalPrefix | undefined =>
    lexicon.localPrefixes.find((candidate) => folded.form.startsWith(candidate.form, start))

  // What the directory lists of that name in that place.
  const listed = (bare: string, said: SaidPlace): Match | undefined => {
    const found = placed.called(bare, said)
    const [first] = found
    if (first === undefined) {
      const { province, district } = said
      const near = province === undefined ? undefined : placed.nearly(bare, { province, district })
      // It may as well be another one that is not listed.
      return near === undefined ? undefined : { choices: [near], ask: 'name' }
    }
    // One that is listed may have namesakes that are not: without a province nothing is settled.
    if (found.length === 1 && said.province !== undefined) return { agency: first, sure: true }
    if (found.length > MOST_CHOICES) return undefined
    const oneProvince = found.length > 1 && found.every(({ province }) => province === first.province)
    return { choices: found, ask: oneProvince ? 'district' : 'province' }
  }

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
      const behind = provinces.within(folded, rest)
      // A subdistrict may be called like a province: that alone says nothing of where it lies.
      const place = behind !== undefined && behind.span.start > rest.start ? behind : said?.marked === true ? said : undefined
      const provinceStart = place !== undefined && place.span.start > rest.start ? place.span.start : rest.end
      const nameEnd = Math.min(provinceStart, district?.start ?? rest.end)
      const own = typedText(folded, { start: rest.start, end: nameEnd })
      if (own === '' || lexicon.frames.start.includes(normalForm(own))) return { none: true, kind: KIND }
      const inDistrict = district !== undefined && district.end < provinceStart
        ? typedText(folded, { start: district.end, end: provinceStart }) : undefined
      const known = listed(prefix.word + own, { province: place?.province, district: inDistrict })
      if (known !== undefined) return known
      const named = [prefix.word + own]
      if (inDistrict !== undefined) named.push(written('district') + inDistrict)
      if (place !== undefined) named.push(written('province') + place.province)
      const name = named.join(' ')
      const agency: Agency = {
        name, kind: KIND, countsAs: name, short: [], ...(inDistrict === undefined ? {} : { district: inDistrict }),
      }
      if (place === undefined) return { choices: [agency], ask: 'province' }
      return { agency: { ...agency, province: place.province }, sure: false, provisional: true }
    },
  }
}
