import type { Rules } from '../src/rules/index.ts'

/**
 * The rulebook's expressions in the few words that every engine in this comparison has: facts are
 * compared with constants, and what the registry and the calendar say are facts themselves.
 */
export type Plain =
  | { readonly all: readonly Plain[] }
  | { readonly any: readonly Plain[] }
  | { readonly not: Plain }
  | { readonly always: true }
  | { readonly fact: string; readonly is: string | boolean | number }
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly fact: string; readonly has: string }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly atMost: number | { readonly fact: string } }
  | { readonly fact: string; readonly known: true }

/** One reading of a condition; `when` says where the reading is possible at all. */
export interface ModelReading {
  readonly name: string
  readonly met: Plain
  readonly when: Plain | undefined
}

/** A condition, once for every award that demands the very same thing. */
export interface ModelCondition {
  readonly id: string
  readonly readings: readonly ModelReading[]
  readonly lines: readonly number[]
}

export interface ModelAward {
  readonly id: string
  readonly fit: Plain
  readonly stated: boolean
  /** Places in `Model.conditions`. */
  readonly conditions: readonly number[]
}

/** A fact that is no answer but is looked up beforehand, and given to the peers ready made. */
export type LookUp =
  | { readonly id: string; readonly type: 'entered'; readonly award: string; readonly by: string; readonly same: string | undefined }
  | { readonly id: string; readonly type: 'win-round'; readonly award: string; readonly otherwise: string }
  | { readonly id: string; readonly type: 'years-before'; readonly years: number }

/** Stands for the round of an earlier win where there was none. */
export const noWin = 0

export interface Model {
  readonly conditions: readonly ModelCondition[]
  readonly awards: readonly ModelAward[]
  readonly lookUps: readonly LookUp[]
}

/**
 * Turns a rulebook into the model from which the rules of every peer are generated, so that all of
 * them decide by the same rules.
 *
 * @throws Error where the rulebook uses an operator that this comparison does not know.
 */
export function modelOf(rules: Rules): Model {
  const lookUps = new Map<string, LookUp>()
  const conditions = rules.conditions.map(({ id, award, definition, readings, lines }): ModelCondition => {
    const raw = new Map(Object.entries(definition.readings ?? { '': { met: definition.met, when: undefined } }))
    const left = readings.map(({ name }): ModelReading => {
      const reading = raw.get(name)
      const when = readings.length > 1 && reading && 'when' in reading ? reading.when : undefined
      return { name, met: plain(reading?.met, award, lookUps), when: when && plain(when, award, lookUps) }
    })
    return { id, readings: left, lines }
  })
  const awards = rules.awards.flatMap(({ id, definition, conditions: places }): ModelAward[] =>
    definition.fit ? [{ id, fit: plain(definition.fit, id, lookUps), stated: definition.stated !== 'none', conditions: places }] : [],
  )
  return { conditions, awards, lookUps: [...lookUps.values()] }
}

interface Parameters {
  readonly fact: string
  readonly value: string | boolean
  readonly values: readonly string[]
  readonly number: number
  readonly years: number
  readonly award?: string
  readonly by: string
  readonly sameness?: string
  readonly from?: number
  readonly to?: number
  readonly otherwise: string
}

function plain(expression: unknown, award: string, lookUps: Map<string, LookUp>): Plain {
  const [word, parameters] = Object.entries(expression as Record<string, unknown>)[0] ?? []
  const inner = (part: unknown): Plain => plain(part, award, lookUps)
  const fact = (lookUp: LookUp): string => {
    lookUps.set(lookUp.id, lookUp)
    return lookUp.id
  }
  const at = parameters as Parameters
  switch (word) {
    case 'all':
      return { all: (parameters as unknown[]).map(inner) }
    case 'any':
      return { any: (parameters as unknown[]).map(inner) }
    case 'not':
      return { not: inner(parameters) }
    case 'always':
      return { always: true }
    case 'is':
      return { fact: at.fact, is: at.value }
    case 'in':
      return { fact: at.fact, in: at.values }
    case 'has':
      return { fact: at.fact, has: String(at.value) }
    case 'at-least':
      return { fact: at.fact, atLeast: at.number }
    case 'at-most':
      return { fact: at.fact, atMost: at.number }
    case 'known':
      return { fact: at.fact, known: true }
    case 'running-for':
      return { fact: at.fact, atMost: { fact: fact({ id: `years-before.${at.years}`, type: 'years-before', years: at.years }) } }
    case 'entered': {
      const of = at.award ?? award
      const id = ['entered', of, at.by, at.sameness].filter((part) => part !== undefined).join('.')
      return { fact: fact({ id, type: 'entered', award: of, by: at.by, same: at.sameness }), is: true }
    }
    case 'win-round': {
      const won = fact({ id: `win-round.${award}`, type: 'win-round', award, otherwise: at.otherwise })
      const limits: Plain[] = []
      if (at.from !== undefined) limits.push({ fact: won, atLeast: at.from })
      if (at.to !== undefined) limits.push({ fact: won, atMost: at.to })
      return limits.length === 0 ? { fact: won, known: true } : { any: [{ fact: won, is: noWin }, { all: limits }] }
    }
    default:
      throw new Error(`no engine here was told what "${word}" means`)
  }
}

/** What a peer said of one case. */
export interface PeerResult {
  /** By place in `Model.awards`; undefined: open. */
  readonly statuses: readonly (string | undefined)[]
  /** By place in `Model.conditions`, then by reading: whether it is met; undefined: unknown. */
  readonly readings: readonly (readonly (boolean | undefined)[])[]
}

/**
 * The status of an award from its parts, for engines that do not join them themselves.
 *
 * @param applies by condition and reading: false where the reading is not possible.
 */
export function statusOf(award: ModelAward, fits: boolean, results: PeerResult['readings'], applies: readonly (readonly boolean[])[]): string {
  if (!fits) return 'not-a-match'
  let unsettled = false
  for (const place of award.conditions) {
    const readings = results[place] ?? []
    let met = false
    let unmet = false
    for (let i = 0; i < readings.length; i++) {
      if (applies[place]?.[i] === false) continue
      if (readings[i]) met = true
      else unmet = true
    }
    if (!met) return 'ineligible'
    if (unmet) unsettled = true
  }
  return unsettled ? 'unsettled' : award.stated ? 'eligible' : 'unstated'
}
