import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, connect, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import { until } from '../support/until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stopping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('SIGTERM to npm alone ends the service in good order, and leaves nothing running', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: `sqlite:${join(folder, 'a.db')}`, LOG_LEVEL: 'info' },
  })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  const ended = once(npm, 'close')
  await until(() => /http:\/\/[\w.:]+:\d+/.test(output))
  const address = /http:\/\/[\w.:]+:\d+/.exec(output)?.[0] ?? ''
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  npm.kill('SIGTERM')
  // Its output is closed by the last of its processes.
  await ended
  expect(output).toContain('"msg":"closed"')
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})

/** Connects, and says this much. */
async function say(address: string, words: string): Promise<Socket> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(words)
  return socket
}

test('who has said nothing yet, is idle or sends slowly is not waited for; who was heard is answered', async () => {
  const { promise: answering, resolve: answer } = Promise.withResolvers<void>()
  let arrived = 0
  const server = await listen((request, response) => {
    arrived += 1
    if (request.url === '/held') void answering.then(() => response.end('held'))
    else if (request.url === '/upload') request.resume().on('end', () => response.end())
    else response.end('ok')
  }, { host: '127.0.0.1', port: 0 })
  const silent = await say(server.address, '')
  const half = await say(server.address, 'POST /upload HTTP/1.1\r\nHo')
  const slow = await say(server.address, 'POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na')
  const idle = await say(server.address, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(idle, 'data')
  const held = fetch(`${server.address}/held`)
  await until(() => arrived === 3)
  const gone = Promise.all([silent, half, slow, idle].map((socket) => once(socket, 'close')))
  let closed = false
  const closing = server.close().then(() => (closed = true))
  // They are cut off while the one that was heard is still being answered.
  await gone
  expect(closed).toBe(false)
  answer()
  expect(await (await held).text()).toBe('held')
  await closing
})

test('who is told twice to end waits for nobody', async () => {
  let arrived = false
  const server = await listen(() => (arrived = true), { host: '127.0.0.1', port: 0 })
  const held = fetch(server.address).catch(() => 'cut')
  await until(() => arrived)
  const closing = server.close()
  server.cut()
  await closing
  expect(await held).toBe('cut')
  // The port is free again.
  const other = createServer().listen(Number(new URL(server.address).port), '127.0.0.1')
  await once(other, 'listening')
  other.close()
})
