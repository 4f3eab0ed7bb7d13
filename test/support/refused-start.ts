import { expect } from 'vitest'
import en from '../../locales/en/errors.json' with { type: 'json' }
import th from '../../locales/th/errors.json' with { type: 'json' }
import { run } from '../cli/run.ts'

/** Expects the service to refuse a database: a sentence in each language, the code, and no password. */
export async function refusedStart(databaseUrl: string, code: keyof typeof th): Promise<string> {
  const { status, errors } = await run(['serve'], '', { DATABASE_URL: databaseUrl, PORT: '0' })
  expect(errors).toContain(`(${code})`)
  for (const texts of [th, en]) expect(errors).toContain(texts[code].split('{{')[0])
  expect(errors).not.toMatch(/\{\{/)
  expect(errors).not.toContain(`:${new URL(databaseUrl).password}@`)
  expect(status).toBe(2)
  return errors
}
