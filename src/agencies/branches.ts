import type { Agency, Match } from './agency.ts'
import type { ListedNames } from './listed-names.ts'
import type { NameIndex } from './name-index.ts'
import type { Folded } from './normal-form.ts'
import type { Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface Branches {
  /** Reads a stretch as a department's everyday name with a province behind it. */
  match(folded: Folded, span: Span): Match | undefined
}

/**
 * Reads what people call a department's office in a province: its bare name or short form, then the province.
 * Such an office may enter for either; that of a state enterprise only for the enterprise.
 */
export function createBranches(listed: ListedNames, index: NameIndex, provinces: Provinces): Branches {
  return {
    match(folded, span) {
      const place = provinces.within(folded, span)
      if (place === undefined || place.span.end !== span.end || place.span.start <= span.start) return undefined
      const head = folded.form.slice(span.start, place.span.start)
      const other = listed.otherPrefix(head)
      const called = listed.called(head)
      const owners = called.length > 0 ? called : other !== undefined && 'agency' in other ? [other.agency] : []
      const [owner] = owners
      if (owner === undefined || owners.length > 1 || index.groupOf(owner) !== 'central') return undefined
      const office = (body: Agency): Agency => ({
        name: typedText(folded, span), kind: body.kind, countsAs: body.countsAs, short: [], province: place.province,
      })
      if (owner.kind !== 'department') return { agency: office(owner), sure: false }
      return { choices: [office(place.body), office(owner)], ask: 'body' }
    },
  }
}
