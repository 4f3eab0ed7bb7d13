import type { Agency, Match } from './agency.ts'
import { kindBefore, leadsToName } from './before-names.ts'
import type { Lexicon } from './lexicon.ts'
import type { NameIndex } from './name-index.ts'
import { normalForm } from './normal-form.ts'
import type { Folded } from './normal-form.ts'
import { agenciesOf, none, oneOrSeveral, several } from './outcome.ts'
import { beginsWord, typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface NamesInside {
  /** The one body, other than a province, that a stretch names in full. */
  body(folded: Folded, span: Span): Agency | undefined
  /** The one local government that a stretch begins with, and where its name ends. */
  localAt(folded: Folded, span: Span): { readonly agency: Agency; readonly end: number } | undefined
  /**
   * Reads a text by the full names in it; `name` is the stretch without the words of a sentence around
   * it.
   */
  match(folded: Folded, name: Span): Match | undefined
  /** Reads a text by its words that are names or short forms. */
  byWord(folded: Folded, name: Span): Match | undefined
}

interface Found extends Span {
  readonly agencies: readonly Agency[]
}

// Bodies whose divisions go by their own name and the body's.
const DIVIDED = new Set(['department', 'higher-education'])
const LONGEST_ACRONYM = 4
const ACRONYM = /^[a-z0-9]+$/

// A ministry beside its department only says where the department belongs.
function withoutParents(agencies: readonly Agency[]): Agency[] {
  return agencies.filter((agency) => !agencies.some((other) => other.parent === agency.name))
}

/** Finds agencies by their names inside longer texts. */
export function createNamesInside(index: NameIndex, lexicon: Lexicon): NamesInside {
  function within(folded: Folded, span: Span): Found {
    const form = folded.form.slice(span.start, span.end)
    const occurrences = index.inside(form, (at) => beginsWord(folded, span.start + at))
    const all = withoutParents(agenciesOf(occurrences.flatMap((occurrence) => occurrence.keys)))
    // A province beside another body only says where the body is.
    const bodies = all.filter((agency) => agency.kind !== 'province')
    return {
      agencies: bodies.length > 0 ? bodies : all,
      start: span.start + (occurrences[0]?.start ?? 0),
      end: span.start + (occurrences.at(-1)?.end ?? 0),
    }
  }

  const beginsAsDistrict = (folded: Folded, { start }: Span): boolean => lexicon.places.some(
    ({ level, written }) => level === 'district' && folded.text.startsWith(written, folded.at[start] ?? 0))

  return {
    body(folded, span) {
      const { agencies } = within(folded, span)
      return agencies.length === 1 && agencies[0]?.kind !== 'province' ? agencies[0] : undefined
    },
    localAt(folded, span) {
      const { agencies, start, end } = within(folded, span)
      const [agency] = agencies
      const local = agencies.length === 1 && start === span.start && agency?.kind === 'local-government'
      return agency !== undefined && local ? { agency, end } : undefined
    },
    match(folded, name) {
      const found = within(folded, { start: 0, end: folded.form.length })
      const [only] = found.agencies
      if (only === undefined) return undefined
      if (found.agencies.length > 1) return several(found.agencies)
      const before = { start: name.start, end: found.start }
      const apart = folded.text.charAt((folded.at[found.start] ?? 0) - 1) === ' '
      if (!leadsToName(folded, before, lexicon)) {
        const kind = kindBefore(folded, before, lexicon)
        // A post or a place of the agency stands apart from its name; what is joined to it is another body.
        const offered = apart && kind === undefined && (only.kind !== 'province' || beginsAsDistrict(folded, name))
        return offered ? { choices: [only], ask: 'name' } : none(kind)
      }
      const unit = lexicon.units.some(({ form }) => folded.form.startsWith(form, name.start))
      if (only.kind === 'province' && unit && found.start > name.start) {
        return { choices: [{ ...only, name: typedText(folded, name), short: [] }, only], ask: 'body' }
      }
      const nothingElse = found.start === name.start && found.end === name.end
      const division = unit && apart && DIVIDED.has(only.kind) && found.end === name.end
      return { agency: only, sure: nothingElse || division }
    },
    byWord(folded, name) {
      const found: Agency[] = []
      let meant = true
      for (const { 0: word, index: at } of folded.text.matchAll(/[^\s,;:/()"']+/g)) {
        const form = normalForm(word)
        if (form.length < 2 || lexicon.sharedShort.has(form)) continue
        if (ACRONYM.test(form) && form.length <= LONGEST_ACRONYM && word !== word.toUpperCase()) continue
        const keys = index.exact(form).filter((key) => key.strength !== 'bare')
        found.push(...keys.map((key) => key.agency))
        const start = folded.at.findIndex((raw) => raw >= at)
        if (keys.length > 0 && !leadsToName(folded, { start: name.start, end: start }, lexicon)) meant = false
      }
      const agencies = withoutParents([...new Set(found)])
      if (meant || agencies.length > 1) return oneOrSeveral(agencies)
      return agencies.length === 0 ? undefined : { choices: agencies, ask: 'name' }
    },
  }
}
