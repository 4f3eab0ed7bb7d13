import type { Agency, Match } from './agency.ts'
import type { FirstWord } from './first-words.ts'
import type { NameIndex } from './name-index.ts'
import { createNearNames } from './near-names.ts'
import { normalForm } from './normal-form.ts'
import { MOST_CHOICES, agenciesOf, oneOrSeveral, several } from './outcome.ts'

export interface ListedNames {
  /**
   * What a form leads to when it is a name, a short form or a bare name as it stands. `typed` tells
   * capitals.
   */
  exact(form: string, typed: string): Match | undefined
  /** A full name with a slip in it. */
  slip(form: string): Match | undefined
  /** The beginning of several full names, or a long one of one. */
  beginning(form: string): Match | undefined
  /** Another first word, a part of a name, or typing errors; the nearest reading first. */
  nearly(form: string): Match | undefined
  /** A name with another first word of the same group. */
  otherPrefix(form: string): Match | undefined
  /** What a first word alone may stand for, when that is few enough to choose from. */
  byFirstWord(word: FirstWord): Match | undefined
  /** The agencies that a form names otherwise than by a full name. */
  called(form: string): Agency[]
}

// The fewest characters that a part of a name needs: to begin several names, to begin one, to stand
// inside some.
const SHORTEST_PART = 4
const SHORTEST_SINGLE_PART = 6
const SHORTEST_INNER_PART = 8
// A short form that is a word and no abbreviation.
const SHORTEST_WORD = 5
const SHORTEST_SLIP = 7
// Names that differ in a part as long as this bear a second slip.
const LONG_CORE = 16
const LONG_BEGINNING = 12
const MOST_OF_A_FIRST_WORD = 20
// The length of the syllable that many names have between their first word and the rest.
const ARTICLE = 3
const CENTRAL = 'central'
const PROVINCE = 'province'
const LATIN = /^[a-z]+$/

