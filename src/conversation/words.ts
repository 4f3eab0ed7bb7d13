import { createInstance, type i18n } from 'i18next'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from './session.ts'

/** Every word a person reads, in one language, with the words of one round's rulebook. */
export interface Words {
  readonly language: Language
  /** A text of a namespace: `say('chat:greeting')`. */
  say(key: string, values?: Readonly<Record<string, unknown>>): string
  /** A text of the rulebook by its path: `rule('facts', 'work.scope', 'question')`; the path itself where there is none. */
  rule(...path: readonly string[]): string
  /** The same, or undefined where there is none. */
  maybeRule(...path: readonly string[]): string | undefined
}

/** All languages; made once at the start. */
export interface Vocabulary {
  words(language: Language, round: number): Words
}

const languages: readonly Language[] = ['th', 'en']

/** The folder of the project's own texts. */
export const ownLocales = fileURLToPath(new URL('../../locales', import.meta.url))

/** Ids of a rulebook hold dots, so their texts are looked up with another separator. */
const pathMark = '\u001f'

/**
 * Loads every word of the bot.
 *
 * @param rulebookDirectory `RULEBOOK_DIR`: its `locales/<language>/rulebook-<round>.json` join the
 *   project's own and take the place of those for the same round.
 * @throws where a file is no JSON.
 */
export function loadVocabulary(rulebookDirectory?: string): Vocabulary {
  const resources: Record<string, Record<string, unknown>> = {}
  for (const language of languages) resources[language] = loadNamespaces(localeFolders(language, rulebookDirectory))
  const instance = createInstance()
  void instance.init({
    resources: resources as Record<string, Record<string, Record<string, string>>>,
    lng: 'th',
    fallbackLng: 'th',
    ns: Object.keys(resources['th'] as object),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const cache = new Map<string, Words>()
  return {
    words(language, round) {
      const key = `${language} ${round}`
      let words = cache.get(key)
      if (!words) cache.set(key, (words = wordsOf(instance, language, round)))
      return words
    },
  }
}

/** The folders with the texts of a language; what a later one holds takes the place of the same in an earlier one. */
export function localeFolders(language: Language, rulebookDirectory?: string): readonly string[] {
  return [ownLocales, ...(rulebookDirectory === undefined ? [] : [join(rulebookDirectory, 'locales')])].map((folder) => join(folder, language))
}

/** The texts of a round in one language as plain data, for `lint` and `map`. */
export function roundTexts(language: Language, round: number, rulebookDirectory?: string): unknown {
  return loadNamespaces(localeFolders(language, rulebookDirectory))[`rulebook-${round}`] ?? {}
}

function loadNamespaces(folders: readonly string[]): Record<string, unknown> {
  const namespaces: Record<string, unknown> = {}
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.json')) namespaces[file.slice(0, -'.json'.length)] = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    }
  }
  return namespaces
}

function wordsOf(instance: i18n, language: Language, round: number): Words {
  const translate = instance.getFixedT(language)
  const namespace = `rulebook-${round}`
  // A rulebook's texts never hold variables, so each is looked up once.
  const known = new Map<string, string | undefined>()
  const maybeRule = (...path: readonly string[]): string | undefined => {
    const key = path.join(pathMark)
    if (!known.has(key)) {
      const options = { ns: namespace, keySeparator: pathMark, nsSeparator: false as const }
      known.set(key, instance.exists(key, { ...options, lng: language }) ? translate(key, options) : undefined)
    }
    return known.get(key)
  }
  // i18next finds the text, with its fallbacks; filling it in is done here, because a turn says
  // dozens of texts. Only a text with a plural goes through it as a whole.
  const found = new Map<string, string>()
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => {
    if (values && 'count' in values) return translate(key, values)
    let text = found.get(key)
    if (text === undefined) found.set(key, (text = translate(key, { skipInterpolation: true })))
    return values ? text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole)) : text
  }
  return {
    language,
    say,
    maybeRule,
    rule: (...path) => maybeRule(...path) ?? path.join('/'),
  }
}
