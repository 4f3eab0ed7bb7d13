import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkedRules } from '../../src/cli/checked-rules.ts'
import { ownLocales } from '../../src/conversation/words.ts'
import { loadRules, ownRulebooks } from '../../src/rules/index.ts'

let folder: string
let cache: string
let rulebooks: string
const rulebookFile = () => join(rulebooks, '2564.yaml')
const textsFile = () => join(rulebooks, 'locales/th/rulebook-2564.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checked-'))
  cache = join(folder, 'cache')
  rulebooks = join(folder, 'rulebooks')
  cpSync(ownRulebooks, rulebooks, { recursive: true })
  for (const language of ['th', 'en']) {
    mkdirSync(join(rulebooks, 'locales', language), { recursive: true })
    cpSync(join(ownLocales, language, 'rulebook-2564.json'), join(rulebooks, 'locales', language, 'rulebook-2564.json'))
  }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rules = () => checkedRules(2564, rulebooks, cache)

test('what was checked is taken from what was kept, and is the same rulebook', async () => {
  const first = await rules()
  const [kept] = readdirSync(cache)
  const path = join(cache, kept ?? '')
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(loadRules(2564, rulebooks).rulebook)
  expect((await rules()).rulebook).toEqual(first.rulebook)
  writeFileSync(path, JSON.stringify({ ...first.rulebook, source: { ...first.rulebook.source, title: 'kept' } }))
  expect((await rules()).rulebook.source.title).toBe('kept')
})

test('a rulebook that was changed is checked anew, and takes the place of the one that was kept', async () => {
  await rules()
  const text = readFileSync(rulebookFile(), 'utf8')
  writeFileSync(rulebookFile(), `${text}\n# a remark\n`)
  await rules()
  expect(readdirSync(cache)).toHaveLength(1)
  writeFileSync(rulebookFile(), text.replaceAll('is:', 'iss:'))
  await expect(rules()).rejects.toMatchObject({ code: 'broken-rulebook' })
})

test('texts that lack a name are found, though the rulebook was kept', async () => {
  await rules()
  const texts = JSON.parse(readFileSync(textsFile(), 'utf8')) as { awards: Record<string, unknown> }
  writeFileSync(textsFile(), JSON.stringify({ ...texts, awards: {} }))
  await expect(rules()).rejects.toMatchObject({ code: 'broken-rulebook' })
})

test('where nothing can be written, each start checks anew', async () => {
  writeFileSync(cache, 'a file where the folder would be')
  expect((await rules()).round).toBe(2564)
  await expect(checkedRules(2499, rulebooks, cache)).rejects.toMatchObject({ code: 'unknown-round' })
})
