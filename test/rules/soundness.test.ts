import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, loadRules, nextQuestion, questionsLeftAtMost, registryOf, situationOf,
  type Evaluation } from '../../src/rules/index.ts'
import { knownFacts, someCase, wholeAnswers } from './generated-cases.ts'
import type { OracleCase } from './oracle.ts'

const rules = loadRules(2564)

function evaluated({ facts, registry, asOf }: OracleCase): Evaluation {
  return evaluate(rules, situationOf(rules, facts, asOf, registryOf(registry, rules.round)))
}

/** Facts that somebody can be asked for; the rest comes from the agency directory or not at all. */
const asked = rules.facts.filter(fact => fact.asked).map(fact => fact.id)

/** A value for every fact that is asked. */
const answers = fc.record(Object.fromEntries(asked.map(id => [id, knownFacts[id]!])))

/** Further answers: some of the absent facts get a value. */
const moreAnswers = fc.tuple(answers, fc.subarray(asked))

/** The case with absent facts among `ids` filled from `values`. */
function completed(given: OracleCase, values: Record<string, unknown>,
  ids: readonly string[] = asked): OracleCase {
  const added = ids.filter(id => given.facts[id] === undefined).map(id => [id, values[id]] as const)
  return { ...given, facts: { ...given.facts, ...Object.fromEntries(added) } }
}

/** Answers to try on a case: what none of them changes is taken to be beyond any answer. */
const samples = wholeAnswers(1000, 2564)

/** Whether an award that is open has another status with these answers. */
function changesSomething(given: OracleCase, before: readonly string[], values: Record<string,
  unknown>): boolean {
  return statuses(evaluated(completed(given, values))).some((status, i) =>
    before[i] === 'open' && status !== 'open')
}

const statuses = (evaluation: Evaluation) => evaluation.awards.map(award => award.status)

describe('further answers', () => {
  test('never turn a met, unmet or unsettled condition around', () => {
    fc.assert(fc.property(someCase, moreAnswers, (given, [values, ids]) => {
      const before = evaluated(given).awards
      const after = evaluated(completed(given, values, ids)).awards
      for (const [i, award] of before.entries()) {
        for (const [j, { id, result }] of award.conditions.entries()) {
          if (result !== 'unknown') expect(`${id} ${after[i]!.conditions[j]!.result}`).toBe(`${id} ${result}`)
        }
      }
    }), { numRuns: 1500 })
  })

  test('never open again what is ineligible or no match', () => {
    fc.assert(fc.property(someCase, moreAnswers, (given, [values, ids]) => {
      const before = evaluated(given).awards
      const after = evaluated(completed(given, values, ids)).awards
      for (const [i, { status }] of before.entries()) {
        if (status === 'not-a-match') expect(after[i]!.status).toBe('not-a-match')
        if (status === 'ineligible') expect(['ineligible', 'not-a-match']).toContain(after[i]!.status)
      }
    }), { numRuns: 1500 })
  })

  test('never change an award that waits for nothing and is not refused', () => {
    fc.assert(fc.property(someCase, moreAnswers, (given, [values, ids]) => {
      const before = evaluated(given).awards
      const after = evaluated(completed(given, values, ids)).awards
      for (const [i, { status }] of before.entries()) {
        if (['eligible', 'unstated', 'unsettled',
          'derived'].includes(status)) expect(after[i]!.status).toBe(status)
      }
    }), { numRuns: 1000 })
  })
})

test('only facts that are absent are missing, and only open awards miss any', () => {
  fc.assert(fc.property(someCase, given => {
    for (const { status, missing } of evaluated(given).awards) {
      if (status !== 'open') expect(missing).toEqual([])
      for (const id of missing) expect(id in given.facts).toBe(false)
    }
  }), { numRuns: 1500 })
})

