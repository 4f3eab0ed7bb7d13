import { describe, expect, it } from 'vitest'
import { lint, type Finding } from '../../../src/rules/lint/index.ts'
import { fileOf, sound } from './rulebook-file.ts'

type Tree = { [key: string]: Tree | string }

/** Texts that lack nothing, each of them the word given. */
const complete = (word: string): Tree => ({
  round: word,
  branches: { service: { name: word } },
  topics: { work: word, applicant: word },
  facts: {
    'applicant.name': { question: word, short: word },
    'applicant.kind': { question: word, short: word, values: { department: word, province: word, firm: word } },
    'work.aims': { question: word, short: word, values: { new: word, better: word, none: word } },
    'work.share': { question: word, short: word },
    'work.in-use': { question: word, short: word, values: { true: word, false: word } },
    'work.started-on': { question: word, short: word, why: word },
    'work.won': { question: word, short: word },
  },
  awards: { novelty: { name: word, definition: word }, betterment: { name: word } },
  conditions: Object.fromEntries(['public-body', 'own-share', 'in-use', 'one-year', 'one-entry', 'no-late-win'].map((id) => [id, { required: word }])),
  readings: { 'public-body': { departments: word, 'public bodies': word } },
  evidence: { figures: word },
  notes: { 'novelty-first': word },
  doubts: { 'share-of-what': word },
  unsaid: { scores: word },
  examples: { model: word },
})

const thai = 'คำ'
const file = fileOf(sound)
const found = (th: unknown, en: unknown = complete('Word')): readonly (readonly [string, string])[] =>
  lint(file, { th, en }).map(({ code, details }: Finding) => [code, String(details['key'])])

/** Every path to a text. */
function keysOf(tree: Tree, keys: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[...keys, key]] : keysOf(value, [...keys, key])))
}

/** The same texts with one of them changed; undefined leaves it out. */
function change(tree: Tree, [key = '', ...rest]: readonly string[], text: string | undefined): Tree {
  const { [key]: value, ...others } = tree
  if (rest.length > 0) return { ...others, [key]: change(typeof value === 'object' ? value : {}, rest, text) }
  return text === undefined ? others : { ...others, [key]: text }
}

const optional = new Set(['definition', 'why', 'hint', 'true', 'false'])

it('finds nothing where every text is there', () => {
  expect(found(complete(thai))).toEqual([])
})

describe('a text that is missing', () => {
  it.each(keysOf(complete(thai)).map((keys) => [keys.join('/'), keys] as const))('%s', (key, keys) => {
    const needed = optional.has(keys.at(-1) ?? '') ? [] : [['text-missing', key]]
    expect(found(change(complete(thai), keys, undefined))).toEqual(needed)
    expect(found(change(complete(thai), keys, '  '))).toEqual(needed)
  })
})

it('names the line in the rulebook that calls for the text, and the file that lacks it', () => {
  const [finding] = lint(file, { th: change(complete(thai), ['facts', 'applicant.kind', 'values', 'firm'], undefined) })
  expect(sound.split('\n')[(finding?.line ?? 0) - 1]).toContain('applicant.kind')
  expect(finding).toMatchObject({ severity: 'error', file: file.path, rule: 'applicant.kind', details: { language: 'th', file: 'locales/th/rulebook-2565.json' } })
})

it.each([
  [['awards', 'fame', 'name']], [['facts', 'work.fame', 'question']], [['facts', 'applicant.kind', 'values', 'club']],
  [['topics', 'fame']], [['readings', 'public-body', 'nobody']], [['readings', 'in-use', 'one']], [['notes', 'fame']],
])('warns of a text left over: %s', (keys) => {
  const [finding, ...more] = lint(file, { th: change(complete(thai), keys, thai) })
  expect(more).toEqual([])
  expect(finding).toMatchObject({ code: 'text-left-over', severity: 'warning', file: 'locales/th/rulebook-2565.json' })
  expect(keys.join('/')).toContain(String(finding?.details['key']))
})

it('warns of Thai in English but in quotation marks and brackets, and of English sentences in Thai', () => {
  const name = ['awards', 'novelty', 'name']
  const english = (text: string): unknown => found(complete(thai), change(complete('Word'), name, text))
  expect(english('An award: รางวัล')).toEqual([['thai-in-english', 'awards/novelty/name']])
  expect(english('The award “รางวัล” (รางวัล)')).toEqual([])
  expect(found(change(complete(thai), name, 'an award for new work'))).toEqual([['untranslated', 'awards/novelty/name']])
  expect(found(change(complete(thai), name, 'PMQA 4.0'))).toEqual([])
})

it('says where a language has no texts at all', () => {
  for (const nothing of [undefined, null, 'text', 3, [], {}]) expect(found(nothing).map(([code]) => code)).toEqual(['no-texts'])
})
