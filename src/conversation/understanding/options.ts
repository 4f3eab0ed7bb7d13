import { betweenChoices, commonWords, labelAside, negationInText } from '../../thai/lexicon/choosing.ts'
import type { BetweenChoices } from '../../thai/lexicon/choosing.ts'
import { choiceSynonyms } from '../../thai/lexicon/choice-synonyms.ts'
import { marks } from '../../thai/distance.ts'
import { Lexicon } from '../../thai/lexicon.ts'
import { fold, squeeze } from '../../thai/normalise.ts'
import { segment } from '../../thai/words.ts'
import type { OfferedChoice } from './request.ts'

/** A phrase that names one of the options, or several alike. Places count from 0. */
export interface Mention {
  readonly places: readonly number[]
  /** It counts only where nothing unknown stands before it, because a name goes on after it. */
  readonly opens: boolean
}

/** The choices of a question, made ready for finding them in what was typed. */
export interface Options {
  readonly values: readonly string[]
  /** Whole answers, without any space. */
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly scanner: Lexicon<Mention | BetweenChoices>
  /** Every phrase of every option, for near misses. */
  readonly phrases: readonly { readonly text: string; readonly marks: number; readonly place: number; readonly negated: boolean }[]
  readonly labelWords: readonly { readonly words: ReadonlySet<string>; readonly negated: boolean }[]
  /** Steps of a ladder: "from the first to the third" names all between. */
  readonly ladder: boolean
  /** Numbers as values, such as the PMQA categories: a number then means the value, not the place. */
  readonly numeric: boolean
}

/** A text without any space or punctuation. */
export function tighten(folded: string): string {
  return squeeze(folded).replaceAll(' ', '')
}

interface Phrase {
  readonly text: string
  readonly place: number
  readonly rank: number
  readonly opens: boolean
  readonly whole: boolean
}

function labelParts(label: string): string[] {
  const parts = label.normalize('NFC').split(/[()[\]/,:;–—•|]+/).map((part) => fold(part)).filter((part) => part !== '')
  return parts.filter((part) => !labelAside.test(part) || part === fold(label))
}

function* phrasesOf(choice: OfferedChoice, place: number, synonyms: string | undefined): Generator<Phrase> {
  const label = squeeze(fold(choice.label))
  yield { text: label, place, rank: 3, opens: false, whole: label.length < 2 }
  const value = squeeze(fold(String(choice.value)))
  yield { text: value, place, rank: 2, opens: false, whole: /^\d*$/.test(value) || value.length < 4 }
  yield { text: value.replaceAll(/[-.]/g, ' '), place, rank: 2, opens: false, whole: true }
  for (const alias of choice.aliases ?? []) {
    const text = squeeze(fold(alias))
    yield { text, place, rank: 2, opens: false, whole: text.length < 3 }
  }
  const parts = labelParts(choice.label)
  if (parts.length > 1) {
    for (const part of parts) {
      const text = squeeze(part)
      if (!commonWords.has(text)) yield { text, place, rank: 1, opens: false, whole: text.length < 5 }
    }
  }
  for (const synonym of synonyms?.split('|') ?? []) {
    const opens = synonym.startsWith('^')
    const whole = synonym.startsWith('=')
    yield { text: squeeze(fold(opens || whole ? synonym.slice(1) : synonym)), place, rank: 1, opens, whole }
  }
}

function prepare(fact: string | undefined, choices: readonly OfferedChoice[]): Options {
  const synonyms = fact !== undefined && Object.hasOwn(choiceSynonyms, fact) ? choiceSynonyms[fact] : undefined
  const best = new Map<string, { rank: number; places: Set<number>; opens: boolean; whole: boolean }>()
  const phrases: { text: string; marks: number; place: number; negated: boolean }[] = []
  for (const [place, choice] of choices.entries()) {
    const own = synonyms && Object.hasOwn(synonyms, String(choice.value)) ? synonyms[String(choice.value)] : undefined
    for (const phrase of phrasesOf(choice, place, own)) {
      if (phrase.text === '') continue
      const known = best.get(phrase.text)
      if (!known || known.rank < phrase.rank) {
        best.set(phrase.text, { rank: phrase.rank, places: new Set([place]), opens: phrase.opens, whole: phrase.whole })
      } else {
        if (known.rank === phrase.rank) known.places.add(place)
        // A label such as "จังหวัด" is no less the beginning of a name.
        if (known.places.has(place)) {
          known.opens ||= phrase.opens
          known.whole ||= phrase.whole && phrase.rank === 1
        }
      }
      const text = phrase.text.replaceAll(' ', '')
      if (text.length >= 4) phrases.push({ text, marks: marks(text), place, negated: negationInText.test(phrase.text) })
    }
  }
  const exact = new Map<string, readonly number[]>()
  const entries: [string, Mention | BetweenChoices][] = []
  for (const [text, { places, opens, whole }] of [...best].sort((a, b) => a[1].rank - b[1].rank)) {
    exact.set(text.replaceAll(' ', ''), [...places])
    if (!whole) entries.push([text, { places: [...places], opens }])
  }
  return {
    values: choices.map(({ value }) => String(value)),
    exact,
    scanner: new Lexicon<Mention | BetweenChoices>([...entries, ...betweenChoices]),
    phrases,
    labelWords: choices.map(({ label, aliases }) => ({
      words: new Set([label, ...aliases ?? []].flatMap(labelParts).flatMap(segment).filter((word) => !commonWords.has(word))),
      negated: negationInText.test(fold(label)),
    })),
    ladder: fact === 'participation.levels',
    numeric: choices.length > 0 && choices.every(({ value }) => /^\d{1,2}$/.test(String(value))),
  }
}

const known = new Map<string, readonly OfferedChoice[]>(
  Object.entries(choiceSynonyms).map(([fact, values]) => [fact, Object.keys(values).map((value) => ({ value, label: value }))]),
)
const bySignature = new Map<string, Options>()
const byChoices = new WeakMap<readonly OfferedChoice[], Map<string, Options>>()
const keptSignatures = 500

/**
 * The options of a question, made ready once for each list of choices.
 *
 * @returns undefined where no choices are offered and the fact has none of its own
 */
export function optionsFor(fact: string | undefined, offered: readonly OfferedChoice[] | undefined): Options | undefined {
  const choices = offered ?? known.get(fact ?? '')
  if (!choices || choices.length === 0) return undefined
  const ready = byChoices.get(choices)?.get(fact ?? '')
  if (ready) return ready
  const signature = JSON.stringify([fact, choices.map(({ value, label, aliases }) => [value, label, aliases])])
  let options = bySignature.get(signature)
  if (!options) {
    options = prepare(fact, choices)
    if (bySignature.size >= keptSignatures) bySignature.clear()
    bySignature.set(signature, options)
  }
  if (Object.isFrozen(choices) || offered === undefined) {
    const facts = byChoices.get(choices) ?? new Map<string, Options>()
    facts.set(fact ?? '', options)
    byChoices.set(choices, facts)
  }
  return options
}