describe('the next question', () => {
  test('is one that an open award misses', () => {
    fc.assert(fc.property(someCase, given => {
      const evaluation = evaluated(given)
      const next = nextQuestion(rules, evaluation)
      if (next !== null) expect(evaluation.awards.flatMap(award => award.missing)).toContain(next)
    }), { numRuns: 1500 })
  })

  test('is one that an award in its scope misses', () => {
    fc.assert(fc.property(someCase, fc.subarray(rules.awards.map(award => award.id)), (given, scope) => {
      const evaluation = evaluated(given)
      const next = nextQuestion(rules, evaluation, { awards: new Set(scope) })
      const missing = evaluation.awards.filter(award => scope.includes(award.id)).flatMap(award =>
        award.missing)
      if (next !== null) expect(missing).toContain(next)
    }), { numRuns: 1000 })
  })

  test('is none only when no answers can change the status of an open award', () => {
    fc.assert(fc.property(someCase, fc.nat(samples.length - 1), (given, start) => {
      const evaluation = evaluated(given)
      if (nextQuestion(rules, evaluation) !== null) return
      const before = statuses(evaluation)
      for (const values of samples.slice(start, start + 40)) expect(changesSomething(given, before,
        values)).toBe(false)
    }), { numRuns: 2000 })
  })

  test('is asked only while some answers can change the status of an open award', () => {
    fc.assert(fc.property(someCase, given => {
      const evaluation = evaluated(given)
      if (nextQuestion(rules, evaluation) === null) return
      const before = statuses(evaluation)
      expect(samples.some(values => changesSomething(given, before, values))).toBe(true)
      // Always the same cases: the samples stand for all answers, and chance must not decide.
    }), { numRuns: 3000, seed: 2564 })
  })
})

describe('a walk through the questions', () => {
  const nobodyKnows = fc.record(Object.fromEntries(asked.map(id => [id, fc.constant(null)])))
  const someKnow = fc.record(Object.fromEntries(asked.map(id => [id, fc.oneof({ weight: 4,
    arbitrary: knownFacts[id]! }, fc.constant(null))])))

  test('ends, and never asks more than was promised', () => {
    fc.assert(fc.property(someCase, fc.oneof(answers, someKnow, nobodyKnows), fc.boolean(), (given,
      values, fromScratch) => {
      const facts: Record<string, unknown> = fromScratch ? {} : { ...given.facts }
      const promises: number[] = []
      for (;;) {
        const evaluation = evaluated({ ...given, facts })
        promises.push(questionsLeftAtMost(rules, evaluation))
        const next = nextQuestion(rules, evaluation)
        if (next === null) break
        expect(next in facts).toBe(false)
        facts[next] = values[next]
      }
      const asked = promises.length - 1
      for (const [i, promise] of promises.entries()) expect(promise).toBeGreaterThanOrEqual(asked - i)
    }), { numRuns: 500 })
  })
})

describe('the question for the name', () => {
  const pmqa = { 'work.branches': ['management'], 'pmqa.aims': ['pmqa-4.0'],
    'applicant.kind': 'department', 'conduct.no-disgrace': true }
  const nothingElse = { 'service.approach': [], 'participation.aims': [], 'pmqa.categories': [] }
  const next = (facts: Record<string, unknown>, registry: OracleCase['registry']) =>
    nextQuestion(rules, evaluated({ facts, registry, asOf: '2021-02-01' }))
  const win = { agency: 'A', countsAs: 'A', award: 'pmqa-4.0', round: null, level: '', title: '' }
  const entry = { agency: 'A', countsAs: 'A', award: 'open-governance', round: 2564, title: '', area: '' }

  test('is asked where a win without its year could yet turn out not to be the applicant\'s', () => {
    expect(next({ ...pmqa, ...nothingElse, 'pmqa.won-round': null }, { entries: [],
      winners: [win] })).toBe('applicant.name')
  })

  test('is not asked where an award stays open anyway and nobody in the registry is in its way', () => {
    const open = {
      ...nothingElse, 'work.branches': ['participation'], 'participation.aims': ['open-administration'],
        'applicant.kind': 'department',
      'work.scope': 'organisation', 'work.started-on': null, 'participation.levels': ['inform',
        'consult'], 'participation.engaged': true,
    }
    expect(next(open, { entries: [], winners: [] })).toBe(null)
    expect(next(open, { entries: [entry], winners: [] })).toBe('applicant.name')
    expect(next({ ...open, 'applicant.counts-as': 'Elsewhere' }, { entries: [entry],
      winners: [] })).toBe(null)
  })
})

test('the area is not asked where, without the title, no area settles anything', () => {
  const facts = {
    'applicant.name': 'A', 'applicant.kind': 'department', 'work.branches': ['participation'],
      'participation.aims': ['change-in-peoples-lives'],
    'work.started-on': '2018-05', 'work.scope': 'project', 'work.core-mission': true,
      'participation.levels': ['collaborate'],
  }
  const entry = { agency: 'A', countsAs: 'A', award: 'effective-change', round: 2564,
    title: 'Clean Water', area: 'North' }
  const next = (more: Record<string, unknown>) =>
    nextQuestion(rules, evaluated({ facts: { ...facts, ...more }, registry: { entries: [entry],
      winners: [] }, asOf: '2021-02-01' }))
  expect(next({})).toBe('work.title')
  expect(next({ 'work.title': null })).toBe(null)
  expect(next({ 'work.title': 'Clean Water' })).toBe('work.area')
})
