import type { Agency } from '../../src/agencies/index.ts'
import { awardNames } from '../../src/conversation/award-names.ts'
import { locateAwards } from '../../src/conversation/understanding/awards.ts'
import { comparable } from '../../src/rules/index.ts'
import { fold, normalise, skeleton, squeeze } from '../../src/thai/normalise.ts'
import type { DeskScene } from './desk-scene.ts'
import { asksPlace, leftOpen, oneOffice } from '../which-agency.ts'
import { word } from './entry-words.ts'

/** An agency as an entry has it. */
export interface NamedAgency {
  readonly name: string
  readonly countsAs: string
  /** A value of `applicant.kind`; absent where nothing tells it. */
  readonly kind?: string
  /** It is not in the directory. */
  readonly unlisted: boolean
  /** As a form or a button holds it; `readAgency` gives the same one again. */
  readonly value: string
}

/** What words for an agency came to. */
export type AgencyReading =
  | { readonly agency: NamedAgency; readonly sure: boolean }
  /** `place`: namesakes that only their province or district tells apart. */
  | { readonly choices: readonly { readonly label: string; readonly value: string }[]; readonly place: boolean }
  | { readonly none: true }

/** Parts a name from the body it counts for, in a value. */
const bodyMark = ' → '

/** Marks a name that stays as it was typed though the directory has none such, in a value. */
const asTyped = '='

const longestName = 150

/** No more agencies to choose from than this. */
const mostChoices = 10

/**
 * Reads words for an agency, or a value that `agencyValue` made. Names are looked up in the directory
 * and never taken for anything but names.
 */
export function readAgency(at: Pick<DeskScene, 'scene' | 'desk'>, words: string): AgencyReading {
  const { directory } = at.scene.world
  const typed = words.trim()
  // Signs and numbers name nobody.
  if (!/\p{L}/u.test(typed)) return { none: true }
  if (typed.startsWith(asTyped)) return { agency: unlisted(at, typed.slice(asTyped.length).trim()), sure: true }
  const [name = '', body] = typed.split(bodyMark)
  const exact = directory.find(name)
  if (exact && (body === undefined || exact.countsAs === body)) return { agency: listed(exact), sure: true }
  const match = directory.match(name)
  const found = 'agency' in match ? [match.agency] : 'choices' in match ? match.choices : []
  if (body !== undefined) {
    const chosen = found.find((agency) => agency.name === name && agency.countsAs === body)
    if (chosen) return { agency: listed(chosen), sure: true }
  }
  const open = leftOpen(match)
  // Entries of a namesake in another district are none of its own.
  if (open?.lacking) return { choices: [{ label: word(at, 'agency.as-typed', { name: open.lacking.name }), value: typedValue(open.lacking.name) }], place: true }
  if ('agency' in match) return { agency: { ...listed(match.agency), unlisted: match.provisional === true }, sure: match.sure && !match.provisional }
  if ('choices' in match) {
    const mine = match.choices.filter((agency) => inScope(at, agency.countsAs))
    const choices = mine.length > 0 ? mine : match.choices
    const place = asksPlace(match.ask)
    if (choices.length === 1 && !place) return { agency: listed(choices[0] as Agency), sure: false }
    const bodies = oneOffice(choices)
    // A local government without its place stays as it is typed.
    const [bare] = match.ask === 'province' ? choices.filter(({ kind, province }) => kind === 'local-government' && province === undefined) : []
    const offered = choices.filter((agency) => agency !== bare).slice(0, mostChoices)
      .map((agency) => ({ label: bodies ? agency.countsAs : agency.name, value: resolving(at, agency) }))
    const named = bare?.name ?? name
    // A whole story is no name, and no button holds it.
    const insisting = named.length > longestName || offered.some(({ value }) => value === typedValue(named)) ? [] : [{ label: word(at, 'agency.as-typed', { name: named }), value: typedValue(named) }]
    return { choices: [...offered, ...insisting], place }
  }
  return { none: true }
}

/** An agency that a form or a button holds; a name that the directory lacks stays as it is. */
export function agencyOf(at: Pick<DeskScene, 'scene' | 'desk'>, value: string): NamedAgency {
  const reading = readAgency(at, value)
  return 'agency' in reading ? reading.agency : unlisted(at, value.trim())
}

/** A name that the directory doesn't have, as a form or a button holds it. */
export function typedValue(name: string): string {
  return name.startsWith(asTyped) ? name : `${asTyped}${name.trim()}`
}

/** The name in a value, without its marks. */
export function nameIn(value: string): string {
  return (value.startsWith(asTyped) ? value.slice(asTyped.length) : value).split(bodyMark)[0] ?? ''
}

/** Whether something that counts for a body is this coordinator's. */
export function inScope({ desk }: Pick<DeskScene, 'desk'>, body: string): boolean {
  const { scope } = desk.who
  return scope.kind === 'all' || comparable(scope.body) === comparable(body)
}

