import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, explainAward, loadRules, registryOf, situationOf, type Change,
  type Evaluation } from '../../src/rules/index.ts'
import { decisions } from './case-tables.ts'
import { someCase } from './generated-cases.ts'
import type { OracleCase } from './oracle.ts'

const rules = loadRules(2564)

function evaluated({ facts, registry, asOf }: OracleCase): Evaluation {
  return evaluate(rules, situationOf(rules, facts, asOf, registryOf(registry, rules.round)))
}

/** The explanation of a condition in a decision of the tables. */
function explained(award: string, name: string, condition: string) {
  const { input } = decisions().find(decision => decision.award === award && decision.name === name)!
  const explanation = explainAward(rules, evaluated(input as OracleCase), award)
  return explanation?.conditions.find(({ id }) => id === condition)
}

describe('what would change a condition', () => {
  test('is an answer with its limit', () => {
    expect(explained('covid-response', '69 per cent is too little', 'own-share')).toMatchObject({
      answered: ['work.own-share-percent'], changes: [{ by: 'answer', fact: 'work.own-share-percent',
        atLeast: 70 }],
    })
  })

  test('is another choice', () => {
    expect(explained('covid-response', 'one project of the organisation is not enough',
      'whole-organisation')?.changes)
      .toEqual([{ by: 'answer', fact: 'work.scope', to: ['organisation'] }])
  })

  test('is any of several choices, said once', () => {
    const changes = explained('most-improved', 'no improvement', 'an-improvement')?.changes
    expect(changes).toHaveLength(1)
    expect(changes?.[0]).toMatchObject({ by: 'answer', fact: 'work.improvements' })
  })

  test('is time, until the day told as eligibleFrom', () => {
    expect(explained('open-governance', 'a month counts from its last day',
      'one-year')?.changes).toEqual([{ by: 'time', from: '2021-03-01' }])
  })

  test('is an entry, which is named', () => {
    const duplicate = explained('effective-change', 'the same title in the same area', 'no-duplicate')
    expect(duplicate?.entries).toEqual([{ agency: 'Other Office', countsAs: 'Department',
      award: 'effective-change', title: 'Clean Water', area: 'North' }])
  })

  test('is a ruling, where the readings disagree', () => {
    expect(explained('engaged-citizen', 'a village head', 'not-an-official')?.changes).toContainEqual(
      { by: 'ruling', condition: 'not-an-official', readings: ['village heads do not'] })
  })

  test('is nothing where it is met', () => {
    expect(explained('covid-response', 'everything holds', 'own-share')?.changes).toEqual([])
  })

  test('names earlier wins, with the round that the registry lacks', () => {
    expect(explained('pmqa-4.0', 'an unknown round is worse than a doubtful one',
      'reapplication')?.wins).toEqual([2563, null])
  })
})

test('where one answer is said to be what would change an unmet condition, it does', () => {
  let tried = 0
  const answerOf = (change: Change, facts: Record<string, unknown>): unknown => {
    if (change.by !== 'answer' || !('to' in change) || change.to.length !== 1 || change.not) return undefined
    const { type } = rules.facts.find(({ id }) => id === change.fact)!
    return type === 'choices' ? [...(facts[change.fact] as string[] | undefined ?? []),
      change.to[0]] : change.to[0]
  }
  fc.assert(fc.property(someCase, given => {
    for (const { id, conditions } of evaluated(given).awards) {
      for (const { id: condition } of conditions.filter(({ result }) => result === 'unmet')) {
        const changes = explainAward(rules, evaluated(given), id)!.conditions.find(other =>
          other.id === condition)!.changes
        const [change] = changes
        const answer = change && changes.length === 1 ? answerOf(change, given.facts) : undefined
        if (answer === undefined || change?.by !== 'answer') continue
        const after = evaluated({ ...given, facts: { ...given.facts, [change.fact]: answer } })
        const result = after.awards.find(award => award.id === id)!.conditions.find(other =>
          other.id === condition)!.result
        expect(`${id} ${condition} ${result}`).not.toBe(`${id} ${condition} unmet`)
        tried++
      }
    }
  }), { numRuns: 300 })
  expect(tried).toBeGreaterThan(50)
})

test('every reason names its lines, and every explanation says what its evaluation says', () => {
  fc.assert(fc.property(someCase, given => {
    const evaluation = evaluated(given)
    for (const { id, status, missing, conditions } of evaluation.awards) {
      const explanation = explainAward(rules, evaluation, id)!
      expect([explanation.status, explanation.missing]).toEqual([status, missing])
      expect(explanation.conditions.map(condition => [condition.id,
        condition.result])).toEqual(conditions.map(condition => [condition.id, condition.result]))
      for (const condition of explanation.conditions) {
        expect(condition.source.flatMap(source => source.lines).length).toBeGreaterThan(0)
        for (const fact of condition.answered) expect(given.facts[fact] ?? null).not.toBe(null)
      }
      if (status === 'not-a-match') expect(explanation.fitChanges.length).toBeGreaterThan(0)
    }
  }), { numRuns: 200 })
  expect(explainAward(rules, evaluated({ facts: {}, registry: { entries: [], winners: [] },
    asOf: '2021-02-01' }), 'nothing')).toBeUndefined()
})
