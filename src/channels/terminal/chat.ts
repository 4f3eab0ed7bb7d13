import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Input } from '../../conversation/input.ts'
import type { Reply } from '../../conversation/replies.ts'
import { isSession } from '../../conversation/session.ts'
import { newSession, takeTurn, type Session, type World } from '../../conversation/turn.ts'
import type { Moment } from '../../conversation/worlds.ts'
import { buttonsOf, replyLines } from './reply-lines.ts'

export interface TerminalOptions {
  readonly world: (moment: Moment) => World
  readonly round: number
  readonly language: 'th' | 'en'
  /** Where the answers are kept between two visits. */
  readonly file: string
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly now: () => Date
  readonly newId: () => string
}

/**
 * The guided check in a terminal, line by line, until the input ends. The answers are kept in a
 * file, so that the person can come back another day.
 */
export async function chatInTerminal(options: TerminalOptions): Promise<void> {
  const { input, output, file, now, newId } = options
  let session = readSession(file) ?? newSession({ round: options.round, language: options.language, id: newId(), at: now().toISOString() })
  let replies: readonly Reply[] = []
  const turn = (what: Input): void => {
    let forgotten = false
    const result = takeTurn(session, what, options.world({ now: now(), newId, forget: () => (forgotten = true) }))
    session = result.session
    replies = result.replies
    if (forgotten) rmSync(file, { force: true })
    else writeSession(file, session)
    output.write(`${replies.flatMap(replyLines).join('\n')}\n\n`)
  }
  const lines = createInterface({ input, output, prompt: '> ', terminal: 'isTTY' in output && output.isTTY === true && 'isTTY' in input && input.isTTY === true })
  // An input that has ended already still has lines to give, but no more prompt.
  let ended = false
  lines.once('close', () => (ended = true))
  const prompt = (): void => {
    if (!ended) lines.prompt()
  }
  turn({ kind: 'hello' })
  prompt()
  for await (const line of lines) {
    const typed = line.trim()
    const button = buttonsOf(replies).find((candidate) => candidate.label === typed)
    if (typed !== '') turn(button ? { kind: 'choice', token: button.choice } : { kind: 'text', text: typed })
    prompt()
  }
  output.write('\n')
}

/** The session of the visit before; none where there is no such file or it holds something else. */
function readSession(file: string): Session | undefined {
  try {
    const session: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isSession(session) ? session : undefined
  } catch {
    return undefined
  }
}

/** Written whole or not at all, readable by its owner alone. */
function writeSession(file: string, session: Session): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(session), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
