import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkCase, compile, emptyRegistry, ownRulebooks, readRulebook } from '../../../src/rules/index.ts'
import { lint } from '../../../src/rules/lint/index.ts'
import { fileOf } from './rulebook-file.ts'

type Item = { readonly id?: string }
type Sections = Record<string, Item[]> & { facts: { id: string; values?: string[] }[] }

const rulebook = (): Sections => parse(readFileSync(`${ownRulebooks}/2564.yaml`, 'utf8')) as Sections

/** The YAML of a page, by the section that it says it belongs to. */
function samples(page: string): readonly (readonly [section: string, items: Item[]])[] {
  const text = readFileSync(new URL(`../../../docs/${page}.md`, import.meta.url), 'utf8')
  return [...text.matchAll(/```yaml\n(\s*)# under (\w+):\n([^`]*)```/g)].map(([, indent = '', section = '', yaml = '']) => [
    section,
    parse(yaml.replaceAll(`\n${indent}`, '\n').replace(indent, '')) as Item[],
  ])
}

/** Puts the samples into a rulebook; a rule with the same id gives way. */
function follow(data: Sections, page: string): Sections {
  for (const [section, items] of samples(page)) {
    const ids = items.flatMap(({ id }) => id ?? [])
    data[section] = [...(data[section] ?? []).filter(({ id }) => id === undefined || !ids.includes(id)), ...items]
  }
  return data
}

const problems = (data: Sections): readonly string[] =>
  lint(fileOf(stringify(data)), {}).filter(({ severity }) => severity === 'error').map(({ code, rule }) => `${code} ${rule}`)

it('adds the award of the page', () => {
  const data = follow(rulebook(), 'how-to-add-an-award')
  data.facts.find(({ id }) => id === 'service.approach')?.values?.push('digital')
  expect(problems(data)).toEqual([])
  const rules = compile(readRulebook(data))
  const statusWith = (users: number): string | undefined =>
    checkCase(
      rules,
      { facts: { 'applicant.kind': 'department', 'work.branches': ['service'], 'service.approach': ['digital'], 'work.users-per-month': users } },
      { asOf: '2022-02-01', registry: emptyRegistry },
    ).awards.find(({ id }) => id === 'digital-service')?.status
  expect([statusWith(1000), statusWith(999)]).toEqual(['eligible', 'ineligible'])
})

it('settles the doubt of the page, and opens the new one', () => {
  const data = follow(rulebook(), 'how-to-settle-a-doubt')
  expect(problems(data)).toEqual(['unknown-fact own-share'])
  data.facts.push({ ...data.facts.find(({ id }) => id === 'work.own-share-percent'), id: 'work.own-work-percent' })
  expect(problems(data)).toEqual([])
  const rules = compile(readRulebook(data))
  const ruled = rules.conditions.find(({ id }) => id === 'one-nominee')
  expect(ruled?.readings.map(({ name }) => name)).toEqual(['per entry'])
  expect(rules.conditions.find(({ id }) => id === 'own-share')?.readings).toHaveLength(2)
})
