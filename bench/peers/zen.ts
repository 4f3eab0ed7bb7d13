import { ZenEngine } from '@gorules/zen-engine'
import type { FlatFacts } from '../look-up.ts'
import type { Model, ModelCondition, PeerResult, Plain } from '../model.ts'

/**
 * GoRules zen with a decision that is compiled once: one expression node gives every reading and,
 * from them, the status of every award.
 */
export function zen(model: Model): { prepare(facts: FlatFacts): object; run(input: object): Promise<PeerResult> } {
  const expressions: { id: string; key: string; value: string }[] = []
  const add = (key: string, value: string): void => {
    expressions.push({ id: String(expressions.length), key, value })
  }
  for (const [i, condition] of model.conditions.entries()) {
    for (const [j, { met, when }] of condition.readings.entries()) {
      add(`r${i}_${j}`, translate(met))
      if (when) add(`w${i}_${j}`, translate(when))
    }
  }
  for (const [i, award] of model.awards.entries()) {
    const conditions = award.conditions.map((place): [number, ModelCondition] => [place, model.conditions[place] as ModelCondition])
    const possible = conditions.map(([place, condition]) => `(${readings(place, condition, 'w and r').join(' or ')})`)
    const sure = conditions.map(([place, condition]) => `(${readings(place, condition, 'not w or r').join(' and ')})`)
    const best = award.stated ? 'eligible' : 'unstated'
    add(`s${i}`, `not (${translate(award.fit)}) ? "not-a-match" : not (${possible.join(' and ')}) ? "ineligible" : not (${sure.join(' and ')}) ? "unsettled" : "${best}"`)
  }
  const engine = new ZenEngine()
  const decision = engine.createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'rules', type: 'expressionNode', name: 'rules', content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: '1', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: '2', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  })
  const statusKeys = model.awards.map((_, i) => `s${i}`)
  const readingKeys = model.conditions.map((condition, i) => condition.readings.map((_, j) => `r${i}_${j}`))
  return {
    prepare: (facts) => Object.fromEntries(Object.entries(facts).map(([id, value]) => [nameOf(id), value])),
    async run(input) {
      const { result } = (await decision.evaluate(input)) as { result: Record<string, string | boolean> }
      return {
        statuses: statusKeys.map((key) => result[key] as string),
        readings: readingKeys.map((keys) => keys.map((key) => result[key] as boolean)),
      }
    },
  }
}

function readings(place: number, { readings }: ModelCondition, form: 'w and r' | 'not w or r'): string[] {
  return readings.map(({ when }, j) => {
    const reading = `$.r${place}_${j}`
    if (!when) return reading
    return form === 'w and r' ? `($.w${place}_${j} and ${reading})` : `(not $.w${place}_${j} or ${reading})`
  })
}

function nameOf(fact: string): string {
  return fact.replace(/[^a-z0-9]/g, '_')
}

function translate(plain: Plain): string {
  if ('all' in plain) return `(${plain.all.map(translate).join(' and ')})`
  if ('any' in plain) return `(${plain.any.map(translate).join(' or ')})`
  if ('not' in plain) return `not (${translate(plain.not)})`
  if ('always' in plain) return 'true'
  const fact = nameOf(plain.fact)
  if ('is' in plain) return `${fact} == ${JSON.stringify(plain.is)}`
  if ('in' in plain) return `${fact} in ${JSON.stringify(plain.in)}`
  if ('has' in plain) return `${JSON.stringify(plain.has)} in ${fact}`
  if ('atLeast' in plain) return `${fact} >= ${plain.atLeast}`
  if ('atMost' in plain) return `${fact} <= ${typeof plain.atMost === 'number' ? plain.atMost : nameOf(plain.atMost.fact)}`
  return `${fact} != null`
}
