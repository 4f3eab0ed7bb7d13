import { roundTexts } from '../conversation/words.ts'
import { readRulebookFile, RuleError, rulebookFiles } from '../rules/index.ts'
import { describe, lint, type Finding } from '../rules/lint/index.ts'
import { readLocale } from './locales.ts'

/** `lertrat lint`: every finding with file, line, rule and mend. The exit status is 1 where there is an error. */
export function lintRulebooks(options: { round?: number }, environment: NodeJS.ProcessEnv): void {
  const directory = environment['RULEBOOK_DIR']
  const rounds = options.round === undefined ? [...rulebookFiles(directory).keys()] : [options.round]
  const findings = rounds.flatMap((round) => findingsOf(round, directory))
  for (const finding of findings) process.stdout.write(`${sentence(finding)}\n`)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  process.stdout.write(`${rounds.length} rulebooks, ${errors} errors, ${findings.length - errors} warnings\n`)
  process.exitCode = errors > 0 ? 1 : 0
}

/** Refuses to start on a rulebook that can't be trusted, and says where it is to be mended. */
export function lintOrRefuse(round: number, directory: string | undefined): void {
  const errors = findingsOf(round, directory).filter((finding) => finding.severity === 'error')
  if (errors.length > 0) throw new RuleError('broken-rulebook', errors.map(sentence).join('\n'))
}

function findingsOf(round: number, directory: string | undefined): readonly Finding[] {
  const path = rulebookFiles(directory).get(round)
  if (path === undefined) throw new RuleError('unknown-round', `there is no rulebook for round ${round}`, 'round')
  return lint(readRulebookFile(path), { th: roundTexts('th', round, directory), en: roundTexts('en', round, directory) })
}

function sentence(finding: Finding): string {
  const { message, mend } = describe(finding, readLocale('en', 'lint'))
  return `${finding.file}:${finding.line}: ${finding.severity} ${finding.code} (${finding.rule}): ${message} ${mend}`
}
