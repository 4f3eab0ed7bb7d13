import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A server running as a process of its own. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:40123`, as it was printed. */
  readonly address: string
  /** Resolves when standard output has a line that matches. */
  line(pattern: RegExp): Promise<string>
  /** All of standard output and of standard error so far. */
  output(): { stdout: string; stderr: string }
  /** Sends a signal (SIGKILL without one) and resolves to the exit code, null after a signal's kill. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
  /** Resolves to the exit code when it has ended, null after a signal's kill. */
  readonly ended: Promise<number | null>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The command line of `npm start`, without its program. */
export function npmStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(2)
}

/**
 * Starts the real server, or another script of the project, and waits until it prints its address.
 *
 * @param options.env the whole environment; PORT is 0 and HOST 127.0.0.1 unless named
 * @param options.command the script, from the project's folder, and its arguments
 */
export async function startProcess(options: {
  env: Readonly<Record<string, string>>
  command?: readonly string[]
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...(options.command ?? ['src/cli/lertrat.js', 'serve'])], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let waiting: { pattern: RegExp; resolve: (line: string) => void; reject: (error: Error) => void }[] = []
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const look = () => {
    waiting = waiting.filter(({ pattern, resolve }) => {
      const found = pattern.exec(stdout)
      if (found !== null) resolve(found[0])
      return found === null
    })
  }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
    look()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  void exit.then((code) => {
    for (const { reject } of waiting) reject(new Error(`The server ended (${code}) too early:\n${stdout}\n${stderr}`))
    waiting = []
  })

  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      waiting.push({ pattern, resolve, reject })
      look()
    })
  const kill = (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal)
    return exit
  }
  const address = await line(/http:\/\/[\w.:[\]]+:\d+(?=\D)/)
  return { address, line, output: () => ({ stdout, stderr }), kill, ended: exit }
}
