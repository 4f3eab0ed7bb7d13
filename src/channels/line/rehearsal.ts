import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Words } from '../../conversation/words.ts'
import { openDatabase } from '../../database/database.ts'
import type { Rulebook } from '../../rules/index.ts'
import { startLine, type LineDependencies } from './service.ts'

/** People of a rehearsal, who speak at once. */
const PEOPLE = 100
/** However slow the machine is, a rehearsal begins nothing new after so many milliseconds. */
const LONGEST = 2_000

/** What somebody says from the first question to a result, in the words of the page's own buttons. */
export function rehearsedSayings(rulebook: Rulebook, words: Words): readonly string[] {
  const awards = rulebook.awards.map(({ id }) => words.say('chat:actions.check', { award: words.rule('awards', id, 'name') }))
  const of = (action: string): string => words.say(`chat:actions.${action}`)
  return [of('check-now'), ...awards.slice(0, 3), of('unknown'), of('unknown'), of('back'), of('summary'), of('verdict')]
}

/**
 * Takes the way of a LINE message before the first person does, so that a crowd right after a start need
 * not wait until everything is compiled: signed requests over HTTP, turns in a database in memory,
 * answers to a platform of its own. Nothing of it is kept, counted or sent to anybody.
 *
 * @param sayings what each of the people says, one after the other
 * @throws where this machine can't open a port on 127.0.0.1
 * @example await rehearse(dependencies, rehearsedSayings(rulebook, words))
 */
export async function rehearse(dependencies: LineDependencies, sayings: readonly string[]): Promise<void> {
  const { metrics: _, ...kept } = dependencies
  const { randomToken } = dependencies
  const channelSecret = randomToken()
  const database = openDatabase('sqlite::memory:')
  const sink = await listening((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await database.migrate()
  const line = startLine(
    { channelSecret, channelAccessToken: randomToken(), apiBaseUrl: addressOf(sink) },
    { ...kept, database, observeEvent: () => undefined },
  )
  const app = await listening(express().use(line.routes))
  const until = performance.now() + LONGEST
  const person = async (_: unknown, index: number): Promise<void> => {
    const userId = `U${String(index).padStart(32, '0')}`
    for (const words of sayings) {
      if (performance.now() > until) return
      const body = JSON.stringify({ destination: userId, events: [messageOf(userId, words, randomToken)] })
      const signature = createHmac('sha256', channelSecret).update(body).digest('base64')
      const response = await fetch(`${addressOf(app)}/line/webhook`, {
        method: 'POST', body, headers: { 'x-line-signature': signature, 'content-type': 'application/json' },
      })
      await response.arrayBuffer()
    }
  }
  try {
    await Promise.all(Array.from({ length: PEOPLE }, person))
  } finally {
    for (const server of [app, sink]) {
      server.closeAllConnections()
      server.close()
    }
    await line.stop()
    await database.close()
  }
}

function messageOf(userId: string, text: string, randomToken: () => string): object {
  return {
    type: 'message', mode: 'active', timestamp: Date.now(), source: { type: 'user', userId }, webhookEventId: randomToken(),
    deliveryContext: { isRedelivery: false }, replyToken: randomToken(), message: { type: 'text', id: '1', quoteToken: 'q', text },
  }
}

async function listening(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
