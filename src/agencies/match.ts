import type { Agency, Directory, Match } from './agency.ts'
import { deniesName, kindBefore, leadsToName } from './before-names.ts'
import { createBranches } from './branches.ts'
import { firstWords, kindByWords } from './first-words.ts'
import { withFullPlaces, withStops, withoutSubdistrict } from './lexicon.ts'
import type { Lexicon, Sector } from './lexicon.ts'
import { createListedNames } from './listed-names.ts'
import { createLocalGovernments } from './local-governments.ts'
import type { NameIndex } from './name-index.ts'
import { createNamesInside } from './names-inside.ts'
import { fold, normalForm, tidy } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import { createOffices } from './offices.ts'
import { kindAlone, none } from './outcome.ts'
import { createPlacedNames } from './placed-names.ts'
import { createProvinces } from './provinces.ts'
import { nameSpans, typedText } from './sentence.ts'
import type { Span } from './sentence.ts'
import { createToldPlaces } from './told-places.ts'

export type Matcher = Pick<Directory, 'match' | 'complete' | 'localNames' | 'kindByName'>

const LONGEST_ABBREVIATION = 4
// In characters, with its places.
const LONGEST_BARE = 60

const THAI = /^[\u0e01-\u0e2e\u0e40-\u0e44]/

type Reading = (folded: Folded, span: Span) => Match | undefined

// The first reading that succeeds, tried on each stretch in turn before the next reading.
function firstOf(readings: readonly Reading[], folded: Folded, spans: readonly Span[]): Match | undefined {
  for (const reading of readings) {
    for (const span of spans) {
      const found = reading(folded, span)
      if (found !== undefined) return found
    }
  }
  return undefined
}

// The stretches that end where the name ends; what was typed after it must not become part of an unlisted
// name.
function unframedEnds(spans: readonly Span[]): Span[] {
  const end = Math.min(...spans.map((span) => span.end))
  return spans.filter((span) => span.end === end)
}