/** Finds agencies of the directory by what a form has in common with their names. */
export function createListedNames(
  index: NameIndex, words: readonly FirstWord[], sharedShort: ReadonlySet<string>,
): ListedNames {
  const near = createNearNames(index.keys)

  function owners(bare: string, group: string): Agency[] {
    return agenciesOf(index.exact(bare).filter((key) => key.strength === 'bare'))
      .filter((agency) => index.groupOf(agency) === group)
  }

  function firstWordOf(form: string): FirstWord | undefined {
    return words.find((entry) => form.startsWith(entry.form) && form.length > entry.form.length + 1
      && (!entry.dotted || entry.form.length > 1))
  }

  function otherPrefix(form: string): Match | undefined {
    const prefix = firstWordOf(form)
    if (prefix === undefined) return undefined
    const rest = form.slice(prefix.form.length)
    const bare = owners(rest, prefix.group)
    const group = bare.length > 0 || prefix.dotted ? bare : agenciesOf(index.exact(rest))
      .filter((agency) => index.prefixWordOf(agency) === prefix.word)
    if (group.length > 0 || prefix.group !== CENTRAL) return oneOrSeveral(group)
    const article = words.find((entry) => entry.form.length === ARTICLE && rest.startsWith(entry.form)
      && entry.group === CENTRAL)
    return article === undefined ? undefined : oneOrSeveral(owners(rest.slice(article.form.length), CENTRAL))
  }

  // The first word of a province's name put behind it.
  function prefixBehind(form: string): Match | undefined {
    const prefix = words.find((entry) => entry.group === PROVINCE && !entry.dotted
      && form.endsWith(entry.form))
    if (prefix === undefined) return undefined
    return oneOrSeveral(owners(form.slice(0, -prefix.form.length), PROVINCE))
  }

  function misspelt(form: string): Match | undefined {
    const found = near.misspelt(form)
    const [best, second] = found
    if (best === undefined) return undefined
    const margin = second === undefined ? Infinity : second.distance - best.distance
    if (margin >= 2 || (margin === 1 && best.distance <= 1)) return { agency: best.agency, sure: false }
    const choices = found.filter((one) => one.distance <= best.distance + 1).slice(0, MOST_CHOICES)
    return several(choices.map((one) => one.agency))
  }

  function part(form: string, anywhere: boolean): Match | undefined {
    if (form.length < (anywhere ? SHORTEST_INNER_PART : SHORTEST_PART)) return undefined
    // In Latin script words end where their forms don't show it.
    if (anywhere && LATIN.test(form)) return undefined
    const keys = near.holding(form)
    const starting = keys.filter((key) => key.form.startsWith(form))
    const found = agenciesOf(anywhere ? keys : starting)
    const withFirstWord = starting.some((key) => key.strength === 'full')
    const tooLittle = found.length === 1 && !withFirstWord && form.length < SHORTEST_SINGLE_PART
    return found.length > MOST_CHOICES || tooLittle ? undefined : oneOrSeveral(found)
  }

  // A first word and an inner part of the name: what stands between them is left out.
  function partBehindFirstWord(form: string): Match | undefined {
    const prefix = firstWordOf(form)
    const rest = prefix === undefined ? '' : form.slice(prefix.form.length)
    if (prefix === undefined || rest.length < SHORTEST_PART || LATIN.test(rest)) return undefined
    const found = agenciesOf(near.holding(rest))
      .filter((agency) => index.prefixWordOf(agency) === prefix.word)
    return found.length > MOST_CHOICES ? undefined : oneOrSeveral(found)
  }

  return {
    otherPrefix,
    beginning(form) {
      const found = form.length < SHORTEST_SLIP ? []
        : agenciesOf(near.holding(form).filter((key) => key.strength === 'full' && key.form.startsWith(form)))
      const tooLittle = found.length === 1 && form.length < LONG_BEGINNING
      return found.length > MOST_CHOICES || tooLittle ? undefined : oneOrSeveral(found)
    },
    called(form) {
      const keys = index.exact(form)
      if (keys.some(({ strength, agency }) => strength === 'full' && normalForm(agency.name) === form)) return []
      if (keys.length > 0) return agenciesOf(keys)
      const other = otherPrefix(form)
      return other !== undefined && 'agency' in other ? [other.agency] : []
    },
    exact(form, typed) {
      const keys = index.exact(form)
      // Two small Latin letters are a word of a language, not an abbreviation.
      const word = form.length <= 2 && LATIN.test(form) && typed !== typed.toUpperCase()
      if (keys.length === 0 || word) return undefined
      const full = agenciesOf(keys.filter((key) => key.strength === 'full'))
      const named = agenciesOf(keys.filter((key) => key.strength !== 'bare'))
      const all = agenciesOf(keys)
      const [only] = named
      if (named.length > 1) return several(named)
      if (only === undefined) return oneOrSeveral(all)
      if (full.length === 1 || all.length === 1) {
        return { agency: only, sure: !sharedShort.has(form) && form.length > 2 }
      }
      return form.length >= SHORTEST_WORD ? { agency: only, sure: false } : several(all)
    },
    slip(form) {
      if (form.length < SHORTEST_SLIP) return undefined
      const [best, second] = near.misspelt(form).filter(({ key }) => key.strength === 'full'
        && (key.core >= SHORTEST_WORD || form.endsWith(key.form.slice(-key.core))))
      if (best === undefined || second?.distance === best.distance) return undefined
      const limit = best.key.core >= LONG_CORE ? 2 : 1
      return best.distance <= limit ? { agency: best.agency, sure: false } : undefined
    },
    nearly: (form) => part(form, false) ?? otherPrefix(form) ?? prefixBehind(form) ?? misspelt(form)
      ?? part(form, true) ?? partBehindFirstWord(form),
    byFirstWord(word) {
      if (!word.dotted) return undefined
      const found = agenciesOf(index.keys).filter((agency) => index.prefixWordOf(agency) === word.word)
      return found.length < 2 || found.length > MOST_OF_A_FIRST_WORD ? undefined : several(found)
    },
  }
}
