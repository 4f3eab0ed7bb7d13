import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { CodedError } from '../database/coded-error.ts'

/** How long requests that were read may still take after the end was asked for, in milliseconds. */
const drainLimitMs = 10_000

export interface Listening {
  /** Such as `http://127.0.0.1:3978`. */
  readonly address: string
  /** Takes no more requests and resolves when the running ones are answered. */
  close(): Promise<void>
  /** Breaks off whatever is still under way, so that `close` resolves. */
  cut(): void
}

/**
 * @param options.port 0 takes a free one
 * @throws CodedError `port-in-use`, `port-forbidden` or `bad-host`
 */
export async function listen(app: RequestListener, options: { host: string; port: number }): Promise<Listening> {
  const { host, port } = options
  let closing = false
  /** Open connections, and the request on each that is being answered. */
  const connections = new Map<Socket, IncomingMessage | undefined>()
  const server = createServer((request, response) => {
    connections.set(request.socket, request)
    response.once('close', () => {
      if (connections.has(request.socket)) connections.set(request.socket, undefined)
      // A connection kept open for the next request would keep the closing server waiting.
      if (closing) request.socket.destroySoon()
    })
    app(request, response)
  })
  server.on('connection', (socket) => {
    connections.set(socket, undefined)
    socket.once('close', () => connections.delete(socket))
  })
  /** Nobody waits for who has not asked for anything yet, or is still sending. */
  const dropIdle = (): void => {
    for (const [socket, request] of connections) if (request?.complete !== true) socket.destroy()
  }
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(listenError(cause, host, port)))
    server.listen({ host, port }, resolve)
  })

  return {
    address: addressOf(server.address()),
    close: () =>
      new Promise<void>((resolve) => {
        closing = true
        const limit = setTimeout(() => server.closeAllConnections(), drainLimitMs)
        server.close(() => {
          clearTimeout(limit)
          resolve()
        })
        dropIdle()
      }),
    cut: () => server.closeAllConnections(),
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return String(address)
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

function listenError(cause: Error, host: string, port: number): Error {
  const code = 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') return new CodedError('port-in-use', { values: { port, host }, cause })
  if (code === 'EACCES') return new CodedError('port-forbidden', { values: { port }, cause })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new CodedError('bad-host', { values: { given: host }, cause })
  }
  return cause
}
