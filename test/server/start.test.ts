import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { npmStart } from '../support/server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the service as `npm start` does, without LINE and Teams. */
async function start(file: string): Promise<{ milliseconds: number; megabytes: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, npmStart(), {
    cwd: root, stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], PORT: '0', DATABASE_URL: `sqlite:${join(folder, file)}`, LOG_LEVEL: 'warn' },
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        output += piece
        const found = /http:\/\/[\w.:]+:\d+/.exec(output)
        if (found) resolve(found[0])
      })
      void ended.then(() => reject(new Error('ended too early')))
    })
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    const milliseconds = performance.now() - begun
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? ''
    return { milliseconds, megabytes: Number(resident) / 1024 }
  } finally {
    child.kill()
    await ended
  }
}

test('without LINE and Teams the service is ready within a second, and small', async () => {
  // The first start compiles and keeps what it compiled; other work on the machine slows single ones.
  await start('first.db')
  const starts = [await start('a.db'), await start('b.db'), await start('c.db')]
  expect(Math.min(...starts.map(({ milliseconds }) => milliseconds))).toBeLessThan(1_000)
  expect(Math.min(...starts.map(({ megabytes }) => megabytes))).toBeLessThan(120)
})
