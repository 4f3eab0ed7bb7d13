import { commonWords, listMark, negationInText } from '../../thai/lexicon/choosing.ts'
import type { BetweenChoices } from '../../thai/lexicon/choosing.ts'
import type { Token } from '../../thai/lexicon.ts'
import { distance, marks, surelyFurther } from '../../thai/distance.ts'
import { squeeze } from '../../thai/normalise.ts'
import { segment } from '../../thai/words.ts'
import { tighten } from './options.ts'
import type { Mention, Options } from './options.ts'

/** Which options a text names and which it denies, by place from 0. */
export interface Mentions {
  readonly named: ReadonlySet<number>
  readonly denied: ReadonlySet<number>
}

const longestUnknown = 30
/** Signs that part the items of a list; spelt so that `squeeze` leaves them. */
const listed = /,|[+&]| \/ /g

/** How many letters may be wrong in a phrase of some length. */
function tolerance(length: number): number {
  if (length < 4) return 0
  if (length < 7) return 1
  return length < 13 ? 2 : 3
}

/** The one option whose label's words, or a phrase nearly so written, a piece of text is. */
export function resemblance(piece: string, options: Options): number | undefined {
  const text = tighten(piece)
  if (text.length < 3 || text.length > 80) return undefined
  const negated = negationInText.test(text)
  const near = new Map<number, number>()
  const letters = marks(text)
  const parts = new Set<number>()
  for (const phrase of options.phrases) {
    if (phrase.negated !== negated) continue
    const limit = tolerance(Math.min(text.length, phrase.text.length))
    if (phrase.text.length > text.length + 2 && phrase.text.includes(text)) {
      // A true part of what another option is called is no misspelling of this one.
      parts.add(phrase.place)
      continue
    }
    if (limit === 0 || surelyFurther(letters, phrase.marks, limit + 1)) continue
    // Two more than the limit are looked at, so that a rival nearly as near is seen.
    const apart = distance(text, phrase.text, limit + 1)
    if (apart <= limit + 1 && apart < (near.get(phrase.place) ?? Number.POSITIVE_INFINITY)) near.set(phrase.place, apart)
  }
  const [best, rival] = [...near].sort((a, b) => a[1] - b[1])
  const partOfOther = best !== undefined && best[1] > 0 && [...parts].some((place) => place !== best[0])
  if (best && best[1] <= tolerance(text.length) && (!rival || rival[1] >= best[1] + 2) && !partOfOther) return best[0]
  if (best && !partOfOther) return undefined
  const words = segment(piece).filter((word) => !commonWords.has(word))
  if (words.length === 0) return undefined
  const holders = options.labelWords.flatMap((label, place) => (
    label.negated === negated && words.every((word) => label.words.has(word)) ? [place] : []
  ))
  return holders.length === 1 ? holders[0] : undefined
}

type Scanned = Token<Mention | BetweenChoices>

/** A filler right after something unknown is most likely the rest of that word: การ in บริการ. */
function wholeUnknowns(tokens: readonly Scanned[]): Scanned[] {
  const joined: Scanned[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && last.means === undefined && last.end === token.start && (token.means === undefined || token.means === 'filler')) {
      joined[joined.length - 1] = { start: last.start, end: token.end, text: last.text + token.text }
    } else joined.push(token)
  }
  return joined
}

/**
 * Finds options in running text, with what is denied told from what is meant. Undefined where the
 * text is not plain: an unresolved negation, "or", a hedge, an item of the list that is no option,
 * a phrase that fits two options.
 *
 * @param said folded, without polite particles
 * @param many whether several options may be named
 */
export function findMentions(said: string, options: Options, many: boolean): Mentions | undefined {
  const tokens = wholeUnknowns(options.scanner.scan(squeeze(many ? said.replace(listed, listMark) : said)))
  const named = new Set<number>()
  const denied = new Set<number>()
  const alike: (readonly number[])[] = []
  const state: { negation: 'none' | 'open' | 'used' } = { negation: 'none' }
  let joined = true
  let linked = false
  let opening = true
  let name = false
  let unknown = 0
  const take = (places: readonly number[]): boolean => {
    let deny = state.negation === 'open'
    if (state.negation === 'used') {
      // "ไม่ได้ลดขั้นตอน ลดเวลา": does the negation reach the second? In a list of several nobody knows.
      if (many) return false
      deny = linked
    }
    if (state.negation === 'open') state.negation = 'used'
    if (places.length > 1) alike.push(deny ? [] : places)
    else for (const place of places) (deny ? denied : named).add(place)
    linked = false
    return true
  }
  for (const [index, { means, text: word }] of tokens.entries()) {
    if (typeof means === 'object') {
      if (means.opens && !(opening || joined)) {
        unknown += 1
        continue
      }
      if (means.opens) name = true
      if (!take(means.places)) return undefined
      opening = false
      joined = false
    } else if (means === undefined) {
      const next = tokens[index + 1]?.means
      const item = (joined && !opening) || next === 'and' || next === 'or'
      const alone = item ? options.exact.get(word.replaceAll(' ', '')) : undefined
      const place = alone?.length === 1 ? alone[0] : name && !item ? undefined : resemblance(word, options)
      if (place !== undefined) {
        if (!take([place])) return undefined
      } else {
        if (item && !name) return undefined
        // A bare number may be a place of the list; "จาก 30 วันเหลือ 7 วัน" isn't one.
        if (/\d/.test(word) && !/[\p{L}\p{M}]{2}/u.test(word) && !name) return undefined
        unknown += name ? 0 : word.length
      }
      opening = false
      joined = false
    } else if (means === 'not') {
      if (state.negation === 'open') return undefined
      state.negation = 'open'
      joined = true
    } else if (means === 'but') {
      if (state.negation === 'open') return undefined
      state.negation = 'none'
      joined = true
    } else if (means === 'is') {
      if (state.negation === 'used') state.negation = 'none'
      joined = true
    } else if (means === 'and') {
      linked = true
      joined = true
    } else if (means === 'or') {
      // "ไม่ใช่ A หรือ B" denies both; anything else leaves it open.
      if (state.negation !== 'used') return undefined
      linked = true
      joined = true
    } else if (means === 'range') {
      const [from, to] = [tokens[index - 1]?.means, tokens[index + 1]?.means]
      if (typeof from === 'object' && typeof to === 'object' && many) {
        const [first, last] = [from.places[0], to.places[0]]
        if (!options.ladder || state.negation !== 'none' || first === undefined || last === undefined || last < first) return undefined
        for (let place = first; place < last; place += 1) named.add(place)
      }
    } else if (means === 'doubt' || means === 'except') {
      if (!name || opening || means === 'except') return undefined
    }
  }
  if (state.negation === 'open' || unknown > longestUnknown) return undefined
  for (const places of alike) {
    if (!places.some((place) => named.has(place))) return undefined
  }
  for (const place of named) if (denied.has(place)) return undefined
  return { named, denied }
}
