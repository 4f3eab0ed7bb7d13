import { Router } from 'express'
import type { Request } from 'express'
import type { Input } from '../../conversation/input.ts'
import type { Decision, Store } from '../../conversation/store.ts'
import type { TurnTools } from '../../conversation/store-turn.ts'
import { CodedError } from '../../database/coded-error.ts'
import { fileInput, readFileBytes, readFileHead } from './files.ts'
import { jsonBody, optionalJsonBody } from './json-body.ts'
import { languageOf } from './language.ts'
import type { Language } from './language.ts'
import { readConversationWish, readMessage } from './message-body.ts'
import { methodNotAllowed } from './method.ts'
import type { Message } from './message-body.ts'
import { networkOf, type WebLimits } from './limits.ts'
import { TurnQueue } from './turn-queue.ts'

export interface SessionStart {
  readonly language: Language
  /** A random id for the session, unlike the token that opens the conversation. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
}

export type TurnOutcome = 'answered' | 'repeated' | 'refused' | 'failed' | 'set-aside'

export interface ChatDependencies<S> {
  readonly store: Store<S>
  readonly beginSession: (start: SessionStart) => S
  /** `network`: what counts as the client's address, see `networkOf`. */
  readonly decide: (session: S, input: Input, tools: TurnTools, network: string) => Decision<S> | Promise<Decision<S>>
  /** What is said where a message ended the process twice: it is tried no more. */
  readonly setAside?: (session: S) => Decision<S>
  /** Whether a session may be a coordinator's: the page offers them to send files, and only theirs are read. */
  readonly isCoordinator?: (session: S) => boolean
  readonly limits: WebLimits
  readonly now: () => Date
  readonly randomToken: () => string
  /** Told of every turn when it is over. */
  readonly observeTurn: (outcome: TurnOutcome, seconds: number) => void
}

/** The routes of the web chat: a new conversation, and a message or a file in one. */
export function chatRoutes<S>(dependencies: ChatDependencies<S>): Router {
  const { store, limits, now, randomToken } = dependencies
  const { isCoordinator = () => false, setAside } = dependencies
  const queue = new TurnQueue()
  const uploading = new Set<string>()
  const router = Router()

  /** The body of an answer: `desk` stands in those to coordinators. */
  const answer = async (message: Message, address: string) => {
    let coordinator = false
    const { replies, repeated } = await observed(dependencies, () =>
      queue.run(message.conversation, () =>
        store.runTurn({
          channel: 'web',
          ...message,
          ...(setAside === undefined ? {} : { setAside }),
          decide: async (session, tools) => {
            const decision = await dependencies.decide(session, message.input, tools, networkOf(address))
            coordinator = isCoordinator(decision.session)
            return decision
          },
        }),
      ),
    )
    if (repeated && dependencies.isCoordinator) coordinator = isCoordinator(await store.session('web', message.conversation))
    return { replies, ...(coordinator ? { desk: true } : {}) }
  }

  router
    .route('/web/conversations')
    .post(
      async (request, _response, next) => {
        await limits.conversation(addressOf(request))
        next()
      },
      ...optionalJsonBody,
      async (request, response) => {
        const { language } = readConversationWish(request.body)
        const session = dependencies.beginSession({
          language: language ?? languageOf(request), id: randomToken(), startedAt: now().toISOString(),
        })
        const conversation = await store.createConversation('web', session)
        response.set('Cache-Control', 'no-store').status(201).json({ conversation })
      },
    )
    .all(methodNotAllowed('POST'))

  router
    .route('/web/messages')
    .post(...jsonBody, async (request, response) => {
      const message = readMessage(request.body)
      await limits.message(message.conversation, addressOf(request))
      response.set('Cache-Control', 'no-store').json(await answer(message, addressOf(request)))
    })
    .all(methodNotAllowed('POST'))

  router
    .route('/web/files')
    .post(
      async (request, response, next) => {
        const head = readFileHead(request)
        await limits.message(head.conversation, addressOf(request))
        // A large body is read for those alone who may send one, and one at a time.
        if (!isCoordinator(await store.session('web', head.conversation))) throw new CodedError('file-not-expected')
        if (uploading.has(head.conversation)) throw new CodedError('too-many-requests', { values: { seconds: 1 } })
        uploading.add(head.conversation)
        response.once('close', () => uploading.delete(head.conversation))
        next()
      },
      readFileBytes,
      async (request, response) => {
        const { name, ...head } = readFileHead(request)
        const bytes: unknown = request.body
        const input = fileInput(name, bytes instanceof Uint8Array ? bytes : new Uint8Array())
        response.set('Cache-Control', 'no-store').json(await answer({ ...head, input }, addressOf(request)))
      },
    )
    .all(methodNotAllowed('POST'))

  return router
}

/** The client's, as the connection or a trusted proxy tells it. */
const addressOf = (request: Request): string => request.ip ?? ''

async function observed<S, T extends { readonly repeated: boolean; readonly setAside: boolean }>(
  { observeTurn }: ChatDependencies<S>,
  turn: () => Promise<T>,
): Promise<T> {
  const begun = performance.now()
  let outcome: TurnOutcome = 'failed'
  try {
    const result = await turn()
    outcome = result.repeated ? 'repeated' : result.setAside ? 'set-aside' : 'answered'
    return result
  } catch (error) {
    if (error instanceof CodedError) outcome = 'refused'
    throw error
  } finally {
    observeTurn(outcome, (performance.now() - begun) / 1000)
  }
}
