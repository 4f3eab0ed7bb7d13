import type { Agency } from './agency.ts'
import { editDistance } from './edit-distance.ts'
import type { Key } from './keys.ts'
import { normalForm } from './normal-form.ts'

export interface Near {
  readonly agency: Agency
  readonly distance: number
  readonly key: Key
}

export interface NearNames {
  /** Agencies whose name is some typing errors away, nearest first. */
  misspelt(form: string): Near[]
  /** Agencies whose name holds the form, those that begin with it first. */
  holding(form: string): Key[]
}

const GRAM = 3
const SHORTEST = 4
const CANDIDATES = 14
const LONG_FIRST_WORD = 6

// How many typing errors a name bears: the part that tells it from its neighbours decides, not its long
// first word.
function errorsBorne(key: Key): number {
  if (key.form.length < 5) return 0
  if (key.core <= 3) return key.form.length >= 6 && key.core > 2 ? 1 : 0
  const inFirstWord = key.form.length - key.core >= LONG_FIRST_WORD ? 1 : 0
  if (key.core <= 6) return 1 + inFirstWord
  if (key.core <= 11) return 2 + inFirstWord
  return key.core <= 19 ? 3 + inFirstWord : 4
}

function gramsOf(form: string): string[] {
  const padded = `^${form}$`
  const grams: string[] = []
  for (let index = 0; index + GRAM <= padded.length; index++) grams.push(padded.slice(index, index + GRAM))
  return grams
}

// A town's bare name is too much like other words to be found by half of it, unless it is its province's too.
function isTown({ strength, agency, form }: Key): boolean {
  return strength === 'bare' && agency.kind === 'local-government'
    && form !== normalForm(agency.province ?? '')
}

/**
 * Indexes keys by their three-character stretches. Short forms are not among them: they have no near
 * neighbours.
 */
export function createNearNames(allKeys: readonly Key[]): NearNames {
  const keys = allKeys.filter((key) =>
    key.placed !== true && key.strength !== 'short' && key.form.length >= SHORTEST && !isTown(key))
  const postings = new Map<string, number[]>()
  const sizes = keys.map((key, position) => {
    const grams = new Set(gramsOf(key.form))
    for (const gram of grams) {
      const list = postings.get(gram)
      if (list === undefined) postings.set(gram, [position])
      else list.push(position)
    }
    return grams.size
  })
  const counts = new Uint16Array(keys.length)

  function overlap(grams: ReadonlySet<string>): number[] {
    const touched: number[] = []
    for (const gram of grams) {
      for (const position of postings.get(gram) ?? []) {
        if (counts[position] === 0) touched.push(position)
        counts[position] = (counts[position] ?? 0) + 1
      }
    }
    return touched
  }

  return {
    misspelt(form) {
      if (form.length < SHORTEST) return []
      const grams = new Set(gramsOf(form))
      const touched = overlap(grams)
      const scored: { position: number; score: number }[] = []
      for (const position of touched) {
        const shared = counts[position] ?? 0
        counts[position] = 0
        const size = sizes[position] ?? 0
        // An error spoils at most three stretches, a swap four.
        if (Math.max(size, grams.size) - shared <= 4 * 4 && shared * 4 >= size) {
          scored.push({ position, score: (2 * shared) / (size + grams.size) })
        }
      }
      scored.sort((one, other) => other.score - one.score)
      const best = new Map<Agency, Near>()
      for (const { position } of scored.slice(0, CANDIDATES)) {
        const key = keys[position]
        if (key === undefined) continue
        const limit = errorsBorne(key)
        const distance = limit === 0 ? (key.form === form ? 0 : 1) : editDistance(form, key.form, limit)
        if (distance > limit) continue
        const known = best.get(key.agency)
        if (known !== undefined && known.distance <= distance) continue
        best.set(key.agency, { agency: key.agency, distance, key })
      }
      return [...best.values()].sort((one, other) => one.distance - other.distance)
    },
    holding(form) {
      if (form.length < SHORTEST) return []
      const inner = new Set<string>()
      for (let index = 0; index + GRAM <= form.length; index++) inner.add(form.slice(index, index + GRAM))
      let rarest: readonly number[] | undefined
      for (const gram of inner) {
        const list = postings.get(gram)
        if (list === undefined) return []
        if (rarest === undefined || list.length < rarest.length) rarest = list
      }
      const found: Key[] = []
      for (const position of rarest ?? []) {
        const key = keys[position]
        if (key !== undefined && key.form.includes(form)) found.push(key)
      }
      const inside = (key: Key): number => key.form.startsWith(form) ? 0 : 1
      return found.sort((one, other) => inside(one) - inside(other) || one.form.length - other.form.length)
    },
  }
}
