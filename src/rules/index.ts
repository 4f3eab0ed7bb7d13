/**
 * The shared rules core: pure functions over a rulebook that is data. It imports nothing of the
 * rest of the project and does no I/O but to read rulebook files when asked to (`loadRules`).
 *
 * @example
 * import { loadRules, checkCase, emptyRegistry } from 'lertrat-guide/rules'
 * const rules = loadRules(2564)
 * checkCase(rules, { facts: { 'work.branches': ['participation'] } }, { asOf: '2021-02-01', registry: emptyRegistry })
 */
export { examineEntry, type EntryCase, type EntryObjection } from './admission.ts'
export { checkCase, type CaseDefaults, type CaseResult } from './check.ts'
export { compile, readRulebook } from './compile.ts'
export { ruleCoverage, type RuleCoverage } from './coverage.ts'
export { formatDate, parseDate } from './dates.ts'
export { evaluate, situationOf, type Evaluation } from './evaluate.ts'
export type { Change, FactType, Situation } from './expression.ts'
export { explainAward, type ConditionExplanation, type AwardExplanation } from './explain.ts'
export { readFact, readFacts, type Facts } from './facts.ts'
export { describe, lint, type Finding } from './lint/index.ts'
export { usualMilestones } from './milestones.ts'
export { renderMap, renderSvg, type MapTexts, type RuleMap } from './map/index.ts'
export { nextQuestion, questionsLeftAtMost, type QuestionScope } from './next-question.ts'
export { operators } from './operators/index.ts'
export type { AwardOutcome, Outcome, Status } from './outcome.ts'
export { comparable, emptyRegistry, registryOf, type Entry, type EntrySeen, type Registry, type RoundRegistry, type Winner } from './registry.ts'
export { RuleError } from './rule-error.ts'
export { rulebookJsonSchema, type Rulebook, type RulebookAward, type RulebookCondition, type RulebookFact, type Ruling, type Source } from './rulebook.ts'
export { loadRules, ownRulebooks, readRulebookFile, rulebookFiles, type RulebookFile } from './rulebooks.ts'
export type { Rules } from './rules.ts'
export type { ResultName } from './truth.ts'
export { documentWinners } from './winners.ts'
