import { tooLittle } from '../../thai/lexicon/choosing.ts'
import { isWhole } from '../../thai/phrase.ts'
import { withoutParticles } from '../../thai/polite.ts'
import { findMentions, resemblance } from './mentions.ts'
import { optionsFor, tighten } from './options.ts'
import type { Options } from './options.ts'
import { readPlaces, readPlacesOfMany } from './places.ts'
import type { Places } from './places.ts'
import { unclear } from './request.ts'
import type { OfferedChoice, Understanding } from './request.ts'

/** Options of which the second says more than the first, where both are named. */
const narrower: Readonly<Record<string, readonly [string, string]>> = {
  // "Not an official, but a village head": the document leaves open which a village head is.
  'nominee.official-status': ['not-official', 'village-head-or-volunteer'],
}

/** Places in the list as values; a number means a value where the values are numbers. */
function valuesAt(places: readonly number[], options: Options): string[] | undefined {
  const wanted = new Set(options.numeric ? places.map(String) : places.map((place) => options.values[place - 1]))
  const values = options.values.filter((value) => wanted.has(value))
  return values.length === wanted.size ? values : undefined
}

function span(options: Options): number {
  return options.numeric ? Math.max(...options.values.map(Number)) : options.values.length
}

function valuesOf(places: ReadonlySet<number>, options: Options): string[] {
  return options.values.filter((_, place) => places.has(place))
}

/**
 * Whether a folded message is, word for word, what a choice is called. Then it is an answer, though
 * it may look like a question or like not knowing.
 */
export function isChoiceItself(
  folded: string, fact: string | undefined, offered: readonly OfferedChoice[] | undefined,
): boolean {
  return optionsFor(fact, offered)?.exact.get(tighten(folded))?.length === 1
}

/**
 * One of several choices: by label, a telling part of it, what people call it, its number or letter,
 * or a near miss. Without a clear winner it is unclear.
 *
 * @param folded from `fold`
 */
export function understandChoice(
  folded: string, fact: string | undefined, offered: readonly OfferedChoice[] | undefined,
): Understanding {
  const options = optionsFor(fact, offered)
  if (!options) return unclear
  const said = withoutParticles(folded)
  if (fact !== undefined && Object.hasOwn(tooLittle, fact) && tooLittle[fact] && isWhole(said, tooLittle[fact])) return unclear
  const exact = options.exact.get(tighten(said)) ?? options.exact.get(tighten(folded))
  if (exact) return exact.length === 1 ? { value: options.values[exact[0] ?? -1] ?? null } : unclear
  const places = readPlaces(said, span(options))
  if (places === 'out') return unclear
  if (places) {
    const values = valuesAt(places, options)
    return values?.length === 1 && values[0] !== undefined ? { value: values[0] } : unclear
  }
  const found = findMentions(said, options, false)
  if (!found) return unclear
  let named = valuesOf(found.named, options)
  const pair = narrower[fact ?? '']
  if (named.length === 2 && pair?.every((value) => named.includes(value))) named = [pair[1]]
  if (named.length === 1 && named[0] !== undefined) return { value: named[0] }
  if (named.length > 1 || found.denied.size > 0) return unclear
  const like = resemblance(said, options)
  const value = like === undefined ? undefined : options.values[like]
  return value === undefined ? unclear : { value }
}

/**
 * Several of several choices: numbers, ranges, labels in one sentence, all, none, all but some.
 * The values come in the order of the choices.
 *
 * @param folded from `fold`
 */
export function understandChoices(
  folded: string, fact: string | undefined, offered: readonly OfferedChoice[] | undefined,
): Understanding {
  const options = optionsFor(fact, offered)
  if (!options) return unclear
  const said = withoutParticles(folded)
  const exact = options.exact.get(tighten(said))
  if (exact) return exact.length === 1 ? { value: [options.values[exact[0] ?? -1] ?? ''] } : unclear
  const count = span(options)
  const places: Places | { readonly except: string } = readPlacesOfMany(said, count)
  if (places === 'out') return unclear
  if (places && 'except' in places) {
    const left = findMentions(places.except, options, true)
    if (!left || left.named.size === 0 || left.denied.size > 0) return unclear
    return { value: options.values.filter((_, place) => !left.named.has(place)) }
  }
  if (places) {
    if (places.length === count) return { value: [...options.values] }
    const values = valuesAt(places, options)
    return values ? { value: values } : unclear
  }
  const found = findMentions(said, options, true)
  if (found && found.named.size > 0) return { value: valuesOf(found.named, options) }
  return unclear
}
