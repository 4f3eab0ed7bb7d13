import { createInstance } from 'i18next'
import { readFileSync } from 'node:fs'
import type { Language } from '../channels/web/language.ts'
import type { CodedError } from '../database/coded-error.ts'

/** Says a coded error to a person: what is wrong and what to do next. */
export type ErrorTexts = (error: Pick<CodedError, 'code' | 'values'>, language: Language) => string

/**
 * Loads the sentences of all error codes, both languages. A code without a sentence of its own is
 * said as `internal`.
 *
 * @example
 * const say = loadErrorTexts()
 * say(new CodedError('text-too-long', { values: { limit: 5000 } }), 'en')
 */
export function loadErrorTexts(): ErrorTexts {
  const i18n = createInstance()
  void i18n.init({
    initAsync: false,
    lng: 'th',
    ns: ['errors'],
    defaultNS: 'errors',
    keySeparator: false,
    resources: { th: { errors: read('th') }, en: { errors: read('en') } },
    interpolation: { escapeValue: false },
  })
  const texts = { th: i18n.getFixedT('th'), en: i18n.getFixedT('en') }
  return ({ code, values }, language) => texts[language]([code, 'internal'], { ...values })
}

function read(language: Language): Record<string, string> {
  const file = new URL(`../../locales/${language}/errors.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}
