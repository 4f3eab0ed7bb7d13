import { Engine, type TopLevelCondition, type RuleProperties } from 'json-rules-engine'
import type { FlatFacts } from '../look-up.ts'
import { statusOf, type Model, type PeerResult, type Plain } from '../model.ts'

type Condition = TopLevelCondition | { fact: string; operator: string; value: unknown }

/**
 * json-rules-engine with one rule for every fit and every reading. It says of each rule whether it
 * holds, and by which comparisons; it has no word for unsettled, so its results are joined here.
 */
export function jsonRulesEngine(model: Model): (facts: FlatFacts) => Promise<PeerResult> {
  const rules: RuleProperties[] = []
  const places = new Map<string, (held: boolean, result: Parts) => void>()
  const add = (name: string, plain: Plain, lines: readonly number[], put: (held: boolean, result: Parts) => void): void => {
    rules.push({ name, conditions: topLevel(translate(plain)), event: { type: name, params: { lines } } })
    places.set(name, put)
  }
  for (const [i, award] of model.awards.entries()) add(`fit ${i}`, award.fit, [], (held, result) => (result.fits[i] = held))
  for (const [i, condition] of model.conditions.entries()) {
    for (const [j, { met, when }] of condition.readings.entries()) {
      add(`reading ${i} ${j}`, met, condition.lines, (held, { readings }) => ((readings[i] ??= [])[j] = held))
      if (when) add(`when ${i} ${j}`, when, [], (held, { applies }) => ((applies[i] ??= [])[j] = held))
    }
  }
  const engine = new Engine(rules)
  return async (facts) => {
    const { results, failureResults } = await engine.run(facts)
    const parts: Parts = { fits: [], readings: [], applies: [] }
    for (const { name } of results) places.get(name)?.(true, parts)
    for (const { name } of failureResults) places.get(name)?.(false, parts)
    const statuses = model.awards.map((award, i) => statusOf(award, parts.fits[i] ?? false, parts.readings, parts.applies))
    return { statuses, readings: parts.readings }
  }
}

interface Parts {
  readonly fits: boolean[]
  readonly readings: boolean[][]
  readonly applies: boolean[][]
}

function topLevel(condition: Condition): TopLevelCondition {
  return 'operator' in condition ? { all: [condition] } : condition
}

function translate(plain: Plain): Condition {
  if ('all' in plain) return { all: plain.all.map(translate) } as TopLevelCondition
  if ('any' in plain) return { any: plain.any.map(translate) } as TopLevelCondition
  if ('not' in plain) return { not: translate(plain.not) } as TopLevelCondition
  if ('always' in plain) return { all: [] }
  const { fact } = plain
  if ('is' in plain) return { fact, operator: 'equal', value: plain.is }
  if ('in' in plain) return { fact, operator: 'in', value: plain.in }
  if ('has' in plain) return { fact, operator: 'contains', value: plain.has }
  if ('atLeast' in plain) return { fact, operator: 'greaterThanInclusive', value: plain.atLeast }
  if ('atMost' in plain) return { fact, operator: 'lessThanInclusive', value: plain.atMost }
  return { fact, operator: 'notEqual', value: null }
}
