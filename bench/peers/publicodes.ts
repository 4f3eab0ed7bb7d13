import Engine, { type ASTNode, type EvaluatedNode } from 'publicodes'
import type { Rules } from '../../src/rules/index.ts'
import type { FlatFacts } from '../look-up.ts'
import type { Model, ModelCondition, PeerResult, Plain } from '../model.ts'

type Expression = string | { readonly [mechanism: string]: unknown }
/** Constants in parsed form, which spares publicodes half of the time that it takes to set a situation. */
type Situation = Record<string, ASTNode>

/** What publicodes gives for a case, with what it would ask for next. */
export interface PublicodesResult {
  readonly statuses: readonly (string | undefined)[]
  /** Its score of every missing fact: the sum over the awards that still wait for it. */
  readonly missing: ReadonlyMap<string, number>
}

/** publicodes with a rule for every fit, reading and status; it alone of the peers knows unknown. */
export interface Publicodes {
  prepare(facts: FlatFacts): Situation
  /** One evaluation for each award, as its documentation has it. */
  run(situation: Situation): PublicodesResult
  /** One evaluation of a text that names every status, whose parts are then read from its syntax tree. */
  runAtOnce(situation: Situation): PublicodesResult
  /** Every reading, which nothing of the above needs to be asked for. */
  readings(situation: Situation): PeerResult['readings']
}

export function publicodes(rules: Rules, model: Model): Publicodes {
  const factOf = new Map<string, string>()
  const all: Record<string, Expression | null> = {}
  for (const { id, values, type } of rules.facts) {
    for (const name of type === 'choices' ? (values ?? []).map((value) => nameOf(`${id} ${value}`)) : [nameOf(id)]) {
      all[name] = null
      factOf.set(name, id)
    }
  }
  for (const { id, type } of model.lookUps) {
    all[nameOf(id)] = null
    // What the registry says is missing as long as nobody knows who applies.
    if (type !== 'years-before') factOf.set(nameOf(id), rules.rulebook.who.name)
  }
  for (const [i, condition] of model.conditions.entries()) {
    for (const [j, { met }] of condition.readings.entries()) all[`reading ${i} ${j}`] = translate(met)
    all[`possible ${i}`] = { 'une de ces conditions': readingsOf(i, condition, true) }
    all[`sure ${i}`] = { 'toutes ces conditions': readingsOf(i, condition, false) }
  }
  const statusNames = model.awards.map((award, i) => {
    all[`fit ${i}`] = translate(award.fit)
    const fitting = (status: string): Expression => ({ condition: { si: `fit ${i}`, alors: `'${status}'`, sinon: "'not-a-match'" } })
    const ambiguous = award.conditions.filter((place) => (model.conditions[place]?.readings.length ?? 0) > 1)
    all[`status ${i}`] = {
      variations: [
        { si: { 'toutes ces conditions': [{ 'est défini': `fit ${i}` }, `fit ${i} = non`] }, alors: "'not-a-match'" },
        { si: { 'une de ces conditions': award.conditions.map((place) => `possible ${place} = non`) }, alors: "'ineligible'" },
        ...(ambiguous.length > 0
          ? [{ si: { 'une de ces conditions': ambiguous.map((place) => `sure ${place} = non`) }, alors: fitting('unsettled') }]
          : []),
        { sinon: fitting(award.stated ? 'eligible' : 'unstated') },
      ],
    }
    return `status ${i}`
  })
  all['every status'] = { texte: statusNames.map((name) => `{{ ${name} }}`).join(' ') }
  const resultOf = (nodes: readonly EvaluatedNode[]): PublicodesResult => {
    const missing = new Map<string, number>()
    const statuses = nodes.map(({ nodeValue, missingVariables }) => {
      if (nodeValue !== undefined) return String(nodeValue)
      for (const variable in missingVariables) {
        const fact = factOf.get(variable)
        if (fact !== undefined) missing.set(fact, (missing.get(fact) ?? 0) + (missingVariables[variable] ?? 0))
      }
      return undefined
    })
    return { statuses, missing }
  }
  const engine = new Engine(all as ConstructorParameters<typeof Engine>[0], { warn: false })
  return {
    prepare: (facts) => situationOf(rules, facts),
    run(situation) {
      engine.setSituation(situation)
      return resultOf(statusNames.map((name) => engine.evaluate(name)))
    },
    runAtOnce(situation) {
      engine.setSituation(situation)
      return resultOf(partsOf(engine.evaluate('every status')))
    },
    readings(situation) {
      engine.setSituation(situation)
      return model.conditions.map(({ readings }, i) =>
        readings.map((_, j) => engine.evaluate(`reading ${i} ${j}`).nodeValue as boolean | undefined),
      )
    },
  }
}

