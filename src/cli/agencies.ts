import { z } from 'zod'
import { createDirectory, type Agency } from '../agencies/index.ts'
import { RuleError } from '../rules/index.ts'
import { answerLines } from './json-lines.ts'

const request = z.strictObject({ typed: z.string() })

/** `lertrat agencies match`: typed names a line in, what the directory makes of them a line out. */
export async function matchLines(): Promise<void> {
  const directory = createDirectory()
  process.exitCode = await answerLines({ input: process.stdin, output: process.stdout }, (input) => {
    const result = request.safeParse(input)
    if (!result.success) throw new RuleError('bad-request', 'a line is {"typed": text}')
    const match = directory.match(result.data.typed)
    if ('agency' in match) return { agency: shown(match.agency, true) }
    if ('choices' in match) return { choices: match.choices.map((agency) => shown(agency, false)), ...(match.ask ? { ask: match.ask } : {}) }
    return { none: true }
  })
}

function shown({ name, kind, countsAs }: Agency, withKind: boolean): Record<string, string> {
  return withKind ? { name, kind, countsAs } : { name, countsAs }
}
