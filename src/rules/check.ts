import { z } from 'zod'
import { evaluate, situationOf, type Evaluation } from './evaluate.ts'
import { nextQuestion } from './next-question.ts'
import type { AwardOutcome } from './outcome.ts'
import { registryOf, type Registry, type RoundRegistry } from './registry.ts'
import { RuleError } from './rule-error.ts'
import type { Rules } from './rules.ts'

const text = z.string()
const maybe = z.string().nullish()

const caseSchema = z.strictObject({
  facts: z.record(z.string(), z.unknown()),
  registry: z
    .strictObject({
      entries: z
        .array(z.object({ agency: text, countsAs: maybe, award: text, round: z.int(), title: maybe, area: maybe }))
        .default([]),
      winners: z
        .array(z.object({ agency: text, countsAs: maybe, award: text, round: z.int().nullable(), level: maybe, title: maybe }))
        .default([]),
    })
    .optional(),
  asOf: z.string().optional(),
})

/** What the command line prints for one case. */
export interface CaseResult {
  readonly awards: readonly AwardOutcome[]
  readonly next: string | null
}

/** What a case falls back on where it does not say. */
export interface CaseDefaults {
  /** The day of the evaluation, `YYYY-MM-DD`. */
  readonly asOf: string
  /** The registry for cases that bring none. */
  readonly registry: RoundRegistry
}

/**
 * Checks one case, as one line of the command line holds it.
 *
 * @param input the parsed JSON: `{ facts, registry?, asOf? }`.
 * @throws RuleError `bad-case`, or what `readFacts` throws.
 * @example checkCase(rules, { facts: { 'work.branches': ['service'] } }, { asOf: '2021-02-01', registry: emptyRegistry })
 */
export function checkCase(rules: Rules, input: unknown, defaults: CaseDefaults): CaseResult {
  const evaluation = evaluateCase(rules, input, defaults)
  return { awards: evaluation.awards, next: nextQuestion(rules, evaluation) }
}

function evaluateCase(rules: Rules, input: unknown, defaults: CaseDefaults): Evaluation {
  const { facts, registry, asOf } = readCase(input)
  return evaluate(
    rules,
    situationOf(rules, facts, asOf ?? defaults.asOf, registry ? registryOf(registry, rules.round) : defaults.registry),
  )
}

/** The shape of a case; a case without a registry, the common one, is not put through the schema. */
function readCase(input: unknown): { facts: Readonly<Record<string, unknown>>; registry?: Registry | undefined; asOf?: string | undefined } {
  if (isPlainCase(input)) return input
  const result = caseSchema.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new RuleError('bad-case', `${issue?.message}; a case is {"facts": {…}, "registry"?: {…}, "asOf"?: "YYYY-MM-DD"}`, issue?.path.join('.') || undefined)
}

function isPlainCase(input: unknown): input is { facts: Record<string, unknown>; asOf?: string } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false
  for (const key in input) if (key !== 'facts' && key !== 'asOf') return false
  const { facts, asOf } = input as { facts?: unknown; asOf?: unknown }
  return typeof facts === 'object' && facts !== null && !Array.isArray(facts) && (asOf === undefined || typeof asOf === 'string')
}