/** A value that leaves no choice any more when it is read. */
function resolving({ scene }: Pick<DeskScene, 'scene'>, agency: Agency): string {
  const { directory } = scene.world
  const { name, countsAs } = agency
  return countsAs !== name || directory.find(name) || 'agency' in directory.match(name) ? listed(agency).value : typedValue(name)
}

function listed({ name, countsAs, kind }: Agency): NamedAgency {
  return { name, countsAs, kind, unlisted: false, value: countsAs === name ? name : `${name}${bodyMark}${countsAs}` }
}

/** What a coordinator of one body names counts for that body. */
function unlisted({ scene, desk }: Pick<DeskScene, 'scene' | 'desk'>, name: string): NamedAgency {
  const { directory } = scene.world
  const { scope } = desk.who
  if (scope.kind === 'body' && comparable(scope.body) !== comparable(name)) {
    const kind = directory.find(scope.body)?.kind
    return { name, countsAs: scope.body, ...(kind === undefined ? {} : { kind }), unlisted: true, value: typedValue(name) }
  }
  const kind = directory.kindByName(name)
  return { name, countsAs: name, ...(kind === undefined ? {} : { kind }), unlisted: true, value: typedValue(name) }
}

/** Awards and the other words of a message. */
export interface NamedWork {
  readonly awards: readonly string[]
  /** What is left without the awards: an agency, or words to be searched. */
  readonly words: string
}

/** Joins an award and an agency in a button; `-` stands for no award in particular. */
export function aboutWork(award: string | undefined, agency: string): string {
  return `${award ?? '-'}/${agency}`
}

/**
 * The awards that words name, and what else they say; also what `aboutWork` made.
 *
 * @example readWork(at, 'กรมชลประทาน open governance') // { awards: ['open-governance'], words: 'กรมชลประทาน' }
 */
export function readWork({ scene }: Pick<DeskScene, 'scene'>, about: string): NamedWork {
  const marked = /^([a-z0-9.-]+)\/(.*)$/su.exec(about)
  if (marked?.[1] === '-') return { awards: [], words: marked[2] as string }
  if (marked && scene.rules.awards.some(({ id }) => id === marked[1])) return { awards: [marked[1] as string], words: marked[2] as string }
  const text = normalise(about)
  if (scene.world.directory.find(text)) return { awards: [], words: text }
  const { awards, rest } = locateAwards(text, awardNames(scene.rules, scene.world.vocabulary))
  return awards.length === 0 ? { awards, words: text } : { awards, words: asWritten(text, rest) }
}

/**
 * What is left of a text, as it was written: the understanding of awards drops tone marks and spaces,
 * which names of agencies need.
 */
function asWritten(text: string, rest: string): string {
  const left = shape(rest)
  if (left === '') return ''
  return withoutPieces(text, left) ?? withoutEnd(text, left) ?? rest
}

/** A text without the fewest words in a row whose shape is not in what is left. */
function withoutPieces(text: string, left: string): string | undefined {
  const pieces = text.replace(/([a-z0-9])(?=[\u0e00-\u0e7f])|([\u0e00-\u0e7f])(?=[a-z0-9])/giu, '$& ').split(' ')
  const shapes = pieces.map(shape)
  // How many words the text behind the gap may have, by how much of what is left they make.
  const behind = new Map<number, number>([[0, 0]])
  for (let made = 0, count = 1; count < pieces.length; count++) {
    const piece = shapes.at(-count) ?? ''
    if (!left.endsWith(piece, left.length - made)) break
    made += piece.length
    behind.set(made, count)
  }
  let best: { readonly from: number; readonly to: number } | undefined
  for (let made = 0, from = 0; from < pieces.length; from++) {
    const count = Math.min(behind.get(left.length - made) ?? Number.NaN, pieces.length - from - 1)
    const to = pieces.length - count
    if (to - from < pieces.length && to - from < (best ? best.to - best.from : Number.POSITIVE_INFINITY)) best = { from, to }
    const piece = shapes[from] ?? ''
    if (!left.startsWith(piece, made)) break
    made += piece.length
  }
  return best && [...pieces.slice(0, best.from), ...pieces.slice(best.to)].join(' ')
}

/** The longest beginning or end of a text that has a shape. */
function withoutEnd(text: string, left: string): string | undefined {
  const parts = [(cut: number) => text.slice(0, cut), (cut: number) => text.slice(text.length - cut)].flatMap((part) => {
    // The longer the part the longer its shape, so halving finds it.
    let [fits, tooLong] = [0, text.length]
    while (tooLong - fits > 1) {
      const cut = (fits + tooLong) >> 1
      if (shape(part(cut)).length <= left.length) fits = cut
      else tooLong = cut
    }
    return shape(part(fits)) === left ? [part(fits)] : []
  })
  return parts.toSorted((one, other) => other.length - one.length)[0]?.trim()
}

/** A text without its spaces, tone marks and signs. */
function shape(text: string): string {
  return skeleton(squeeze(fold(text))).replaceAll(' ', '')
}
