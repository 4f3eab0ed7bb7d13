import { awardNicknames, pmqa, pmqaAllCategories, pmqaCategories, pmqaNumber } from '../../thai/lexicon/commands.ts'
import { distance } from '../../thai/distance.ts'
import { Lexicon } from '../../thai/lexicon.ts'
import { fold, skeleton, squeeze } from '../../thai/normalise.ts'
import { findNumbers } from '../../thai/numbers.ts'
import { replaced } from '../../thai/phrase.ts'

/** An award with the names people may call it by, in any language. */
export interface AwardNames {
  readonly id: string
  readonly names: readonly string[]
}

/** Awards found in a text, and what of the text is left without their names. */
export interface FoundAwards {
  readonly awards: readonly string[]
  readonly rest: string
}

interface Ready {
  readonly lexicon: Lexicon<readonly string[]>
  readonly names: readonly { readonly text: string; readonly id: string }[]
}

const ready = new WeakMap<readonly AwardNames[], Ready>()

function shape(text: string): string {
  return skeleton(squeeze(fold(text)))
}

function prepare(awards: readonly AwardNames[]): Ready {
  const byName = new Map<string, Set<string>>()
  for (const { id, names } of awards) {
    const nicknames = Object.hasOwn(awardNicknames, id) ? awardNicknames[id]?.split('|') ?? [] : []
    for (const name of [...names, ...nicknames]) {
      // "ชื่อไทย (English)" is two names.
      for (const part of [name, ...name.split(/[()/]/)]) {
        const text = shape(part)
        if (text.length < 2) continue
        const known = byName.get(text)
        if (known) known.add(id)
        else byName.set(text, new Set([id]))
      }
    }
  }
  return {
    lexicon: new Lexicon([...byName].map(([name, ids]) => [name, [...ids]])),
    names: [...byName].flatMap(([text, ids]) => (ids.size === 1 && text.length >= 6 ? [...ids].map((id) => ({ text, id })) : [])),
  }
}

function namesOf(awards: readonly AwardNames[]): Ready {
  let found = ready.get(awards)
  if (!found) {
    found = prepare(awards)
    ready.set(awards, found)
  }
  return found
}

/**
 * The awards that a text names, and the text without their names.
 *
 * @param typed as typed, or folded
 */
export function locateAwards(typed: string, awards: readonly AwardNames[]): FoundAwards {
  const { lexicon, names } = namesOf(awards)
  const ids = new Set<string>()
  let text = fold(typed.slice(0, 500))
  text = replaced(text, pmqaCategories, (found) => {
    for (const { value } of findNumbers(found)) ids.add(`pmqa-category-${value}`)
    return ' '
  })
  // "PMQA 4" may be category 4 or PMQA 4.0: both are named.
  text = replaced(text, pmqaNumber, (found) => {
    const number = found.at(-1)
    ids.add(`pmqa-category-${number}`)
    if (number === '4') ids.add('pmqa-4.0')
    return ' '
  })
  const shaped = skeleton(squeeze(text))
  let rest = ''
  let place = 0
  for (const token of lexicon.scan(shaped)) {
    if (!token.means) continue
    for (const id of token.means) ids.add(id)
    rest += `${shaped.slice(place, token.start)} `
    place = token.end
  }
  rest += shaped.slice(place)
  if (pmqaAllCategories.test(text) && ![...ids].some((id) => id.startsWith('pmqa-category-'))) {
    for (const { id } of awards) if (id.startsWith('pmqa-category-')) ids.add(id)
    rest = rest.replace(pmqaAllCategories, ' ').replace(pmqa, ' ')
  } else if (pmqa.test(rest)) {
    if (![...ids].some((id) => id.startsWith('pmqa-'))) for (const { id } of awards) if (id.startsWith('pmqa-')) ids.add(id)
    rest = rest.replace(pmqa, ' ')
  }
  if (ids.size === 0) {
    const near = new Map<string, number>()
    for (const { text: name, id } of names) {
      const limit = name.length < 9 ? 1 : name.length < 16 ? 2 : 3
      const apart = distance(shaped, name, limit + 1)
      if (apart <= limit + 1 && apart < (near.get(id) ?? Number.POSITIVE_INFINITY)) near.set(id, apart)
    }
    const [best, rival] = [...near].sort((a, b) => a[1] - b[1])
    if (best && best[1] <= 3 && best[1] < shaped.length / 4 && (!rival || rival[1] > best[1] + 1)) {
      ids.add(best[0])
      rest = ''
    }
  }
  return { awards: awards.filter(({ id }) => ids.has(id)).map(({ id }) => id), rest: rest.trim() }
}

/**
 * The ids of the awards that a text names, in the order of `awards`: by official name in either
 * language, by what people call them ("OG", "โควิด", "PMQA หมวด 3"), or nearly so written.
 *
 * @example findAward('ขอเช็ค Open Governance', awards) // ['open-governance']
 */
export function findAward(typed: string, awards: readonly AwardNames[]): string[] {
  return [...locateAwards(typed, awards).awards]
}
