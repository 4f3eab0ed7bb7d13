import { z } from 'zod'
import { understand, type AnswerRequest } from '../conversation/understanding/index.ts'
import { parseDate, RuleError } from '../rules/index.ts'
import { answerLines } from './json-lines.ts'

const request = z.strictObject({
  type: z.enum(['text', 'choice', 'choices', 'date', 'yes-no', 'number']),
  fact: z.string().optional(),
  choices: z.array(z.strictObject({ value: z.union([z.string(), z.boolean()]), label: z.string() })).optional(),
  today: z.string().refine((day) => day.length === 10 && parseDate(day) !== undefined, 'a day that exists, as YYYY-MM-DD'),
  typed: z.string(),
})

/** `lertrat understand`: typed answers a line in, how the conversation takes them a line out. */
export async function understandLines(): Promise<void> {
  process.exitCode = await answerLines({ input: process.stdin, output: process.stdout }, (input) => {
    const result = request.safeParse(input)
    if (!result.success) {
      const issue = result.error.issues[0]
      throw new RuleError('bad-request', `${issue?.message}; a line is {"type", "fact"?, "choices"?, "today", "typed"}`, issue?.path.join('.') || undefined)
    }
    return understand(result.data as AnswerRequest)
  })
}
