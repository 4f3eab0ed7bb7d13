import type { Agency } from './agency.ts'
import type { Lexicon, Prefix } from './lexicon.ts'
import { normalForm } from './normal-form.ts'
import { bareName } from './placed-names.ts'

/**
 * How a key leads to an agency: `full` is its name or a way to write it, `short` a short form, `bare` the
 * name without its first word, or a place that it is called after.
 */
export type Strength = 'full' | 'short' | 'bare'

export interface Key {
  readonly form: string
  readonly strength: Strength
  readonly agency: Agency
  /** Length of what tells this name from others of its group. */
  readonly core: number
  /** Whether the name is one of thousands that only their places tell apart: none is like another by its letters. */
  readonly placed?: boolean
}

// A short form as long as this is a name of its own, not an abbreviation.
const FULL_FROM = 8
const SYLLABLE = 3
const LATIN = /^[\x20-\x7e]+$/

/** The first word that a name has of those in the lexicon, the longest one. */
export function prefixOf(name: string, lexicon: Lexicon): Prefix | undefined {
  return lexicon.prefixes.find((prefix) => name.startsWith(prefix.word) && name.length > prefix.word.length)
}

function withoutPrefix(name: string, lexicon: Lexicon): string {
  return name.slice(prefixOf(name, lexicon)?.word.length ?? 0)
}

function shortened(name: string, lexicon: Lexicon, strength: string): string[] {
  return lexicon.suffixes
    .filter((entry) => entry.strength === strength && name.endsWith(entry.suffix))
    .map((entry) => name.slice(0, -entry.suffix.length).trim())
    .filter((rest) => rest.length > 2)
}

// How much of a name's rest repeats the end of its first word: people write that once.
function doubledSyllable(word: string, rest: string): number {
  for (let length = Math.min(word.length, rest.length - 1); length >= SYLLABLE; length--) {
    if (word.endsWith(rest.slice(0, length))) return length
  }
  return 0
}

function englishBare(name: string, lexicon: Lexicon): string[] {
  const ends = [name, ...shortened(name, lexicon, 'bare')]
  const starts = ends.flatMap((text) => lexicon.englishPrefixes
    .filter((prefix) => text.startsWith(prefix))
    .map((prefix) => text.slice(prefix.length)))
  return [...ends.slice(1), ...starts, ...starts.flatMap((text) => shortened(text, lexicon, 'bare'))]
}

/**
 * Lists every key that leads to an agency.
 *
 * @param placeNicknames everyday names of provinces, by province name
 */
export function keysOf(
  agency: Agency, lexicon: Lexicon, placeNicknames: ReadonlyMap<string, readonly string[]>,
): Key[] {
  const keys = new Map<string, Key>()
  const add = (text: string, strength: Strength, coreText = text): void => {
    const form = normalForm(text)
    if (form.length < 2 || keys.has(form)) return
    keys.set(form, { form, strength, agency, core: normalForm(coreText).length, ...(bare === undefined ? {} : { placed: true }) })
  }
  const bare = bareName(agency, lexicon)
  if (bare !== undefined) {
    add(agency.name, 'full')
    if (agency.english !== undefined) add(agency.english, 'full')
    // Its name without the places is looked up with what is said of them.
    for (const short of agency.short) if (short !== bare) add(short, 'short')
    return [...keys.values()]
  }
  const names = [agency.name, ...shortened(agency.name, lexicon, 'full')]
  const isPlace = agency.kind === 'province'
  const bares: [string, string][] = []
  for (const name of names) {
    const prefix = prefixOf(name, lexicon)
    const rest = prefix === undefined ? name : name.slice(prefix.word.length).trim()
    add(name, 'full', rest)
    if (prefix === undefined) continue
    const rests = isPlace ? [rest, ...(placeNicknames.get(rest) ?? [])] : [rest]
    for (const each of rests) {
      for (const written of [prefix.word, ...prefix.written]) add(written + each, 'full', each)
      if (prefix.group === 'permanent-secretary') continue
      for (const bare of [each, ...shortened(each, lexicon, 'bare')]) bares.push([bare, bare])
    }
    const article = lexicon.prefixes.find((entry) => entry.word.length === 3 && rest.startsWith(entry.word)
      && entry.group === 'central' && entry.kind === undefined)
    if (article !== undefined && rest.length > 6) {
      const withoutArticle = rest.slice(article.word.length)
      bares.push([withoutArticle, rest], [prefix.word + withoutArticle, rest])
    }
    const place = prefix.group === 'municipality' || prefix.group === 'provincial-organisation'
    for (const nickname of place ? placeNicknames.get(rest) ?? [] : []) {
      for (const written of [prefix.word, ...prefix.written]) add(written + nickname, 'full', nickname)
      bares.push([nickname, nickname])
    }
    const doubled = doubledSyllable(prefix.word, rest)
    if (doubled > 0) add(prefix.word + rest.slice(doubled), 'full', rest)
  }
  if (agency.english !== undefined) {
    const full = [agency.english, ...shortened(agency.english, lexicon, 'full')]
    const shortestFirst = full.flatMap((text) => englishBare(text, lexicon))
      .sort((one, other) => one.length - other.length)
    const core = shortestFirst[0]
    for (const name of full) add(name, 'full', core)
    for (const { spelling, other } of lexicon.englishSpellings) {
      const respelt = full.filter((name) => name.includes(spelling))
      for (const name of respelt) add(name.replaceAll(spelling, other), 'full', core)
    }
    for (const name of shortestFirst) bares.push([name, core ?? name])
  }
  for (const short of agency.short) {
    if (isPlace && !short.includes('.')) bares.push([short, short])
    else add(short, normalForm(short).length >= FULL_FROM ? 'full' : 'short', withoutPrefix(short, lexicon))
  }
  for (const name of names) for (const rest of shortened(name, lexicon, 'bare')) bares.push([rest, rest])
  for (const [text, core] of bares) if (!LATIN.test(text) || text.length > 3) add(text, 'bare', core)
  return [...keys.values()]
}
