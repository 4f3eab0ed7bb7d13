import { readTable, severalValues } from './load.ts'
import { normalForm } from './normal-form.ts'

/** A first word of names, the ways it is written, and what it tells. */
export interface Prefix {
  readonly word: string
  readonly form: string
  /** Names of different groups are never taken for each other. */
  readonly group: string
  readonly kind: string | undefined
  readonly written: readonly string[]
}

/** Under whose name an office may enter; with `choice` under its department's, if the person says so. */
export type OfficeCounts = 'department' | 'either' | 'choice'

/** A kind of office that belongs to a department, and perhaps to the province it sits in. */
export interface Office {
  readonly form: string
  /** How the name begins in full. */
  readonly full: string
  readonly counts: OfficeCounts
  readonly department: string
}

/** A first word of names outside the state, or of units inside an agency (no kind). */
export interface Sector {
  readonly form: string
  readonly kind: string | undefined
  /** Whether the word decides even where the name of an agency follows. */
  readonly firm: boolean
}

/**
 * A last word of a sentence; it counts only as written, tone marks and all, since names end in such
 * sounds too.
 */
export interface Ending {
  readonly written: string
  readonly form: string
}

export interface LocalPrefix {
  readonly word: string
  readonly form: string
}

/**
 * A last part of names that people leave out: `full` when nothing is lost by it, `bare` when names then
 * meet.
 */
export interface Suffix {
  readonly suffix: string
  readonly form: string
  readonly strength: string
  readonly kind: string | undefined
}

export interface Lexicon {
  readonly prefixes: readonly Prefix[]
  readonly offices: readonly Office[]
  readonly sectors: readonly Sector[]
  readonly localPrefixes: readonly LocalPrefix[]
  /** Words for kinds of bodies, by their forms: they name no agency. */
  readonly kindWords: ReadonlyMap<string, string | undefined>
  /** Words before and after a name in a sentence. */
  readonly frames: {
    readonly start: readonly string[]
    readonly end: readonly Ending[]
    /** Words that deny the name after them. */
    readonly negation: readonly string[]
    /** Words that lead to a name, whatever stands before them. */
    readonly link: readonly string[]
  }
  /** First words of units inside an agency; a division is never an agency of its own. */
  readonly units: readonly { readonly form: string; readonly division: boolean }[]
  readonly suffixes: readonly Suffix[]
  readonly englishPrefixes: readonly string[]
  readonly englishSpellings: readonly { readonly spelling: string; readonly other: string }[]
  /** Provinces by the forms of their abbreviations. */
  readonly provinceAbbreviations: ReadonlyMap<string, string>
  readonly places: readonly { readonly level: string; readonly written: string }[]
  /** The short words for places where they stand alone, without their stops. */
  readonly placesWithoutStop: RegExp
  /** The same with them. */
  readonly placesWithStop: RegExp
  /** Forms of short forms that others outside the directory use too. */
  readonly sharedShort: ReadonlySet<string>
}

/** The word for a level of places (`province`, `district`) as names in the directory have it. */
export function wordOf(lexicon: Pick<Lexicon, 'places'>, level: string): string {
  return lexicon.places.find((place) => place.level === level)?.written ?? ''
}

// In characters. No name is as long; the same as `tidy` leaves, and as much again for what it takes out.
const LONGEST_READ = 800

/** A text, or the beginning of a very long one, in which short words for places that stand alone have the stops that were left out. */
export function withStops(text: string, lexicon: Pick<Lexicon, 'placesWithoutStop'>): string {
  return text.slice(0, LONGEST_READ).replace(lexicon.placesWithoutStop, '$1.')
}

/** A name without the word for a subdistrict before it. */
export function withoutSubdistrict(name: string, lexicon: Pick<Lexicon, 'places'>): string {
  const word = lexicon.places.find(({ level, written }) => level === 'subdistrict' && name.startsWith(written))?.written ?? ''
  return name.slice(word.length).trim()
}

/** A text with its short words for places written out. */
export function withFullPlaces(text: string, lexicon: Pick<Lexicon, 'places' | 'placesWithStop'>): string {
  return text.replace(lexicon.placesWithStop, (_, short: string) =>
    wordOf(lexicon, lexicon.places.find(({ written }) => written === `${short}.`)?.level ?? ''))
}

function cell(row: Record<string, string>, column: string): string {
  return row[column] ?? ''
}

function byLength<T extends { readonly form: string }>(items: T[]): T[] {
  return items.sort((one, other) => other.form.length - one.form.length)
}

