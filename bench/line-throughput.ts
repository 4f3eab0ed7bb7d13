import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deliveries, send, type Slice } from './line/load.ts'
import { median } from './rounds.ts'

/**
 * The LINE webhook of the whole service, each message kept in SQLite before it is acknowledged, side
 * by side with a bare Express application that only checks the signature, and with the same webhook
 * and commit without anything to decide, say or send. All run as processes of their own, in turns.
 *
 *     node line-throughput.ts
 */
const rounds = 5
const slice = { atOnce: 32, milliseconds: 1_000 }
const people = 500
const secret = '8c570fa6dd201bb328f1c1eac23a96d8'
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'line-throughput-'))
const children: ChildProcess[] = []

try {
  const sink = await start(['bench/line/sink.ts'], {})
  const settings = { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: 'token', LINE_API_BASE_URL: sink.slice(0, -1) }
  const bare = await start(['bench/line/bare.ts'], settings)
  const keeping = await start(['bench/line/keeping.ts'], { ...settings, DATABASE_URL: `sqlite:${join(folder, 'keeping.db')}` })
  const service = await start(['src/cli/lertrat.js', 'serve'], { ...settings, DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`, LOG_LEVEL: 'warn', PORT: '0' })

  const contenders = { bare, keeping, service }
  type Name = keyof typeof contenders
  const measure = async (name: Name): Promise<Slice> => {
    const result = await send(contenders[name], deliveries(name === 'bare' ? 60_000 : 30_000, secret, people), slice)
    await quiet(sink)
    return result
  }
  const names: readonly Name[] = ['bare', 'keeping', 'service']
  for (const name of names) await measure(name)
  const taken: Readonly<Record<Name, Slice>>[] = []
  for (let round = 0; round < rounds; round++) {
    const results: Partial<Record<Name, Slice>> = {}
    // By turns and in turned order, so that whatever else the machine does hits all alike.
    for (const name of round % 2 === 0 ? names : names.toReversed()) results[name] = await measure(name)
    taken.push(results as Record<Name, Slice>)
  }

  console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${slice.atOnce} at a time, ${rounds} rounds of ${slice.milliseconds} ms each, ${people} people`)
  console.log('| round | bare Express, a second | webhook and commit, a second | share | whole service, a second | share |')
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: |')
  const share = (round: (typeof taken)[number], name: Name): number => round[name].perSecond / round.bare.perSecond
  const middle = (of: (round: (typeof taken)[number]) => number): number => median(taken.map(of))
  const row = (title: string | number, of: (pick: (round: (typeof taken)[number]) => number) => number): string => {
    const rate = (name: Name): string => of((round) => round[name].perSecond).toFixed(0)
    return `| ${title} | ${rate('bare')} | ${rate('keeping')} | ${of((round) => share(round, 'keeping')).toFixed(2)} | ${rate('service')} | ${of((round) => share(round, 'service')).toFixed(3)} |`
  }
  for (const [i, round] of taken.entries()) console.log(row(i + 1, (pick) => pick(round)))
  console.log(row('median', middle))
  for (const name of names) console.log(`time to the answer, ms: ${name} ${middle((round) => round[name].median).toFixed(1)} (p99 ${middle((round) => round[name].p99).toFixed(1)})`)
} finally {
  for (const child of children) child.kill()
  rmSync(folder, { recursive: true, force: true })
}

/** Starts a script of the project, and gives the address that it prints. */
function start(script: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [...script], { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const address = /http:\/\/[\w.:]+\//.exec((output += chunk))?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`${script.join(' ')} ended too early`)))
  })
}

/** Waits until no answers are sent any more, so that one contender's rest is not the other's burden. */
async function quiet(sink: string): Promise<void> {
  for (let before = '', same = 0; same < 3;) {
    await setTimeout(200)
    const calls = await (await fetch(`${sink}calls`)).text()
    same = calls === before ? same + 1 : 0
    before = calls
  }
}
