import type { Completed, Match } from './agency.ts'
import { withStops, wordOf } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import type { LocalGovernments, LocalName } from './local-governments.ts'
import { fold, normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import type { SaidPlace } from './placed-names.ts'
import type { Provinces } from './provinces.ts'
import { nameSpans, typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface ToldPlaces {
  /** What a name that lacks its place comes to with the place that is told; undefined where nothing but a place was not told. */
  complete(typed: string, place: string, ask: 'province' | 'district'): Completed | undefined
}

const LONGEST_DISTRICT = 24
const DISTRICT_NAME = /^\p{L}[\p{L}\p{M}]*( [\p{L}\p{M}]+)?$/u

/** Reads answers to the question where an agency lies. */
export function createToldPlaces(
  lexicon: Lexicon, provinces: Provinces, local: LocalGovernments, match: (typed: string) => Match,
): ToldPlaces {
  const capital = normalForm(wordOf(lexicon, 'capital'))
  const nameOf = (folded: Folded): Span => nameSpans(folded, lexicon).at(-1) ?? { start: 0, end: folded.form.length }

  const isSubdistrict = (words: string): boolean =>
    lexicon.places.some(({ level, written }) => level === 'subdistrict' && words.startsWith(written))

  // A word without "district" before it: no agency's name, nor the beginning of one.
  function district(words: string): string | undefined {
    if (!DISTRICT_NAME.test(words) || words.length > LONGEST_DISTRICT) return undefined
    const folded = fold(words)
    // A town may be called like the capital's district.
    if (folded.form.startsWith(capital) && provinces.named(folded.form.slice(capital.length)) !== undefined) return words
    const named = match(words)
    const agency = ('agency' in named && (named.sure || named.provisional === true)) || local.read(folded, { start: 0, end: folded.form.length }) !== undefined
    return agency ? undefined : words
  }

  function placeIn(place: string, ask: 'province' | 'district'): SaidPlace | undefined {
    const folded = fold(withStops(place.trim().replace(/\d{5}$/, ''), lexicon))
    const span = nameOf(folded)
    const mark = provinces.marker(folded, span, 'district')
    const within = provinces.within(folded, span)
    const form = folded.form.slice(span.start, span.end)
    const apart = within !== undefined && (within.marked || within.span.start === span.start || /[\s.,]/.test(folded.text.charAt((folded.at[within.span.start] ?? 0) - 1)))
    // A district may hold a province's name, above all that of its capital.
    const named = within !== undefined && (apart || provinces.district(form, within.province) !== form) ? within : undefined
    const province = named === undefined ? {} : { province: named.province }
    if (mark !== undefined) {
      const before = typedText(folded, { start: span.start, end: Math.min(mark.start, named?.span.start ?? mark.start) })
      const behind = named !== undefined && named.span.start >= mark.end && apart ? named.span.start : span.end
      const told = typedText(folded, { start: mark.end, end: behind })
      return told === '' || (before !== '' && !isSubdistrict(before)) ? undefined : { ...province, district: told }
    }
    // A province may be called like the district of its capital.
    if (ask === 'district' && within?.marked === false && within.span.start === span.start && form.startsWith(capital)) return { district: typedText(folded, span) }
    const words = typedText(folded, { start: span.start, end: apart ? within?.span.start ?? span.end : span.end })
    if (words === '' || isSubdistrict(words)) return named === undefined ? undefined : province
    if (named === undefined && ask === 'province') return undefined
    const told = district(words)
    return told === undefined ? undefined : { ...province, district: told }
  }

  function nameIn(typed: string): LocalName | undefined {
    const folded = fold(withStops(typed, lexicon))
    const { start, end } = nameOf(folded)
    const within = local.startWithin(folded, { start, end })
    return local.read(folded, { start, end }) ?? (within === undefined ? undefined : local.read(folded, { start: within, end }))
  }

  return {
    complete(typed, place, ask) {
      const told = placeIn(place, ask)
      if (told === undefined) return undefined
      const name = nameIn(typed)
      if (name === undefined && told.province === undefined) return undefined
      const province = told.province ?? name?.province
      const moved = province !== name?.province && name?.province !== undefined
      const known = told.district ?? (moved ? undefined : name?.district)
      if (name !== undefined && ask === 'district' && known === undefined && !moved) return undefined
      const written = local.written({
        bare: name?.bare ?? typed.trim(),
        ...(province === undefined ? {} : { province }),
        ...(known === undefined ? {} : { district: provinces.district(known, province) }),
      })
      const found = match(written)
      return 'none' in found || normalForm(written) === normalForm(typed) ? undefined : { typed: written, match: found }
    },
  }
}