function formsOf(words: readonly string[]): string[] {
  const forms = new Set(words.map(normalForm))
  return [...forms].filter((form) => form !== '').sort((one, other) => other.length - one.length)
}

function officeCounts(written: string): OfficeCounts {
  return written === 'either' || written === 'choice' ? written : 'department'
}

// A name as it stands, and with its first word in each way that it is written.
function waysToWrite(name: string, prefixes: readonly Prefix[]): string[] {
  const prefix = prefixes.find((entry) => entry.kind === undefined && name.startsWith(entry.word))
  return [name, ...(prefix?.written ?? []).map((word) => word + name.slice(prefix?.word.length ?? 0))]
}

/** Reads the words that matching needs; longest forms first, so that the first hit is the closest. */
export function loadLexicon(): Lexicon {
  const frames = readTable('frames')
  const framesOf = (place: string): string[] =>
    formsOf(frames.filter((row) => row['place'] === place).map((row) => cell(row, 'words')))
  const prefixes = readTable('prefixes').map((row) => ({
    word: cell(row, 'prefix'),
    form: normalForm(cell(row, 'prefix')),
    group: cell(row, 'group'),
    kind: cell(row, 'kind') || undefined,
    written: severalValues(row['written']),
  })).sort((one, other) => other.word.length - one.word.length)
  const places = readTable('places').map((row) => ({ level: cell(row, 'level'), written: cell(row, 'written') }))
  const stopped = places.filter(({ written }) => written.endsWith('.')).map(({ written }) => written.slice(0, -1))
  const offices = readTable('offices')
  const shortFirst = offices.filter((row) => cell(row, 'office').endsWith('.') && cell(row, 'full') !== '')
  // A longer name is shortened as its first word is: a named hospital as any hospital.
  const shortened = (name: string): string[] => shortFirst
    .filter((row) => name.startsWith(cell(row, 'full')) && name !== cell(row, 'full'))
    .map((row) => cell(row, 'office') + name.slice(cell(row, 'full').length))
  return {
    prefixes,
    offices: byLength(offices.flatMap((row) => {
      const name = cell(row, 'office')
      return [...waysToWrite(name, prefixes), ...shortened(name)].map((office) => ({
        form: normalForm(office),
        full: cell(row, 'full') || name,
        counts: officeCounts(cell(row, 'counts')),
        department: cell(row, 'department'),
      }))
    })),
    sectors: byLength(readTable('sectors').map((row) => ({
      form: normalForm(cell(row, 'prefix')),
      kind: cell(row, 'kind') || undefined,
      firm: cell(row, 'firm') === 'yes',
    }))),
    localPrefixes: byLength(readTable('local-governments-elsewhere').flatMap((row) =>
      [cell(row, 'prefix'), ...severalValues(row['written'])].map((written) => ({
        word: cell(row, 'prefix'),
        form: normalForm(written),
      })))),
    kindWords: new Map(readTable('kind-words').map((row) =>
      [normalForm(cell(row, 'word')), cell(row, 'kind') || undefined])),
    frames: {
      start: framesOf('start'),
      negation: framesOf('negation'),
      link: framesOf('link'),
      end: byLength(frames.filter((row) => row['place'] === 'end').map((row) => ({
        written: cell(row, 'words').replaceAll(' ', ''),
        form: normalForm(cell(row, 'words')),
      }))),
    },
    units: byLength(readTable('units').map((row) => ({
      form: normalForm(cell(row, 'unit')), division: cell(row, 'division') === 'yes',
    }))),
    suffixes: readTable('suffixes').map((row) => ({
      suffix: cell(row, 'suffix'),
      form: normalForm(cell(row, 'suffix')),
      strength: cell(row, 'strength'),
      kind: cell(row, 'kind') || undefined,
    })),
    englishPrefixes: readTable('english-prefixes').map((row) => cell(row, 'prefix')),
    englishSpellings: readTable('english-spellings').map((row) => ({
      spelling: cell(row, 'spelling'), other: cell(row, 'other'),
    })),
    provinceAbbreviations: new Map(readTable('province-abbreviations').map((row) =>
      [normalForm(cell(row, 'short')), cell(row, 'province')])),
    places,
    placesWithStop: new RegExp(`(?<=^|\\s)(${stopped.join('|')})\\.\\s*(?=\\p{L})`, 'gu'),
    placesWithoutStop: new RegExp(`(?<=^|\\s)(${stopped.join('|')})\\s+(?=\\p{L})`, 'gu'),
    sharedShort: new Set(readTable('short-forms-elsewhere').map((row) => normalForm(cell(row, 'short')))),
  }
}
