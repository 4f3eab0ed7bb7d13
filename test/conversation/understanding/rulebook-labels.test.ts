import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recogniseCommand, understand } from '../../../src/conversation/understanding/index.ts'
import { awards } from './awards-of-tests.ts'

interface FactTexts {
  readonly values?: Readonly<Record<string, string>>
}

const many = new Set(['work.branches', 'service.approach', 'participation.aims', 'pmqa.aims', 'pmqa.categories', 'work.improvements',
  'participation.levels', 'nominee.agency-applies-for', 'expansion.kind'])
const today = '2021-06-01'

const questions = (['th', 'en'] as const).flatMap((language) => {
  const texts = JSON.parse(readFileSync(new URL(`../../../locales/${language}/rulebook-2564.json`, import.meta.url), 'utf8')) as { facts: Record<string, FactTexts> }
  return Object.entries(texts.facts).flatMap(([fact, { values }]) => (values ? [{ language, fact, values: Object.entries(values) }] : []))
})

describe('whatever a question of the rulebook offers is understood when typed', () => {
  test.each(questions)('$language $fact', ({ fact, values }) => {
    const yesNo = values.some(([value]) => value === 'true')
    const choices = values.map(([value, label]) => ({ value, label }))
    for (const [value, label] of values) {
      const meant = yesNo ? value === 'true' : many.has(fact) ? [value] : value
      const type = yesNo ? 'yes-no' : many.has(fact) ? 'choices' : 'choice'
      for (const typed of [label, `${label}ครับ`, ` ${label.toUpperCase()} `]) {
        expect(understand({ type, fact, today, typed, ...(yesNo ? {} : { choices }) }), typed).toEqual({ value: meant })
        expect(recogniseCommand(typed, awards), typed).toBeUndefined()
      }
    }
  })

  test.each(questions.filter(({ fact }) => many.has(fact)))('two at once: $language $fact', ({ fact, values }) => {
    const choices = values.map(([value, label]) => ({ value, label }))
    for (const [index, [value, label]] of values.entries()) {
      for (const [otherValue, otherLabel] of values.slice(index + 1)) {
        for (const typed of [`${label}, ${otherLabel}`, `${otherLabel} และ ${label}`, `${label} and ${otherLabel}`]) {
          expect(understand({ type: 'choices', fact, today, typed, choices }), typed).toEqual({ value: [value, otherValue] })
        }
      }
    }
  })
})
