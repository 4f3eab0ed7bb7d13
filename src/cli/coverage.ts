import { once } from 'node:events'
import { dayInBangkok } from '../conversation/formats.ts'
import { ruleCoverage, RuleError } from '../rules/index.ts'
import { knownRegistry, rulesOf } from './rounds.ts'

/**
 * `lertrat coverage`: how often the cases on standard input bring each condition, and each reading
 * of it, to each result. The exit status is 1 where one was never brought about that could be.
 */
export async function coverRulebook(options: { round: number }, environment: NodeJS.ProcessEnv): Promise<void> {
  const rules = rulesOf(options.round, environment['RULEBOOK_DIR'])
  let text = ''
  process.stdin.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  await once(process.stdin, 'end')
  const cases = text.split('\n').filter((line) => line.trim() !== '').map((line, i): unknown => {
    try {
      return JSON.parse(line)
    } catch {
      throw new RuleError('bad-json', `line ${i + 1} is no JSON; write one case a line`)
    }
  })
  const rows = ruleCoverage(rules, cases, { asOf: dayInBangkok(new Date()), registry: knownRegistry(rules) })
  const write = (cells: readonly unknown[]): unknown => process.stdout.write(`${cells.join('\t')}\n`)
  write(['award', 'condition', 'reading', 'met', 'unmet', 'unknown', 'unsettled', 'never'])
  for (const { award, condition, reading = '', counts, never } of rows) {
    write([award, condition, reading, counts.met, counts.unmet, counts.unknown, counts.unsettled, never.join(' ')])
  }
  process.exitCode = rows.some((row) => row.never.length > 0) ? 1 : 0
}
