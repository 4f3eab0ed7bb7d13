import type { Expression, FactType, Place } from './expression.ts'
import { operators } from './operators/index.ts'
import type { Outcome } from './outcome.ts'
import { RuleError } from './rule-error.ts'
import { rulebookSchema, type Rulebook, type RulebookCondition, type Ruling } from './rulebook.ts'
import type { CompiledAward, CompiledCondition, CompiledReading, Rules } from './rules.ts'
import { settlingPower } from './settling.ts'
import { MET, nameOf, UNKNOWN, UNMET, type Result } from './truth.ts'

/**
 * Checks a rulebook's shape.
 *
 * @param data what a YAML or JSON parser gave.
 * @throws RuleError `bad-rulebook` with the path of the first thing that is wrong.
 */
export function readRulebook(data: unknown): Rulebook {
  const result = rulebookSchema.safeParse(data)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new RuleError('bad-rulebook', issue?.message ?? 'not a rulebook', issue?.path.join('.'))
}

/**
 * Makes a rulebook ready for evaluation.
 *
 * @param rulebook as `readRulebook` gives it.
 * @param rulings further rulings, which come after the rulebook's own: the newest for a condition
 *   (and award) holds.
 * @throws RuleError with the path in the rulebook, where an id is unknown or stands twice, an
 *   operator has wrong parameters, or a ruling names no reading.
 * @example const rules = compile(readRulebook(parse(yaml)))
 */
export function compile(rulebook: Rulebook, rulings: readonly Ruling[] = []): Rules {
  const allRulings = [...rulebook.rulings, ...rulings]
  const factIndex = indexOf(rulebook.facts, 'facts')
  const conditionIndex = indexOf(rulebook.conditions, 'conditions')
  const awardIndex = indexOf(rulebook.awards, 'awards')
  checkReferences(rulebook, awardIndex)
  for (const [i, ruling] of allRulings.entries()) checkRuling(rulebook, conditionIndex, ruling, `rulings.${i}`)

  const placeFor = (award: string, path: string): Place => ({
    award,
    fact(id: string, types: readonly FactType[]) {
      const index = factIndex.get(id)
      const definition = index === undefined ? undefined : rulebook.facts[index]
      if (index === undefined || !definition) throw new RuleError('unknown-fact', `there is no fact "${id}"`, path)
      if (!types.includes(definition.type)) {
        throw new RuleError('wrong-fact-type', `"${id}" is of type ${definition.type}; this operator takes ${types.join(' or ')}`, path)
      }
      return { index, definition }
    },
    knownAward(id) {
      if (!awardIndex.has(id)) throw new RuleError('unknown-award', `there is no award "${id}"`, path)
      return id
    },
    error: (code, message) => new RuleError(code, message, path),
    build: (expression) => build(expression, placeFor(award, path)),
  })

  const who = {
    name: placeFor('', 'who.name').fact(rulebook.who.name, ['text']).index,
    countsAs: rulebook.who['counts-as'] === undefined ? undefined : placeFor('', 'who.counts-as').fact(rulebook.who['counts-as'], ['text']).index,
  }
  const conditions: CompiledCondition[] = []
  const shared = new Map<string, number>()
  const conditionFor = (id: string, award: string, path: string): number => {
    const place = conditionIndex.get(id)
    const definition = place === undefined ? undefined : rulebook.conditions[place]
    if (!definition) throw new RuleError('unknown-condition', `there is no condition "${id}"`, path)
    const compiled = compileCondition(definition, `conditions.${place}`, placeFor(award, `conditions.${place}`), rulingFor(allRulings, id, award))
    const key = compiled.registry || compiled.ruling?.award ? `${id}\n${award}` : id
    const known = shared.get(key)
    if (known !== undefined) return known
    shared.set(key, conditions.length)
    return conditions.push(compiled) - 1
  }
  const awards = rulebook.awards.map(
    (definition, index): CompiledAward => ({
      id: definition.id,
      index,
      definition,
      fit: definition.fit && build(definition.fit, placeFor(definition.id, `awards.${index}.fit`)),
      conditions: definition.conditions.map((id) => conditionFor(id, definition.id, `awards.${index}.conditions`)),
    }),
  )
  const askOrder = rulebook.topics.flatMap((topic) =>
    rulebook.facts.flatMap((fact, index) => (fact.asked && fact.topic === topic ? [index] : [])),
  )
  const rules = { rulebook, askOrder, round: rulebook.round, facts: rulebook.facts, factIndex, awards, conditions, who }
  return { ...rules, settling: settlingPower(rules) }
}

function build(expression: unknown, place: Place): Expression {
  const [word, ...rest] = typeof expression === 'object' && expression !== null ? Object.keys(expression) : []
  const operator = word === undefined ? undefined : operators.get(word)
  if (!operator || rest.length > 0) {
    throw place.error('unknown-operator', `an expression is one of ${[...operators.keys()].join(', ')}, not ${JSON.stringify(expression)}`)
  }
  return operator.build((expression as Record<string, unknown>)[word as string], place)
}

