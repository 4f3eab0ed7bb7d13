import type { Evaluation } from './evaluate.ts'
import type { Expression } from './expression.ts'
import { reachOf } from './reach.ts'
import type { CompiledCondition, Rules } from './rules.ts'
import { UNKNOWN, UNMET } from './truth.ts'

/** Which awards the questions are for. */
export interface QuestionScope {
  /** Only these awards; without it, every award of the round. */
  readonly awards?: ReadonlySet<string>
}

/** What the power to settle an award with one answer is worth, against one more award that waits. */
const settlingWorth = 0.3
/** What staying with a topic is worth, in awards: a conversation that jumps about is tiring. */
const stayingWorth = 1

/**
 * The fact to ask for next: the one for which most open awards wait; what its answers alone settle
 * and whether its topic is being talked about already weigh in. Among equals the order of topics,
 * then of facts, in the rulebook decides.
 *
 * @returns a fact's id, or null when no question can change any status.
 */
export function nextQuestion(rules: Rules, evaluation: Evaluation, scope: QuestionScope = {}): string | null {
  const { facts } = rules
  if (!evaluation.waits.some((marks) => marks !== undefined)) return null
  const { values } = evaluation.situation
  const scores = new Float64Array(facts.length)
  const stuck = values.includes(null)
  for (let i = 0; i < rules.awards.length; i++) {
    let marks = evaluation.waits[i]
    if (!marks || (scope.awards && !scope.awards.has((rules.awards[i] as { id: string }).id))) continue
    if (stuck) marks = usefulMarks(rules, evaluation, i, marks)
    for (let f = 0; f < marks.length; f++) {
      if (marks[f]) scores[f] = (scores[f] as number) + 1 + settlingWorth * ((rules.settling[f] as Float64Array)[i] as number)
    }
  }
  const begun = new Set<string | undefined>()
  for (let f = 0; f < facts.length; f++) {
    if (values[f] !== undefined && facts[f]?.asked) begun.add(facts[f]?.topic)
  }
  let best: string | null = null
  let most = 0
  for (const f of rules.askOrder) {
    if (scores[f] === 0) continue
    const fact = facts[f] as Rules['facts'][number]
    const score = (scores[f] as number) + (begun.has(fact.topic) ? stayingWorth : 0)
    if (score > most) {
      most = score
      best = fact.id
    }
  }
  return best
}

/**
 * How many questions are left at most, whatever the answers.
 */
export function questionsLeftAtMost(rules: Rules, evaluation: Evaluation, scope: QuestionScope = {}): number {
  const { situation } = evaluation
  const left = new Set<number>()
  const add = (expression: Expression): void => {
    for (const f of expression.facts) {
      if (situation.values[f] === undefined && rules.facts[f]?.asked) left.add(f)
    }
  }
  for (const [i, award] of rules.awards.entries()) {
    if (!evaluation.waits[i] || (scope.awards && !scope.awards.has(award.id))) continue
    if (award.fit && award.fit.evaluate(situation) === UNKNOWN) add(award.fit)
    for (const place of award.conditions) {
      if (evaluation.results[place] !== UNKNOWN) continue
      const condition = rules.conditions[place] as CompiledCondition
      if (condition.registry && situation.unnamed) left.add(rules.who.name)
      if (condition.registry && situation.applicant === null && !situation.unnamed) continue
      for (const reading of condition.readings) {
        add(reading.met)
        if (reading.when) add(reading.when)
      }
    }
  }
  return left.size
}

/**
 * Where some answer was "don't know": the missing facts that can still change the award's status.
 * A question is of use if every unknown can still be settled, or else if it belongs to something
 * that can still turn out unmet.
 */
function usefulMarks(rules: Rules, evaluation: Evaluation, place: number, marks: Uint8Array): Uint8Array {
  const { situation } = evaluation
  const award = rules.awards[place] as Rules['awards'][number]
  const open = award.conditions.filter((condition) => evaluation.results[condition] === UNKNOWN)
  const fit = award.fit && award.fit.evaluate(situation) === UNKNOWN ? award.fit : undefined
  const reaches = open.map((condition) => reachOf(rules, rules.conditions[condition] as CompiledCondition, situation))
  const fitReach = fit?.reach(situation) ?? ~0
  const settles = [...reaches, fitReach].every((reach) => (reach & ~(1 << UNKNOWN)) !== 0)
  if (settles) return marks
  const useful = new Uint8Array(marks.length)
  const keep = (expression: Expression): void => {
    for (const f of expression.facts) if (marks[f]) useful[f] = 1
  }
  if (fit && (fitReach & (1 << UNMET)) !== 0) keep(fit)
  for (const [i, condition] of open.entries()) {
    if (((reaches[i] as number) & (1 << UNMET)) === 0) continue
    const compiled = rules.conditions[condition] as CompiledCondition
    if (compiled.registry && marks[rules.who.name]) useful[rules.who.name] = 1
    for (const reading of compiled.readings) {
      keep(reading.met)
      if (reading.when) keep(reading.when)
    }
  }
  return useful
}
