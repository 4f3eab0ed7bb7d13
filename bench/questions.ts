import { evaluate, nextQuestion, registryOf, situationOf, type AwardOutcome, type Rules } from '../src/rules/index.ts'
import { fullCases, type Case } from './cases.ts'
import { flatFacts } from './look-up.ts'
import type { Model } from './model.ts'
import type { Publicodes } from './peers/publicodes.ts'
import { Random } from './random.ts'

/** The mean number of questions of one order. */
export interface QuestionCount {
  readonly order: string
  /** Every question is answered. */
  readonly sure: number
  /** One answer in ten is "don't know". */
  readonly unsure: number
}

/** What an order goes by: the awards, and what the questions so far brought. */
interface Standing {
  readonly awards: readonly AwardOutcome[]
  readonly now: Case
  readonly next: string | null
}

/** Which fact to ask for next, out of those that an open award waits for. */
type Order = (standing: Standing) => string | undefined

/**
 * How many questions an applicant is asked until no question can change any status, for four
 * orders of asking. All stop at the same point and ask only for what an open award waits for.
 *
 * @param count of applicants, who are the same for every order.
 */
export function meanQuestions(rules: Rules, codes: Publicodes, model: Model, count: number, seed: number): QuestionCount[] {
  const asked = new Set(rules.facts.filter((fact) => fact.asked).map((fact) => fact.id))
  const inFile = rules.facts.map((fact) => fact.id)
  const open = (awards: readonly AwardOutcome[], id: string): boolean => asked.has(id) && awards.some(({ missing }) => missing.includes(id))
  const byFile: Order = ({ awards }) => inFile.find((id) => open(awards, id))
  const orders: Record<string, Order> = {
    ours: ({ next }) => next ?? undefined,
    'one award after another': ({ awards }) => awards.find(({ missing }) => missing.some((id) => asked.has(id)))?.missing.find((id) => asked.has(id)),
    'order of the file': byFile,
    // Its score knows nothing of questions that were answered "don't know"; the file helps out then.
    "publicodes' score": (standing) => best(codes, rules, model, standing.now, (id) => open(standing.awards, id)) ?? byFile(standing),
  }
  const applicants = fullCases(rules, count, seed)
  const random = new Random(seed + 1)
  const unsure = applicants.map((applicant): Case => {
    const facts = Object.entries(applicant.facts).map(([id, value]) => [id, asked.has(id) && random.chance(0.1) ? null : value])
    return { ...applicant, facts: Object.fromEntries(facts) as Case['facts'] }
  })
  return Object.entries(orders).map(([order, choose]) => {
    const mean = (of: readonly Case[]): number => of.reduce((sum, applicant) => sum + questions(rules, choose, applicant), 0) / of.length
    return { order, sure: mean(applicants), unsure: mean(unsure) }
  })
}

function questions(rules: Rules, choose: Order, applicant: Case): number {
  const registry = registryOf(applicant.registry, rules.round)
  // The agency directory fills what nobody is asked for, as soon as the name is known.
  const filled = rules.facts.filter((fact) => !fact.asked).map(({ id }) => [id, applicant.facts[id]])
  let facts: Record<string, unknown> = {}
  for (let count = 0; ; count++) {
    const evaluation = evaluate(rules, situationOf(rules, facts, applicant.asOf, registry))
    const next = nextQuestion(rules, evaluation)
    if (next === null) return count
    const id = choose({ awards: evaluation.awards, now: { ...applicant, facts }, next })
    if (id === undefined || facts[id] !== undefined) throw new Error(`a bad choice where "${next}" is open: ${id}`)
    const answer = applicant.facts[id]
    facts = { ...facts, [id]: answer, ...(id === rules.rulebook.who.name && answer !== null ? Object.fromEntries(filled) : {}) }
  }
}

/** The fact that publicodes scores highest: its sum over the awards of how much hangs on it. */
function best(codes: Publicodes, rules: Rules, model: Model, now: Case, open: (id: string) => boolean): string | undefined {
  const { missing } = codes.runAtOnce(codes.prepare(flatFacts(rules, model, now)))
  let first: string | undefined
  for (const [id, score] of missing) {
    if (open(id) && (first === undefined || score > (missing.get(first) ?? 0))) first = id
  }
  return first
}