function compileCondition(definition: RulebookCondition, path: string, place: Place, ruling: Ruling | undefined): CompiledCondition {
  const entries = Object.entries(definition.readings ?? { '': { met: definition.met } })
  const readings = entries.map(
    ([name, reading]): CompiledReading => ({
      name,
      met: place.build(reading.met),
      when: 'when' in reading && reading.when ? place.build(reading.when) : undefined,
      lines: ('lines' in reading && reading.lines) || [],
    }),
  )
  if (definition.readings && readings.length < 2) {
    throw new RuleError('one-reading', 'a condition with `readings` needs two or more; use `met` for one', path)
  }
  const left = ruling ? readings.filter((reading) => reading.name === ruling.reading).map((reading) => ruled(definition, reading, place)) : readings
  const lines = [...new Set(definition.source.flatMap((source) => source.lines))]
  return {
    id: definition.id,
    award: place.award,
    definition,
    readings: left,
    ambiguous: readings.length > 1,
    ruling,
    eachWin: definition.each !== undefined,
    registry: definition.each !== undefined || left.some((reading) => reading.met.registry || (reading.when?.registry ?? false)),
    lines,
    plain: [UNMET, UNKNOWN, MET].map((result): Outcome => Object.freeze({ id: definition.id, result: nameOf(result as Result), lines })),
    ready: [],
  }
}

/** The reading that a ruling leaves. Where it does not apply, those that always do still hold. */
function ruled(definition: RulebookCondition, reading: CompiledReading, place: Place): CompiledReading {
  const all = Object.values(definition.readings ?? {})
  const own = definition.readings?.[reading.name]
  const others = all.filter((other) => other !== own && !other.when).map((other) => other.met)
  if (!own?.when || others.length === 0) return { ...reading, when: undefined }
  // The last part settles it while it is open whether the reading applies and that changes nothing.
  const parts = [[own.when, own.met], [{ not: own.when }, ...others], [own.met, ...others]]
  return { ...reading, when: undefined, met: place.build({ any: parts.map((part) => ({ all: part })) }) }
}

/** The newest ruling that holds for a condition of an award. */
function rulingFor(rulings: readonly Ruling[], condition: string, award: string): Ruling | undefined {
  return rulings.findLast((ruling) => ruling.condition === condition && (ruling.award === undefined || ruling.award === award))
}

function indexOf(items: readonly { readonly id: string }[], path: string): Map<string, number> {
  const index = new Map<string, number>()
  for (const [i, item] of items.entries()) {
    if (index.has(item.id)) throw new RuleError('id-twice', `"${item.id}" stands twice; ids are unique`, `${path}.${i}`)
    index.set(item.id, i)
  }
  return index
}

function checkRuling(rulebook: Rulebook, conditions: ReadonlyMap<string, number>, ruling: Ruling, path: string): void {
  const place = conditions.get(ruling.condition)
  const readings = place === undefined ? undefined : rulebook.conditions[place]?.readings
  if (!readings || !Object.hasOwn(readings, ruling.reading)) {
    throw new RuleError('unknown-reading', `"${ruling.condition}" has no reading "${ruling.reading}" to rule for`, path)
  }
}

function checkReferences(rulebook: Rulebook, awards: ReadonlyMap<string, number>): void {
  const known = (section: 'evidence' | 'notes' | 'doubts' | 'unsaid'): ReadonlyMap<string, number> => indexOf(rulebook[section], section)
  const lists = { evidence: known('evidence'), notes: known('notes'), doubts: known('doubts'), unsaid: known('unsaid') }
  const branches = indexOf(rulebook.branches, 'branches')
  const refuse = (what: string, id: string, path: string): never => {
    throw new RuleError(`unknown-${what}`, `there is no ${what} "${id}"`, path)
  }
  for (const [i, award] of rulebook.awards.entries()) {
    if (award.branch !== 'all' && !branches.has(award.branch)) refuse('branch', award.branch, `awards.${i}.branch`)
    for (const section of ['evidence', 'notes', 'doubts', 'unsaid'] as const) {
      for (const id of award[section]) if (!lists[section].has(id)) refuse(section, id, `awards.${i}.${section}`)
    }
  }
  for (const [i, condition] of rulebook.conditions.entries()) {
    for (const id of condition.doubts ?? []) if (!lists.doubts.has(id)) refuse('doubts', id, `conditions.${i}.doubts`)
  }
  for (const [i, note] of rulebook.notes.entries()) {
    const named = note.exclusion ? [note.exclusion.award, ...note.exclusion['sets-aside']] : []
    for (const id of named) if (!awards.has(id)) refuse('award', id, `notes.${i}.exclusion`)
  }
  for (const [i, winner] of rulebook.winners.entries()) {
    for (const id of winner.awards) if (!awards.has(id)) refuse('award', id, `winners.${i}.awards`)
  }
  for (const [i, fact] of rulebook.facts.entries()) {
    if (fact.topic !== undefined && !rulebook.topics.includes(fact.topic)) refuse('topic', fact.topic, `facts.${i}.topic`)
  }
}
