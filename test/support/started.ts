import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { npmStart } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How a start went. */
export interface Started {
  /** Until the service was ready. */
  readonly milliseconds: number
  /** What the process took of the memory then. */
  readonly megabytes: number
}

/**
 * Starts the service as `npm start` does, without LINE and Teams, and ends it once it is ready.
 *
 * @param file path of its SQLite file
 */
export async function startOnce(file: string): Promise<Started> {
  const begun = performance.now()
  const child = spawn(process.execPath, npmStart(), {
    cwd: root, stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], PORT: '0', DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'warn' },
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
    if (!(await fetch(`${address}/readyz`)).ok) throw new Error('not ready')
    const milliseconds = performance.now() - begun
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? ''
    return { milliseconds, megabytes: Number(resident) / 1024 }
  } finally {
    child.kill()
    await ended
  }
}

