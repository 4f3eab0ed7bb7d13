import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe as group, expect, it } from 'vitest'
import { describe, lint } from '../../../src/rules/lint/index.ts'
import { compile, ownRulebooks, readRulebook, readRulebookFile } from '../../../src/rules/index.ts'
import { broken } from './broken.ts'
import { fileOf, sound } from './rulebook-file.ts'

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
const sentences: Readonly<Record<string, Record<string, unknown>>> = {
  th: json('locales/th/lint.json') as Record<string, unknown>,
  en: json('locales/en/lint.json') as Record<string, unknown>,
}

it('finds nothing in a sound rulebook', () => {
  expect(lint(fileOf(sound), {})).toEqual([])
})

group('a broken rulebook', () => {
  it.each(broken.map((each) => [`${each.code} at “${each.line}”`, each] as const))('%s', (_, { code, rule, change, line }) => {
    const text = change.reduce((before, [was, is]) => {
      expect(before).toContain(was)
      return before.replace(was, () => is)
    }, sound)
    const file = fileOf(text)
    const findings = lint(file, {})
    const found = findings.filter((finding) => finding.code === code)
    expect(findings.map((finding) => `${finding.code} ${finding.rule}`)).toContain(`${code} ${rule}`)
    const lines = found.filter((finding) => finding.rule === rule).map((finding) => text.split('\n')[finding.line - 1])
    expect(lines.join('\n')).toContain(line)
    for (const finding of found) {
      expect(finding.file).toBe(file.path)
      for (const texts of Object.values(sentences)) {
        const { message, mend } = describe(finding, texts)
        expect(Object.keys(texts)).toContain(code)
        for (const words of [message, mend]) {
          expect(words.length).toBeGreaterThan(10)
          // Every name in a sentence has something to stand for it.
          expect(words).not.toMatch(/\{\{|“”|\(\)/)
        }
      }
    }
  })
})

it('names all that is wrong at once, errors first', () => {
  const text = sound.replace('lines: [12]', 'lines: [101]').replace('in-use, one-entry]', 'in-use]').replace('number: 70', 'number: 200')
  const findings = lint(fileOf(text), {})
  expect(findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['line-out-of-range', 'limit-out-of-reach', 'award-never-eligible', 'unused-condition']),
  )
  const severities = findings.map(({ severity }) => severity)
  expect(severities).toEqual([...severities].sort())
})

it('says which demands exclude each other', () => {
  const text = sound.replace('met: { is: { fact: work.in-use, value: true } }', 'met: { at-most: { fact: work.share, number: 69.5 } }')
  const finding = lint(fileOf(text), {}).find(({ code }) => code === 'award-never-eligible')
  expect(finding?.details['demands']).toBe('own-share, in-use')
})

it('keeps to the reading that a ruling leaves when it asks whether an award can be got', () => {
  const forProvinces = sound.replace('{ has: { fact: work.aims, value: new } }', '{ all: [{ has: { fact: work.aims, value: new } }, { is: { fact: applicant.kind, value: province } }] }')
  const codes = (text: string): readonly string[] => lint(fileOf(text), {}).map(({ code }) => code)
  expect(codes(forProvinces)).toEqual([])
  expect(codes(forProvinces.replace('reading: public bodies, by', 'reading: departments, by'))).toContain('award-never-eligible')
})

it('holds no control characters, which a terminal would obey', () => {
  const [finding] = lint(fileOf(sound.replace('agency: Province', 'agency: "\\e[31mred"').replace('line: 40', 'line: 400')), {})
  expect(finding).toMatchObject({ code: 'line-out-of-range', rule: ' [31mred' })
})

it('has the same sentences in both languages, with the same names in them', () => {
  const names = (texts: unknown): readonly string[] => [...new Set(JSON.stringify(texts).match(/\{\{\w+\}\}/g))].sort()
  expect(Object.keys(sentences['th'] ?? {}).sort()).toEqual(Object.keys(sentences['en'] ?? {}).sort())
  for (const [code, texts] of Object.entries(sentences['en'] ?? {})) {
    const thai = sentences['th']?.[code]
    // A one-reading condition needs no problem named; where one language names something, so does the other.
    expect([code, names(thai)]).toEqual([code, names(texts)])
  }
})

it('puts a code without sentences of its own into words', () => {
  const [finding] = lint(fileOf(sound.replace('round: 2565', 'round: 12')), {})
  expect(finding).toBeDefined()
  if (!finding) return
  expect(describe({ ...finding, code: 'quite-new' }, sentences['en']).message).toContain('quite-new')
  expect(describe(finding, undefined)).toEqual({ message: 'bad-rulebook', mend: '' })
})

group('the rulebook of 2564', () => {
  const file = readRulebookFile(`${ownRulebooks}/2564.yaml`)
  const texts = { th: json('locales/th/rulebook-2564.json'), en: json('locales/en/rulebook-2564.json') }

  it('has no errors', () => {
    expect(lint(file, texts).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('never makes lint throw, whatever is left out of it or put into it', () => {
    const paths = pathsOf(file.data)
    const at = (kind: (path: Path) => boolean): fc.Arbitrary<Path> => fc.constantFrom(...paths.filter(kind))
    const expression = fc.constantFrom(
      { all: [] }, { not: { not: { always: true } } }, { has: { fact: 'work.improvements', value: 'law' } }, { known: { fact: 'work.improvements' } },
      { entered: { by: 'body', award: 'covid-response' } }, { 'win-round': { from: 3, to: 2, otherwise: 'pmqa.won-round' } },
      { 'at-least': { fact: 'expansion.new-areas', number: -7.5 } }, { 'at-most': { fact: 'work.own-share-percent', number: 10 } },
      { any: [{ is: { fact: 'work.in-use', value: true } }, { is: { fact: 'work.in-use', value: false } }] },
    )
    const something = fc.oneof(fc.constantFrom(undefined, null, '', 0, -1, 1e9, true, [], {}, 'service', 'fully', 'applicant.kind', 'derived'), expression, fc.jsonValue())
    const mutation = fc.oneof(
      fc.record({ path: at(() => true), value: something, remove: fc.boolean() }),
      // These keep the shape, so that more than the shape is looked at.
      { weight: 2, arbitrary: fc.record({ path: at((path) => ['met', 'fit', 'when'].includes(String(path.at(-1)))), value: expression, remove: fc.constant(false) }) },
      { weight: 3, arbitrary: fc.record({ path: at((path) => typeof path.at(-1) === 'number'), value: fc.constant(null), remove: fc.constant(true) }) },
    )
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        const data: unknown = JSON.parse(JSON.stringify(file.data))
        for (const { path, value, remove } of mutations) mutate(data, path, value, remove)
        const findings = lint({ ...file, data }, texts)
        for (const finding of findings) {
          expect(finding.line).toBeGreaterThan(0)
          expect(describe(finding, sentences['th']).message).not.toBe('')
        }
        // What has no errors can be used.
        if (findings.every(({ severity }) => severity === 'warning')) expect(compile(readRulebook(data)).round).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  it('never makes lint throw, whatever else takes its place', () => {
    fc.assert(
      fc.property(fc.anything(), fc.dictionary(fc.constantFrom('th', 'en'), fc.anything()), (data, others) => {
        expect(lint({ ...file, data }, others).length).toBeGreaterThan(0)
      }),
    )
    fc.assert(fc.property(fc.jsonValue(), (value) => lint(file, { th: value }).length > 0))
  })
})

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const below = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]))
  return path.length === 0 ? below : [path, ...below]
}

function mutate(data: unknown, path: Path, value: unknown, remove: boolean): void {
  let at: unknown = data
  for (const key of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined
  const last = path.at(-1)
  if (typeof at !== 'object' || at === null || last === undefined) return
  if (!remove) (at as Record<string | number, unknown>)[last] = value
  else if (Array.isArray(at)) at.splice(Number(last), 1)
  else delete (at as Record<string | number, unknown>)[last]
}
