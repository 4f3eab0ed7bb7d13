import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import en from '../../locales/en/errors.json' with { type: 'json' }
import th from '../../locales/th/errors.json' with { type: 'json' }
import { loadErrorTexts } from '../../src/server/error-texts.ts'

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url))
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

test('both languages have the same codes with the same gaps', () => {
  expect(Object.keys(th)).toEqual(Object.keys(en))
  for (const [code, text] of Object.entries(th)) expect([code, gaps(text)]).toEqual([code, gaps(en[code as keyof typeof en])])
})

test('every code that storage, server and web chat use has a sentence', () => {
  const files = ['database', 'server', 'channels/web', 'conversation'].flatMap((folder) =>
    readdirSync(join(SOURCE, folder)).filter((file) => file.endsWith('.ts')).map((file) => join(SOURCE, folder, file)))
  const codes = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new CodedError\('([a-z-]+)'/g)].map((match) => match[1] ?? ''))
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => !(code in th))).toEqual([])
})

test('a code without a sentence is said as a fault of ours', () => {
  const say = loadErrorTexts()
  expect(say({ code: 'never-heard-of', values: {} }, 'en')).toBe(en.internal)
})

test('values are filled in as they are', () => {
  const say = loadErrorTexts()
  expect(say({ code: 'text-too-long', values: { limit: 5000 } }, 'th')).toContain('5000')
  expect(say({ code: 'database-unopened', values: { path: '/a/<b>&c', reason: '$t(internal)' } }, 'en')).toContain('/a/<b>&c')
})
