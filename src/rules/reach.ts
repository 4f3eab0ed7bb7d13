import { readingResults, winsOf, withWin } from './evaluate.ts'
import type { Situation } from './expression.ts'
import type { CompiledCondition, RulesCore } from './rules.ts'
import { MET, UNKNOWN, UNMET } from './truth.ts'

/** Which results of a condition the answers still missing could bring about, as a mask. */
export function reachOf(rules: RulesCore, condition: CompiledCondition, situation: Situation): number {
  if (condition.registry && situation.applicant === null && !situation.unnamed) return 1 << UNKNOWN
  if (!condition.eachWin) return reachByTexts(rules, condition, situation) ?? reachFor(condition, situation, [undefined])
  if (!situation.unnamed) return reachFor(condition, situation, winsOf(condition, situation))
  // An applicant yet unnamed may turn out to have no wins, or any that the registry holds.
  const { registry, countsAs = null } = situation
  const possible = countsAs === null ? registry.everyWin?.(condition.award) : registry.wins(condition.award, countsAs)
  if (!possible) return (1 << UNMET) | (1 << MET)
  const none = countsAs === null || possible.length === 0 ? 1 << MET : 0
  return possible.reduce((reach: number, win) => reach | reachFor(condition, situation, [win]), none)
}

/**
 * Two readings may each wait for another text: this title would settle one, another title the
 * other, and none both. So where a text is all that is missing, the texts that entries have are tried.
 */
function reachByTexts(rules: RulesCore, condition: CompiledCondition, situation: Situation): number | undefined {
  if (condition.readings.length < 2 || situation.applicant === null || situation.body === null) return undefined
  const absent = new Set(condition.readings.flatMap(({ met, when }) => [...met.facts, ...(when?.facts ?? [])])
    .filter((fact) => situation.values[fact] === undefined))
  const [fact, ...others] = absent
  if (fact === undefined || others.length > 0 || rules.facts[fact]?.type !== 'text') return undefined
  const { registry, body, applicant } = situation
  const entries = [...registry.entries(condition.award, 'body', body), ...registry.entries(condition.award, 'applicant', applicant)]
  // A text that no entry has stands for all such texts.
  const texts = new Set(['\0', ...entries.flatMap(({ title, area }) => [title, area])])
  let reach = 0
  for (const text of texts) {
    if (text === null) continue
    const values = situation.values.with(fact, text)
    reach |= 1 << readingResults(condition, { ...situation, values }).result
  }
  const settled = (reach & ~(1 << UNKNOWN)) !== 0
  return (reach & (1 << UNMET)) | (settled ? 1 << MET : 1 << UNKNOWN)
}

function reachFor(condition: CompiledCondition, situation: Situation, wins: readonly (number | null | undefined)[]): number {
  let unmet = wins.length > 0
  let settled = true
  for (const reading of condition.readings) {
    // A reading that does not apply, or may turn out not to, stands in no result's way.
    if (condition.readings.length > 1 && reading.when && (reading.when.reach(situation) & (1 << UNMET)) !== 0) continue
    for (const win of wins) {
      const reach = win === undefined ? reading.met.reach(situation) : withWin(situation, win, () => reading.met.reach(situation))
      if ((reach & (1 << UNMET)) === 0) unmet = false
      if ((reach & ~(1 << UNKNOWN)) === 0) settled = false
    }
  }
  return (unmet ? 1 << UNMET : 0) | (settled ? 1 << MET : 1 << UNKNOWN)
}
