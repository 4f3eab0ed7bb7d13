import { once } from 'node:events'
import { RuleError } from '../rules/rule-error.ts'

/** How much is gathered at most before it is written, in characters. */
const chunk = 1 << 16

/** A line longer than this is no case but a mistake; it is refused without being parsed. */
const longestLine = 16 * 1024 * 1024

export interface LineStreams {
  readonly input: AsyncIterable<Buffer | string>
  readonly output: NodeJS.WritableStream
}

/**
 * Answers a JSON object a line in with one a line out, in the same order. A line that can't be
 * taken gives `{"error": {"code", "message", "path"?}}` on its own line, and the rest go on. Whatever
 * has come in whole is answered before more is read: a peer may wait for each answer.
 *
 * @param answer makes the answer; a RuleError becomes the line's error.
 * @param render writes an answer as one line of JSON.
 * @returns the exit status: 1 if any line failed, else 0.
 */
export async function answerLines<T>(
  streams: LineStreams,
  answer: (input: unknown) => T,
  render: (result: T) => string = JSON.stringify,
): Promise<0 | 1> {
  const { input, output } = streams
  const decoder = new TextDecoder()
  let failed = false
  let rest = ''
  let gathered = ''
  let skipping = false
  const take = (line: string): void => {
    const { text, ok } = answerLine(line, (input) => render(answer(input)))
    if (!ok) failed = true
    gathered += `${text}\n`
  }
  const flush = async (): Promise<void> => {
    const text = gathered
    gathered = ''
    if (text !== '' && !output.write(text)) await once(output, 'drain')
  }
  for await (const piece of input) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      if (!skipping) take(rest + text.slice(start, end))
      skipping = false
      rest = ''
      start = end + 1
      if (gathered.length >= chunk) await flush()
    }
    if (!skipping) rest += text.slice(start)
    if (rest.length > longestLine) {
      gathered += `${JSON.stringify({ error: new RuleError('line-too-long', `a line may have ${longestLine} characters at most`) })}\n`
      failed = true
      skipping = true
      rest = ''
    }
    await flush()
  }
  rest += decoder.decode()
  if (rest !== '') take(rest)
  await flush()
  return failed ? 1 : 0
}

function answerLine(line: string, answer: (input: unknown) => string): { text: string; ok: boolean } {
  let input: unknown
  try {
    input = JSON.parse(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line)
  } catch {
    return { text: JSON.stringify({ error: new RuleError('bad-json', 'the line is no JSON; write one JSON object a line') }), ok: false }
  }
  try {
    return { text: answer(input), ok: true }
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    return { text: JSON.stringify({ error }), ok: false }
  }
}
