import type { Agency, Match } from './agency.ts'
import { wordOf } from './lexicon.ts'
import type { Lexicon, Office } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import type { ProvinceFound, Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface OfficeBodies {
  find(name: string): Agency | undefined
  /** A body other than a province that a stretch of the text names in full. */
  namedBody(folded: Folded, span: Span): Agency | undefined
}

export interface Offices {
  /** Reads a stretch as an office of a department or a province; undefined when it begins like none. */
  match(folded: Folded, span: Span): Match | undefined
  /** Whether a stretch begins with the abbreviation of an office, one letter from others. */
  abbreviated(folded: Folded, span: Span): boolean
}

const SEED = 2
const LONGEST_ABBREVIATION = 4
const VOWELS = /[\u0e30-\u0e45]/

/** Reads names of offices, such as a department's regional office or a hospital, by how they begin. */
export function createOffices(lexicon: Lexicon, provinces: Provinces, bodies: OfficeBodies): Offices {
  const bySeed = new Map<string, Office[]>()
  for (const office of lexicon.offices) {
    const seed = office.form.slice(0, SEED)
    const list = bySeed.get(seed)
    if (list === undefined) bySeed.set(seed, [office])
    else list.push(office)
  }
  const provinceWord = wordOf(lexicon, 'province')

  // An abbreviation must stand alone: followed by a stop, a space, a digit, a province or nothing.
  function standsAlone(office: Office, folded: Folded, span: Span): boolean {
    if (!isAbbreviation(office)) return true
    const end = span.start + office.form.length
    const raw = folded.at[end - 1] ?? 0
    return end >= span.end || !/[\u0e01-\u0e45a-z]/i.test(folded.text.charAt(raw + 1))
      || provinces.named(folded.form.slice(end, span.end)) !== undefined
  }

  // Letters that stand for a province, as a short form goes on.
  function abbreviated(office: Office, folded: Folded, rest: Span): ProvinceFound | undefined {
    if (!isAbbreviation(office) || rest.start >= rest.end) return undefined
    const province = lexicon.provinceAbbreviations.get(folded.form.slice(rest.start, rest.end))
    const body = province === undefined ? undefined : provinces.named(normalForm(province))
    return province === undefined || body === undefined ? undefined : { body, province, span: rest, marked: false }
  }

  // Whether the words alone name no office yet: a number or a place must follow.
  function needsMore(office: Office): boolean {
    return isAbbreviation(office) || lexicon.places.some(({ level, written }) => !level.startsWith('capital') && office.full.endsWith(written))
  }

  function isAbbreviation(office: Office): boolean {
    return office.form.length <= LONGEST_ABBREVIATION && !VOWELS.test(office.form) && !/\d$/.test(office.form)
  }

  function fullName(
    office: Office, folded: Folded, span: Span, rest: Span, place: ProvinceFound | undefined,
  ): string {
    if (rest.start >= rest.end) return office.full
    const inProvince = office.full.endsWith(provinceWord)
    if (inProvince && place !== undefined && place.span.end === rest.end
      && (place.span.start === rest.start)) return office.full + place.province
    const typed = typedText(folded, rest)
    const before = folded.at[rest.start] ?? 0
    const apart = /^\d/.test(typed) || (folded.text.charAt(before - 1) === ' ' && !inProvince)
      || (rest.start > span.start && /\d$/.test(office.full))
    return `${office.full}${apart ? ' ' : ''}${typed}`
  }

  function officeAt(folded: Folded, span: Span): Office | undefined {
    const { form } = folded
    return bySeed.get(form.slice(span.start, span.start + SEED))?.find((candidate) =>
      candidate.form.length <= span.end - span.start && form.startsWith(candidate.form, span.start)
      && standsAlone(candidate, folded, span))
  }

  return {
    abbreviated(folded, span) {
      const office = officeAt(folded, span)
      return office !== undefined && isAbbreviation(office)
    },
    match(folded, span) {
      const office = officeAt(folded, span)
      const department = office === undefined ? undefined : bodies.find(office.department)
      if (office === undefined || department === undefined) return undefined
      const rest = { start: span.start + office.form.length, end: span.end }
      const place = provinces.within(folded, rest) ?? provinces.ofCapital(folded, rest) ?? abbreviated(office, folded, rest)
        ?? (office.full.endsWith(provinceWord) ? provinces.beginning(folded, rest) : undefined)
      const name = fullName(office, folded, span, rest, place)
      const under = (body: Agency): Agency => ({
        name,
        kind: body.kind,
        countsAs: body.countsAs,
        short: [],
        ...(body.kind === 'province' || body.parent === undefined ? {} : { parent: body.parent }),
        ...(place === undefined ? {} : { province: place.province }),
      })
      const named = bodies.namedBody(folded, rest)
      // Bangkok is a place there, as a province is.
      if (named !== undefined && named.name !== department.parent && named.name !== named.province) {
        return { agency: under(named), sure: false }
      }
      if (office.counts === 'choice' && place?.body !== department) return { choices: [under(department)], ask: 'name' }
      if (office.counts !== 'either') {
        const whole = rest.start < rest.end || !needsMore(office)
        if (!whole) return { agency: department, sure: false }
        return { agency: under(department), sure: rest.start < rest.end || /\d$/.test(office.full) }
      }
      if (place === undefined) {
        const nameless = rest.start >= rest.end && !office.full.endsWith(provinceWord)
        return { choices: [under(department)], ask: nameless ? 'name' : 'province' }
      }
      return { choices: [under(place.body), under(department)], ask: 'body' }
    },
  }
}
