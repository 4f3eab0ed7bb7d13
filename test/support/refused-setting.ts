import { expect } from 'vitest'
import { CodedError } from '../../src/database/coded-error.ts'
import { readConfig } from '../../src/server/config.ts'
import { loadErrorTexts } from '../../src/server/error-texts.ts'

/**
 * Expects settings to be refused with a code, by the name of the variable, in sentences of both
 * languages that are whole and show no secret.
 */
export function expectRefusal(variables: Readonly<Record<string, string>>, refusal: { readonly code: string; readonly path: string }, secrets: RegExp): void {
  const error = (() => {
    try {
      return readConfig(variables)
    } catch (thrown) {
      return thrown
    }
  })()
  expect(error).toBeInstanceOf(CodedError)
  expect(error).toMatchObject(refusal)
  const say = loadErrorTexts()
  for (const language of ['th', 'en'] as const) {
    const sentence = say(error as CodedError, language)
    expect(sentence).toContain(refusal.path)
    expect(sentence).not.toMatch(/\{\{/)
    expect(sentence).not.toMatch(secrets)
  }
}
