import { expect } from 'vitest'
import { CodedError } from '../../src/database/coded-error.ts'
import { openDatabase } from '../../src/database/database.ts'
import { loadErrorTexts } from '../../src/server/error-texts.ts'
import en from '../../locales/en/errors.json' with { type: 'json' }

/**
 * Expects a database to be refused when it is prepared: with a code, and a whole sentence in each language
 * that doesn't show the password.
 *
 * @returns the sentence in English
 */
export async function expectDatabaseRefused(url: string, code: keyof typeof en): Promise<string> {
  const database = openDatabase(url)
  const error = await database.migrate().then(() => undefined, (thrown: unknown) => thrown)
  await database.close()
  if (!(error instanceof CodedError)) throw new Error('not refused', { cause: error })
  expect(error.code).toBe(code)
  const say = loadErrorTexts()
  for (const language of ['th', 'en'] as const) {
    expect(say(error, language)).not.toMatch(/\{\{/)
    expect(say(error, language)).not.toContain(`:${new URL(url).password}@`)
  }
  return say(error, 'en')
}
