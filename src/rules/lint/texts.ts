import type { Rulebook } from '../rulebook.ts'
import { field, type Remark } from './finding.ts'

/** A text that people read: the keys to it, and the place in the rulebook that calls for it. */
interface Wanted {
  readonly keys: readonly string[]
  readonly rule: string
  readonly path: string
}

/** Texts by language, each the content of `locales/<language>/rulebook-<round>.json`. */
export type Texts = Readonly<Record<string, unknown>>

/** Sections of the texts that go by the ids of the rulebook's sections of the same name. */
const byId = ['branches', 'facts', 'awards', 'conditions', 'evidence', 'notes', 'doubts', 'unsaid', 'examples'] as const

/** Texts that are missing, left over, or in the wrong language. */
export function textRemarks(rulebook: Rulebook, texts: Texts): readonly Remark[] {
  const wanted = wantedTexts(rulebook)
  return Object.entries(texts).flatMap(([language, all]): readonly Remark[] => {
    const file = `locales/${language}/rulebook-${rulebook.round}.json`
    if (typeof all !== 'object' || all === null || Array.isArray(all) || Object.keys(all).length === 0) {
      return [{ code: 'no-texts', path: '', rule: language, details: { language, file } }]
    }
    const missing = wanted.filter(({ keys }) => !isText(keys.reduce(field, all)))
    return [
      ...missing.map(({ keys, rule, path }) => ({ code: 'text-missing', path, rule, details: { language, key: keys.join('/'), file } })),
      ...leftOver(rulebook, all).map((keys) => ({ code: 'text-left-over', path: keys.join('/'), rule: keys[1] ?? '', file, details: { language, key: keys.join('/') } })),
      ...everyText(all, []).flatMap(([keys, text]): readonly Remark[] => {
        const code = suspicion(language, text)
        return code === undefined ? [] : [{ code, path: keys.join('/'), rule: keys[1] ?? keys.join('/'), file, details: { language, key: keys.join('/'), text: text.slice(0, 80) } }]
      }),
    ]
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function wantedTexts(rulebook: Rulebook): readonly Wanted[] {
  const each = (section: (typeof byId)[number], ...rest: readonly string[]): readonly Wanted[] =>
    rulebook[section].map(({ id }, i) => ({ keys: [section, id, ...rest], rule: id, path: `${section}.${i}` }))
  return [
    { keys: ['round'], rule: 'round', path: 'round' },
    ...each('branches', 'name'),
    ...rulebook.topics.map((id, i) => ({ keys: ['topics', id], rule: id, path: `topics.${i}` })),
    ...rulebook.facts.flatMap(({ id, asked, values = [] }, i): readonly Wanted[] =>
      asked
        ? [
            ...['question', 'short'].map((key) => ({ keys: ['facts', id, key], rule: id, path: `facts.${i}` })),
            ...values.map((value, j) => ({ keys: ['facts', id, 'values', value], rule: id, path: `facts.${i}.values.${j}` })),
          ]
        : [],
    ),
    ...each('awards', 'name'),
    ...each('conditions', 'required'),
    ...rulebook.conditions.flatMap(({ id, readings }, i) =>
      Object.keys(readings ?? {}).map((name) => ({ keys: ['readings', id, name], rule: id, path: `conditions.${i}.readings.${name}` })),
    ),
    ...(['evidence', 'notes', 'doubts', 'unsaid', 'examples'] as const).flatMap((section) => each(section)),
  ]
}

/** Keys of texts for ids, values and readings that the rulebook does not have. */
function leftOver(rulebook: Rulebook, all: object): readonly (readonly string[])[] {
  const strangers = (keys: readonly string[], known: readonly string[]): readonly (readonly string[])[] =>
    keysOf(keys.reduce(field, all as unknown)).filter((key) => !known.includes(key)).map((key) => [...keys, key])
  return [
    // Awards of all branches together may have a heading of their own.
    ...byId.flatMap((section) => strangers([section], [...rulebook[section].map(({ id }) => id), ...(section === 'branches' ? ['all'] : [])])),
    ...strangers(['topics'], rulebook.topics),
    // Yes and no may have words of their own.
    ...rulebook.facts.flatMap(({ id, type, values }) => strangers(['facts', id, 'values'], type === 'yes-no' ? ['true', 'false'] : (values ?? []))),
    ...strangers(['readings'], rulebook.conditions.filter(({ readings }) => readings).map(({ id }) => id)),
    ...rulebook.conditions.flatMap(({ id, readings }) => (readings ? strangers(['readings', id], Object.keys(readings)) : [])),
  ]
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}

function everyText(value: unknown, keys: readonly string[]): readonly (readonly [readonly string[], string])[] {
  if (typeof value === 'string') return [[keys, value]]
  return keysOf(value).flatMap((key) => everyText(field(value, key), [...keys, key]))
}

const thaiLetter = /\p{Script=Thai}/u
/** What stands in quotes or brackets is the document's own word. */
const quoted = /“[^“”]*”|‘[^‘’]*’|"[^"]*"|«[^«»]*»|\([^()]*\)/gu
/** A run of plain English words is a sentence that was left as it was; a name is not. */
const sentence = /\b[a-z]{2,}(?:[ ,]+[a-z]{2,}){2,}/

function suspicion(language: string, text: string): string | undefined {
  if (language === 'en') return thaiLetter.test(text.replace(quoted, '')) ? 'thai-in-english' : undefined
  return language === 'th' && !thaiLetter.test(text) && sentence.test(text) ? 'untranslated' : undefined
}
