import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { loadRules, type Rules } from '../src/rules/index.ts'
import { makeCases, type Case } from './cases.ts'
import { median } from './rounds.ts'

/**
 * Cases a second through the command line on one core, start of the process included:
 * `npm run -s lertrat -- check --round 2564 < cases.jsonl`. Another command that reads and writes
 * the same lines can be given instead: `npm run pipe -- node other.ts`.
 */
const round = 2564
const count = 100_000
const asOf = '2021-02-01'
/** Only there is a way to bind a process to a core. */
const onOneCore = process.platform === 'linux'
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lertrat-pipe-'))
try {
  const many = join(folder, 'cases.jsonl')
  const one = join(folder, 'one.jsonl')
  const out = join(folder, 'out.jsonl')
  writeCases(loadRules(round), many)
  writeFileSync(one, '{"facts":{}}\n')
  const runs: Run[] = []
  const starts: Run[] = []
  for (let i = 0; i < 3; i++) {
    starts.push(await check(one, out, 1))
    runs.push(await check(many, out, count))
  }
  const middle = (of: readonly Run[], what: keyof Run): number => median(of.map((run) => run[what]))
  console.log(`node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${onOneCore ? 'one core' : 'all cores (no taskset)'}`)
  for (const what of ['passed', 'used'] as const) {
    const seconds = middle(runs, what)
    const start = middle(starts, what)
    const label = what === 'passed' ? 'by the clock' : 'processor time'
    const perSecond = (time: number): string => Math.round(count / time).toLocaleString('en')
    console.log(`${label}: ${seconds.toFixed(2)} s, ${perSecond(seconds)} cases a second; without ${start.toFixed(2)} s for the start of npm and node ${perSecond(seconds - start)}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** A tenth empty, a fifth complete, the rest in between; a third bring a registry of their own. */
function writeCases(rules: Rules, path: string): void {
  const chunk = 5_000
  const file = openSync(path, 'w')
  for (let written = 0; written < count; written += chunk) {
    const cases = makeCases(rules, chunk, written + 1, (i) => (i % 10 === 0 ? 0 : i % 5 === 1 ? 1 : (i % 97) / 97))
    writeFileSync(file, cases.map((one, i) => `${JSON.stringify(line(one, i % 3 === 0))}\n`).join(''))
  }
  closeSync(file)
}

function line({ facts, registry }: Case, withRegistry: boolean): object {
  return withRegistry ? { facts, registry } : { facts }
}

/** Seconds by the clock, and of processors. */
interface Run {
  readonly passed: number
  readonly used: number
}

/** Runs the command and makes sure that every case was decided. */
async function check(input: string, output: string, expected: number): Promise<Run> {
  const own = ['npm', 'run', '-s', 'lertrat', '--', 'check', '--round', String(round), '--as-of', asOf]
  const command = [...(onOneCore ? ['taskset', '-c', '0'] : []), ...(process.argv.length > 2 ? process.argv.slice(2) : own)]
  const stdin = openSync(input, 'r')
  const stdout = openSync(output, 'w')
  const start = performance.now()
  // The shell tells what its children used: user and system time, on the last line.
  const child = spawn('sh', ['-c', '"$@"; status=$?; times >&2; exit $status', 'sh', ...command], { cwd: root, stdio: [stdin, stdout, 'pipe'] })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [status] = (await once(child, 'close')) as [number | null]
  const passed = (performance.now() - start) / 1000
  closeSync(stdin)
  closeSync(stdout)
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${said}`)
  const last = said.trimEnd().split('\n').at(-1) ?? ''
  const used = [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
  let lines = 0
  for await (const text of createInterface({ input: createReadStream(output) })) {
    if (!text.startsWith('{"awards":[{')) throw new Error(`line ${lines + 1} is no result: ${text.slice(0, 200)}`)
    lines++
  }
  if (lines !== expected) throw new Error(`${lines} results for ${expected} cases`)
  return { passed, used }
}