/** Puts the ways to read a typed name in order, the most certain first. */
export function createMatcher(agencies: readonly Agency[], index: NameIndex, lexicon: Lexicon): Matcher {
  const byName = new Map(agencies.map((agency) => [agency.name, agency]))
  const words = firstWords(lexicon)
  const provinces = createProvinces(agencies, lexicon)
  const listed = createListedNames(index, words, lexicon.sharedShort)
  const inside = createNamesInside(index, lexicon)
  const local = createLocalGovernments(lexicon, provinces, createPlacedNames(agencies, lexicon))
  const offices = createOffices(lexicon, provinces, {
    find: (name) => byName.get(name),
    namedBody: inside.body,
  })
  const branches = createBranches(listed, index, provinces)
  const formOf = (folded: Folded, span: Span): string => folded.form.slice(span.start, span.end)

  const exact: Reading = (folded, span) => {
    const form = formOf(folded, span)
    if (lexicon.kindWords.has(form)) return kindAlone(lexicon.kindWords.get(form))
    const capital = provinces.ofCapital(folded, span)
    const ofProvince = capital?.span.start === span.start ? listed.exact(normalForm(capital.province), capital.province) : undefined
    const found = listed.exact(form, typedText(folded, span)) ?? ofProvince
    const abbreviation = span.end - span.start <= LONGEST_ABBREVIATION
    if (found === undefined || !('agency' in found) || !abbreviation) return found
    // The abbreviation of an agency may be that of some department's offices, too.
    const office = offices.match(folded, span)
    if (office === undefined || 'none' in office) return found
    const others = 'agency' in office ? [office.agency] : office.choices
    return others.every(({ countsAs }) => countsAs === found.agency.countsAs)
      ? found : { choices: [found.agency, ...others], ask: 'name' }
  }

  // Before a name's words are read as something that isn't listed: it may be a listed one with a slip.
  const slip: Reading = (folded, span) =>
    local.abbreviated(folded, span) || offices.abbreviated(folded, span) ? undefined : listed.slip(formOf(folded, span))

  const localGovernment: Reading = (folded, span) => {
    for (const start of [span.start, local.startWithin(folded, span)]) {
      if (start === undefined) continue
      const name = { start, end: span.end }
      const found = local.match(folded, name)
      if (found === undefined) continue
      const before = { start: span.start, end: start }
      const framed = nameSpans(folded, lexicon).some((each) => each.start === start)
      if (!framed && !leadsToName(folded, before, lexicon)) return none(kindBefore(folded, before, lexicon))
      if ('agency' in found ? found.provisional !== true : 'choices' in found && found.choices.some(({ name: each }) => byName.has(each))) return found
      const same = 'agency' in found ? byName.get(found.agency.name) : undefined
      if (same !== undefined) return { agency: same, sure: true }
      const known = inside.localAt(folded, name)
      // Names come back in other provinces: the listed one is meant only if no other province is said.
      const said = 'agency' in found ? found.agency.province : undefined
      if (known === undefined) return listed.otherPrefix(formOf(folded, name)) ?? found
      if (said !== undefined && known.agency.province !== said) return found
      return { agency: known.agency, sure: provinces.placesOnly(folded, { start: known.end, end: name.end }) }
    }
    return undefined
  }

  const sectorAt = (folded: Folded, { start }: Span): Sector | undefined =>
    lexicon.sectors.find((entry) => folded.form.startsWith(entry.form, start))

  const sector: Reading = (folded, span) => {
    const found = sectorAt(folded, span)
    if (found?.kind === undefined) return undefined
    if (!found.firm && inside.body(folded, span) !== undefined) return undefined
    if (span.end - span.start <= found.form.length) return none(found.kind)
    const name = typedText(folded, span)
    return { agency: { name, kind: found.kind, countsAs: name, short: [] }, sure: false, provisional: true }
  }

  // The first word of another body, unless a longer one makes it an office ("co-operative" and its province).
  const firmSector: Reading = (folded, span) => {
    const found = sectorAt(folded, span)
    if (found?.firm !== true) return undefined
    const office = lexicon.offices.find(({ form }) => folded.form.startsWith(form, span.start))
    return office !== undefined && office.form.length > found.form.length ? undefined : sector(folded, span)
  }

  // An office whose name has a word for a place that was shortened.
  const spelledOffice: Reading = (folded, span) => {
    const typed = typedText(folded, span)
    const full = withFullPlaces(typed, lexicon)
    if (full === typed) return undefined
    const spelled = fold(full)
    return offices.match(spelled, { start: 0, end: spelled.form.length })
  }

  const unlisted: Reading = (folded, span) => firmSector(folded, span)
    ?? spelledOffice(folded, span) ?? offices.match(folded, span) ?? localGovernment(folded, span) ?? sector(folded, span)

  const kindOf = (folded: Folded, spans: readonly Span[]): string | undefined =>
    kindByWords(folded, spans, lexicon, words)

  const elsewhere = new Set(lexicon.localPrefixes.map(({ word }) => word).filter((word) => !lexicon.prefixes.some((own) => own.word === word)))

  function match(typed: string): Match {
    const folded = fold(withStops(typed, lexicon))
    if (folded.form.length < 2) return none(undefined)
    const spans = nameSpans(folded, lexicon)
    if (deniesName(folded, spans, lexicon)) return none(undefined)
    const ends = unframedEnds(spans)
    const name = spans.at(-1) ?? { start: 0, end: folded.form.length }
    const form = formOf(folded, name)
    const asItStands = firstOf([exact], folded, spans)
    if (asItStands !== undefined) return asItStands
    const firstWord = words.find((entry) => entry.form === form)
    if (firstWord !== undefined) {
      return listed.byFirstWord(firstWord) ?? kindAlone(firstWord.kind ?? kindOf(folded, spans))
    }
    const found = firstOf([slip, unlisted, branches.match], folded, ends)
      ?? listed.beginning(form) ?? inside.match(folded, name) ?? inside.byWord(folded, name)
    if (found !== undefined) return found
    // A division that names no agency: its words may look like some agency's name, but they are not one.
    if (lexicon.units.find((unit) => form.startsWith(unit.form))?.division === true) return none(undefined)
    return listed.nearly(form) ?? (form === folded.form ? undefined : listed.nearly(folded.form))
      ?? none(kindOf(folded, spans))
  }

  return {
    match,
    complete: createToldPlaces(lexicon, provinces, local, match).complete,
    localNames(bare) {
      const name = withoutSubdistrict(tidy(bare), lexicon)
      const folded = fold(name)
      const whole = { start: 0, end: folded.form.length }
      const begun = words.some(({ form, dotted }) => !dotted && folded.form.startsWith(form))
        || local.match(folded, whole) !== undefined || kindOf(folded, [whole]) !== undefined
      return begun || !THAI.test(name) || name.length > LONGEST_BARE ? [] : [...elsewhere].map((word) => word + name)
    },
    kindByName(typed) {
      const folded = fold(typed)
      return kindOf(folded, nameSpans(folded, lexicon))
    },
  }
}
