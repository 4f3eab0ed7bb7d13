import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A Messaging API that takes every call at once, and notes when each reply token was used. */
export interface Platform {
  readonly url: string
  /** When each reply token was first used, by `performance.now()`. */
  readonly answered: ReadonlyMap<string, number>
  /** Calls that were neither a reply nor a push, such as the loading animation. */
  readonly others: () => number
  close(): void
}

/** Starts the platform on 127.0.0.1. */
export async function startPlatform(): Promise<Platform> {
  const answered = new Map<string, number>()
  let others = 0
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => void pieces.push(piece)).on('end', () => {
      const at = performance.now()
      const token = /"replyToken":"([^"]+)"/.exec(Buffer.concat(pieces).toString('utf8'))?.[1]
      if (token === undefined) others += 1
      else if (!answered.has(token)) answered.set(token, at)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"sentMessages":[]}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    others: () => others,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
