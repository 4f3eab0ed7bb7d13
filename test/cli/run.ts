import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../src/cli/lertrat.js', import.meta.url))

export interface Ran {
  readonly status: number | null
  readonly output: string
  readonly errors: string
  /** The output as JSON, a value a line. */
  readonly lines: readonly unknown[]
}

/** Runs the command as a process of its own, as a person would. */
export async function run(given: readonly string[], input: string | Buffer = '', environment: Record<string, string> = {}): Promise<Ran> {
  const { RULEBOOK_DIR: _, ...rest } = process.env
  const child = spawn(process.execPath, [command, ...given], { env: { ...rest, ...environment } })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => output.push(piece))
  child.stderr.on('data', (piece: Buffer) => errors.push(piece))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const text = Buffer.concat(output).toString('utf8')
  return {
    status,
    output: text,
    errors: Buffer.concat(errors).toString('utf8'),
    get lines() {
      return text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown)
    },
  }
}
