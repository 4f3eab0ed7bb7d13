import type { Agency, Match } from './agency.ts'
import type { ListedNames } from './listed-names.ts'
import type { NameIndex } from './name-index.ts'
import type { Folded } from './normal-form.ts'
import type { Provinces } from './provinces.ts'
import { typedText } from './sentence.ts'
import type { Span } from './sentence.ts'

export interface Branches {
  /** Reads a stretch as the everyday name of a central body with a province behind it. */
  match(folded: Folded, span: Span): Match | undefined
}

const MOST_OWNERS = 3
const GROUPS = new Set(['central', 'state-company', 'university'])

/**
 * Reads what people call a department's office in a province: its bare name or short form, then the province.
 * Such an office may enter for either; a branch of another body is that body.
 */
export function createBranches(listed: ListedNames, index: NameIndex, provinces: Provinces): Branches {
  return {
    match(folded, span) {
      const place = provinces.within(folded, span) ?? provinces.ending(folded, span)
      if (place === undefined || place.span.end !== span.end) return undefined
      if (place.span.start <= span.start) return undefined
      const owners = listed.called(folded.form.slice(span.start, place.span.start))
        .filter((agency) => GROUPS.has(index.groupOf(agency)))
      const [owner] = owners
      if (owner === undefined || owners.length > MOST_OWNERS) return undefined
      const office = (body: Agency): Agency => ({
        name: typedText(folded, span),
        kind: body.kind,
        countsAs: body.countsAs,
        short: [],
        province: place.province,
      })
      const maySitUnderProvince = owners.some(({ kind }) => kind === 'department' || kind === 'ministry')
      if (owners.length === 1 && !maySitUnderProvince) return { agency: owner, sure: false }
      return { choices: [...(maySitUnderProvince ? [place.body] : []), ...owners].map(office), ask: 'body' }
    },
  }
}
