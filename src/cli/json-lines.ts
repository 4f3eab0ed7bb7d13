import { once } from 'node:events'
import { RuleError } from '../rules/rule-error.ts'

/** How much is gathered before it is written, in characters. */
const chunk = 1 << 16

/** A line longer than this is no case but a mistake; it is refused without being parsed. */
const longestLine = 16 * 1024 * 1024

export interface LineStreams {
  readonly input: AsyncIterable<Buffer | string>
  readonly output: NodeJS.WritableStream
}

/**
 * Answers a JSON object a line in with one a line out, in the same order. A line that can't be
 * taken gives `{"error": {"code", "message", "path"?}}` on its own line, and the rest go on.
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
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    let start = 0
    if (skipping) {
      start = rest.indexOf('\n') + 1
      skipping = start === 0
      if (skipping) start = rest.length
    }
    for (let end = rest.indexOf('\n', start); end !== -1; end = rest.indexOf('\n', start)) {
      take(rest.slice(start, end))
      start = end + 1
      if (gathered.length >= chunk) await flush()
    }
    rest = rest.slice(start)
    if (rest.length > longestLine) {
      gathered += `${JSON.stringify({ error: new RuleError('line-too-long', `a line may have ${longestLine} characters at most`) })}\n`
      failed = true
      skipping = true
      rest = ''
    }
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
