import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Input } from '../../conversation/input.ts'
import type { Reply } from '../../conversation/replies.ts'
import type { Language, Session } from '../../conversation/session.ts'
import type { Decision, Store } from '../../conversation/store.ts'
import type { TurnTools } from '../../conversation/store-turn.ts'
import type { Words } from '../../conversation/words.ts'
import { CodedError } from '../../database/coded-error.ts'
import type { KeptFile } from '../../registry/kept-files.ts'
import { clean } from '../graphemes.ts'
import { dropConversationFile, readConversationFile, writeConversationFile } from './conversation-file.ts'
import { keptTokens, pathIn, readNamedFile, saveKept } from './files.ts'
import { buttonsOf, replyLines } from './reply-lines.ts'

export interface TerminalOptions {
  readonly store: Store<Session>
  /** Makes the session of a conversation that begins. */
  readonly begin: () => Session
  readonly decide: (session: Session, input: Input, tools: TurnTools) => Decision<Session> | Promise<Decision<Session>>
  /** Before each turn, outside of its transaction. */
  readonly before?: () => Promise<void>
  /** The terminal's own words. */
  readonly words: (language: Language) => Words
  /** The file behind the token of its address, while it lives. */
  readonly keptFile: (token: string) => Promise<KeptFile | undefined>
  /** Holds the token of the conversation between two visits; files are saved beside it. */
  readonly file: string
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/**
 * The guided check, and a coordinator's desk, in a terminal: line by line, until the input ends. The
 * conversation stands in the database, so that the person can come back another day.
 *
 * @throws what the store and `decide` throw; then nothing of that turn has happened.
 */
export async function chatInTerminal(options: TerminalOptions): Promise<void> {
  const { store, input, output, file } = options
  const lines = createInterface({ input, output, prompt: '> ', terminal: 'isTTY' in output && output.isTTY === true && 'isTTY' in input && input.isTTY === true })
  // An input that has ended already still has lines to give, but no more prompt.
  let ended = false
  lines.once('close', () => (ended = true))
  const waiting = lines[Symbol.asyncIterator]()
  const prompt = (): void => {
    if (!ended) lines.prompt()
  }
  // Names and titles come from everywhere; a terminal obeys what it is written.
  const print = (text: readonly string[]): void => void output.write(`${text.map(clean).join('\n')}\n\n`)
  let { conversation, session } = await reopen(options)
  let replies: readonly Reply[] = []

  const turn = async (what: Input): Promise<void> => {
    await options.before?.()
    // After everything was deleted there is a conversation again only once something is said.
    conversation ??= await begin(options, session)
    let forgotten = false
    const result = await store.runTurn({
      channel: 'terminal',
      conversation,
      decide: async (stored, tools) => {
        const decision = await options.decide(stored, what, withForget(tools, () => (forgotten = true)))
        session = decision.session
        return decision
      },
    })
    replies = result.replies
    if (forgotten) {
      await store.deleteConversation('terminal', conversation)
      dropConversationFile(file)
      conversation = undefined
    }
    print([...replies.flatMap(replyLines), ...(await saveFiles(replies, session.language))])
  }

  const saveFiles = async (said: readonly Reply[], language: Language): Promise<readonly string[]> => {
    const saved: string[] = []
    for (const token of keptTokens(said)) {
      const kept = await options.keptFile(token)
      if (kept) saved.push(options.words(language).say('terminal:saved', { path: saveKept(join(dirname(file), 'files'), kept) }))
    }
    return saved
  }

  const take = async (typed: string): Promise<void> => {
    const button = buttonsOf(replies).find((candidate) => candidate.label === typed)
    if (button) return turn({ kind: 'choice', token: button.choice })
    const path = session.desk?.coordinator === true ? pathIn(typed, fileWords) : undefined
    if (path === undefined) return turn({ kind: 'text', text: typed })
    const read = readNamedFile(path)
    if (!read.ok) print(['', options.words(session.language).say(`terminal:${read.code}`, { path })])
    else await turn({ kind: 'file', name: read.name, bytes: read.bytes })
  }
  const fileWords = (['th', 'en'] as const).map((language) => options.words(language).say('terminal:file'))

  try {
    await turn({ kind: 'hello' })
    prompt()
    for (let next = await waiting.next(); next.done !== true; next = await waiting.next()) {
      const typed = next.value.trim()
      if (typed !== '') await take(typed)
      prompt()
    }
    output.write('\n')
  } finally {
    lines.close()
  }
}

/** The conversation of the visit before, or a new one; a session that an earlier version kept goes on. */
async function reopen(options: TerminalOptions): Promise<{ conversation: string | undefined; session: Session }> {
  const known = readConversationFile(options.file)
  if (known && 'conversation' in known) {
    try {
      return { conversation: known.conversation, session: await options.store.session('terminal', known.conversation) }
    } catch (error) {
      // The database of today may be another one, or has forgotten it.
      if (!(error instanceof CodedError) || error.code !== 'unknown-conversation') throw error
    }
  }
  const session = known && 'session' in known ? known.session : options.begin()
  return { conversation: await begin(options, session), session }
}

async function begin({ store, file }: TerminalOptions, session: Session): Promise<string> {
  const conversation = await store.createConversation('terminal', session)
  writeConversationFile(file, conversation)
  return conversation
}

/** The same tools, telling when everything is forgotten. */
function withForget(tools: TurnTools, onForget: () => void): TurnTools {
  return {
    transaction: tools.transaction, conversation: tools.conversation, conversationId: tools.conversationId, at: tools.at, aside: tools.aside,
    keepVerdict: (data) => tools.keepVerdict(data),
    send: (delivery) => tools.send(delivery),
    also: (work) => tools.also(work),
    repliesTo: (eventId) => tools.repliesTo(eventId),
    forget: (where) => {
      onForget()
      tools.forget(where)
    },
  }
}
