import { createAccountCalls } from '../channels/line/account/calls.ts'
import type { Finding } from '../channels/line/account/finding.ts'
import { menuOf } from '../channels/line/account/menu.ts'
import { setUpAccount } from '../channels/line/account/set-up.ts'
import { createLineClient } from '../channels/line/client.ts'
import { loadVocabulary } from '../conversation/words.ts'
import { readConfig } from '../server/config.ts'

/** The longest that one call to LINE may take, in milliseconds. LINE's own test of a webhook waits for us, too. */
const callLimit = 15_000

const marks: Readonly<Record<Finding['state'], string>> = { good: '✓', changed: '✎', problem: '✗', 'by-hand': '☐', note: '•' }

/**
 * `lertrat line setup`: puts the LINE account in order, and prints what is done and what is left, in
 * Thai and in English. The exit status is 1 where there is a problem.
 *
 * @throws CodedError where a setting of the environment is wrong
 */
export async function setUpLine(options: { webhook?: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  report(await look(environment, { change: true, ...options }))
}

/** `lertrat line status`: the same checklist, without changing anything. */
export async function tellLineStatus(environment: NodeJS.ProcessEnv): Promise<void> {
  report(await look(environment, { change: false }))
}

async function look(environment: NodeJS.ProcessEnv, options: { readonly webhook?: string; readonly change: boolean }): Promise<readonly Finding[]> {
  const { line } = readConfig(environment)
  if (line === undefined) return [{ state: 'problem', key: 'credentials-missing' }]
  const vocabulary = loadVocabulary()
  const client = createLineClient({ ...line, timeoutMs: callLimit })
  const calls = createAccountCalls({ ...line, timeoutMs: callLimit })
  const menus = (['th', 'en'] as const).map((language) => menuOf(vocabulary.words(language, 0)))
  return setUpAccount({ client, calls, menus, channelSecret: line.channelSecret }, options)
}

function report(findings: readonly Finding[]): void {
  const vocabulary = loadVocabulary()
  const problems = findings.filter(({ state }) => state === 'problem').length
  for (const language of ['th', 'en'] as const) {
    const words = vocabulary.words(language, 0)
    const say = (key: string, values?: Finding['values']): string => words.say(`line-setup:${key}`, values)
    const named = (values: Finding['values']): Finding['values'] =>
      values?.['language'] === undefined ? values : { ...values, language: say(`languages.${values['language']}`) }
    const lines = (byHand: boolean): string[] => findings
      .filter(({ state }) => (state === 'by-hand') === byHand)
      .map(({ state, key, values }) => `  ${marks[state]} ${say(`findings.${key}`, named(values))}`)
    const console = lines(true)
    const text = [say('title'), ...lines(false), ...(console.length === 0 ? [] : ['', say('by-hand'), ...console]), '', say(problems > 0 ? 'end-problems' : 'end-good', { problems })]
    process.stdout.write(`${text.join('\n')}\n${language === 'th' ? '\n' : ''}`)
  }
  process.exitCode = problems > 0 ? 1 : 0
}
