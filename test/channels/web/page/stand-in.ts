import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import type { Response } from 'express'
import type { Reply } from '../../../../src/conversation/replies.ts'

/** The policy that the real server sends. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:",
  "connect-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ')

const fromHere = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A message as it reached the stand-in. */
export interface Heard {
  readonly conversation: string
  readonly id: string
  readonly text?: string
  readonly choice?: string
  readonly choices?: readonly string[]
  readonly form?: { readonly token: string; readonly values: Readonly<Record<string, string>> }
  /** The name and size of a file. */
  readonly file?: { readonly name: string; readonly size: number }
}

/** What the stand-in does with a message; `undefined` lets the request hang until `release`. */
export type Answer =
  | { readonly replies: readonly Reply[]; readonly desk?: true }
  | { readonly status: number; readonly body: unknown }
  | undefined

/** A server that keeps the contract of the web chat's routes and says what a test wants. */
export interface StandIn {
  readonly origin: string
  /** Each turn once, in the order in which it was taken: a repeated id is not a turn. */
  readonly turns: Heard[]
  /** Every request for a turn, repeated ones too. */
  readonly tries: Heard[]
  /** Conversations handed out. */
  readonly conversations: string[]
  /** Decides what is answered; the first greeting has its own answer. */
  answer: (heard: Heard) => Answer
  /** Lets the hanging requests go, with what `answer` says now. */
  release(): void
  close(): Promise<void>
}

/**
 * Starts the stand-in on a free port of 127.0.0.1.
 *
 * @param answer what it says to each new turn
 */
export async function startStandIn(answer: (heard: Heard) => Answer): Promise<StandIn> {
  const app = express()
  const waiting: (() => void)[] = []
  const kept = new Map<string, object>()
  app.use((_request, response, next) => {
    response.set('content-security-policy', POLICY)
    next()
  })
  app.get('/', (_request, response) => { response.sendFile(fromHere('src/channels/web/page/index.html')) })
  app.use('/web/page', express.static(fromHere('src/channels/web/page')))
  app.use('/web/fonts', express.static(fromHere('node_modules/@fontsource/sarabun/files')))
  app.get('/web/texts/:language.json', (request, response) => {
    response.sendFile(fromHere(`locales/${request.params.language === 'en' ? 'en' : 'th'}/web.json`))
  })
  app.get('/files/chart', (_request, response) => { response.type('png').send(Buffer.from(PIXEL, 'base64')) })
  app.use(express.json())

  const standIn: StandIn = {
    origin: '', turns: [], tries: [], conversations: [], answer,
    release: () => { for (const go of waiting.splice(0)) go() },
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
  app.post('/web/conversations', (_request, response) => {
    const conversation = `conversation-${standIn.conversations.length + 1}`
    standIn.conversations.push(conversation)
    response.status(201).json({ conversation })
  })
  app.post('/web/messages', (request, response) => { take(request.body as Heard, response) })
  app.post('/web/files', express.raw({ type: () => true, limit: '11mb' }), (request, response) => {
    const size = (request.body as Uint8Array).length
    const name = decodeURIComponent(request.get('x-file-name') ?? '')
    take({ conversation: request.get('x-conversation') ?? '', id: request.get('x-message-id') ?? '', file: { name, size } }, response)
  })

  function take(heard: Heard, response: Response): void {
    standIn.tries.push(heard)
    const before = kept.get(heard.id)
    if (before) {
      response.json(before)
      return
    }
    const said = standIn.answer(heard)
    if (said === undefined) {
      waiting.push(() => give(heard, response, standIn.answer(heard)))
      return
    }
    give(heard, response, said)
  }

  function give(heard: Heard, response: Response, said: Answer): void {
    if (said === undefined) return
    if ('status' in said) {
      response.status(said.status).json(said.body)
      return
    }
    if (!kept.has(heard.id)) {
      kept.set(heard.id, said)
      standIn.turns.push(heard)
    }
    if (!response.destroyed) response.json(said)
  }

  const server: Server = await new Promise((started) => {
    const listening = app.listen(0, '127.0.0.1', () => started(listening))
  })
  return Object.assign(standIn, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}
