import { describe, expect, test } from 'vitest'
import { emptyRegistry, evaluate, operators, registryOf, RuleError, situationOf,
  type Registry } from '../../src/rules/index.ts'
import { prizeRules } from './prize.ts'

const text = (value: unknown) => JSON.stringify(value)

for (const [word, operator] of operators) {
  describe(`the operator ${word}`, () => {
    test('says what it does, and shows every result it can have', () => {
      expect(operator.word).toBe(word)
      expect(operator.says).not.toBe('')
      const shown = new Set(operator.examples.map(({ gives }) => gives))
      const possible = word === 'always' ? ['met'] : word === 'known' ? ['met', 'unknown'] : ['met',
        'unmet', 'unknown']
      expect([...shown].sort()).toEqual(possible.sort())
    })

    for (const { expression, facts = {}, registry, asOf = '2021-02-01', win, gives,
      missing } of operator.examples) {
      test(`${text(expression)} over ${text(facts)}${win === undefined ? '' : ` for a win of ${win}`} is ${gives}`, () => {
        const condition = { id: 'example', met: expression,
          ...(win === undefined ? {} : { each: 'earlier-win' }) }
        const rules = prizeRules([condition], [], 1)
        const entries = { entries: [], winners: [], ...registry } as Registry
        const wins = win === undefined ? emptyRegistry.wins : () => [win]
        const situation = situationOf(rules, facts, asOf, { ...registryOf(entries, 1), wins })
        const [award] = evaluate(rules, situation).awards
        expect(award?.conditions[0]?.result).toBe(gives)
        if (missing) expect(award?.missing).toEqual(missing)
        if (gives === 'unknown') expect(missing).toBeDefined()
      })
    }
  })
}

describe('a rulebook whose expression is wrong is refused with a code', () => {
  const codeOf = (met: unknown, more: Record<string, unknown> = {}): string => {
    try {
      prizeRules([{ id: 'example', met, ...more }])
    } catch (error) {
      if (error instanceof RuleError) return error.code
      throw error
    }
    return 'none'
  }

  const cases: [string, unknown, string][] = [
    ['a fact that is none', { known: { fact: 'nothing' } }, 'unknown-fact'],
    ['a fact of another type', { has: { fact: 'one', value: 'a' } }, 'wrong-fact-type'],
    ['a number of a text', { 'at-least': { fact: 'title', number: 1 } }, 'wrong-fact-type'],
    ['a date of a number', { 'running-for': { fact: 'number', years: 1 } }, 'wrong-fact-type'],
    ['a value that the choice never has', { is: { fact: 'one', value: 'd' } }, 'no-such-value'],
    ['a value that the choices never have', { has: { fact: 'many', value: 'd' } }, 'no-such-value'],
    ['one value of several that the choice never has', { in: { fact: 'one', values: ['a', 'd'] } },
      'no-such-value'],
    ['a yes-no that is a word', { is: { fact: 'yes', value: 'true' } }, 'no-such-value'],
    ['a choice that is true', { is: { fact: 'one', value: true } }, 'no-such-value'],
    ['a parameter too many', { known: { fact: 'one', value: 'a' } }, 'bad-parameters'],
    ['a parameter too few', { is: { fact: 'one' } }, 'bad-parameters'],
    ['no parts at all', { all: [] }, 'bad-parameters'],
    ['no whole years', { 'running-for': { fact: 'day', years: 0.5 } }, 'bad-parameters'],
    ['a title to compare and no way how', { entered: { by: 'body', same: { title: 'title',
      area: 'area' } } }, 'bad-parameters'],
    ['an award that is none', { entered: { by: 'body', award: 'nothing' } }, 'unknown-award'],
    ['rounds that end before they begin', { 'win-round': { from: 9, to: 3, otherwise: 'number' } },
      'contradictory-limit'],
    ['an unknown operator inside another', { not: { sometimes: true } }, 'unknown-operator'],
    ['two operators at once inside another', { not: { always: true, known: { fact: 'one' } } },
      'unknown-operator'],
    ['an unknown operator', { sometimes: true }, 'bad-rulebook'],
    ['an expression that is a word', 'always', 'bad-rulebook'],
  ]
  for (const [what, met, code] of cases) test(`${what}: ${code}`, () => expect(codeOf(met)).toBe(code))
})
