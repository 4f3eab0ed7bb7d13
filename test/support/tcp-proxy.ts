import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Stands before a server: on a good day it forwards; it can fall silent, refuse, or break off at a certain word. */
export interface TcpProxy {
  /** The address of the server, by way of this. */
  through(url: string): string
  /** New connections are forwarded, to another server where one is named. Old ones stay what they are. */
  forward(url?: string): void
  /** A black hole: nothing comes through any more on any connection, old or new, and nobody is told. */
  swallow(): void
  /** All connections are reset, and new ones as well. */
  refuse(): void
  /** All connections are reset; new ones are forwarded. */
  cut(): void
  /**
   * The next time that a client sends the text, its connection is reset: before the server has it, or
   * after the server has answered and before the client has the answer. Resolves when that has happened.
   *
   * @param following only on a connection on which this was sent before
   */
  breakAt(text: string, when: 'unsent' | 'unanswered', following?: string): Promise<void>
  /** The next time that a client sends the text, what it sent is lost, and all that follows on any connection. */
  swallowAt(text: string): Promise<void>
  close(): Promise<void>
}

interface Pair {
  readonly client: Socket
  readonly server: Socket
  /** Something of it was lost: nothing comes through for ever. */
  silent: boolean
  /** The answer to what was sent last is not to reach the client. */
  brokenAtAnswer?: () => void
}

interface Trap {
  readonly text: string
  readonly following?: string | undefined
  /** Those on which what it follows was sent. */
  readonly on: WeakSet<Pair>
  readonly spring: (pair: Pair) => 'forward' | 'lose'
}

/** @param url where the server listens */
export async function startTcpProxy(url: string): Promise<TcpProxy> {
  let target = portOf(url)
  let mode: 'forward' | 'swallow' | 'refuse' = 'forward'
  let traps: readonly Trap[] = []
  const pairs = new Set<Pair>()
  const accepted = new Set<Socket>()

  const reset = (pair: Pair): void => {
    pair.client.resetAndDestroy()
    pair.server.destroy()
  }
  const sent = (pair: Pair, chunk: Buffer): void => {
    if (pair.silent) return
    const trap = traps.find(({ text, following, on }) => chunk.includes(text) && (following === undefined || on.has(pair)))
    for (const { following, on } of traps) if (following !== undefined && chunk.includes(following)) on.add(pair)
    if (trap !== undefined) {
      traps = traps.filter((other) => other !== trap)
      if (trap.spring(pair) === 'lose') return
    }
    pair.server.write(chunk)
  }
  const answered = (pair: Pair, chunk: Buffer): void => {
    if (pair.brokenAtAnswer !== undefined) {
      reset(pair)
      pair.brokenAtAnswer()
    } else if (!pair.silent) pair.client.write(chunk)
  }

  const proxy = createServer((client) => {
    accepted.add(client)
    client.on('error', () => undefined).once('close', () => accepted.delete(client))
    if (mode === 'refuse') return void client.resetAndDestroy()
    if (mode === 'swallow') return void client.resume()
    const server = connect(target, '127.0.0.1')
    const pair: Pair = { client, server, silent: false }
    pairs.add(pair)
    client.on('data', (chunk: Buffer) => sent(pair, chunk))
    server.on('data', (chunk: Buffer) => answered(pair, chunk))
    server.on('error', () => undefined)
    // Of what happens beyond a black hole neither side hears.
    server.once('close', () => {
      pairs.delete(pair)
      if (!pair.silent) client.destroy()
    })
    client.once('close', () => {
      if (!pair.silent) server.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject)
    proxy.listen(0, '127.0.0.1', resolve)
  })
  const { port } = proxy.address() as AddressInfo
  const cut = (): void => {
    for (const pair of pairs) reset(pair)
    for (const client of accepted) client.resetAndDestroy()
  }
  const swallow = (): void => {
    mode = 'swallow'
    for (const pair of pairs) pair.silent = true
  }
  const trapped = (text: string, spring: (pair: Pair, sprung: () => void) => 'forward' | 'lose', following?: string): Promise<void> =>
    new Promise((resolve) => {
      traps = [...traps, { text, following, on: new WeakSet(), spring: (pair) => spring(pair, resolve) }]
    })

  return {
    through: (of) => {
      const way = new URL(of)
      way.port = String(port)
      return way.href
    },
    forward: (to) => {
      if (to !== undefined) target = portOf(to)
      mode = 'forward'
    },
    swallow,
    refuse: () => {
      mode = 'refuse'
      cut()
    },
    cut,
    breakAt: (text, when, following) => trapped(text, (pair, sprung) => {
      if (when === 'unanswered') {
        pair.brokenAtAnswer = sprung
        return 'forward'
      }
      reset(pair)
      sprung()
      return 'lose'
    }, following),
    swallowAt: (text) => trapped(text, (_, sprung) => {
      swallow()
      sprung()
      return 'lose'
    }),
    close: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve))
      mode = 'refuse'
      cut()
      for (const { server } of pairs) server.destroy()
      await closed
    },
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