/** Lists have no counterpart, so every choice of a list is a yes or no of its own. */
function situationOf(rules: Rules, facts: FlatFacts): Situation {
  const situation: Situation = {}
  for (const [id, value] of Object.entries(facts)) {
    const definition = rules.facts.find((fact) => fact.id === id)
    if (definition?.type === 'text') continue
    if (definition?.type === 'choices') {
      for (const choice of definition.values ?? []) situation[nameOf(`${id} ${choice}`)] = constant((value as readonly string[]).includes(choice))
    } else {
      situation[nameOf(id)] = constant(value as string | number | boolean)
    }
  }
  return situation
}

const constants = new Map<string | number | boolean, ASTNode>()

function constant(value: string | number | boolean): ASTNode {
  const known = constants.get(value)
  if (known) return known
  const type = typeof value as 'string' | 'number' | 'boolean'
  const node = { nodeKind: 'constant', type, nodeValue: value, isNullable: false, missingVariables: {} } as ASTNode<'constant'>
  constants.set(value, node)
  return node
}

/** The statuses inside the evaluated text, in order. */
function partsOf(text: EvaluatedNode): EvaluatedNode[] {
  let node = text as EvaluatedNode & { explanation?: unknown }
  while (node.nodeKind !== 'texte') {
    // A rule's value stands behind the question whether the situation overrides it.
    const { valeur, alors } = (node.explanation ?? {}) as { valeur?: typeof node; alors?: typeof node }
    const inner = valeur ?? alors
    if (!inner) throw new Error(`no text inside a ${node.nodeKind}`)
    node = inner
  }
  return (node.explanation as (EvaluatedNode | string)[]).filter((part) => typeof part !== 'string')
}

function readingsOf(place: number, { readings }: ModelCondition, possible: boolean): Expression[] {
  return readings.map(({ when }, j) => {
    const reading = `reading ${place} ${j}`
    if (!when) return reading
    return possible
      ? { 'toutes ces conditions': [translate(when), reading] }
      : { 'une de ces conditions': [translate({ not: when }), reading] }
  })
}

function yesNo(value: boolean): string {
  return value ? 'oui' : 'non'
}

/** Names of rules are words with spaces between them. */
function nameOf(fact: string): string {
  return fact.replace(/[^a-z0-9]/g, ' ')
}

function translate(plain: Plain): Expression {
  if ('all' in plain) return { 'toutes ces conditions': plain.all.map(translate) }
  if ('any' in plain) return { 'une de ces conditions': plain.any.map(translate) }
  if ('not' in plain) return { '=': [translate(plain.not), 'non'] }
  if ('always' in plain) return 'oui'
  const fact = nameOf(plain.fact)
  if ('is' in plain) return typeof plain.is === 'string' ? `${fact} = '${plain.is}'` : typeof plain.is === 'boolean' ? `${fact} = ${yesNo(plain.is)}` : `${fact} = ${plain.is}`
  if ('in' in plain) return { 'une de ces conditions': plain.in.map((value) => `${fact} = '${value}'`) }
  if ('has' in plain) return nameOf(`${plain.fact} ${plain.has}`)
  if ('atLeast' in plain) return `${fact} >= ${plain.atLeast}`
  if ('atMost' in plain) return `${fact} <= ${typeof plain.atMost === 'number' ? plain.atMost : nameOf(plain.atMost.fact)}`
  // Undefined has to stay undefined; a text or a number equals itself whenever it is known.
  return `${fact} = ${fact}`
}
