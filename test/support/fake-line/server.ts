import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeLine } from './fake-line.ts'
import type { FakeLineOptions } from './fake-line.ts'

export interface RunningFakeLine {
  /** Such as `http://127.0.0.1:40123`, for `LINE_API_BASE_URL`. */
  readonly url: string
  readonly line: FakeLine
  close(): Promise<void>
}

/**
 * Starts the fake Messaging API on a free port of 127.0.0.1.
 *
 * @param options.also requests of a test's own, tried first; true where it answered
 * @example
 * const fake = await startFakeLine({ channelAccessToken: 'token' })
 * const client = createLineClient({ channelAccessToken: 'token', apiBaseUrl: fake.url })
 * fake.line.faults.order({ at: 1, when: 'after', how: 'reset' })
 */
export async function startFakeLine(
  options: FakeLineOptions & {
    readonly port?: number
    readonly also?: (line: FakeLine, request: IncomingMessage, body: string, response: ServerResponse) => boolean
  } = {},
): Promise<RunningFakeLine> {
  const line = new FakeLine(options)
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      if (options.also?.(line, request, body, response) === true) return
      answer(line, request, body, response)
    })
    request.on('error', () => undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: options.port ?? 0 }, resolve)
  })
  return { url: urlOf(server), line, close: () => close(server) }
}

function answer(line: FakeLine, request: IncomingMessage, body: string, response: ServerResponse): void {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
  const outcome = line.answer({ method: request.method ?? 'GET', path, headers, body })
  if (outcome === 'reset') request.socket.resetAndDestroy()
  // Nothing is said until the client has gone or the server closes.
  else if (outcome !== 'time-out') response.writeHead(outcome.status, outcome.headers).end(outcome.bytes ?? outcome.body)
}

function urlOf(server: Server): string {
  const address = server.address() as AddressInfo
  return `http://127.0.0.1:${address.port}`
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
