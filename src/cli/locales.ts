import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownLocales } from '../conversation/words.ts'

/** One file of texts as data, for what does its own wording. */
export function readLocale(language: 'th' | 'en', namespace: string): unknown {
  return JSON.parse(readFileSync(join(ownLocales, language, `${namespace}.json`), 'utf8'))
}
