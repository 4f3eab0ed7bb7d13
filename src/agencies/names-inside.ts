import type { Agency, Match } from './agency.ts'
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
  byWord(folded: Folded): Match | undefined
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
      const unit = lexicon.units.some(({ form }) => folded.form.startsWith(form, name.start))
      if (only.kind === 'province' && unit && found.start > name.start) {
        return { choices: [{ ...only, name: typedText(folded, name), short: [] }, only], ask: 'body' }
      }
      if (!unit && found.start > name.start) return none(undefined)
      const nothingElse = found.start === name.start && found.end === name.end
      const apart = folded.text.charAt((folded.at[found.start] ?? 0) - 1) === ' '
      const division = unit && apart && DIVIDED.has(only.kind) && found.end === name.end
      return { agency: only, sure: nothingElse || division }
    },
    byWord(folded) {
      const found: Agency[] = []
      for (const word of folded.text.split(/[\s,;:/()"']+/)) {
        const form = normalForm(word)
        if (form.length < 2 || lexicon.sharedShort.has(form)) continue
        if (ACRONYM.test(form) && form.length <= LONGEST_ACRONYM && word !== word.toUpperCase()) continue
        for (const key of index.exact(form)) if (key.strength !== 'bare') found.push(key.agency)
      }
      return oneOrSeveral(withoutParents([...new Set(found)]))
    },
  }
}
