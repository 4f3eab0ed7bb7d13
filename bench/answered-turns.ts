import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deliveries, type Delivery } from './line/load.ts'
import { startPlatform, type Platform } from './line/platform.ts'

/**
 * What a person feels on LINE: the time from their message (a webhook request) to the answer on its way (the
 * reply call), at fixed rates, side by side with a bare bot of Express and the SDK; and the highest rate at
 * which 95 of 100 are answered within 2 seconds and none is lost.
 *
 *     node answered-turns.ts [--rates 20,50,100,200] [--seconds 8] [--rounds 2] [--highest] [name=CHECKOUT …]
 *
 * Other checkouts of the project may be named to be measured beside this one.
 */
const secret = '8c570fa6dd201bb328f1c1eac23a96d8'
const people = 500
const bearableMs = 2_000
/** How long answers are waited for after the last message. */
const drainMs = 20_000
const own = fileURLToPath(new URL('..', import.meta.url))

const options = { rates: [20, 50, 100, 200], seconds: 8, rounds: 2, highest: false }
const checkouts: Record<string, string> = { service: own }
const given = process.argv.slice(2)
while (given.length > 0) {
  const word = given.shift() ?? ''
  if (word === '--rates') options.rates = (given.shift() ?? '').split(',').map(Number)
  else if (word === '--seconds') options.seconds = Number(given.shift())
  else if (word === '--rounds') options.rounds = Number(given.shift())
  else if (word === '--highest') options.highest = true
  else {
    const [name = '', path = ''] = word.split('=')
    checkouts[name] = resolve(path)
  }
}

interface Contender {
  readonly name: string
  readonly platform: Platform
  readonly address: string
  readonly process: ChildProcess
}

interface Taken {
  /** Milliseconds from the webhook request to the reply call. */
  readonly median: number
  readonly p95: number
  readonly p99: number
  readonly lost: number
  /** The slowest acknowledgement of a webhook request, in milliseconds. */
  readonly acknowledged: number
  /** Milliseconds of the server's processor for each message. */
  readonly work: number
}

const folder = mkdtempSync(join(tmpdir(), 'answered-turns-'))
const contenders: Contender[] = []
try {
  contenders.push(await begin('bare bot', own, ['bench/line/bare-bot.ts']))
  for (const [name, path] of Object.entries(checkouts)) contenders.push(await begin(name, path, ['src/cli/lertrat.js', 'serve']))
  console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${people} people, ${options.seconds} s a rate, best of ${options.rounds} rounds`)
  for (const contender of contenders) await measure(contender, 50, 3)
  console.log('| events a second | contender | median, ms | p95 | p99 | slowest acknowledgement | processor a message | lost |')
  console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const rate of options.rates) {
    const taken = new Map<Contender, Taken[]>(contenders.map((contender) => [contender, []]))
    for (let round = 0; round < options.rounds; round++) {
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) taken.get(contender)?.push(await measure(contender, rate, options.seconds))
    }
    for (const [{ name }, rounds] of taken) {
      // Other work on the machine only makes a round slower.
      const best = rounds.reduce((one, other) => (other.p95 < one.p95 ? other : one))
      console.log(`| ${rate} | ${name} | ${best.median.toFixed(1)} | ${best.p95.toFixed(1)} | ${best.p99.toFixed(1)} | ${best.acknowledged.toFixed(0)} | ${best.work.toFixed(2)} | ${rounds.reduce((sum, { lost }) => sum + lost, 0)} |`)
    }
  }
  if (options.highest) for (const contender of contenders) console.log(`highest rate with p95 under 2 s: ${contender.name} ${await highest(contender)} a second`)
} finally {
  for (const { process: child, platform } of contenders) {
    child.kill('SIGKILL')
    platform.close()
  }
  rmSync(folder, { recursive: true, force: true })
}

async function begin(name: string, cwd: string, script: readonly string[]): Promise<Contender> {
  const platform = await startPlatform()
  const child = spawn(process.execPath, [...script], {
    cwd, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: `sqlite:${join(folder, `${name}.db`)}`,
      LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: 'token', LINE_API_BASE_URL: platform.url,
    },
  })
  const address = await new Promise<string>((found, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const printed = /http:\/\/[\w.:]+\//.exec((output += chunk))?.[0]
      if (printed !== undefined) found(printed)
    })
    child.once('exit', () => reject(new Error(`${name} ended too early`)))
  })
  return { name, platform, address, process: child }
}

/** Sends messages at a rate, whatever the answers do, and waits for the answers. */
async function measure({ platform, address, process: child }: Contender, rate: number, seconds: number): Promise<Taken> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  const stock = deliveries(Math.ceil(rate * seconds), secret, people)
  const sent = new Map<string, number>()
  let acknowledged = 0
  const begun = performance.now()
  const workBefore = processorMs(child)
  const requests: Promise<void>[] = []
  for (const [index, delivery] of stock.entries()) {
    const due = begun + (index * 1000) / rate
    const wait = due - performance.now()
    if (wait > 0) await setTimeout(wait)
    const at = performance.now()
    sent.set(tokenOf(delivery), at)
    requests.push(post(agent, `${address}line/webhook`, delivery).then((status) => {
      if (status !== 200) throw new Error(`answered with ${status}`)
      acknowledged = Math.max(acknowledged, performance.now() - at)
    }))
  }
  await Promise.all(requests)
  const until = performance.now() + drainMs
  const waiting = (): boolean => [...sent.keys()].some((token) => !platform.answered.has(token))
  while (waiting() && performance.now() < until) await setTimeout(50)
  agent.destroy()
  const times = [...sent].flatMap(([token, at]) => {
    const answered = platform.answered.get(token)
    return answered === undefined ? [] : [answered - at]
  }).toSorted((one, other) => one - other)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity
  return {
    median: at(0.5), p95: at(0.95), p99: at(0.99), acknowledged, lost: sent.size - times.length,
    work: (processorMs(child) - workBefore) / stock.length,
  }
}

/** The highest rate at which it keeps up, to a tenth. */
async function highest(contender: Contender): Promise<number> {
  let [low, high] = [50, 6_400]
  while (high / low > 1.1) {
    const rate = Math.round(Math.sqrt(low * high))
    const { p95, lost } = await measure(contender, rate, 5)
    if (p95 < bearableMs && lost === 0) low = rate
    else high = rate
  }
  return low
}

/** Processor time of a process so far, in milliseconds. */
function processorMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function tokenOf({ body }: Delivery): string {
  return /"replyToken":"([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? ''
}

function post(agent: Agent, url: string, { body, signature }: Delivery): Promise<number> {
  return new Promise((found, reject) => {
    request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length, 'x-line-signature': signature } }, (response) => {
      response.resume().on('end', () => found(response.statusCode ?? 0)).on('error', reject)
    }).on('error', reject).end(body)
  })
}
