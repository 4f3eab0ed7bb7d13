import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rules } from '../dialogs/talk.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const namespaces = readdirSync(join(project, 'locales/th')).map((file) => file.slice(0, -'.json'.length))

/** Every text of a namespace by its path. */
function textsOf(language: 'th' | 'en', namespace: string): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) walk(item, [...path, key])
    else texts.set(path.join('/'), value as string)
  }
  walk(JSON.parse(readFileSync(join(project, 'locales', language, `${namespace}.json`), 'utf8')), [])
  return texts
}

const variables = (text: string | undefined): readonly string[] => [...new Set(text?.match(/\{\{\s*[\w-]+\s*\}\}/g) ?? [])].sort()

describe.each(namespaces)('%s', (namespace) => {
  const th = textsOf('th', namespace)
  const en = textsOf('en', namespace)

  test('names no text twice, of which only the last would be said', () => {
    for (const language of ['th', 'en']) expect(() => parse(readFileSync(join(project, 'locales', language, `${namespace}.json`), 'utf8'), { uniqueKeys: true })).not.toThrow()
  })

  test('has the same texts in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...th.keys()].sort())
  })

  test('has the same variables in both languages', () => {
    for (const [path, text] of th) expect(variables(en.get(path)), path).toEqual(variables(text))
  })

  test('has no text that is empty, and no whole text that was left in the other language', () => {
    for (const texts of [th, en]) for (const [path, text] of texts) expect(typeof text === 'string' && text.trim() !== '', path).toBe(true)
    for (const [path, text] of en) {
      if ((path.includes('language') && text === 'ภาษาไทย') || /(?:^|\/)thai$/.test(path)) continue
      // Thai stands in English texts only as a name, in quotes or as an example of what may be typed.
      const plain = text.replace(/["“\\][^"”\\]*["”\\]|<[^>]+>/gu, '')
      const thai = plain.match(/[\u0e00-\u0e7f]+/gu) ?? []
      expect(thai.filter((word) => !names.has(word)), `${path}: ${text}`).toEqual([])
    }
    for (const [path, text] of th) {
      const words = text.replace(/\{\{[^}]*\}\}|https?:\S+|`[^`]*`/gu, '')
      if (/[\u0e00-\u0e7f]/u.test(words) || !/[a-z]{3}/iu.test(words)) continue
      expect(latin.some((pattern) => pattern.test(path) || pattern.test(text.trim())), `${path}: ${text}`).toBe(true)
    }
  })
})

/** Thai words that stand in English texts because they are names. */
const names = new Set(['รางวัลเลิศรัฐ', 'กพร', 'เลิศรัฐ', 'ก', 'พ', 'ร', 'จังหวัดขอนแก่น', 'ดีเด่น'])

/** What is written in Latin letters in Thai, too: names of programs, and the other language's own name. */
const latin = [/^examples\//, /actions\/language$/, /^English$/, /^PMQA(?: [\d.]+)?$/, /^Lertrat Guide$/, /(?:^|\/)english$/, /language\/name$/, /^(?:Effective Change|Participation Expanded)$/, /^channels\/(?:line|teams)$/]

/** The code that speaks to people. */
function sources(folder: string, which: (file: string) => boolean = () => true): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && which(file))
    .map((file) => readFileSync(join(project, folder, file), 'utf8'))
}

describe('chat', () => {
  const keys = [...textsOf('th', 'chat').keys()].map((key) => key.replaceAll('/', '.'))
  // The desk has words of its own.
  const talk = [...sources('dialogs', (file) => !file.startsWith('desk/')), ...sources('src/conversation')].join('\n')
  const code = [talk, ...sources('src')].join('\n')

  /** Keys that the code names whole. `say('x')` in a dialog means chat:x. */
  const named = new Set([
    ...[...talk.matchAll(/\bsay\('([\w.-]+)'/g)].map(([, key]) => key as string),
    ...[...code.matchAll(/'chat:([\w.-]+)'/g)].map(([, key]) => key as string),
    ...[...talk.matchAll(/\bsay\([^()]*\? '([\w.-]+)' : '([\w.-]+)'/g)].flatMap(([, a, b]) => [a as string, b as string]),
    ...[...talk.matchAll(/\blabel: '([\w-]+)'/g)].map(([, key]) => `actions.${key}`),
    ...[...talk.matchAll(/\baction\('([\w-]+)'/g)].map(([, key]) => `actions.${key}`),
  ])

  /** Keys that the code puts together from a value: a type of fact, a status, a unit … */
  const made: readonly RegExp[] = [
    /^missed\.(choice|choices|yes-no|number|date|text)$/, /^(status|groups)\.(eligible|unstated|open|unsettled|ineligible|not-a-match|derived)$/,
    /^headline\.(eligible|unstated|not-a-match|derived)$/, /^result\.(met|unmet|unknown|unsettled)$/, /^change\.(answer|answer-not|answer-has)$/,
    /^actions\.confirm-(restart|delete)$/, /^(actions\.delete|deleted)-(here|everywhere)$/, /^unit(s|-names)\./, /^printable\./, /^milestones\./, /^(yes|no)$/,
    /^link\.(no-such-code|linked-already|two-roles|limited)$/,
  ]
  const labels = [...talk.matchAll(/^ {2}'?([\w-]+)'?: \{ does: /gm)].map(([, key]) => `actions.${key}`)

  test('holds every text that the code names', () => {
    const chat = new Set(keys)
    expect(named.size).toBeGreaterThan(80)
    // A button with a label of its own needs none under the name of what it does.
    const relabelled = new Set([...talk.matchAll(/\baction\('([\w-]+)', \{[^}]*label:/g)].map(([, does]) => `actions.${does}`))
    expect([...named].filter((key) => !chat.has(key) && !relabelled.has(key))).toEqual([])
  })

  test('holds no text that nobody says', () => {
    expect(keys.filter((key) => !named.has(key) && !talk.includes(`'${key}'`) && !labels.includes(key) && !made.some((pattern) => pattern.test(key)))).toEqual([])
  })

  test('holds the unit of every fact that has one', () => {
    for (const fact of rules.facts) {
      if (fact.unit === undefined) continue
      expect(keys).toContain(`units.${fact.unit}`)
      expect(keys).toContain(`unit-names.${fact.unit}`)
    }
  })
})

describe('desk', () => {
  const keys = new Set([...textsOf('th', 'desk').keys()].map((key) => key.replaceAll('/', '.')))
  const talk = sources('dialogs/desk').join('\n')

  test('holds every text and every label that the code names', () => {
    const labelled = new Set([...talk.matchAll(/\bdeed: '([\w-]+)'(?=[^{}]*label:)/g)].map(([, deed]) => deed))
    const named = [
      ...[...talk.matchAll(/\bsay\(at, '([\w.-]+)'/g)].map(([, key]) => key as string),
      ...[...talk.matchAll(/\blabel: '([\w-]+)'/g)].map(([, key]) => `actions.${key}`),
      ...[...talk.matchAll(/\bdeed: '([\w-]+)'/g)].filter(([, deed]) => !labelled.has(deed)).map(([, deed]) => `actions.${deed}`),
    ]
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((key) => !keys.has(key))).toEqual([])
  })
})

describe('rulebook-2564', () => {
  const texts = textsOf('th', 'rulebook-2564')

  test('holds the words of everything that a person may be told', () => {
    const wanted = [
      'round',
      ...rules.rulebook.branches.map((branch) => `branches/${branch.id}/name`),
      ...rules.rulebook.topics.map((topic) => `topics/${topic}`),
      ...rules.awards.map((award) => `awards/${award.id}/name`),
      ...rules.facts.filter((fact) => fact.asked).flatMap((fact) => [
        `facts/${fact.id}/question`, `facts/${fact.id}/short`, `facts/${fact.id}/why`, ...(fact.values ?? []).map((value) => `facts/${fact.id}/values/${value}`),
      ]),
      ...rules.rulebook.conditions.flatMap((condition) => [`conditions/${condition.id}/required`, ...Object.keys(condition.readings ?? {}).map((reading) => `readings/${condition.id}/${reading}`)]),
      ...rules.rulebook.evidence.map((item) => `evidence/${item.id}`),
      ...rules.rulebook.notes.map((item) => `notes/${item.id}`),
      ...rules.rulebook.doubts.map((item) => `doubts/${item.id}`),
      ...rules.rulebook.unsaid.map((item) => `unsaid/${item.id}`),
    ]
    expect(wanted.filter((path) => !texts.has(path))).toEqual([])
  })

  test('gives no two choices of a question the same label', () => {
    for (const language of ['th', 'en'] as const) {
      const words = textsOf(language, 'rulebook-2564')
      for (const fact of rules.facts) {
        const labels = (fact.values ?? []).map((value) => words.get(`facts/${fact.id}/values/${value}`))
        expect(new Set(labels).size, fact.id).toBe(labels.length)
      }
    }
  })
})
