import { MET, UNMET } from '../truth.ts'
import type { Rulebook } from '../rulebook.ts'
import { casesOf, tooManyCases } from './cases.ts'
import type { Remark } from './finding.ts'
import { everyPart, leavesOf, type Part } from './part.ts'

const met = 1 << MET

/** What an expression comes to over all cases. */
export interface Range {
  /** It can be met in some case. */
  readonly canBeMet: boolean
  /** In some case it is not met. */
  readonly canFail: boolean
  /** A remark among those given says already why the whole is always or never met. */
  readonly explained: boolean
  readonly remarks: readonly Remark[]
}

/**
 * Looks for parts of an expression that can never matter.
 *
 * @param rule the id of the condition or award that the expression belongs to.
 */
export function rangeOf(rulebook: Rulebook, root: Part, award: string, rule: string): Range {
  const remarks = everyPart(root).flatMap((part) => limitRemarks(rulebook, part, rule))
  const explained = new Set(remarks.map((remark) => remark.path))
  const leaves = leavesOf(root)
  if (tooManyCases(rulebook, leaves, award)) {
    return { canBeMet: true, canFail: true, explained: false, remarks: [...remarks, { code: 'too-many-cases', path: root.path, rule }] }
  }
  const parts = everyPart(root)
  const below = parts.map((part) => part.parts.map((each) => parts.indexOf(each)))
  const results = new Uint8Array(parts.length)
  const seen = new Uint8Array(parts.length)
  /** Parts of which some case shows that they matter to the one they are a part of. */
  const mattering = new Uint8Array(parts.length)
  for (const situation of casesOf(rulebook, leaves, award)) {
    for (const [i, part] of parts.entries()) {
      const result = part.expression.evaluate(situation)
      results[i] = result
      seen[i] = (seen[i] ?? 0) | (1 << result)
    }
    for (const [i, places] of below.entries()) if (places.length > 1) markMattering(parts[i]?.word, places, results, mattering)
  }
  const masks = new Map(parts.map((part, i) => [part, seen[i] ?? 0]))
  const matters = new Set(parts.filter((_, i) => mattering[i]))
  const constant = (part: Part): boolean => masks.get(part) === met || ((masks.get(part) ?? 0) & met) === 0
  for (const part of parts) {
    if (part.parts.some((each) => explained.has(each.path) || constant(each))) {
      if (constant(part)) explained.add(part.path)
      continue
    }
    if (part !== root && constant(part) && !explained.has(part.path)) {
      remarks.push({ code: masks.get(part) === met ? 'part-always-met' : 'part-never-met', path: part.path, rule, details: { part: wordsOf(part) } })
    }
    const idle = part.parts.find((each) => !matters.has(each))
    if (part.parts.length > 1 && idle && !constant(part)) {
      remarks.push({ code: 'part-never-matters', path: idle.path, rule, details: { part: wordsOf(idle), word: part.word } })
    }
  }
  const mask = masks.get(root) ?? 0
  return { canBeMet: (mask & met) !== 0, canFail: (mask & ~met) !== 0, explained: explained.has(root.path), remarks }
}

/** A part of `all` matters where only it is not met; one of `any`, where only it is not unmet. */
function markMattering(word: string | undefined, places: readonly number[], results: Uint8Array, mattering: Uint8Array): void {
  const idle = word === 'all' ? MET : UNMET
  let only: number | undefined
  for (const place of places) {
    if (results[place] === idle) continue
    if (only !== undefined) return
    only = place
  }
  if (only !== undefined) mattering[only] = 1
}

/** A part as it stands in the rulebook, cut where it is long. */
export function wordsOf(part: Part): string {
  const text = JSON.stringify({ [part.word]: part.parts.length > 0 ? part.parts.map((below) => below.word) : part.parameters })
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** Limits that no answer can fall short of or reach, by themselves or together. */
function limitRemarks(rulebook: Rulebook, part: Part, rule: string): Remark[] {
  const number = part.parameters['number']
  if (part.word === 'all') return contradictions(part, rule)
  if (typeof number !== 'number' || (part.word !== 'at-least' && part.word !== 'at-most')) return []
  const fact = rulebook.facts[part.expression.facts[0] ?? -1]
  if (!fact) return []
  const { min = -Infinity, max = Infinity } = fact
  const always = part.word === 'at-least' ? number <= min : number >= max
  const never = part.word === 'at-least' ? number > max : number < min
  if (!always && !never) return []
  const details = { fact: fact.id, limit: number, min: fact.min ?? '−∞', max: fact.max ?? '∞' }
  return [{ code: always ? 'limit-without-effect' : 'limit-out-of-reach', path: part.path, rule, details }]
}

function contradictions(part: Part, rule: string): Remark[] {
  const limits = (word: string): { fact: string; number: number }[] =>
    part.parts.flatMap((below) => {
      const { fact, number } = below.parameters
      return below.word === word && typeof fact === 'string' && typeof number === 'number' ? [{ fact, number }] : []
    })
  return limits('at-least').flatMap((least) => {
    const most = limits('at-most').find((other) => other.fact === least.fact && other.number < least.number)
    return most ? [{ code: 'contradictory-limits', path: part.path, rule, details: { fact: least.fact, atLeast: least.number, atMost: most.number } }] : []
  })
}
