import { dayInBangkok } from '../conversation/formats.ts'
import { checkCase, parseDate, RuleError } from '../rules/index.ts'
import { answerLines } from './json-lines.ts'
import { renderCaseResult } from './render-case.ts'
import { kept, rulesOf } from './rounds.ts'

/** `lertrat check`: cases a line in, verdicts a line out. */
export async function check(options: { round?: number; asOf?: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  const { asOf = dayInBangkok(new Date()) } = options
  if (asOf.length !== 10 || parseDate(asOf) === undefined) {
    throw new RuleError('no-such-date', `--as-of: there is no day "${asOf}"; write YYYY-MM-DD`, 'asOf')
  }
  const { rules, registry } = await kept(rulesOf(options.round, environment['RULEBOOK_DIR']), environment)
  const defaults = { asOf, registry }
  process.exitCode = await answerLines({ input: process.stdin, output: process.stdout }, (input) => checkCase(rules, input, defaults), renderCaseResult)
}
