import type { Expression, Place } from '../expression.ts'
import { operators } from '../operators/index.ts'
import { RuleError } from '../rule-error.ts'
import type { Rulebook } from '../rulebook.ts'

/** An expression of a rulebook with its parts, each compiled by itself. */
export interface Part {
  readonly word: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Where it stands: `conditions.3.met.all.0`. */
  readonly path: string
  readonly expression: Expression
  readonly parts: readonly Part[]
}

/** Nobody can read an expression deeper than this. */
const deepest = 50

/**
 * Reads an expression into parts.
 *
 * @param path where it stands in the rulebook.
 * @param award the award in question; for a condition that no award uses, an empty one.
 * @throws RuleError as `compile` does, with the path of the very part that is wrong, and
 *   `nested-too-deeply`.
 */
export function readPart(rulebook: Rulebook, expression: unknown, path: string, award: string, depth = 0): Part {
  if (depth > deepest) throw new RuleError('nested-too-deeply', `parts are nested more than ${deepest} deep`, path)
  const word = typeof expression === 'object' && expression !== null ? (Object.keys(expression)[0] ?? '') : ''
  const operator = operators.get(word)
  if (!operator) {
    throw new RuleError('unknown-operator', `an expression is one of ${[...operators.keys()].join(', ')}, not ${JSON.stringify(expression)}`, path)
  }
  const parameters = (expression as Record<string, unknown>)[word]
  const below = `${path}.${word}`
  const parts = Array.isArray(parameters)
    ? parameters.map((part, i) => readPart(rulebook, part, `${below}.${i}`, award, depth + 1))
    : word === 'not' ? [readPart(rulebook, parameters, below, award, depth + 1)] : []
  // Parts are compiled once: the operator is given those that are compiled already.
  const compiled = new Map((Array.isArray(parameters) ? parameters : [parameters]).map((part, i) => [part, parts[i]?.expression]))
  const place = placeOf(rulebook, path, award, (part) => compiled.get(part) ?? readPart(rulebook, part, path, award, depth + 1).expression)
  return { word, parameters: recordOf(parameters), path, expression: operator.build(parameters, place), parts }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** What operators are told; the same as `compile` tells them, but for the path. */
function placeOf(rulebook: Rulebook, path: string, award: string, build: Place['build']): Place {
  return {
    award,
    fact(id, types) {
      const index = rulebook.facts.findIndex((fact) => fact.id === id)
      const definition = rulebook.facts[index]
      if (!definition) throw new RuleError('unknown-fact', `there is no fact "${id}"`, path)
      if (!types.includes(definition.type)) {
        throw new RuleError('wrong-fact-type', `"${id}" is of type ${definition.type}; this operator takes ${types.join(' or ')}`, path)
      }
      return { index, definition }
    },
    knownAward(id) {
      if (!rulebook.awards.some((known) => known.id === id)) throw new RuleError('unknown-award', `there is no award "${id}"`, path)
      return id
    },
    error: (code, message) => new RuleError(code, message, path),
    build,
  }
}

/** A part and everything below it. */
export function everyPart(part: Part): readonly Part[] {
  return [part, ...part.parts.flatMap(everyPart)]
}

/** Parts that look at something themselves. */
export function leavesOf(part: Part): readonly Part[] {
  return everyPart(part).filter((each) => each.parts.length === 0)
}
