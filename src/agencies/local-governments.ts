import type { Agency, Match } from './agency.ts'
import { withoutSubdistrict, wordOf } from './lexicon.ts'
import type { Lexicon, LocalPrefix } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import { MOST_CHOICES, kindAlone } from './outcome.ts'
import type { PlacedNames, SaidPlace } from './placed-names.ts'
import type { Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

/** What words say of a local government of a subdistrict. */
export interface LocalName extends SaidPlace {
  /** Its first word in full and its own name, without places. */
  readonly bare: string
}

export interface LocalGovernments {
  /**
   * Reads a stretch as a local government of a subdistrict, listed or not; undefined when it begins like
   * none.
   */
  match(folded: Folded, span: Span): Match | undefined
  /** What a stretch says of one; undefined when it begins like none, or says no name. */
  read(folded: Folded, span: Span): LocalName | undefined
  /** The name as the directory writes it, with the places that are known. */
  written(name: LocalName): string
  /** Whether a stretch begins with an abbreviation of such a word, one letter from another kind's. */
  abbreviated(folded: Folded, span: Span): boolean
  /** Where such a name begins inside a stretch, if it does. */
  startWithin(folded: Folded, span: Span): number | undefined
}

const KIND = 'local-government'
const SHORTEST_INSIDE = 3
const LONGEST_ABBREVIATION = 4
// A word behind a name that is no longer than this may be its second half.
const SHORT_WORD = 4
const LONGEST_DISTRICT = 16

/**
 * Reads the names of local governments by their words alone. Such names are not unique, so a name is only
 * taken with its province, and for sure only where the directory lists it there; namesakes are offered with
 * what tells them apart.
 */
export function createLocalGovernments(lexicon: Lexicon, provinces: Provinces, placed: PlacedNames): LocalGovernments {
  const prefixAt = (folded: Folded, start: number): LocalPrefix | undefined => {
    const prefix = lexicon.localPrefixes.find((candidate) => folded.form.startsWith(candidate.form, start))
    if (prefix === undefined || prefix.form.length >= SHORTEST_INSIDE) return prefix
    const raw = folded.at[start + prefix.form.length - 1] ?? 0
    return /[\s.]/.test(folded.text.charAt(raw + 1)) ? prefix : undefined
  }

  // What the directory lists of that name in that place.
  const listed = ({ bare, province, district }: LocalName): Match | undefined => {
    const found = placed.called(bare, { province, district })
    const [first] = found
    if (first === undefined) {
      const near = province === undefined ? undefined : placed.nearly(bare, { province, district })
      // It may as well be another one that is not listed.
      return near === undefined ? undefined : { choices: [near], ask: 'name' }
    }
    if (found.length > MOST_CHOICES) return undefined
    // One that is listed may have namesakes that are not: without a province nothing is settled, nor
    // without a district where its name needs one.
    if (found.length === 1 && province !== undefined && (district !== undefined || !placed.needsDistrict(first))) {
      return { agency: first, sure: district === undefined || first.district !== undefined || placed.needsDistrict(first) }
    }
    const oneProvince = province !== undefined || (found.length > 1 && found.every((each) => each.province === first.province))
    return { choices: found, ask: oneProvince ? 'district' : 'province' }
  }

  // The name proper, and what may be a district without its word: one word between a name and its province.
  function ownName(text: string, beforeProvince: boolean): { readonly own: string; readonly district?: string } {
    const [first = '', ...words] = text.split(' ')
    let own = first
    while (words[0] !== undefined && (normalForm(words[0]).length <= SHORT_WORD || /\d/.test(words[0]))) own += ` ${words.shift()}`
    const [district, ...more] = words
    const isDistrict = beforeProvince && district !== undefined && more.length === 0 && normalForm(district).length <= LONGEST_DISTRICT
    return isDistrict ? { own, district } : { own }
  }

  function read(folded: Folded, span: Span): LocalName | undefined {
    const prefix = prefixAt(folded, span.start)
    if (prefix === undefined) return undefined
    const rest = { start: span.start + prefix.form.length, end: span.end }
    if (rest.start >= rest.end) return undefined
    const mark = provinces.marker(folded, { start: rest.start + 1, end: rest.end }, 'district')
    const said = provinces.within(folded, { start: 0, end: span.start })
    const behind = provinces.within(folded, rest)
    // A subdistrict may be called like a province: that alone says nothing of where it lies.
    const place = behind !== undefined && behind.span.start > rest.start ? behind : said?.marked === true ? said : undefined
    const provinceStart = place !== undefined && place.span.start > rest.start ? place.span.start : rest.end
    const nameEnd = Math.min(provinceStart, mark?.start ?? rest.end)
    const apart = place !== undefined && nameEnd === provinceStart && provinceStart < rest.end && beginsApart(folded, provinceStart)
    const { own, district } = ownName(withoutSubdistrict(typedText(folded, { start: rest.start, end: nameEnd }), lexicon), apart)
    if (own === '' || lexicon.frames.start.includes(normalForm(own))) return undefined
    const marked = mark === undefined ? '' : typedText(folded, { start: mark.end, end: mark.end < provinceStart ? provinceStart : rest.end })
    const written = marked === '' ? district : marked
    return {
      bare: prefix.word + own,
      ...(place === undefined ? {} : { province: place.province }),
      ...(written === undefined ? {} : { district: provinces.district(written, place?.province) }),
    }
  }

  function written({ bare, province, district }: LocalName): string {
    const named = [bare]
    if (district !== undefined) named.push(wordOf(lexicon, 'district') + district)
    if (province !== undefined) named.push(provinces.written(province))
    return named.join(' ')
  }

  return {
    read,
    written,
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
      if (prefixAt(folded, span.start) === undefined) return undefined
      const said = read(folded, span)
      if (said === undefined) return kindAlone(KIND)
      const known = listed(said)
      if (known !== undefined) return known
      const name = written(said)
      const { province, district } = said
      const agency: Agency = {
        name, kind: KIND, countsAs: name, short: [],
        ...(province === undefined ? {} : { province }), ...(district === undefined ? {} : { district }),
      }
      return province === undefined ? { choices: [agency], ask: 'province' } : { agency, sure: false, provisional: true }
    },
  }
}

function beginsApart(folded: Folded, start: number): boolean {
  return /[\s.,(]/.test(folded.text.charAt((folded.at[start] ?? 0) - 1))
}
