import type { Agency } from './agency.ts'
import { editDistance } from './edit-distance.ts'
import { wordOf } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { normalForm } from './normal-form.ts'

/** What a person said of where a local government lies. */
export interface SaidPlace {
  /** Without its first word. */
  readonly province?: string | undefined
  readonly district?: string | undefined
}

export interface PlacedNames {
  /** The listed local governments of a bare name, all that the said place leaves. */
  called(bare: string, said: SaidPlace): readonly Agency[]
  /** Whether its district stands in its name: others of the province may have the same name without it. */
  needsDistrict(agency: Agency): boolean
  /** The one of a said place whose bare name is a typing error away. */
  nearly(bare: string, said: SaidPlace & { readonly province: string }): Agency | undefined
}

interface Placed {
  readonly agency: Agency
  readonly form: string
  readonly province: string
  readonly district: string
}

// A shorter name has too many neighbours.
const SHORTEST_NEAR = 6
const LONG = 12

/**
 * The name of a subdistrict's local government without its places: such names come back all over the
 * country, so the directory writes the province, and where that does not do the district, behind them.
 * Undefined for every other name.
 */
export function bareName(agency: Agency, lexicon: Lexicon): string | undefined {
  const { kind, name, province } = agency
  if (kind !== 'local-government' || province === undefined || !name.endsWith(province)) return undefined
  const many = lexicon.localPrefixes.some(({ word }) => name.startsWith(word) && !lexicon.prefixes.some((own) => own.word === word))
  if (!many) return undefined
  const ends = [` ${wordOf(lexicon, 'province')}${province}`, ` ${province}`]
  const end = ends.find((each) => name.endsWith(each))
  if (end === undefined) return undefined
  const rest = name.slice(0, -end.length)
  const district = rest.indexOf(` ${wordOf(lexicon, 'district')}`)
  return district < 0 ? rest : rest.slice(0, district)
}

/** The district that stands in such a name. */
function districtIn({ name }: Agency, lexicon: Lexicon): string {
  const word = ` ${wordOf(lexicon, 'district')}`
  const start = name.indexOf(word)
  return start < 0 ? '' : name.slice(start + word.length).split(' ')[0] ?? ''
}

/** Indexes listed local governments by their bare names and provinces. */
export function createPlacedNames(agencies: readonly Agency[], lexicon: Lexicon): PlacedNames {
  const byName = new Map<string, Placed[]>()
  const byProvince = new Map<string, Placed[]>()
  const put = (map: Map<string, Placed[]>, key: string, placed: Placed): void => {
    const there = map.get(key)
    if (there === undefined) map.set(key, [placed])
    else there.push(placed)
  }
  for (const agency of agencies) {
    const bare = bareName(agency, lexicon)
    if (bare === undefined) continue
    const placed = {
      agency, form: normalForm(bare), province: normalForm(agency.province ?? ''), district: normalForm(agency.district ?? districtIn(agency, lexicon)),
    }
    put(byName, placed.form, placed)
    put(byProvince, placed.province, placed)
  }

  // The district of a province's capital is called after both, and by its first word alone.
  const sameDistrict = ({ district, province }: Placed, said: string): boolean =>
    district === '' || district === said || district === said + province || said === district + province

  return {
    called(bare, said) {
      const province = said.province === undefined ? undefined : normalForm(said.province)
      const district = normalForm(said.district ?? '')
      return (byName.get(normalForm(bare)) ?? [])
        .filter((placed) => (province === undefined || placed.province === province) && (district === '' || sameDistrict(placed, district)))
        .map(({ agency }) => agency)
    },
    needsDistrict: (agency) => districtIn(agency, lexicon) !== '',
    nearly(bare, said) {
      const district = normalForm(said.district ?? '')
      const form = normalForm(bare)
      const first = lexicon.localPrefixes.find((prefix) => form.startsWith(prefix.form))?.form ?? ''
      const length = form.length - first.length
      if (length < SHORTEST_NEAR) return undefined
      const limit = length >= LONG ? 2 : 1
      const near = (byProvince.get(normalForm(said.province)) ?? []).filter((placed) =>
        placed.form.startsWith(first) && (district === '' || sameDistrict(placed, district)) && editDistance(form, placed.form, limit) <= limit)
      return near.length === 1 ? near[0]?.agency : undefined
    },
  }
}
